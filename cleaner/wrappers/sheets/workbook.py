"""Excel and OpenDocument sheets: tables of records, a row each; read by calamine.

A sheet's head is the first of its lines that names a text and something else of an article: above
it may stand a caption. A sheet without one is told, and passed over where another has articles.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cleaner.errors import NoArticleError, UnreadableError
from cleaner.messages import phrase
from cleaner.wrappers.archives.zip_names import ZIP, first_names, member_names
from cleaner.wrappers.records import json_values, record
from cleaner.wrappers.sheets import cells, sheet_spans, tables
from cleaner.wrappers.source import LARGEST, Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_FIRST = 200  # bytes in which a document says what it is
_EXCEL = (b"xl/", b"[Content_Types].xml")  # one of them stands at the beginning of every workbook
_WORKBOOK = ("xl/workbook.xml", "xl/workbook.bin")
_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))  # in what Excel 97 wrote
_MOST_CELLS = 1 << 25  # from the first to the last; each takes 32 bytes
HEAD_LINES = 10  # of a sheet, in which its head is looked for


def detect(source: Source) -> bool:
    """Tell a workbook by its parts: a ZIP with sheets, or Excel's old container."""
    head = source.head
    if not head.startswith(ZIP):
        return head.startswith(_OLE) and any(name in source.data for name in _STREAMS)
    return _ODS in head[:_FIRST] or (any(p in head for p in _EXCEL) and _has_sheets(source))


def _has_sheets(source: Source) -> bool:
    """Tell Excel's workbook by its members, one that breaks off by those that are left."""
    names = member_names(source)
    if names is None:
        return any(name.startswith("xl/") for name in first_names(source.head))
    return any(name in _WORKBOOK for name in names)


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give the article of each row of each sheet; a row without one gives a `Failed`.

    Raises:
        UnreadableError: the workbook is damaged, or unpacks to too much.
        NoArticleError: no article is in it.

    """
    others: list[FailedPart] = []
    yield from record.articles(_values(source, others), "a workbook")
    yield from others


def _values(source: Source, others: list[FailedPart]) -> Iterator[json_values.JsonValue]:
    import python_calamine as calamine  # few runs need it

    data = source.data
    _refuse_large(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
    except calamine.CalamineError as error:
        raise UnreadableError(phrase("damaged workbook: {reason}", reason=error)) from error
    for name in names:
        place = f"sheet {name}" if len(names) > 1 else ""
        try:
            sheet = book.get_sheet_by_name(name)
            yield from sheet_values(sheet.iter_rows(), place, sheet.start, others)
        except calamine.CalamineError as error:
            damaged = UnreadableError(phrase("damaged sheet: {reason}", reason=error))
            yield json_values.JsonValue(None, None, None, None, "", damaged, within=place)


def sheet_values(
    rows: Iterator[list[Any]], place: str, start: tuple[int, int] | None, others: list[FailedPart]
) -> Iterator[json_values.JsonValue]:
    """Give the rows of a sheet below its head.

    Args:
        rows: its rows, each a list of cells.
        place: which sheet it is, for messages; "" for the only one.
        start: where its first cell stands.
        others: takes what is to be told of a sheet without a head.
    """
    names: Sequence[str] | None = None
    first = (start or (0, 0))[0]
    for number, row in enumerate(rows, first + 1):
        if tables.names_a_table(row):  # and again, where tables stand below one another
            names = [str(cell).strip() for cell in row]
        elif names is None:
            if number > first + HEAD_LINES:
                break
        elif any(cell not in (None, "") for cell in row):
            item = cells.item(names, row)
            digest = hashlib.sha256(msgspec.json.encode(item)).hexdigest()
            yield json_values.JsonValue(number, item, None, None, digest, unit="row", within=place)
    if names is None and place:
        others.append(
            FailedPart(place, NoArticleError(phrase("a sheet without a text column")), None, True)
        )


def _refuse_large(data: bytes) -> None:
    if not data.startswith(ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            cells = sheet_spans.largest_span(parts) if size <= LARGEST else 0
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(phrase("damaged workbook: {reason}", reason=error)) from error
    if size > LARGEST:
        raise UnreadableError(phrase("unpacks to more than {size} MiB", size=LARGEST // 2**20))
    if cells > _MOST_CELLS:
        raise UnreadableError(phrase("a sheet of more than {count} cells", count=_MOST_CELLS))
