"""How many cells an Excel sheet spans, from its first to its last, before any is read.

What reads sheets makes room for all of them: one cell in the last corner of an otherwise empty
sheet asks for half a terabyte, and a process that does not get it is ended.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO

from cleaner.lazy import regex

_PIECE = 1 << 20  # bytes
_LONGEST_TAG = 400  # bytes of which two pieces may share a tag
_CELL = regex(rb"""<(?:\w+:)?c\b[^<>]*?\sr\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ROW = regex(rb"""<(?:\w+:)?row\b[^<>]*?\sr\s*=\s*["']([0-9]{1,7})["']""")
_BARE_CELL = regex(rb"""<(?:\w+:)?c(?:\s+(?!r\s*=)[^<>\s]++)*+\s*/?>""")  # it counts from its row
_ROW_HEADER, _CELLS = 0, range(1, 12)  # kinds of records of the binary format


class _Span:
    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.columns: set[int] = set()

    def add(self, rows: set[int], columns: set[int]) -> None:
        """Keep what lies outermost."""
        for kept, more in ((self.rows, rows), (self.columns, columns)):
            if more:
                both = kept | more
                kept.clear()
                kept |= {min(both), max(both)}

    @property
    def cells(self) -> int:
        """How many cells there are from the first to the last."""
        sides = (max(kept) - min(kept) + 1 if kept else 1 for kept in (self.rows, self.columns))
        return next(sides) * next(sides)


def largest_span(book: zipfile.ZipFile) -> int:
    """Return how many cells the largest sheet of a workbook spans.

    Raises:
        zipfile.BadZipFile, zlib.error, EOFError: a part is damaged.
    """
    largest = 0
    for part in book.infolist():
        if part.filename.endswith((".xml", ".bin")):
            with book.open(part) as stream:
                read = _of_xml if part.filename.endswith(".xml") else _of_records
                largest = max(largest, read(stream))
    return largest


def _of_xml(stream: IO[bytes]) -> int:
    span, before = _Span(), b""
    while piece := stream.read(_PIECE):
        text = before + piece
        cells = _CELL.findall(text)
        rows = {int(row) for _, row in cells}
        if _BARE_CELL.search(text):
            rows.update(map(int, _ROW.findall(text)))
        span.add(rows, {_column(letters) for letters in {letters for letters, _ in cells}})
        before = text[-_LONGEST_TAG:]
    return span.cells


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _of_records(stream: IO[bytes]) -> int:
    """Read MS-XLSB: each record has its kind, its length, and its data."""
    span, rows, columns = _Span(), set[int](), set[int]()
    for kind, data in _records(stream):
        if len(data) >= 4 and kind == _ROW_HEADER:
            rows.add(int.from_bytes(data[:4], "little"))
        elif len(data) >= 4 and kind in _CELLS:
            columns.add(int.from_bytes(data[:4], "little"))
    span.add(rows, columns)
    return span.cells


def _records(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    while first := stream.read(1):
        kind = first[0]
        if kind & 0x80:
            kind = (kind & 0x7F) | (stream.read(1) or b"\0")[0] << 7
        length = 0
        for place in range(4):
            byte = (stream.read(1) or b"\0")[0]
            length |= (byte & 0x7F) << (7 * place)
            if not byte & 0x80:
                break
        yield kind, stream.read(length)
