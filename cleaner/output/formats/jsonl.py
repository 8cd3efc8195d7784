"""JSON Lines: one record a line."""

from __future__ import annotations

from typing import Final

from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns
from cleaner.output.sinks import OnStream

SUFFIXES: Final = (".jsonl", ".ndjson")
KIND: Final = "stream"
NESTED: Final = True


class Lines(OnStream):
    """JSON Lines."""

    def write(self, line: bytes) -> None:
        """Write one record."""
        self.stream.write(self.columns.line(line) + b"\n")


def open_format(place: OutputPlace, columns: Columns) -> Lines:
    """Open JSON Lines."""
    return Lines(place.stream(), columns)
