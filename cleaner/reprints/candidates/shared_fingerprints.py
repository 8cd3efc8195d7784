"""Candidate pairs: the texts that share enough fingerprints to be compared.

What they are is defined by candidates.sql; here it is computed in memory, from rows that wait on
disk, and several times as fast as a database does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Self

import numpy as np

from cleaner.reprints import settings
from cleaner.reprints.candidates.holders import Holders, Shared
from cleaner.reprints.texts.fingerprint_spool import FingerprintSpool, Numbers

_BATCH = 1 << 16  # pairs returned at a time


class Candidates:
    """Takes fingerprints in, gives candidate pairs out.

    Args:
        memory_mb: megabytes that may be taken by what is counted at a time. Besides, each
            fingerprint that several texts hold takes eight bytes for each of them.
        threads: how many threads count.
    """

    def __init__(self, *, memory_mb: int, threads: int) -> None:
        self._memory_mb = memory_mb
        self._threads = threads
        self._spool = FingerprintSpool()
        self._added: list[tuple[Numbers, Numbers]] = []  # texts, and how many prints each has
        self._texts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._spool.close()

    def add(self, docs: Numbers, prints: Numbers) -> None:
        """Add fingerprint rows; all rows of a document come together, and each once."""
        if not len(docs):
            return
        edges = np.flatnonzero(np.concatenate(([True], docs[1:] != docs[:-1], [True])))
        sizes = np.diff(edges)
        numbers = np.arange(self._texts, self._texts + len(sizes), dtype=np.int32)
        self._added.append((docs[edges[:-1]], sizes))
        self._spool.append(np.repeat(numbers, sizes), prints)
        self._texts += len(sizes)

    def pairs(self) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Yield (lo, hi, shared) columns of the candidate pairs in batches.

        What joins a story soonest comes first, so that most of its pairs can be passed over: those
        that share at least twice as much as the next. Among these all pairs of a text stand
        together, so that it is read once.
        """
        if not self._added:
            return
        docs, sizes = (np.concatenate(column) for column in zip(*self._added, strict=True))
        order = np.lexsort((docs, -sizes))
        docs, sizes = docs[order], sizes[order]  # by rank from here on
        found = self._found(order, sizes)
        order = np.lexsort((found.two, found.one, -np.log2(found.times).astype(np.int64)))
        for start in range(0, len(order), _BATCH):
            ones, twos, shared = (column[order[start : start + _BATCH]] for column in found)
            one, two = docs[ones], docs[twos]
            yield np.minimum(one, two), np.maximum(one, two), shared.astype(np.int64)

    def flat(self) -> Iterator[tuple[int, int]]:
        """Yield the candidate pairs one by one, in their order."""
        for lo, hi, _ in self.pairs():
            yield from zip(lo.tolist(), hi.tolist(), strict=True)

    def _found(self, order: Numbers, sizes: Numbers) -> Shared:
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        holders = Holders(self._spool, rank, threads=self._threads)
        counted = holders.pairs(memory_mb=self._memory_mb)
        found = [_enough(shared, sizes) for shared in counted]
        none = np.empty(0, dtype=np.int32)
        return Shared(*map(np.concatenate, zip((none,) * 3, *found, strict=True)))


def _enough(shared: Shared, sizes: Numbers) -> Shared:
    """Keep the pairs that share enough to be compared."""
    least = np.minimum(sizes[shared.one], sizes[shared.two])
    chosen = (shared.times >= settings.ENOUGH) | (shared.times * settings.SHARE >= least)
    return Shared(*(column[chosen] for column in shared))
