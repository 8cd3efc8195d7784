"""Bounds: which pairs of texts cannot be related, told before any of them is aligned.

What an alignment counts stands in equal runs of `GRAM` characters or more, in order or not. So each
character of it lies in a shingle that both texts have, and what such shingles cover of the shorter
text is never less than what is aligned of it. Nor is an unbroken shared passage longer than the
longest row of them. Nor are fewer of its places shared than different shingles are, by which
`little-shared` is told. All shorter texts that are compared with one longer are looked up at once.

Shingles are told apart by some bits of a hash: where two fall together the bound is only looser.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from cleaner.reprints.relations.comparison import rank
from cleaner.reprints.relations.relate import least_needed
from cleaner.reprints.settings import (
    BACKGROUND,
    GRAM,
    PARTIAL,
    PASSAGE,
    REPRINT,
    SENTENCE,
    SHINGLES,
    SHORT,
)
from cleaner.reprints.texts.prepared import Text

_BITS = 18  # of a shingle's hash: a table that a processor's cache holds
_NONE = 1 << _BITS  # stands between two texts; no shingle has it
_BASE = 0x9E3779B1  # the golden ratio of 32 bits (Knuth, TAOCP 3, 6.4)
_CACHED = 4096  # texts whose slots are remembered

Slots = npt.NDArray[np.intp]
Counts = npt.NDArray[np.int64]


class PairSieve:
    """Lets those pairs pass that may be related.

    Args:
        get: gives a text by its number.
        partial: whether what only shares a passage is asked for, too.
    """

    def __init__(self, get: Callable[[int], Text], *, partial: bool) -> None:
        self._get = get
        self._partial = partial
        self._slots = functools.lru_cache(maxsize=_CACHED)(lambda node: slots(get(node).body))
        self._known = np.zeros(_NONE + 1, dtype=bool)

    def passing(self, pairs: Sequence[tuple[int, int]]) -> list[bool]:
        """Tell of each pair whether it may be related; False is certain."""
        passing = [False] * len(pairs)
        if not pairs:
            return passing
        partners: dict[int, list[tuple[int, int]]] = {}  # of a longer text: place, shorter text
        for place, (one, two) in enumerate(pairs):
            swapped = _is_shorter(self._get(two), self._get(one))
            short, long = (two, one) if swapped else (one, two)
            partners.setdefault(long, []).append((place, short))
        found, edges = self._common(partners)
        order = [(*pair, long) for long, own in partners.items() for pair in own]
        sizes = np.array([len(self._get(short).body) for _, short, _ in order])
        shares = covered(found, edges) / np.maximum(sizes, 1)
        if self._partial:
            rows = longest(found, edges)
            passage = np.minimum(PASSAGE, np.maximum(SENTENCE, BACKGROUND * sizes))
            may = (shares >= PARTIAL) | (rows >= passage)
            few = (np.diff(edges) < SHINGLES * sizes) & (rows < PASSAGE)
            may &= ~few | (sizes < SHORT)
        else:
            may = shares >= REPRINT
        for i in np.flatnonzero(may & (sizes > 0)).tolist():
            place, short, long = order[i]
            passing[place] = self._partial or bool(
                shares[i] >= least_needed(self._get(short), self._get(long))
            )
        return passing

    def _common(self, partners: Mapping[int, list[tuple[int, int]]]) -> tuple[Counts, Counts]:
        """Look up the shingles of shorter texts in the longer ones that they are compared with.

        Returns:
            The places of those that are there, in the row of all shorter texts' slots; where the
            places of each text start, and the last ones end.
        """
        marks, sizes = [], [0]
        for long, found in partners.items():
            own = self._slots(long)[:-GRAM]
            self._known[own] = True
            for _, short in found:
                row = self._slots(short)
                marks.append(self._known[row])
                sizes.append(len(row))
            self._known[own] = False
        places = np.flatnonzero(np.concatenate(marks))
        return places, np.searchsorted(places, np.cumsum(sizes))


def _is_shorter(one: Text, two: Text) -> bool:
    if len(one.body) != len(two.body):
        return len(one.body) < len(two.body)
    return rank(one) < rank(two)


def slots(body: str) -> Slots:
    """Return a number for each shingle of a normal form, and behind them some that none has."""
    codes = np.frombuffer(body.encode("utf-32-le"), dtype=np.uint32)
    size = max(0, len(codes) - GRAM + 1)
    base = np.uint32(_BASE)
    value = codes[:size].copy()
    for offset in range(1, GRAM):
        value *= base
        value += codes[offset : offset + size]
    value *= base
    value >>= np.uint32(32 - _BITS)
    out = np.full(size + GRAM, _NONE, dtype=np.intp)
    out[:size] = value
    return out


def covered(found: Counts, edges: Counts) -> Counts:
    """Return how many characters shingles cover.

    Args:
        found: where they start, ascending; those of two texts lie more than `GRAM` apart.
        edges: where those of each text start in `found`, and the last ones end.
    """
    steps = np.full(len(found) + 1, GRAM)
    np.subtract(found[1:], found[:-1], out=steps[1:-1])
    steps[0] = 0
    ends = np.cumsum(np.minimum(steps, GRAM))
    return np.asarray(np.diff(ends[edges]))


def longest(found: Counts, edges: Counts) -> Counts:
    """Return how many characters the longest row of shingles covers; arguments as for `covered`."""
    starts = np.flatnonzero(np.diff(found, prepend=-2) != 1)
    sizes = np.diff(starts, append=len(found)) + GRAM - 1
    first = np.searchsorted(starts, edges)
    out = np.zeros(len(edges) - 1, dtype=np.int64)
    some = np.flatnonzero(np.diff(first))
    if len(some):
        out[some] = np.maximum.reduceat(sizes, first[:-1][some])
    return out
