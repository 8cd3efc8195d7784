"""Lines of CSV and TSV as rows: quotation marks may hold separators and line ends.

The rules are those of RFC 4180 and of Python's `csv`, which splits a row; what is added is that a
damaged row ends nothing. Where a mark is never closed, or a row that goes over several lines fits
the head in no way, its first line alone is damaged, and the reading goes on at the next.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

SEPARATORS = (",", "\t", ";", "|")
_MOST_LINES = 5_000  # that one row may go over
_MOST_CHARACTERS = 16 * 1024 * 1024

csv.field_size_limit(_MOST_CHARACTERS)


class TableRow(NamedTuple):
    """A row by the number of its first line, counted from 1; None where that line is damaged."""

    line: int
    cells: list[str] | None
    why: str = ""
    is_open: bool = False  # it ends inside quotation marks


LooksLikeRow = Callable[[list[str]], bool]


def rows(
    lines: Iterable[tuple[int, str]], separator: str, width: int, looks_like_row: LooksLikeRow
) -> Iterator[TableRow]:
    """Give the rows of lines.

    Args:
        lines: with their numbers and line ends.
        separator: what stands between cells.
        width: how many cells a row has.
        looks_like_row: tells cells that can only be a row from commas in a line of a text.

    """
    rest = iter(lines)
    waiting: deque[tuple[int, str]] = deque()
    while True:
        if not waiting and not _more(rest, waiting):
            return
        row, used = _row(rest, waiting, separator, width, looks_like_row)
        for _ in range(used):
            waiting.popleft()
        if row is not None:
            yield row


def _more(rest: Iterator[tuple[int, str]], waiting: deque[tuple[int, str]]) -> bool:
    found = next(rest, None)
    if found is None:
        return False
    waiting.append(found)
    return True


def _row(
    rest: Iterator[tuple[int, str]],
    waiting: deque[tuple[int, str]],
    separator: str,
    width: int,
    looks_like_row: LooksLikeRow,
) -> tuple[TableRow | None, int]:
    """Return the next row and how many of the waiting lines it takes."""
    number, first = waiting[0]
    if not first.strip(f" \t\r\n{separator}"):
        return None, 1
    used, size = 0, 0
    inside = False
    while True:
        if used == len(waiting) and not _more(rest, waiting):
            break
        line = waiting[used][1]
        used, size = used + 1, size + len(line)
        inside = ends_inside(line, separator, inside)
        if not inside or used == _MOST_LINES or size > _MOST_CHARACTERS:
            break
    if size > _MOST_CHARACTERS:
        why = f"a row of more than {_MOST_CHARACTERS} characters"
        return TableRow(number, None, why), 1
    if not inside and not (used > 1 and _is_row(first, separator, width, looks_like_row)):
        lines = [waiting[i][1] for i in range(used)]
        cells = split_cells("".join(lines), separator)
        if len(cells) == width and not _holds_rows(lines, separator, looks_like_row):
            return TableRow(number, cells), used
    return _of_first_line(number, first, separator, width, closed=not inside), 1


def _of_first_line(number: int, line: str, separator: str, width: int, *, closed: bool) -> TableRow:
    """Read a line by itself, its quotation marks as text; or say what is wrong with it."""
    cells = line.rstrip("\r\n").split(separator)
    if len(cells) == width and width > 1:
        return TableRow(number, cells, is_open=not closed)
    if not closed:
        why = "a damaged row: a quotation mark is never closed"
        return TableRow(number, None, why, is_open=True)
    count = len(split_cells(line, separator)) if not ends_inside(line, separator) else len(cells)
    return TableRow(number, None, f"a damaged row: {count} cells, under a head of {width}")


def _is_row(line: str, separator: str, width: int, looks_like_row: LooksLikeRow) -> bool:
    """Tell a whole row, in which the mark that is not closed is text.

    Where its last cell opens, the row goes on. A tab stands between cells alone.
    """
    row = line.rstrip("\r\n").split(separator)
    if len(row) != width or row[-1].startswith('"'):
        return False
    return separator == "\t" or looks_like_row(row)


def _holds_rows(lines: list[str], separator: str, looks_like_row: LooksLikeRow) -> bool:
    """Tell a row that swallowed others: one of its inner lines is a row by itself."""
    inner = (line for line in lines[1:-1] if '"' not in line and separator in line)
    return any(looks_like_row(line.rstrip("\r\n").split(separator)) for line in inner)


def ends_inside(line: str, separator: str, inside: bool = False) -> bool:
    """Tell whether a line ends inside quotation marks; `inside`: it begins there."""
    at = 0
    if not inside:
        if '"' not in line:
            return False
        if line.startswith('"'):
            inside, at = True, 1
    opening = f'{separator}"'
    while True:
        if inside:
            at = line.find('"', at)
            if at < 0:
                return True
            if line.startswith('""', at):
                at += 2
                continue
            inside, at = False, at + 1
        else:
            at = line.find(opening, at)
            if at < 0:
                return False
            inside, at = True, at + len(opening)


def split_cells(text: str, separator: str) -> list[str]:
    """Return the cells of a row."""
    read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return next(read, [])
