"""The order in which pairs of paragraphs are read, and which of them were moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.diff.pairs import ParagraphPair


class ReadingOrder(NamedTuple):
    """The reading order of some pairs."""

    reading: list[int]  # the places of the pairs, in the right's order, what is cut in between
    moved: frozenset[ParagraphPair]


def in_order(pairs: Sequence[ParagraphPair], texts: Sequence[str]) -> ReadingOrder:
    """Order pairs.

    What keeps its order is the heaviest sequence of pairs that stand in one order on both sides,
    weighed by letters; the others were moved.

    Args:
        pairs: by their left, as `pair_paragraphs` gives them.
        texts: the letters of the left paragraphs.
    """
    both = [pair for pair in pairs if pair.left and pair.right]
    weights = [1 + sum(len(texts[i]) for i in pair.left) for pair in both]
    kept = [both[i] for i in _heaviest_rising([pair.right[0] for pair in both], weights)]
    steady = set(kept)
    moved = frozenset(pair for pair in both if pair not in steady)
    cuts = [pair for pair in pairs if not pair.right]
    others = sorted(
        (pair for pair in pairs if pair.right and pair not in steady),
        key=lambda pair: pair.right,
    )
    place = {pair: i for i, pair in enumerate(pairs)}
    reading: list[int] = []
    c = o = 0
    for anchor in [*kept, None]:
        while c < len(cuts) and (anchor is None or cuts[c].left < anchor.left):
            reading.append(place[cuts[c]])
            c += 1
        while o < len(others) and (anchor is None or others[o].right < anchor.right):
            reading.append(place[others[o]])
            o += 1
        if anchor is not None:
            reading.append(place[anchor])
    return ReadingOrder(reading, moved)


def _heaviest_rising(numbers: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the places of a heaviest strictly rising subsequence (a Fenwick tree of maxima)."""
    size = max(numbers, default=-1) + 1
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)  # weight and place that ends it
    before: list[int] = []
    for i, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        heaviest, last = 0, -1
        k = number  # all numbers below it
        while k:
            if best[k][0] > heaviest:
                heaviest, last = best[k]
            k &= k - 1
        before.append(last)
        k = number + 1
        while k <= size:
            if best[k][0] < heaviest + weight:
                best[k] = (heaviest + weight, i)
            k += k & -k
    i = max(best, default=(0, -1))[1]
    found = []
    while i >= 0:
        found.append(i)
        i = before[i]
    return found[::-1]
