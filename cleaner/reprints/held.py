"""The records of a run on disk, until it is known which of them are wanted again."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator

import msgspec

from cleaner.output import OutputError


class _Known(msgspec.Struct):
    id: str


class HeldRecords:
    """Holds the lines that pass through it; they are given back in order, or by id.

    Args:
        folder: where the temporary file is made; None for the system's own place.

    Raises:
        OutputError: it cannot be made there.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._name = folder if folder is not None else tempfile.gettempdir()
        self._places: dict[str, tuple[int, int]] = {}
        try:
            self._file = tempfile.TemporaryFile(prefix="records-", dir=folder)  # noqa: SIM115 - see `close`
        except OSError as error:
            raise self._failure(error) from error

    def passing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Give records on, and hold them.

        Raises:
            OutputError: they cannot be held (a full disk).
        """
        for line in lines:
            self._write(line + b"\n")
            yield line
        self._write(b"")

    def hold(self, lines: Iterable[bytes]) -> None:
        """Hold records that nothing else asks for.

        Raises:
            OutputError: they cannot be held (a full disk).
        """
        self._file.seek(0, os.SEEK_END)
        for _ in self.passing(lines):
            pass

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield each record's id and its line, in the order in which they came."""
        decode = msgspec.json.Decoder(_Known).decode
        self._file.seek(0)
        for line in self._file:
            yield decode(line).id, line

    def find(self, ids: Collection[str]) -> None:
        """Learn where these records stand, for `get`; nothing is kept of all others."""
        start = 0
        for id_, line in self:
            if id_ in ids:
                self._places[id_] = start, len(line)
            start += len(line)

    def missing(self, ids: Collection[str]) -> set[str]:
        """Return which of these records did not pass."""
        return set(ids).difference(id_ for id_, _ in self)

    def get(self, id_: str) -> bytes:
        """Return the line of a record that `find` was asked for.

        Raises:
            KeyError: there is no such record, or it was not asked for.
        """
        start, size = self._places[id_]
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Delete what is held."""
        with contextlib.suppress(OSError):  # what found no room was told when it was written
            self._file.close()

    def _write(self, data: bytes) -> None:
        """Write to the file; nothing to write brings what is pending to the disk."""
        try:
            self._file.write(data)
            if not data:
                self._file.flush()
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"{self._name}: {(error.strerror or str(error)).lower()}")
