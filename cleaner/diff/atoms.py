"""A text cut into the atoms that a diff compares: a number, a Latin word, a Han character.

What is between them (punctuation, blanks, symbols) is no atom, so it can be folded away, but for
what stands between two figures. The key
of an atom is what is compared: the width of its characters, their script and the separators of
thousands are folded; a decimal point and a minus are not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext.values.grammar import DASHES

_MARKS = (  # combining marks belong to the character before them
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_LETTER = f"[A-Za-z\u00c0-\u02af\u0370-\u052f][{_MARKS}]*"
_SYMBOLS = "%‰‱°$¥€£₩≥≤<>=×÷±"  # a figure means something else without them
_ATOM = regex(
    # A minus is one where a figure may begin, and not between two (3-5, 2023-11-03, A-1).
    r"(?:(?<![\dA-Za-z%)年月日时点-])[-−](?=\d))?"
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)"
    # Between two figures a mark says what they are to each other: 3~5, 3:2, 1/3, 12、345.
    rf"|(?<=[\d%‰])(?: ?[{DASHES}/:、,]{{1,2}}) ?(?=\d)"
    rf"|(?:{_LETTER})+|[^\W_][{_MARKS}]*|[{_SYMBOLS}]|[\u2100-\u214f\u3300-\u33ff]"
)


_BETWEEN = regex(rf" ?([{DASHES}/:、,]{{1,2}}) ?")
_RANGE = regex(rf"[{DASHES}]{{1,2}}")


class Atom(NamedTuple):
    """One atom of a text."""

    start: int
    end: int
    key: str


def cut(folded: str) -> list[Atom]:
    """Cut a text that `flat` returned into its atoms."""
    return [
        Atom(found.start(), found.end(), _key(found.group())) for found in _ATOM.finditer(folded)
    ]


def _key(text: str) -> str:
    if mark := _BETWEEN.fullmatch(text):
        return _RANGE.sub("~", mark[1])
    if len(text) == 1:
        return text if text.isalnum() else unicodedata.normalize("NFKC", text)
    if text[-1].isdecimal():
        return text.replace(",", "").replace("−", "-")
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def letters(atoms: Sequence[Atom]) -> str:
    """Return all that is compared of some atoms, in a row; two numbers do not become one."""
    keys = [atom.key for atom in atoms]
    for i in range(len(keys) - 1, 0, -1):
        if keys[i][:1].isdecimal() and keys[i - 1][-1:].isdecimal():
            keys.insert(i, " ")
    return "".join(keys)
