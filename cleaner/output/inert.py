"""Texts that a spreadsheet would run, made inert, and as they were.

A spreadsheet runs a cell that begins with one of `=+-@` as a formula, and a page's headline may be
one (https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe before it says "this is
text". A text that has one of its own there gets a second, so that each text can be had back.
"""

from __future__ import annotations

from cleaner.lazy import regex

_FORMULA = regex(r"'*[=+\-@\t\r＝＋－＠]")
_INERT = regex(r"'+[=+\-@\t\r＝＋－＠]")


def inert(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs."""
    return "'" + text if _FORMULA.match(text) else text


def as_it_was(cell: str) -> str:
    """Return the text of a cell that `inert` made."""
    return cell[1:] if _INERT.match(cell) else cell
