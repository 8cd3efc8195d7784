"""Which reprint a text is of another: whole, edited, or an excerpt of a longer one."""

from __future__ import annotations

from typing import Literal

from cleaner.reprints.relations.align import align
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import (
    ABRIDGED,
    ALL,
    CARRIED,
    FULL,
    HALF,
    LONGER,
    MINOR,
    MOVED,
    PASSAGE,
    PLACES,
    RUN,
    SENTENCE,
    SHORT,
    SPAN,
    TRIVIAL,
    VERBATIM,
    WHOLE,
)

_WORD = 2  # characters of the shortest word that is worth a change


def which_reprint(pair: Comparison) -> tuple[Literal["full", "edited", "excerpt", "partial"], str]:
    """Return what two texts are of which enough is shared for a reprint, and the rule that tells.

    A flash of which only phrases stand in the longer is partial.
    """
    if _is_longer(pair):
        if _only_phrases(pair):
            return "partial", "phrases-shared"
        return ("edited", "abridged") if _is_abridged(pair) else ("excerpt", "carried")
    if pair.slots.values:
        return "edited", "figure-corrected"
    if pair.slots.renamed:
        return "edited", "name-corrected"
    if sum(end - start for start, end in pair.alignment.moved[0]) > SENTENCE:
        return "edited", "reordered"
    whole = len(pair.long.body)
    differs = whole - pair.alignment.right
    if pair.contained < FULL or differs > max(min(SENTENCE, MINOR * whole), TRIVIAL * whole):
        return "edited", "most-shared"
    if pair.contained < VERBATIM and _places(pair) > PLACES:
        return "edited", "reworded"
    return "full", "trivial-differences"


def _is_longer(pair: Comparison) -> bool:
    """Whether the longer text is clearly longer: the more so, the less of the shorter is in it."""
    ratio, contained = len(pair.short.body) / len(pair.long.body), pair.contained
    return (
        ratio < HALF
        or (ratio < CARRIED and contained >= WHOLE)
        or (ratio < LONGER and contained >= ALL)
    )


def _is_abridged(pair: Comparison) -> bool:
    """Whether the shorter is the longer told in fewer words: under its headline, from end to end.

    An excerpt leaves its words as they are.
    """
    short, long = pair.short, pair.long
    size = min(len(short.title), len(long.title))
    if pair.contained >= VERBATIM or not size or len(short.body) < ABRIDGED * len(long.body):
        return False
    solid = [block for block in pair.blocks if block.size >= RUN]
    reach = solid[-1].b + solid[-1].size - solid[0].b if solid else 0
    if reach < SPAN * len(long.body):
        return False
    title = align(short.title, long.title)
    return max(title.left, title.right) == size


def _places(pair: Comparison) -> int:
    """Return in how many places inside of two texts a word or more differs."""
    a = b = places = 0
    for block in pair.blocks:
        if block.size < RUN:
            continue
        if a and max(block.a - a, block.b - b) >= _WORD:
            places += 1
        a, b = block.a + block.size, block.b + block.size
    return places


def _only_phrases(pair: Comparison) -> bool:
    """Whether a short text shares with a much longer one what any two on one event may share.

    Names with all their titles and official formulas fill most of a flash. It is carried where
    whole clauses of it make up half, and nearly all of it if it is no longer than a passage.
    """
    size = len(pair.short.body)
    if size < PASSAGE and pair.contained < FULL:
        return True
    clauses = sum(block.size for block in pair.blocks if block.size >= MOVED)
    moved = sum(end - start for start, end in pair.alignment.moved[0])
    return size < SHORT and clauses + moved < HALF * size
