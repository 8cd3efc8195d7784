"""Slots: where two aligned texts fill the same place with something else.

A figure or a name that was replaced between two equal runs tells two fillings of one template
apart, and no recogniser of names is needed to see it.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from cleaner.lazy import lazy, regex
from cleaner.newstext.values.exchanged_names import LONGEST_NAME, exchanged_name
from cleaner.newstext.values.meaning import same_meaning
from cleaner.newstext.values.words import Exchange, longest_opposite, opposite
from cleaner.reprints.relations.align import Block
from cleaner.reprints.settings import RUN
from cleaner.reprints.texts.printed_values import Printed

_FIGURE = regex(r"\d+")
_NAME = 10  # characters of the longest replaced run that may be a name; foreign ones are long
_CONTEXT = RUN + 1  # equal characters around a value, both sides together
_WORD = 2  # characters of a word that one text may have before a value, and the other not
_RELATIVE = regex(
    r"[今昨明前后][日天晨晚]|[今去明前]年|[本上下]个?月|[本上下这]?(?:周|星期|礼拜)[一二三四五六日天]"
)

Side = tuple[str, Sequence[Printed]]  # the normal form of a text, and its values


class Exchanged(msgspec.Struct, frozen=True):
    """Two values that stand in the same place and do not mean the same."""

    left: Printed
    right: Printed

    @property
    def relative(self) -> bool:
        """Whether they say only how far a day is from the one on which the text was written."""
        return _is_relative(self.left)


def opposite_words(left: str, right: str, blocks: list[Block], context: int) -> list[Exchanged]:
    """Return the words by which two texts say the opposite in the same place."""
    found = []
    longest = longest_opposite()
    a = b = size = 0
    for block in [*blocks, Block(len(left), len(right), 0)]:
        start, other = a + size, b + size
        known, (a, b, size) = size, (block.a, block.b, block.size)
        if known + size < context or not 0 < max(a - start, b - other) <= longest:
            continue
        if words := opposite(Exchange(left, start, a, right, other, b)):
            (first, last), (first_other, last_other) = words
            found.append(
                Exchanged(
                    Printed(first, last, "opposite", left[first:last]),
                    Printed(first_other, last_other, "opposite", right[first_other:last_other]),
                )
            )
    return found


def _renamed(left: str, right: str, blocks: list[Block], context: int) -> Iterator[tuple[str, str]]:
    """Give the names that stand for each other between equal runs, with enough around."""
    a = b = size = 0
    for block in [*blocks, Block(len(left), len(right), 0)]:
        start, other, around = a, b, size + block.size
        a, b, size = block.a + block.size, block.b + block.size, block.size
        if start < block.a <= start + LONGEST_NAME and other < block.b <= other + LONGEST_NAME:
            change = Exchange(left, start, block.a, right, other, block.b)
            if around >= context and (names := exchanged_name(change, bare=True)):
                yield left[slice(*names[0])], right[slice(*names[1])]


def _is_relative(value: Printed) -> bool:
    return value.kind == "date" and _says_how_far(value.text)


@functools.lru_cache(maxsize=4096)
def _says_how_far(date: str) -> bool:
    return _RELATIVE.fullmatch(date) is not None


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


def compare_values(
    left: Side, right: Side, blocks: list[Block], context: int
) -> tuple[list[Exchanged], list[tuple[Printed, Printed]]]:
    """Return the values in the same place that differ, and those that mean the same.

    Args:
        left: normal form and values of the one.
        right: of the other.
        blocks: equal runs in order, without those that are chance.
        context: characters around a value, both sides together, that must be equal.
    """
    body, values = left
    others = right[1]
    starts = [block.a for block in blocks]
    ends = [block.a + block.size for block in blocks]
    places = [value.start for value in others]
    found: list[Exchanged] = []
    same: list[tuple[Printed, Printed]] = []
    for value in values:
        i = bisect_right(starts, value.start - 1) - 1
        before = behind = blocks[i] if i >= 0 and value.end < ends[i] else None
        skipped = 0
        if before is None:  # not amid an equal run, as most are
            before, skipped = _block_before(blocks, starts, value.start)
            # A unit that both have ends a value as well as what stands behind it in both.
            end = value.end
            behind = _block_at(blocks, starts, end) or _block_at(blocks, starts, end - 1)
        if (before is None and value.start > skipped) or (behind is None and value.end < len(body)):
            continue
        start = before.b + value.start - skipped - before.a if before else 0
        end = behind.b + value.end - behind.a if behind else len(right[0])
        other = _value_at(others, places, start, end, inside=before is behind)
        if other is None:
            continue
        if value.text == other.text and value.kind == other.kind:
            same.append((value, other))
            continue
        if _is_relative(value) != _is_relative(other):
            continue  # 昨日 may well be 11月3日
        if value.text == other.text or (
            value.kind == other.kind and same_meaning(value.kind, value.text, other.text)
        ):
            same.append((value, other))
            continue
        around = value.start - skipped - before.a if before else 0
        around += behind.a + behind.size - value.end if behind else 0
        if around >= context:
            found.append(Exchanged(value, other))
    return found, same


def _value_at(
    values: Sequence[Printed], places: list[int], start: int, end: int, *, inside: bool
) -> Printed | None:
    """Return the value that fills a place; inside an equal run one that was cut otherwise, too."""
    i = bisect_left(places, start)
    if i == len(values) or places[i] > start + _WORD:
        return None
    return values[i] if values[i].end == end or (inside and places[i] == start) else None


def _block_before(blocks: list[Block], starts: list[int], place: int) -> tuple[Block | None, int]:
    """Return the equal run before a value, and how much of a word (为, 约为) lies between."""
    for skipped in range(min(_WORD, place) + 1):
        if found := _block_at(blocks, starts, place - skipped - 1):
            return found, skipped
    return None, min(_WORD, place)


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
        left: normal form and values of the one.
        right: of the other.
        blocks: their equal runs in order.
        context: characters around a value, both sides together, that must be equal.
    """

    def __init__(
        self, left: Side, right: Side, blocks: Sequence[Block], context: int = _CONTEXT
    ) -> None:
        self._sides = left, right
        self._blocks = _solid(left[0], right[0], blocks)
        self._context = context

    @lazy
    def _read(self) -> tuple[list[Exchanged], list[tuple[Printed, Printed]]]:
        left, right = self._sides
        found, same = compare_values(left, right, self._blocks, self._context)
        found += opposite_words(left[0], right[0], self._blocks, self._context)
        return sorted(found, key=lambda pair: pair.left.start), same

    @property
    def values(self) -> list[Exchanged]:
        """The values that differ."""
        return self._read[0]

    @property
    def same(self) -> int:
        """How many values stand in the same place of both texts and agree."""
        return len(self._read[1])

    @property
    def agreeing(self) -> list[tuple[Printed, Printed]]:
        """The values that stand in the same place of both texts and agree."""
        return self._read[1]

    @lazy
    def renamed(self) -> list[tuple[str, str]]:
        """Names of persons, places and houses that stand in the same place and differ."""
        (left, _), (right, _) = self._sides
        return list(_renamed(left, right, self._blocks, self._context))

    @lazy
    def names(self) -> list[tuple[str, str, int]]:
        """Each replaced run that may be a name, what replaced it, and how often."""
        found = Counter(_replaced(self._sides[0][0], self._sides[1][0], self._blocks))
        return [(x, y, times) for (x, y), times in found.items()]
