"""JSON: one array, one record a line."""

from __future__ import annotations

from typing import Final

from cleaner.output.places import OutputPlace
from cleaner.output.record_columns import Columns
from cleaner.output.sinks import OnStream

SUFFIXES: Final = (".json",)
KIND: Final = "stream"
NESTED: Final = True


class Array(OnStream):
    """One JSON array."""

    def write(self, line: bytes) -> None:
        """Write one record."""
        before = b",\n" if self.stream.position else b"[\n"
        self.stream.write(before + self.columns.line(line))

    def close(self) -> None:
        """Close the array."""
        self.stream.write(b"\n]\n" if self.stream.position else b"[]\n")
        super().close()


def open_format(place: OutputPlace, columns: Columns) -> Array:
    """Open an array."""
    return Array(place.stream(), columns)
