"""The places of a story's versions in which values stand, each followed through all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.newstext.values.meaning import same_meaning
from cleaner.newstext.values.value import ValueKind
from cleaner.reprints.relations.align import Block, equal_runs
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.names import other_names
from cleaner.reprints.relations.slots import Slots
from cleaner.reprints.relations.union import Union
from cleaner.reprints.texts.passages import SENTENCE, passage
from cleaner.reprints.texts.prepared import Text
from cleaner.reprints.texts.printed_values import Printed

_CONTEXT = 6  # characters that are equal around what is followed into another version


class ValueReading(NamedTuple):
    """What one version has in a place."""

    version: int
    kind: ValueKind
    start: int  # in headline and body
    end: int
    text: str


class _Side(NamedTuple):
    """Headline and body of a version as one normal form."""

    text: Text
    body: str
    values: tuple[Printed, ...]


def _side(text: Text) -> _Side:
    size = len(text.title)
    body = (Printed(v.start + size, v.end + size, v.kind, v.text) for v in text.values)
    return _Side(text, text.title + text.body, (*text.title_values, *body))


def sentence(text: Text, reading: ValueReading) -> str:
    """Return the sentence of a headline or body that a reading stands in, as it is printed."""
    size = len(text.title)
    if reading.start < size:
        return passage(text.headline, reading.start, reading.end, SENTENCE)
    return passage(text.story, reading.start - size, reading.end - size, SENTENCE)


def places(texts: Sequence[Text], edges: Iterable[tuple[int, int]]) -> list[list[ValueReading]]:
    """Return the readings of each place in which versions differ, in the order of the text.

    Args:
        texts: the versions.
        edges: pairs of versions that are laid beside each other; what is said of a place goes from
            version to version along these.
    """
    sides = [_side(text) for text in texts]
    found = _Places()
    ways: list[tuple[int, int, tuple[Block, ...]]] = []
    loose: list[ValueReading] = []  # words that are no values by themselves
    for one, two in edges:
        left, right = sides[one], sides[two]
        if left.body == right.body:
            blocks: tuple[Block, ...] = (Block(0, 0, len(left.body)),)
        else:
            blocks = equal_runs(left.body, right.body)
        ways += ((one, two, blocks), (two, one, tuple(Block(b.b, b.a, b.size) for b in blocks)))
        slots = Slots((left.body, left.values), (right.body, right.values), blocks)
        changed = [(pair.left, pair.right) for pair in slots.values]
        changed += list(_names(left, right))
        for x, y in (*changed, *slots.agreeing):
            pair = _reading(one, x), _reading(two, y)
            found.link(*pair)
            if x.kind in ("opposite", "name"):
                loose += pair
    _follow(loose, ways, sides, found)
    return sorted(filter(_differs, found.groups()), key=min)


def _reading(version: int, value: Printed) -> ValueReading:
    return ValueReading(version, value.kind, value.start, value.end, value.text)


def _names(left: _Side, right: _Side) -> Iterator[tuple[Printed, Printed]]:
    """Give the names of which one took the other's place, where they stand first."""
    pair = Comparison(left.text, right.text)
    if left.body == right.body or not (left.text.body and right.text.body):
        return
    for x, y in other_names(pair):
        ours, theirs = (y, x) if pair.swapped else (x, y)
        a, b = left.body.find(ours), right.body.find(theirs)
        if a >= 0 and b >= 0:
            yield (
                Printed(a, a + len(ours), "name", ours),
                Printed(b, b + len(theirs), "name", theirs),
            )


def _follow(
    loose: list[ValueReading],
    ways: Sequence[tuple[int, int, tuple[Block, ...]]],
    sides: Sequence[_Side],
    found: _Places,
) -> None:
    """Find the words that two versions exchange in the other versions, where these are equal."""
    known = set(loose)
    ways_of: dict[int, list[tuple[int, tuple[Block, ...]]]] = {}
    for one, two, blocks in ways:
        ways_of.setdefault(one, []).append((two, blocks))
    while loose:
        reading = loose.pop()
        for two, blocks in ways_of.get(reading.version, ()):
            for block in blocks:
                if block.a <= reading.start and reading.end <= block.a + block.size:
                    if block.size < reading.end - reading.start + _CONTEXT:
                        break
                    shift = block.b - block.a
                    start, end = reading.start + shift, reading.end + shift
                    there = ValueReading(two, reading.kind, start, end, sides[two].body[start:end])
                    found.link(reading, there)
                    if there not in known:
                        known.add(there)
                        loose.append(there)
                    break


class _Places:
    """Readings that stand in one place of several versions."""

    def __init__(self) -> None:
        self._union = Union()
        self._numbers: dict[ValueReading, int] = {}

    def _number(self, reading: ValueReading) -> int:
        return self._numbers.setdefault(reading, len(self._numbers))

    def link(self, one: ValueReading, two: ValueReading) -> None:
        """Note that two readings stand in the same place."""
        self._union.join(self._number(one), self._number(two))

    def groups(self) -> list[list[ValueReading]]:
        """Return the readings of each place, in the order of the versions."""
        found: dict[int, list[ValueReading]] = {}
        for reading, number in self._numbers.items():
            found.setdefault(self._union.find(number), []).append(reading)
        return [sorted(group) for group in found.values()]


def agree(one: ValueReading, two: ValueReading) -> bool:
    """Whether two readings mean the same."""
    if one.text == two.text:
        return True
    return one.kind == two.kind and same_meaning(one.kind, one.text, two.text)


def _differs(group: Sequence[ValueReading]) -> bool:
    return any(not agree(group[0], other) for other in group[1:])
