"""The rules: how one article relates to another, and which rule decided.

A relation is a pure function of the two records; which of them is called left changes nothing but
the sides in the answer.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cleaner.reprints.align import Alignment, align
from cleaner.reprints.changes import changes
from cleaner.reprints.conflicts import conflict
from cleaner.reprints.figures import printed
from cleaner.reprints.fingerprint import count_shared, longest_shared
from cleaner.reprints.settings import (
    BACKGROUND,
    CARRIED,
    FULL,
    GRAM,
    HALF,
    MOST,
    PARTIAL,
    PASSAGE,
    REPRINT,
    SENTENCE,
    SHINGLES,
    SHORT,
    TRIVIAL,
    WHOLE,
)
from cleaner.reprints.slots import Slots, find_slots
from cleaner.reprints.text import Text

Relation = Literal["full", "edited", "excerpt", "partial", "none"]
Side = Literal["left", "right"]


class Verdict(msgspec.Struct, frozen=True):
    """How two articles relate."""

    relation: Relation
    rule: str  # the rule that decided
    shorter: Side | None  # None where both are equally long
    similarity: float  # aligned share of the longer
    contained: float  # share of the shorter that is found in the longer
    changes: tuple[str, ...]  # what differs, in kind
    figures: tuple[tuple[str, str], ...]  # left and right figure of each conflicting place


_FLIPPED = {"paragraphs cut": "paragraphs added", "paragraphs added": "paragraphs cut"}
NOTHING = Verdict("none", "nothing-to-compare", None, 0.0, 0.0, (), ())


def relate(left: Text, right: Text) -> Verdict:
    """Return how two articles relate."""
    if not left.body or not right.body:
        return NOTHING
    # The alignment of two texts may prefer one side where it has a choice: always the same one.
    swapped = _rank(right) < _rank(left)
    short, long = (right, left) if swapped else (left, right)
    if short.body != long.body and _little_shared(short.body, long.body):
        return Verdict("none", "little-shared", _shorter(left, right), 0.0, 0.0, (), ())
    found = align(short.body, long.body)
    contained = found.left / len(short.body)
    similarity = found.right / len(long.body)
    if contained < PARTIAL and found.longest < PASSAGE:
        return _verdict("none", "little-shared", short, long, found, None, swapped)
    slots = find_slots(short.body, long.body, found.blocks)
    relation, rule = _decide(short, long, found, slots, contained, similarity)
    return _verdict(relation, rule, short, long, found, slots, swapped)


def _little_shared(short: str, long: str) -> bool:
    found = count_shared(short, long)
    if found >= SHINGLES * len(short):
        return False
    run = PASSAGE - GRAM + 1
    return found < run or longest_shared(short, long) < run


def _shorter(left: Text, right: Text) -> Side | None:
    if len(left.body) == len(right.body):
        return None
    return "left" if len(left.body) < len(right.body) else "right"


def _rank(text: Text) -> tuple[int, str, str, str, str]:
    return len(text.body), text.body, text.title, text.head, text.day or ""


def _decide(
    short: Text, long: Text, found: Alignment, slots: Slots, contained: float, similarity: float
) -> tuple[Relation, str]:
    size, whole = len(short.body), len(long.body)
    if clash := conflict(short, long, found, slots):
        background = found.longest >= SENTENCE and found.longest >= BACKGROUND * size
        return ("partial" if background else "none"), clash
    ratio = size / whole
    if contained < (MOST if ratio < HALF or size < SHORT else REPRINT):
        return "partial", "passage-shared"
    if ratio < HALF or (ratio < CARRIED and contained >= WHOLE):
        return "excerpt", "carried"
    if slots.figures:
        return "edited", "figure-corrected"
    if sum(end - start for start, end in found.moved[0]) > SENTENCE:
        return "edited", "reordered"
    differs = whole - found.right
    if contained >= FULL and differs <= max(SENTENCE, TRIVIAL * whole):
        return "full", "trivial-differences"
    return "edited", "most-shared"


def _verdict(
    relation: Relation,
    rule: str,
    short: Text,
    long: Text,
    found: Alignment,
    slots: Slots | None,
    swapped: bool,
) -> Verdict:
    figures = tuple(
        (printed(short, f.left, f.at), printed(long, f.right, f.other))
        for f in (slots.figures if slots else ())
    )
    left, right = (long, short) if swapped else (short, long)
    return Verdict(
        relation,
        rule,
        _shorter(left, right),
        round(found.right / len(long.body), 4),
        round(found.left / len(short.body), 4),
        changes(left, right, found, slots, swapped=swapped) if relation != "none" else (),
        tuple((y, x) for x, y in figures) if swapped else figures,
    )


def flip(verdict: Verdict | None) -> Verdict | None:
    """Return a verdict as seen from the other side."""
    if verdict is None:
        return None
    sides: dict[Side | None, Side | None] = {"left": "right", "right": "left", None: None}
    kinds = [_FLIPPED.get(kind, kind) for kind in verdict.changes]
    if {"paragraphs cut", "paragraphs added"} <= set(kinds):
        kinds = list(verdict.changes)
    return msgspec.structs.replace(
        verdict,
        shorter=sides[verdict.shorter],
        changes=tuple(kinds),
        figures=tuple((right, left) for left, right in verdict.figures),
    )
