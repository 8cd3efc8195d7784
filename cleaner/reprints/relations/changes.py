"""What differs between two related articles, in kind, as seen from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import RUN
from cleaner.reprints.texts.prepared import Text

_MISSING = 0.2  # a paragraph of which less is found elsewhere was cut or added
_MOVED = 0.5  # a paragraph of which more is found out of order was moved


def _covered(spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give for each paragraph (its length, how much of it the spans cover)."""
    start = i = 0
    for end in ends:
        covered = 0
        while i < len(spans) and spans[i][0] < end:
            covered += min(spans[i][1], end) - max(spans[i][0], start)
            if spans[i][1] > end:
                break
            i += 1
        yield end - start, covered
        start = end


def _missing(
    text: Text, solid: Sequence[tuple[int, int]], moved: Sequence[tuple[int, int]]
) -> bool:
    spans = sorted([*solid, *moved])
    return any(
        length > RUN and covered < _MISSING * length
        for length, covered in _covered(spans, text.paragraphs)
    )


def _has_moved(text: Text, moved: Sequence[tuple[int, int]]) -> bool:
    pieces = _covered(moved, text.paragraphs) if moved else ()
    return any(length and covered > _MOVED * length for length, covered in pieces)


def changes(pair: Comparison, *, other_subjects: bool) -> tuple[str, ...]:
    """Return the kinds of difference, from left to right.

    Args:
        pair: the texts.
        other_subjects: whether they are parted by what they are about. Words of two notes that are
            parted by their days take the same place, too, and are no names.
    """
    solid = [b for b in pair.blocks if b.size >= RUN]
    sides = [
        (pair.short, [(b.a, b.a + b.size) for b in solid], pair.alignment.moved[0]),
        (pair.long, [(b.b, b.b + b.size) for b in solid], pair.alignment.moved[1]),
    ]
    (left, own, moved), (right, other, moved_other) = reversed(sides) if pair.swapped else sides
    kinds = []
    if left.title != right.title:
        kinds.append("title")
    if left.head != right.head:
        kinds.append("dateline")
    if _missing(left, own, moved):
        kinds.append("paragraphs cut")
    if _missing(right, other, moved_other):
        kinds.append("paragraphs added")
    if _has_moved(left, moved) or _has_moved(right, moved_other):
        kinds.append("paragraphs moved")
    if pair.slots.values:
        kinds.append("figures")
    if pair.slots.renamed or other_subjects:
        kinds.append("names")
    return tuple(kinds)
