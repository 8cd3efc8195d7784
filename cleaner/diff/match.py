"""What two sequences have in common, in order and in bounded time.

Between short sequences it is a longest common subsequence (rapidfuzz's bit-parallel one, after
Hyyrö 2004). Longer ones are first parted at runs that occur once in each, as patience diff does
(Cohen 2003) with single lines; what has no such run is compared slice by slice.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_CELLS = 16_000_000  # bits of the matrix of one comparison
_RUNS = (12, 4)  # lengths of the unique runs that part long sequences, in turn


class EqualRun(NamedTuple):
    """An equal run: left[a : a + size] == right[b : b + size]."""

    a: int
    b: int
    size: int


def common(left: Sequence[int], right: Sequence[int]) -> list[EqualRun]:
    """Return what two sequences of numbers have in common: runs in the order of both.

    Exact where the product of their lengths is at most `_CELLS`; above, a run may be missed.
    """
    return list(_joined(_runs(left, right, 0, 0, _RUNS)))


def _joined(runs: Iterator[EqualRun]) -> Iterator[EqualRun]:
    """Join runs that touch on both sides."""
    held: EqualRun | None = None
    for run in runs:
        if held and held.a + held.size == run.a and held.b + held.size == run.b:
            held = EqualRun(held.a, held.b, held.size + run.size)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _runs(
    left: Sequence[int], right: Sequence[int], a: int, b: int, lengths: tuple[int, ...]
) -> Iterator[EqualRun]:
    """Give the runs of two parts that start at `a` and `b`."""
    start = _common_start(left, right)
    if start:
        yield EqualRun(a, b, start)
        left, right, a, b = left[start:], right[start:], a + start, b + start
    end = _common_start(left[::-1], right[::-1])
    rest = len(left) - end, len(right) - end
    if rest[0] and rest[1]:
        yield from _middle(left[: rest[0]], right[: rest[1]], a, b, lengths)
    if end:
        yield EqualRun(a + rest[0], b + rest[1], end)


def _common_start(left: Sequence[int], right: Sequence[int]) -> int:
    size = 0
    for x, y in zip(left, right, strict=False):
        if x != y:
            break
        size += 1
    return size


def _middle(
    left: Sequence[int], right: Sequence[int], a: int, b: int, lengths: tuple[int, ...]
) -> Iterator[EqualRun]:
    if len(left) * len(right) <= _CELLS:
        yield from _aligned(left, right, a, b)
        return
    if set(left).isdisjoint(right):
        return
    for i, length in enumerate(lengths):
        if anchors := _anchors(left, right, length):
            yield from _between(left, right, a, b, anchors, lengths[i + 1 :])
            return
    yield from _sliced(left, right, a, b)


def _aligned(left: Sequence[int], right: Sequence[int], a: int, b: int) -> Iterator[EqualRun]:
    for block in LCSseq.editops(left, right).as_matching_blocks():
        if block.size:
            yield EqualRun(a + block.a, b + block.b, block.size)


def _between(
    left: Sequence[int],
    right: Sequence[int],
    a: int,
    b: int,
    anchors: list[tuple[int, int]],
    lengths: tuple[int, ...],
) -> Iterator[EqualRun]:
    """Part two sequences before each anchor: the run itself begins what follows."""
    edges = [(0, 0), *anchors, (len(left), len(right))]
    for (x, y), (end, other) in pairwise(edges):
        if x < end and y < other:
            yield from _runs(left[x:end], right[y:other], a + x, b + y, lengths)


def _anchors(left: Sequence[int], right: Sequence[int], length: int) -> list[tuple[int, int]]:
    """Return where runs of this length start that occur once in each, in the order of both."""
    ours, theirs = _unique(left, length), _unique(right, length)
    pairs = [(x, theirs[run]) for run, x in ours.items() if run in theirs]
    pairs.sort()
    rising = [pairs[i] for i in longest_rising([y for _, y in pairs])]
    # One that goes on where the last one began would part nothing.
    return [
        (x, y)
        for (x, y), before in zip(rising, [(-1, -1), *rising], strict=False)
        if (x - 1, y - 1) != before
    ]


def _unique(items: Sequence[int], length: int) -> dict[tuple[int, ...], int]:
    """Return the runs that occur once, and where."""
    seen: dict[tuple[int, ...], int] = {}
    for i, run in enumerate(zip(*(items[k:] for k in range(length)), strict=False)):
        seen[run] = -1 if run in seen else i
    return {run: i for run, i in seen.items() if i >= 0}


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []  # the least number that ends a subsequence of each length
    places: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        at = bisect_left(tops, number)
        if at == len(tops):
            tops.append(number)
            places.append(i)
        else:
            tops[at] = number
            places[at] = i
        before.append(places[at - 1] if at else -1)
    found = []
    i = places[-1] if places else -1
    while i >= 0:
        found.append(i)
        i = before[i]
    return found[::-1]


def _sliced(left: Sequence[int], right: Sequence[int], a: int, b: int) -> Iterator[EqualRun]:
    """Compare each part of the longer with the part of the shorter at the same height."""
    slices = math.ceil(math.sqrt(len(left) * len(right) / _CELLS))
    edges = [(len(left) * i // slices, len(right) * i // slices) for i in range(slices + 1)]
    for (x, y), (end, other) in pairwise(edges):
        # Rounding may leave a slice a little above the bound: it is not sliced again.
        yield from _aligned(left[x:end], right[y:other], a + x, b + y)
