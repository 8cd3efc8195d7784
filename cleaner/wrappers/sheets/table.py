"""CSV and TSV: a table of records, a row each, below a line with the names of the columns.

Read line by line, so that a table of any size takes the memory of its longest row. A row is read as
the JSON object with its columns would be.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.errors import NoArticleError, UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import dates, mojibake
from cleaner.wrappers.encoding import decode
from cleaner.wrappers.records import foreign_record, json_values, lines, record
from cleaner.wrappers.records import spellings as spelt
from cleaner.wrappers.sheets import cells, delimited, tables
from cleaner.wrappers.source import HEAD, Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

_SIGNS = "\ufeff \t\r\n"
_LOOKED_AT = 20  # lines
_FIRST_LINES = 2_000  # characters; most inputs are told by them to be no table
_LINE = regex(r"[^\n]*\n|[^\n]+")  # no other end: misread text holds them in its words
_RULE = regex(r":?-{2,}:?")
_SEPARATOR_LINE = regex(r'"?sep=[,;|\t]"?\s*\Z')


class TableHead(NamedTuple):
    """The head of a table: the names of its columns, what stands between them, its own line."""

    names: list[str]
    separator: str
    line: int = 1


def detect(source: Source) -> bool:
    """Tell a table by its first line, which names a text and something else of an article."""
    return not source.opening.startswith("<") and _head(source.opening) is not None


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give the article of each row; a row without one gives a `Failed` with its line.

    Raises:
        NoArticleError: no article is in it.

    """
    head = _head(source.opening)
    if head is None:
        raise NoArticleError(phrase("a table without an article"))
    yield from record.articles(_values(source, head), "a table")


def _head(opening: str) -> TableHead | None:
    begun = _LINE.findall(opening[:_FIRST_LINES])
    if len(begun) < 3:  # the head may be cut
        begun = _first_lines(opening)
    at = 1 if begun and _SEPARATOR_LINE.match(begun[0]) else 0  # as Excel writes it
    if len(begun) <= at:
        return None
    first = begun[at].strip("\r\n")
    for separator in delimited.SEPARATORS:
        if separator not in first or delimited.ends_inside(first, separator):
            continue
        names = [name.strip() for name in delimited.split_cells(first, separator)]
        if any(map(mojibake.is_latin, first)):
            names = [mojibake.undo(name).text.strip(_SIGNS) for name in names]
        if tables.names_a_table(names):
            rows = _first_lines(opening)[at + 1 :]
            if _has_rows(rows, separator, names):
                return TableHead(names, separator, at + 1)
    return None


def _first_lines(opening: str) -> list[str]:
    return _LINE.findall(opening[: HEAD // 2])[:_LOOKED_AT]


def _has_rows(begun: list[str], separator: str, names: list[str]) -> bool:
    """Tell whether what follows the head is rows; the prose behind 标题,内容 is none."""
    rows = delimited.rows(enumerate(begun), separator, len(names), _row_by(names))
    cut = len(begun) + 2 >= _LOOKED_AT
    # A row whose text has many lines is open where the lines end that are looked at.
    whole = itertools.takewhile(lambda row: not (cut and row.is_open), rows)
    found = [row.cells is not None for row in whole]
    if cut and found:
        found.pop()
    return sum(found) * 2 >= len(found) if found else len(names) > 2


def _row_by(names: list[str]) -> delimited.LooksLikeRow:
    """Tell a row by its dates and addresses, where the head names columns of them."""
    keys = spelt.bare_keys(dict.fromkeys(names))
    days = [names.index(keys[name]) for name in spelt.DATE if name in keys]
    addresses = [names.index(keys[name]) for name in spelt.URL if name in keys]

    def looks_like_row(row: list[str]) -> bool:
        if len(row) != len(names):
            return False
        fits = [dates.find_date(row[i]) is not None for i in days if row[i]]
        fits += [foreign_record.is_address(row[i]) for i in addresses if row[i]]
        return bool(fits) and all(fits)

    return looks_like_row


def _values(source: Source, head: TableHead) -> Iterator[json_values.JsonValue]:
    beginning = source.beginning
    blank = _blank_lines(beginning.text)
    errors: list[json_values.JsonValue] = []
    texts = _texts(source, errors)
    for number, _ in texts:
        if number == head.line + blank:
            break
    names = head.names
    for row in delimited.rows(texts, head.separator, len(names), _row_by(names)):
        if row.cells is not None and tables.names_a_table(bare := _bare(row.cells)):
            names = bare  # the head of another table that was put behind this one
            continue
        if row.cells is not None and _is_rule(row.cells):
            continue
        if row.cells is None:
            error = UnreadableError(row.why)
            value = json_values.JsonValue(
                row.line, None, beginning.encoding, beginning.why, "", error
            )
        else:
            item = cells.item(names, row.cells)
            digest = hashlib.sha256("\0".join(row.cells).encode("utf-8", "replace")).hexdigest()
            value = json_values.JsonValue(row.line, item, beginning.encoding, beginning.why, digest)
        yield from errors
        errors.clear()
        yield value
    yield from errors


def _bare(row: list[str]) -> list[str]:
    return [cell.strip(_SIGNS) for cell in row]


def _is_rule(row: list[str]) -> bool:
    """Tell the line that Markdown draws below a table's head: `|---:|:---|`."""
    drawn = [cell for cell in map(str.strip, row) if cell]
    return bool(drawn) and all(map(_RULE.fullmatch, drawn))


def _blank_lines(text: str) -> int:
    """Return how many lines stand above the first that holds something."""
    return text[: len(text) - len(text.lstrip(_SIGNS))].count("\n")


def _texts(source: Source, errors: list[json_values.JsonValue]) -> Iterator[tuple[int, str]]:
    """Give the lines as text; what cannot be had is told in `errors`."""
    why = source.beginning.why
    for number, data, encoding in lines.of(source):
        if not isinstance(data, bytes):
            errors.append(json_values.JsonValue(number, None, encoding, why, "", data))
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = decode(data, override=source.encoding).text if data.strip() else ""
        yield number, text.replace("\0", "")
