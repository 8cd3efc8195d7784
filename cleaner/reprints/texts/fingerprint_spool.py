"""Fingerprint rows on disk, given back by parts: all holders of a fingerprint together."""

from __future__ import annotations

import tempfile
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cleaner.positioned import read_at

Numbers = npt.NDArray[np.int64]
Ordinals = npt.NDArray[np.int32]

_ROWS = 1 << 20  # rows gathered before they are written
_BITS = 6  # leading bits of a fingerprint that tell its part
PARTS = 1 << _BITS

T = TypeVar("T", bound=np.generic)


class FingerprintSpool:
    """An append-only file of (text, fingerprint) rows; texts are numbered from 0."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="reprints-")  # noqa: SIM115 - see `close`
        self._pending: list[tuple[Ordinals, Numbers]] = []
        self._gathered = 0
        self._written: list[tuple[int, Numbers]] = []  # where each batch starts, and its parts
        self._end = 0
        self.rows = 0

    def append(self, texts: Ordinals, prints: Numbers) -> None:
        """Add rows; a row is given once."""
        self._pending.append((texts, prints))
        self._gathered += len(texts)
        self.rows += len(texts)
        if self._gathered >= _ROWS:
            self.flush()

    def close(self) -> None:
        """Delete the file."""
        self._file.close()

    def parts(self, low: int, high: int) -> tuple[Ordinals, Numbers]:
        """Return the rows of some of the `PARTS` that were flushed, to any thread.

        A part has all rows of the fingerprints in it, in any order.

        Args:
            low: the first part.
            high: the one behind the last.
        """
        texts, prints = [np.empty(0, np.int32)], [np.empty(0, np.int64)]
        for start, edges in self._written:
            first, last, whole = (int(edges[i]) for i in (low, high, PARTS))
            prints.append(self._read(start + 8 * first, last - first, np.int64))
            texts.append(self._read(start + 8 * whole + 4 * first, last - first, np.int32))
        return np.concatenate(texts), np.concatenate(prints)

    def flush(self) -> None:
        """Write what is pending, sorted by part: first all fingerprints, then all texts."""
        if not self._pending:
            return
        texts, prints = (np.concatenate(column) for column in zip(*self._pending, strict=True))
        part = (prints.view(np.uint64) >> np.uint64(64 - _BITS)).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        edges = np.concatenate(([0], np.cumsum(np.bincount(part, minlength=PARTS))))
        self._file.write(prints[order].tobytes())
        self._file.write(texts[order].tobytes())
        self._file.flush()
        self._written.append((self._end, edges))
        self._end += 12 * len(texts)
        self._pending, self._gathered = [], 0

    def _read(self, start: int, count: int, kind: type[T]) -> npt.NDArray[T]:
        size = count * np.dtype(kind).itemsize
        return np.frombuffer(read_at(self._file.fileno(), size, start), dtype=kind)
