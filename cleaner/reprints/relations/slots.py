"""Slots: where two aligned texts fill the same place with something else.

A figure or a name that was replaced between two equal runs tells two fillings of one template
apart, and no recogniser of names is needed to see it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from cleaner.lazy import lazy
from cleaner.reprints.relations.align import Block
from cleaner.reprints.settings import RUN

_FIGURE = re.compile(r"\d+")
_NAME = 10  # characters of the longest replaced run that may be a name; foreign ones are long
_CONTEXT = RUN + 1  # equal characters around a figure, both sides together


class Figure(msgspec.Struct, frozen=True):
    """A figure that stands in the same place of both texts and differs."""

    left: str
    right: str
    at: int  # where it starts in the left text
    other: int  # where it starts in the right text
    unit: str  # the character behind it in the left text, "" at the end


def _solid(left: str, right: str, blocks: Sequence[Block]) -> list[Block]:
    """Drop the single characters that agree by chance between two replaced runs.

    One that stands behind a figure on both sides is its unit, and no chance.
    """
    return [
        block
        for block in blocks
        if block.size > 1
        or (left[block.a - 1 : block.a].isdecimal() and right[block.b - 1 : block.b].isdecimal())
    ]


def _figures(left: str, right: str, blocks: list[Block], context: int) -> tuple[list[Figure], int]:
    found: list[Figure] = []
    same = 0
    starts = [block.a for block in blocks]
    for match in _FIGURE.finditer(left):
        at, end = match.span()
        before, behind = _block_at(blocks, starts, at - 1), _block_at(blocks, starts, end)
        if before is behind:
            same += before is not None  # the whole figure stands in one equal run
            continue
        if (before is None and at) or (behind is None and end < len(left)):
            continue
        other = before.b + at - before.a if before else 0
        other_end = behind.b + end - behind.a if behind else len(right)
        figure = right[other:other_end]
        if not figure.isdecimal():
            continue
        if figure == match.group():
            same += 1
        elif (before.size if before else 0) + (behind.size if behind else 0) >= context:
            found.append(Figure(match.group(), figure, at, other, left[end : end + 1]))
    return found, same


def _block_at(blocks: list[Block], starts: list[int], place: int) -> Block | None:
    i = bisect_right(starts, place) - 1
    return blocks[i] if i >= 0 and place < blocks[i].a + blocks[i].size else None


def _replaced(left: str, right: str, blocks: list[Block]) -> Iterator[tuple[str, str]]:
    edges = [*blocks, Block(len(left), len(right), 0)]
    a = b = 0
    for block in edges:
        x, y = left[a : block.a], right[b : block.b]
        if 0 < len(x) <= _NAME and 0 < len(y) <= _NAME and not _FIGURE.search(x + y):
            yield x, y
        a, b = block.a + block.size, block.b + block.size


class Slots:
    """The slots of two aligned texts; what they hold is found out when it is first asked.

    Args:
        left: normal form of the one.
        right: of the other.
        blocks: their equal runs in order.
        context: characters around a figure, both sides together, that must be equal.
    """

    def __init__(
        self, left: str, right: str, blocks: Sequence[Block], context: int = _CONTEXT
    ) -> None:
        self._texts = left, right
        self._blocks = _solid(left, right, blocks)
        self._context = context

    @lazy
    def _read(self) -> tuple[list[Figure], int]:
        return _figures(*self._texts, self._blocks, self._context)

    @property
    def figures(self) -> list[Figure]:
        """The figures that differ."""
        return self._read[0]

    @property
    def same(self) -> int:
        """How many figures stand in the same place of both texts and agree."""
        return self._read[1]

    @lazy
    def names(self) -> list[tuple[str, str, int]]:
        """Each replaced run that may be a name, what replaced it, and how often."""
        found = Counter(_replaced(*self._texts, self._blocks))
        return [(x, y, times) for (x, y), times in found.items()]
