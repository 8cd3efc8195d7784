"""A text cut into the atoms that a diff compares: a number, a Latin word, a Han character.

What is between them (punctuation, blanks, symbols) is no atom, so it can be folded away. The key
of an atom is what is compared: the width of its characters, their script and the separators of
thousands are folded; a decimal point and a minus are not.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import opencc

_MARKS = (  # combining marks belong to the character before them
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_LETTER = f"[A-Za-z\u00c0-\u02af\u0370-\u052f][{_MARKS}]*"
_SYMBOLS = "%‰‱°$¥€£₩≥≤<>=×÷±"  # a figure means something else without them
_ATOM = re.compile(
    # A minus is one where a figure may begin, and not between two (3-5, 2023-11-03, A-1).
    r"(?:(?<![\dA-Za-z%)年月日时点-])[-−](?=\d))?"
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)"
    rf"|(?:{_LETTER})+|[^\W_][{_MARKS}]*|[{_SYMBOLS}]|[\u2100-\u214f\u3300-\u33ff]"
)
# A table of single characters leaves alone what is simplified in some words only; between two
# versions of one text both are the same (as in `reprints.normalise`).
_BY_WORD = {"著": "着", "藉": "借", "瞭": "了", "俱": "具"}


class Atom(NamedTuple):
    """One atom of a text."""

    start: int
    end: int
    key: str


def flat(text: str) -> str:
    """Return a text of the same length with width and script folded, character by character."""
    table = _widths(text)
    if traditional := _simplified(text):
        table |= traditional
    return text.translate(table) if table else text


def _widths(text: str) -> dict[int, str]:
    table = {}
    for char in set(text):
        if char > "\x7f":
            folded = unicodedata.normalize("NFKC", char)
            if folded != char and len(folded) == 1:
                table[ord(char)] = folded
    return table


def _simplified(text: str) -> dict[int, str]:
    """Return the simplified form of each traditional character of a text.

    The character set of GB 2312 is that of simplified text: what keeps to it needs no look, and
    is spared the loading of the tables.
    """
    han = [char for char in set(text) if "\u3400" <= char <= "\u9fff" or char > "\uffff"]
    if not "".join(han).encode("gb2312", "replace").count(b"?"):
        return {}
    # Line ends keep the converter from reading neighbours as a phrase.
    plain = _converter().convert("\n".join(han)).split("\n")
    known = dict(zip(han, plain, strict=True)) | _BY_WORD
    return {ord(a): b for a, b in known.items() if a != b and len(b) == 1}


@functools.cache
def _converter() -> opencc.OpenCC:
    import opencc  # most pairs need none

    return opencc.OpenCC("t2s")


def cut(folded: str) -> list[Atom]:
    """Cut a text that `flat` returned into its atoms."""
    return [
        Atom(found.start(), found.end(), _key(found.group())) for found in _ATOM.finditer(folded)
    ]


def _key(text: str) -> str:
    if len(text) == 1:
        return text if text.isalnum() else unicodedata.normalize("NFKC", text)
    if text[-1].isdecimal():
        return text.replace(",", "").replace("−", "-")
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def letters(atoms: Sequence[Atom]) -> str:
    """Return all that is compared of some atoms, in a row."""
    return "".join([atom.key for atom in atoms])
