"""Variants: one body under several headlines, days or datelines; which pairs of them are compared.

A variant list is sorted by the hashes of its texts, so that what is compared depends on nothing but
the texts that there are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

ALL_PAIRED = 12  # variants of one body that are all compared with each other
MOST_VARIANTS = ALL_PAIRED * (ALL_PAIRED - 1) // 2
"""Pairs of variants compared for two bodies."""


def pairs_within(nodes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs to compare of the variants of one body."""
    yield from itertools.islice(itertools.combinations(nodes, 2), MOST_VARIANTS)
    yield from ((nodes[0], node) for node in nodes[ALL_PAIRED:])


def pairs_between(lo: Sequence[int], hi: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs to compare of the variants of two bodies, that of the lesser hash first."""
    yield from itertools.islice(itertools.product(lo, hi), MOST_VARIANTS)
