"""The page's own words, in the language of the messages.

The script words its texts with `_` and `ngettext` as Python does, and the page's markup has them in
double braces. All of them stand in the catalogues; the page carries those of its language.
"""

from __future__ import annotations

import html
from typing import get_args

import msgspec

from cleaner.diff.diff_model import Furniture
from cleaner.lazy import regex
from cleaner.ledger.ledger_model import Kind as LedgerKind
from cleaner.messages import _, marked, ngettext
from cleaner.reprints.result import Role

_TEXT = r'"((?:[^"\\]|\\.)*)"'
_WORDED = regex(rf"\b(?:_\(\s*{_TEXT}|ngettext\(\s*{_TEXT},\s*{_TEXT})")
_MARKED = regex(r"\{\{([^{}]+)\}\}")
_VALUES = (  # of the data, which the script words as they come
    *get_args(Role),
    *get_args(Furniture),
    *get_args(LedgerKind),
    *(marked("short"), marked("empty"), marked("repeated")),
    *(marked("figures"), marked("dates"), marked("codes"), marked("opposites"), marked("names")),
)


def texts_of(script: str) -> list[tuple[str, ...]]:
    """Return the texts that a script words: one, or two where it depends on a count."""
    found = ((one, *forms) if one else forms for one, *forms in _WORDED.findall(script))
    return [tuple(msgspec.json.decode(f'"{text}"') for text in texts if text) for texts in found]


def marked_in(markup: str) -> list[str]:
    """Return the texts that stand in double braces."""
    return _MARKED.findall(markup)


def worded(markup: str) -> str:
    """Return markup with its texts in the reader's language."""
    return _MARKED.sub(lambda found: html.escape(_(found[1])), markup)


def dictionary(script: str) -> str:
    """Return what a script words, as JSON that is safe in a page: English text -> the reader's.

    A text that depends on a count has a list: for one, and for many.
    """
    words: dict[str, str | list[str]] = {text: _(text) for text in _VALUES}
    for text, *counted in texts_of(script):
        words[text] = _(text)
        for many in counted:
            words[text] = [ngettext(text, many, number) for number in (1, 2)]
    known = {text: said for text, said in words.items() if said != text}
    return msgspec.json.encode(known).decode().replace("<", "\\u003c")
