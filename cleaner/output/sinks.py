"""What records are written to.

A record comes as its JSON line; each format writes it in its own way. What an output holds up to a
mark is on the disk, and a later run can go on from there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Protocol

from cleaner.output.record_columns import Columns
from cleaner.output.streams import Stream


class Closable(Protocol):
    """What is completed, or left."""

    def close(self) -> None:
        """Complete it."""

    def abandon(self) -> None:
        """Leave it as it is."""


class Sink(Protocol):
    """What records are written to."""

    def write(self, line: bytes) -> None:
        """Write one record, given as JSON.

        Raises:
            OutputError: it cannot be written (a full disk).
            BrokenPipeError: nobody reads it any longer.
        """

    def close(self) -> None:
        """Complete the output."""

    def abandon(self) -> None:
        """Leave what was written as it is, without completing it."""


class MarkedSink(Sink, Protocol):
    """A sink that a later run can go on with."""

    @property
    def position(self) -> int:
        """About how many bytes were written."""

    @property
    def due(self) -> bool:
        """Whether a mark is to be made before more is written."""

    def mark(self) -> list[int]:
        """Bring what was written to the disk, and tell the place."""

    def holds(self, mark: Sequence[int]) -> bool:
        """Tell whether what is there reaches up to a mark."""

    def cut(self, mark: Sequence[int]) -> None:
        """Go on from a mark; an empty one is the beginning."""


class OnStream:
    """A format that is written from its start to its end on one stream."""

    def __init__(self, stream: Stream, columns: Columns) -> None:
        self.stream = stream
        self.columns = columns

    @property
    def position(self) -> int:
        """How many bytes were written."""
        return self.stream.position

    @property
    def due(self) -> bool:
        """Whether a mark is to be made before more is written."""
        return False

    def mark(self) -> list[int]:
        """Bring what was written to the disk, and tell the place."""
        return [self.stream.mark()]

    def holds(self, mark: Sequence[int]) -> bool:
        """Tell whether what is there reaches up to a mark."""
        return not mark or self.stream.holds(mark[0])

    def cut(self, mark: Sequence[int]) -> None:
        """Go on from a mark; an empty one is the beginning."""
        self.stream.cut(mark[0] if mark else 0)

    def close(self) -> None:
        """Complete the output."""
        self.stream.close()

    def abandon(self) -> None:
        """Leave it."""
        self.stream.abandon()


@contextlib.contextmanager
def completed(sink: Closable) -> Iterator[None]:
    """Complete an output at the end of the block; abandon it where that fails."""
    try:
        yield
        sink.close()
    except BaseException:
        sink.abandon()
        raise
