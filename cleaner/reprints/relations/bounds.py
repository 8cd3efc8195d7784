"""Bounds: which pairs of texts cannot be related, told before any of them is aligned.

What an alignment counts stands in equal runs of `GRAM` characters or more, in order or not. So each
character of it lies in a shingle that both texts have, and what such shingles cover of the shorter
text is never less than what is aligned of it. Nor is an unbroken shared passage longer than the
longest row of them. All shorter texts that are compared with one longer are looked up at once.

Shingles are told apart by some bits of a hash: where two fall together the bound is only looser.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from cleaner.reprints.relations.comparison import rank
from cleaner.reprints.relations.relate import least_needed
from cleaner.reprints.settings import BACKGROUND, GRAM, PARTIAL, PASSAGE, SENTENCE
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
        partners: dict[int, list[tuple[int, int]]] = {}  # of a longer text: place, shorter text
        for place, (one, two) in enumerate(pairs):
            swapped = _is_shorter(self._get(two), self._get(one))
            short, long = (two, one) if swapped else (one, two)
            partners.setdefault(long, []).append((place, short))
        for long, found in partners.items():
            answers = self._with_one(long, [short for _, short in found])
            for (place, _), may in zip(found, answers, strict=True):
                passing[place] = may
        return passing

    def _with_one(self, long: int, shorter: list[int]) -> list[bool]:
        """Tell which of some texts may be related to one that is as long or longer."""
        own = self._slots(long)[:-GRAM]
        self._known[own] = True
        rows = [self._slots(short) for short in shorter]
        found = np.flatnonzero(self._known[np.concatenate(rows) if len(rows) > 1 else rows[0]])
        self._known[own] = False
        edges = np.searchsorted(found, np.cumsum([0, *map(len, rows)]))
        parts = covered(found, edges).tolist()
        texts = [self._get(short) for short in shorter]
        sizes = [len(text.body) for text in texts]
        shares = [part / size if size else 0.0 for part, size in zip(parts, sizes, strict=True)]
        if not self._partial:
            whole = self._get(long)
            return [
                bool(size) and share >= least_needed(text, whole)
                for text, size, share in zip(texts, sizes, shares, strict=True)
            ]
        runs = longest(found, edges).tolist()
        return [
            bool(size)
            and (share >= PARTIAL or run >= min(PASSAGE, max(SENTENCE, BACKGROUND * size)))
            for size, share, run in zip(sizes, shares, runs, strict=True)
        ]


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
