"""Files that are compressed while they are written.

A mark ends what is compressed by itself, a gzip member or a zstandard frame, and the next begins
behind it, so that an interrupted file can be cut off there. Readers take all of them for one.
"""

from __future__ import annotations

import zlib
from typing import Protocol

from cleaner.output.streams import PartialFile, Stream

_LEVEL = 6


class _Frame(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


class Compressed(Stream):
    """A partial file with all that is written to it compressed, as its suffix says."""

    def __init__(self, file: PartialFile) -> None:
        self._to = file
        self.name = file.name
        self._frame: _Frame | None = None
        self._written = 0

    @property
    def position(self) -> int:
        """How many bytes were written here, or stood there before."""
        return self._to.position + self._written

    def write(self, data: bytes) -> None:
        """Compress bytes."""
        if self._frame is None:
            self._frame = _frame(self._to.name)
        self._to.write(self._frame.compress(data))
        self._written += len(data)

    def mark(self) -> int:
        """Bring all to the disk, in a whole frame, and return where it ends."""
        self._end()
        return self._to.mark()

    def holds(self, position: int) -> bool:
        """Tell whether so much is there."""
        return self._to.holds(position)

    def cut(self, position: int) -> None:
        """Go on from a mark."""
        self._to.cut(position)

    def close(self) -> None:
        """Complete the file."""
        if self._frame is None and not self._to.position:
            self._frame = _frame(self._to.name)  # a file of nothing is one, too
        self._end()
        self._to.close()

    def abandon(self) -> None:
        """Leave it."""
        self._to.abandon()

    def _end(self) -> None:
        if self._frame is not None:
            self._to.write(self._frame.flush())
            self._frame = None
            self._written = 0


def _frame(name: str) -> _Frame:
    if name.endswith(".gz"):
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    import zstandard

    return zstandard.ZstdCompressor().compressobj()
