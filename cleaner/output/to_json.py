"""JSON: one record a line, or all in one array."""

from __future__ import annotations

from cleaner.output.columns import Columns
from cleaner.output.streams import Stream


class Lines:
    """JSON Lines."""

    def __init__(self, stream: Stream, projection: Columns) -> None:
        self._stream = stream
        self._projection = projection

    def write(self, line: bytes) -> None:
        """Write one record."""
        self._stream.write(self._projection.line(line) + b"\n")

    def close(self) -> None:
        """Complete the output."""
        self._stream.close()

    def abandon(self) -> None:
        """Leave it."""
        self._stream.abandon()


class Array:
    """One JSON array, one record a line."""

    def __init__(self, stream: Stream, projection: Columns) -> None:
        self._stream = stream
        self._projection = projection
        self._before = b"[\n"

    def write(self, line: bytes) -> None:
        """Write one record."""
        self._stream.write(self._before + self._projection.line(line))
        self._before = b",\n"

    def close(self) -> None:
        """Close the array."""
        self._stream.write(b"\n]\n" if self._before == b",\n" else b"[]\n")
        self._stream.close()

    def abandon(self) -> None:
        """Leave it open."""
        self._stream.abandon()
