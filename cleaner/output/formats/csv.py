"""CSV: a column a field; what is nested stands as JSON, and no text is run as a formula."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

import msgspec

from cleaner.output.inert import inert
from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns
from cleaner.output.sinks import OnStream
from cleaner.output.streams import Stream

SUFFIXES: Final = (".csv",)
KIND: Final = "stream"
NESTED: Final = False

_BOM = b"\xef\xbb\xbf"


class Csv(OnStream):
    """CSV with a header, in UTF-8; a field that is null is left empty."""

    def __init__(self, stream: Stream, columns: Columns, *, bom: bool) -> None:
        super().__init__(stream, columns)
        self._bom = bom
        self._row = io.StringIO(newline="")
        self._writer = csv.writer(self._row, lineterminator="\n")

    def write(self, line: bytes) -> None:
        """Write one record."""
        self._head()
        self._put([_cell(value) for value in self.columns.row(line).values()])

    def close(self) -> None:
        """Complete the output; without records it is its header."""
        self._head()
        super().close()

    def _head(self) -> None:
        if not self.stream.position:
            if self._bom:
                self.stream.write(_BOM)
            self._put(list(self.columns.columns))

    def _put(self, cells: list[str]) -> None:
        self._writer.writerow(cells)
        self.stream.write(self._row.getvalue().encode("utf-8"))
        self._row.seek(0)
        self._row.truncate()


def open_format(place: OutputPlace, columns: Columns) -> Csv:
    """Open CSV, with a byte order mark where the place asks for one."""
    return Csv(place.stream(), columns, bom=place.bom)


def _cell(value: Any) -> str:  # noqa: ANN401 - any field of a record
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(value)
    return msgspec.json.encode(value).decode("utf-8")
