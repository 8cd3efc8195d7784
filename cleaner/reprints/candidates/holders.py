"""Inverted lists: which texts hold each fingerprint, and at how many of them two texts meet.

What is counted here is defined by candidates.sql. A list stands in the order of the texts' ranks,
the longest text first; so the partners that a holder meets for the first time are those that follow
it: all of them in a list of up to `HOLDERS`, and for the first `NEIGHBOURS` of a longer one; else
the next `NEIGHBOURS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

import numpy as np

from cleaner.reprints import settings
from cleaner.reprints.texts.fingerprint_spool import PARTS, FingerprintSpool, Numbers, Ordinals

_ROWS = 1 << 18  # rows looked through at a time
_FEW = 1 << 14  # rows of lists that are made together; fewer cost as much
_MEETING = 16  # bytes that a meeting takes while meetings are counted
_HALF = np.int64(32)  # two ranks in one number
_LOW = np.int64((1 << 32) - 1)

A = TypeVar("A")
B = TypeVar("B")


class Shared(NamedTuple):
    """Pairs of ranks, the lesser first, and at how many fingerprints they meet."""

    one: Ordinals
    two: Ordinals
    times: Ordinals


class Holders:
    """All inverted lists of a corpus, end to end.

    Args:
        spool: (text, fingerprint) rows.
        rank: of each text.
        threads: how many work at a time.
    """

    def __init__(self, spool: FingerprintSpool, rank: Ordinals, *, threads: int) -> None:
        self._texts = len(rank)
        self._threads = threads
        spool.flush()
        # Room for all rows, of which only those are touched that are filled.
        lists, partners = (np.empty(spool.rows, dtype=np.int32) for _ in range(2))
        end = 0
        lows = range(0, PARTS, _parts_at_a_time(spool.rows))
        for ranks, behind in self._each(
            lambda low: _lists(rank, *spool.parts(low, min(low + lows.step, PARTS))), lows
        ):
            start, end = end, end + len(ranks)
            lists[start:end], partners[start:end] = ranks, behind
        self._rank, self._partners = lists[:end], partners[:end]

    def _each(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        if self._threads == 1:  # handing over costs a small corpus more than the work itself
            yield from map(work, items)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(work, items)

    def pairs(self, *, memory_mb: int) -> Iterator[Shared]:
        """Yield the pairs that meet at `LEAST` fingerprints or more, counted range by range.

        Args:
            memory_mb: megabytes that the meetings which are being counted may take.
        """
        room = max(1, (memory_mb << 20) // _MEETING // self._threads)
        return self._each(lambda bounds: self._count(*bounds), self._ranges(room))

    def _ranges(self, room: int) -> Iterator[tuple[int, int, int]]:
        """Cut the ranks into ranges with about so many meetings: from, up to, how many."""
        meetings = np.zeros(self._texts, dtype=np.int64)
        for start in range(0, len(self._rank), _ROWS):
            rank, partners = (c[start : start + _ROWS] for c in (self._rank, self._partners))
            meetings += np.bincount(rank, partners, self._texts).astype(np.int64)
        ends = np.cumsum(meetings)
        low = done = 0
        while low < self._texts:
            high = max(low + 1, int(np.searchsorted(ends, done + room, side="right")))
            if ends[high - 1] > done:
                yield low, high, int(ends[high - 1]) - done
            low, done = high, int(ends[high - 1])

    def _count(self, low: int, high: int, size: int) -> Shared:
        """Count the meetings whose lesser rank lies in a range."""
        met = np.empty(size, dtype=np.int64)
        at = 0
        for start in range(0, len(self._rank), _ROWS):
            rank, partners = (c[start : start + _ROWS] for c in (self._rank, self._partners))
            rows = np.flatnonzero((rank >= low) & (rank < high) & (partners > 0))
            many = partners[rows]
            behind = np.cumsum(many, dtype=np.int64)
            found = int(behind[-1]) if len(rows) else 0
            # A row's partners stand right behind it.
            two = np.arange(found) + np.repeat(start + rows + 1 - behind + many, many)
            one = np.repeat(rank[rows].astype(np.int64) << _HALF, many)
            np.bitwise_or(one, self._rank[two], out=met[at : at + found])
            at += found
        met.sort()
        return _often(met)


def _parts_at_a_time(rows: int) -> int:
    return max(1, min(PARTS, PARTS * _FEW // max(1, rows)))


def _often(met: Numbers) -> Shared:
    """Return which meetings, sorted, stand there `LEAST` times or more, and how often."""
    behind = settings.LEAST - 1
    again = np.flatnonzero(met[behind:] == met[: len(met) - behind])
    pairs = met[again]
    first = np.flatnonzero((again == 0) | (met[again - 1] != pairs))
    times = np.diff(np.append(first, len(again))) + behind
    pairs = pairs[first]
    one, two = pairs >> _HALF, pairs & _LOW
    return Shared(*(column.astype(np.int32) for column in (one, two, times)))


def _lists(rank: Ordinals, texts: Ordinals, prints: Numbers) -> tuple[Ordinals, Ordinals]:
    """Return the lists of two and more holders by rank, and how many partners follow each."""
    order = np.argsort(prints)
    prints = prints[order]
    starts = np.flatnonzero(np.concatenate(([True], prints[1:] != prints[:-1])))
    sizes = np.diff(np.append(starts, len(prints)))
    held = np.repeat(sizes > 1, sizes)
    sizes = sizes[sizes > 1]
    lists = np.repeat(np.arange(len(sizes)) << _HALF, sizes) | rank[texts[order[held]]]
    lists.sort()  # by list, then by rank
    place = np.arange(len(lists)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    partners = np.repeat(sizes, sizes) - 1 - place
    few = np.repeat(sizes > settings.HOLDERS, sizes) & (place >= settings.NEIGHBOURS)
    partners[few] = np.minimum(partners[few], settings.NEIGHBOURS)
    return (lists & _LOW).astype(np.int32), partners.astype(np.int32)
