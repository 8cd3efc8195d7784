"""Sheets as markup: what systems export as .xls is a page of one table, or Excel's XML of 2003.

Each row is a record, as in a workbook. A page is such a sheet if it begins with a table, shows
nothing before it, and the table's first lines name a text and something else of an article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from cleaner.html_parser import html_parser
from cleaner.lazy import regex
from cleaner.wrappers.records import record
from cleaner.wrappers.sheets import tables, workbook
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

if TYPE_CHECKING:
    from lxml import etree

Markup: TypeAlias = "etree._Element"

_LOOKED_AT = 30_000  # characters
_EXCEL = regex(r"(?:<\?[^>]*>\s*)*<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:")
_FIRST_ROW = regex(r"<(?:tr|(?:\w+:)?row)\b", re.I)
_UNSHOWN = regex(
    r"<!--.*?(?:-->|\Z)|<(head|script|style|title|xml)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.I | re.S
)
_CAPTION = 60  # characters that may stand above a table
_ROWS = ("tr", "row", "ss:row")
_NAMES = ("<tr", "<TR", "Row")  # as all write them; looking for these costs nothing
_CELLS = ("td", "th", "cell")
_BREAKS = ("br", "p", "div", "li")
_MOST_EMPTY = 16_384  # columns that a cell may leave out before it


def detect(source: Source) -> bool:
    """Tell a page of one table by its first lines, and Excel's XML by its name."""
    opening = source.opening[:_LOOKED_AT]
    if not opening.startswith("<") or not any(name in opening for name in _NAMES):
        return False
    first = _FIRST_ROW.search(opening)
    if first is None:
        return False
    if _EXCEL.match(opening):
        return True
    above = opening[: first.start()]
    if "<table" not in above.lower() or len(_UNSHOWN.sub("", above).strip()) > _CAPTION:
        return False
    begun = _rows(_parsed(f"<table>{opening[first.start() :]}"))
    return any(map(tables.names_a_table, itertools.islice(begun, workbook.HEAD_LINES)))


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give the article of each row; a row without one gives a `Failed`.

    Raises:
        NoArticleError: no article is in it.

    """
    others: list[FailedPart] = []
    decoded = source.decoded
    values = workbook.sheet_values(_rows(_parsed(source.text)), "", None, others)
    told = (value._replace(encoding=decoded.encoding, why=decoded.why) for value in values)
    yield from record.articles(told, "a sheet")
    yield from others


def _parsed(text: str) -> Markup:
    from lxml import etree

    found: Markup = etree.fromstring(text.encode("utf-8", "replace"), html_parser())
    return found


def _rows(page: Markup) -> Iterator[list[str]]:
    """Give the cells of each row, at least as many as the head has; tables in cells are text."""
    width = 0
    for row in page.iter(*_ROWS):
        if any(_name(above) in _CELLS for above in row.iterancestors()):
            continue
        cells: list[str] = []
        for cell in row:
            if _name(cell) in _CELLS:
                cells += [""] * (_place(cell, len(cells)) - len(cells))
                cells.append(_text(cell))
        if not width and tables.names_a_table(cells):
            width = len(cells)
        yield [*cells, *[""] * (width - len(cells))]


def _name(element: Markup) -> str:
    return str(element.tag).rpartition(":")[2]


def _place(cell: Markup, at: int) -> int:
    """Return the column of a cell: Excel's XML leaves empty ones out, and numbers the next."""
    given = cell.get("ss:index") or ""
    return min(int(given) - 1, at + _MOST_EMPTY) if given.isdecimal() and len(given) < 6 else at


def _text(cell: Markup) -> str:
    """Return what a cell shows, its paragraphs on lines of their own."""
    parts = [cell.text or ""]
    for inside in cell.iterdescendants():
        if _name(inside) in _BREAKS:
            parts.append("\n")
        parts += (inside.text or "", inside.tail or "")
    return "".join(parts).strip()
