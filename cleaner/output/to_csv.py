"""CSV: a column a field; what is nested stands as JSON."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

from cleaner.output.columns import Columns
from cleaner.output.streams import Stream


class Csv:
    """CSV with a header, in UTF-8; a field that is null is left empty."""

    def __init__(self, stream: Stream, projection: Columns) -> None:
        self._stream = stream
        self._projection = projection
        self._row = io.StringIO(newline="")
        self._writer = csv.writer(self._row, lineterminator="\n")
        self._headed = False

    def write(self, line: bytes) -> None:
        """Write one record."""
        self._head()
        self._put([_cell(value) for value in self._projection.row(line).values()])

    def close(self) -> None:
        """Complete the output; without records it is its header."""
        self._head()
        self._stream.close()

    def abandon(self) -> None:
        """Leave it."""
        self._stream.abandon()

    def _head(self) -> None:
        if not self._headed:
            self._headed = True
            self._put(list(self._projection.columns))

    def _put(self, cells: list[str]) -> None:
        self._writer.writerow(cells)
        self._stream.write(self._row.getvalue().encode("utf-8"))
        self._row.seek(0)
        self._row.truncate()


def _cell(value: Any) -> str:  # noqa: ANN401 - any field of a record
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode("utf-8")
