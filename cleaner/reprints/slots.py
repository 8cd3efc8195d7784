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

from cleaner.reprints.align import Block
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


class Slots(msgspec.Struct, frozen=True):
    """The slots of an alignment."""

    figures: tuple[Figure, ...]
    same: int  # figures that stand in the same place of both texts and agree
    names: tuple[tuple[str, str, int], ...]  # replaced run, what replaced it, how often


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
    starts = [block.a for block in blocks]
    found: list[Figure] = []
    same = 0

    def block_at(place: int) -> Block | None:
        i = bisect_right(starts, place) - 1
        return blocks[i] if i >= 0 and place < blocks[i].a + blocks[i].size else None

    for match in _FIGURE.finditer(left):
        before, behind = block_at(match.start() - 1), block_at(match.end())
        if (before is None and match.start()) or (behind is None and match.end() < len(left)):
            continue
        if before is None and behind is None:
            continue
        start = before.b + match.start() - before.a if before else 0
        end = behind.b + match.end() - behind.a if behind else len(right)
        other = right[start:end]
        if start >= end or not other.isdecimal():
            continue
        if other == match.group():
            same += 1
        elif sum(b.size for b in {id(x): x for x in (before, behind) if x}.values()) >= context:
            unit = left[match.end() : match.end() + 1]
            found.append(Figure(match.group(), other, match.start(), start, unit))
    return found, same


def _replaced(left: str, right: str, blocks: list[Block]) -> Iterator[tuple[str, str]]:
    edges = [*blocks, Block(len(left), len(right), 0)]
    a = b = 0
    for block in edges:
        x, y = left[a : block.a], right[b : block.b]
        if 0 < len(x) <= _NAME and 0 < len(y) <= _NAME and not _FIGURE.search(x + y):
            yield x, y
        a, b = block.a + block.size, block.b + block.size


def find_slots(left: str, right: str, blocks: Sequence[Block], context: int = _CONTEXT) -> Slots:
    """Return the slots of two aligned texts.

    `context` characters around a figure, both sides together, must be equal.
    """
    solid = _solid(left, right, blocks)
    figures, same = _figures(left, right, solid, context)
    names = Counter(_replaced(left, right, solid))
    return Slots(tuple(figures), same, tuple((x, y, n) for (x, y), n in names.items()))
