"""The rules: how one article relates to another, and which rule decided.

A relation is a pure function of the two records; which of them is called left changes nothing but
the sides in the answer.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cleaner.reprints.relations.changes import changes
from cleaner.reprints.relations.commentary import is_quoted
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.conflicts import conflict
from cleaner.reprints.relations.days import is_another_day
from cleaner.reprints.relations.headlines import only_lead_shared
from cleaner.reprints.relations.placeholders import shares_an_invitation
from cleaner.reprints.relations.series import soon_other_entry
from cleaner.reprints.relations.which_reprint import which_reprint
from cleaner.reprints.settings import (
    BACKGROUND,
    CLAUSES,
    FACTS,
    HALF,
    MOST,
    PARTIAL,
    PASSAGE,
    QUOTED,
    REPRINT,
    SENTENCE,
    SHORT,
    UNBROKEN,
    WHOLE,
)
from cleaner.reprints.texts.prepared import Text

Relation = Literal["full", "edited", "excerpt", "partial", "none"]
Side = Literal["left", "right"]


class Verdict(msgspec.Struct, frozen=True):
    """How two prepared texts relate, and the rule that decided."""

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
    """Return how two articles relate.

    Args:
        left: the one, prepared.
        right: the other; told the other way round, only what has a direction is reversed.
    """
    if not left.body or not right.body:
        return NOTHING
    pair = Comparison(left, right)
    return _verdict(pair, *_decide(pair))


def related(left: Text, right: Text, *, partial: bool = True) -> Verdict | None:
    """Return how two texts relate, None where they do not: `relate`, but soon done with those.

    Of the candidates of a corpus most are fillings of one template, which need no full verdict.

    Args:
        left: the one.
        right: the other.
        partial: False where only reprints are asked for; what is partial is None then.
    """
    if not left.body or not right.body:
        return None
    pair = Comparison(left, right)
    if not partial and _is_no_reprint(pair):
        return None
    relation, rule = _decide(pair, partial=partial)
    if relation == "none" or (relation == "partial" and not partial):
        return None
    return _verdict(pair, relation, rule)


def _is_no_reprint(pair: Comparison) -> bool:
    """Whether two texts share too little for a reprint, whatever conflicts they have or not.

    Told before their values are read, which takes longer than to align them. Each test stands in
    `_decide`, too, behind others that lead to no reprint either.
    """
    if soon_other_entry(pair.short, pair.long):
        return True
    size = len(pair.short.body)
    needed = MOST if size < PASSAGE else _needed(pair, size, size / len(pair.long.body))
    return pair.contained < needed or is_quoted(pair)


def _decide(pair: Comparison, *, partial: bool = True) -> tuple[Relation, str]:
    size, whole = len(pair.short.body), len(pair.long.body)
    # A short text is sooner aligned than looked up in the other.
    if size >= SHORT and pair.little_shared:
        return "none", "little-shared"
    if clash := conflict(pair):
        background = (
            partial
            and clash != "placeholder"
            and pair.has_unbroken(max(SENTENCE, BACKGROUND * size))
        )
        return ("partial" if background else "none"), clash
    if size < SHORT and pair.little_shared:
        return "none", "little-shared"
    contained = pair.contained
    if contained < PARTIAL and pair.longest < PASSAGE:
        return "none", "little-shared"
    ratio = size / whole
    if contained < _needed(pair, size, ratio):
        return "partial", "passage-shared"
    if is_quoted(pair):
        return "partial", "quoted"
    if shares_an_invitation(pair):
        return "none", "placeholder"
    if only_lead_shared(pair):
        return "partial", "lead-shared"
    return which_reprint(pair)


def _needed(pair: Comparison, size: int, ratio: float) -> float:
    """Return the share of the shorter that must be found: more where half is no evidence."""
    if size < PASSAGE and pair.slots.same >= FACTS and not pair.slots.values:
        return MOST
    if size < PASSAGE or ratio < QUOTED or is_another_day(pair.short.day, pair.long.day):
        return WHOLE
    if ratio < HALF or size < SHORT:
        return MOST
    if pair.longest < UNBROKEN * size or pair.clauses < CLAUSES:
        return MOST
    return REPRINT


def least_needed(short: Text, long: Text) -> float:
    """Return a share, `REPRINT` or more, that is never more than the one needed.

    Told without aligning the texts.
    """
    size, ratio = len(short.body), len(short.body) / len(long.body)
    if size < PASSAGE:
        return MOST
    if ratio < QUOTED or is_another_day(short.day, long.day):
        return WHOLE
    return MOST if ratio < HALF or size < SHORT else REPRINT


def _verdict(pair: Comparison, relation: Relation, rule: str) -> Verdict:
    short, long = pair.short, pair.long
    shorter: Side | None = None
    if len(short.body) != len(long.body):
        shorter = "right" if pair.swapped else "left"
    if pair.little_shared:
        return Verdict(relation, rule, shorter, 0.0, 0.0, (), ())
    figures = tuple((found.left.text, found.right.text) for found in pair.slots.values)
    return Verdict(
        relation,
        rule,
        shorter,
        round(pair.similarity, 4),
        round(pair.contained, 4),
        changes(pair, other_subjects=rule == "names") if relation != "none" else (),
        tuple((y, x) for x, y in figures) if pair.swapped else figures,
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
