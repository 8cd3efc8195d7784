"""Alignment of two normal forms: what is equal in order, what is equal elsewhere.

In order: a longest common subsequence (rapidfuzz's bit-parallel one, after Hyyrö 2004), of whose
equal runs those of `RUN` characters count. Elsewhere: runs of `MOVED` characters among what that
leaves over, whatever their order.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq, MatchingBlock

from cleaner.reprints.settings import GRAM, MOVED, RUN
from cleaner.reprints.texts.fingerprint import Fingerprints, hashes, known, perhaps_known, shared
from cleaner.reprints.texts.normal_form import code_points

Marks = npt.NDArray[np.bool_]
Spans = tuple[tuple[int, int], ...]  # start and end

_FEW = 200  # characters of two texts that are soon looked through
_MANY = 1 << 21  # characters of two texts, multiplied, from which on they are sooner renumbered
_TABLE = 256  # letters that rapidfuzz looks up in a table
_PLANE = 1 << 16
_LONGEST = 20_000  # characters; above, a text is aligned in slices to bound the matrix


Block = MatchingBlock
"""An equal run: left[a : a + size] == right[b : b + size]."""


class Alignment(msgspec.Struct, frozen=True):
    """What two texts share."""

    blocks: tuple[Block, ...]  # equal runs in order, of any length
    moved: tuple[Spans, Spans]  # on either side
    left: int  # characters of the left text that are aligned
    right: int  # characters of the right text that are aligned


def equal_runs(left: str, right: str) -> tuple[Block, ...]:
    """Return the equal runs in order of two normal forms, of any length."""
    if left == right:
        return (Block(0, 0, len(left)),) if left else ()
    if len(left) * len(right) <= _LONGEST**2:
        return tuple(_short_blocks(left, right))
    return tuple(_blocks(left, right))


def align(left: str, right: str, blocks: tuple[Block, ...] | None = None) -> Alignment:
    """Align two normal forms, whose equal runs may be known already."""
    if blocks is None:
        blocks = equal_runs(left, right)
    solid = [block for block in blocks if block.size >= RUN]
    moved_left, moved_right = _elsewhere(left, right, solid)
    equal = sum(block.size for block in solid)
    return Alignment(
        blocks,
        (moved_left, moved_right),
        equal + sum(b - a for a, b in moved_left),
        equal + sum(b - a for a, b in moved_right),
    )


def _short_blocks(left: str, right: str) -> list[Block]:
    if len(left) * len(right) > _MANY:
        left, right = renumbered(left, right)
    return LCSseq.editops(left, right).as_matching_blocks()[:-1]  # the last is the end


def renumbered(left: str, right: str) -> tuple[str, str]:
    """Return two texts of as many letters, of which the same ones are equal, most of them Latin.

    Most of the time of an alignment goes into finding letters by their hash; of Latin ones there is
    a table. Those that only one of the texts has are all one: they are equal to none of the other.
    """
    own, other = code_points(left), code_points(right)
    if max(own.max(initial=0), other.max(initial=0)) >= _PLANE:
        return left, right
    times = np.bincount(other, minlength=_PLANE)
    shared_codes = np.flatnonzero((np.bincount(own, minlength=_PLANE) > 0) & (times > 0))
    often_first = shared_codes[np.argsort(-times[shared_codes])]
    numbers = np.arange(1, len(often_first) + 1, dtype=np.uint16)
    numbers[_TABLE - 2 :] += 1  # the last one stands for those that only the right text has
    table = np.zeros(_PLANE, dtype=np.uint16)
    table[often_first] = numbers
    one, two = table[own], table[other]
    two[two == 0] = _TABLE - 1
    return one.tobytes().decode("utf-16-le"), two.tobytes().decode("utf-16-le")


def _blocks(left: str, right: str) -> Iterator[Block]:
    if len(left) * len(right) <= _LONGEST**2:
        yield from _short_blocks(left, right)
        return
    # A matrix of both would be too large: cut the longer in halves and give the shorter to both;
    # what is found out of order is dropped by the second half starting where the first ended.
    if len(left) >= len(right):
        middle, start = len(left) // 2, 0
        for block in _blocks(left[:middle], right):
            start = block.b + block.size
            yield block
        for block in _blocks(left[middle:], right[start:]):
            yield Block(block.a + middle, block.b + start, block.size)
    else:
        for block in _blocks(right, left):
            yield Block(block.b, block.a, block.size)


def _elsewhere(left: str, right: str, solid: list[Block]) -> tuple[Spans, Spans]:
    """Return the spans on either side that stand in the other text, but not in order."""
    aligned = sum(block.size for block in solid)
    if min(len(left), len(right)) - aligned < MOVED:
        return (), ()
    if len(left) + len(right) < _FEW and _few_shared(left, right, solid, aligned):
        return (), ()
    in_order = aligned - len(solid) * (GRAM - 1)
    if np.count_nonzero(shared(left, right)) - in_order <= MOVED - GRAM:
        return (), ()
    free_left = _free([b.a for b in solid], [b.size for b in solid], len(left))
    free_right = _free([b.b for b in solid], [b.size for b in solid], len(right))
    return (
        _known(hashes(left), free_left, hashes(right)[free_right]),
        _known(hashes(right), free_right, hashes(left)[free_left]),
    )


def _few_shared(left: str, right: str, solid: list[Block], aligned: int) -> bool:
    """Whether two headlines or flashes share too few shingles; sooner told than by arrays."""
    grams = {right[i : i + GRAM] for i in range(len(right) - GRAM + 1)}
    common = sum(left[i : i + GRAM] in grams for i in range(len(left) - GRAM + 1))
    return common - (aligned - len(solid) * (GRAM - 1)) <= MOVED - GRAM


def _free(starts: list[int], sizes: list[int], length: int) -> Marks:
    """Mark the shingles that touch none of some spans, which stand in order and apart."""
    size = max(0, length - GRAM + 1)
    edges = np.zeros(size + 1, dtype=np.int8)
    begins = np.array(starts, dtype=np.intp)
    ends = begins + np.array(sizes, dtype=np.intp)
    edges[np.maximum(begins - GRAM + 1, 0)] += 1
    edges[np.minimum(ends, size)] -= 1
    return np.asarray(np.cumsum(edges[:-1], dtype=np.int8) == 0)


def _known(own: Fingerprints, free: Marks, other: Fingerprints) -> Spans:
    """Return the spans of `MOVED` characters and more whose shingles are free and known."""
    perhaps = _rows(free & perhaps_known(own, other))
    if not perhaps:
        return ()
    inside = np.zeros(len(own), dtype=bool)
    for start, end in perhaps:
        inside[start:end] = True
    asked = own[inside]
    inside[inside] = known(asked, other)
    # A run of n shingles is a span of n + GRAM - 1 characters.
    return tuple((start, end + GRAM - 1) for start, end in _rows(inside))


def _rows(marks: Marks) -> list[tuple[int, int]]:
    """Return where rows of marked shingles start and end that make a span of `MOVED` characters."""
    padded = np.zeros(len(marks) + 2, dtype=np.int8)
    padded[1:-1] = marks
    edges = np.flatnonzero(np.diff(padded)).reshape(-1, 2)
    long = edges[edges[:, 1] - edges[:, 0] > MOVED - GRAM]
    return [(start, end) for start, end in long.tolist()]
