"""Fingerprint rows on disk, given back without those that only one text holds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

_ROWS = 1 << 18  # rows handled at a time
_LARGEST = 1 << 29  # slots of the filter, a byte each


class FingerprintSpool:
    """An append-only file of (doc, fingerprint) rows."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="reprints-")  # noqa: SIM115 - see `close`
        self.rows = 0

    def append(self, docs: Numbers, prints: Numbers) -> None:
        """Add rows; a row is given once."""
        self._file.write(np.column_stack((docs, prints)).tobytes())
        self.rows += len(docs)

    def close(self) -> None:
        """Delete the file."""
        self._file.close()

    def _batches(self) -> Iterator[tuple[Numbers, Numbers]]:
        self._file.seek(0)
        while data := self._file.read(_ROWS * 16):
            table = np.frombuffer(data, dtype=np.int64).reshape(-1, 2)
            yield table[:, 0], np.ascontiguousarray(table[:, 1])

    def held(self) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield the rows whose fingerprint may stand in another row too.

        A filter of some four slots a row counts to two; that two different fingerprints meet in a
        slot lets a few rows pass in vain, and holds none back.
        """
        slots = min(_LARGEST, 1 << max(10, (4 * self.rows - 1).bit_length()))
        mask = np.int64(slots - 1)
        times = np.zeros(slots, dtype=np.uint8)
        for _, prints in self._batches():
            here = np.sort(prints & mask)
            again = here[1:][here[1:] == here[:-1]]
            times[here[times[here] == 1]] = 2
            fresh = here[times[here] == 0]
            times[fresh] = 1
            times[again] = 2
        for docs, prints in self._batches():
            several = times[prints & mask] == 2
            yield np.ascontiguousarray(docs[several]), prints[several]
