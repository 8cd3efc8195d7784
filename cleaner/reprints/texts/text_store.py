"""Where prepared texts wait on disk until they are compared."""

from __future__ import annotations

import contextlib
import functools
import os
import tempfile
import weakref
from array import array
from types import TracebackType
from typing import Self

import msgspec

from cleaner.positioned import read_at
from cleaner.reprints.texts.prepared import Text

_BUFFER = 1 << 20  # bytes gathered before they are written


def _unlink(path: str) -> None:
    with contextlib.suppress(OSError):  # on Windows a worker may still read it
        os.unlink(path)


class TextReader:
    """Reads the texts of a store, from any process."""

    def __init__(self, path: str, places: array[int]) -> None:
        self.path = path
        self.places = places  # where each text starts, and the last one ends
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._decode = msgspec.msgpack.Decoder(Text).decode
        self.get = functools.lru_cache(maxsize=4096)(self._read)

    def _read(self, number: int) -> Text:
        start, end = self.places[number], self.places[number + 1]
        return self._decode(read_at(self._file, end - start, start))

    def close(self) -> None:
        """Stop reading."""
        os.close(self._file)


class Spool:
    """An append-only file of pieces, read back by number; it is deleted when closed."""

    def __init__(self) -> None:
        # A file that is opened a second time by its name: Windows forbids that of one that the
        # system deletes when it is closed.
        number, self.path = tempfile.mkstemp(prefix="reprints-")
        self._file = os.fdopen(number, "w+b")
        self._deleted = weakref.finalize(self, _unlink, self.path)
        self.places = array("q", [0])  # where each piece starts, and the last one ends
        self._pending = bytearray()
        self._written = 0

    def __len__(self) -> int:
        return len(self.places) - 1

    def append(self, piece: bytes) -> int:
        """Add a piece and return its number."""
        self._pending += piece
        self.places.append(self._written + len(self._pending))
        if len(self._pending) >= _BUFFER:
            self.flush()
        return len(self.places) - 2

    def flush(self) -> None:
        """Write what is pending; it can be read from then on, by other processes too."""
        self._file.write(self._pending)
        self._file.flush()
        self._written += len(self._pending)
        self._pending = bytearray()

    def read(self, number: int) -> bytes:
        """Return a piece that was flushed."""
        start, end = self.places[number], self.places[number + 1]
        return read_at(self._file.fileno(), end - start, start)

    def close(self) -> None:
        """Delete the file."""
        self._file.close()
        self._deleted()


class TextStore(Spool):
    """A spool of encoded texts."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = TextReader(self.path, self.places)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def get(self, number: int) -> Text:
        """Return a text by its number."""
        return self.reader.get(number)

    def close(self) -> None:
        """Delete the file."""
        self.reader.close()
        super().close()
