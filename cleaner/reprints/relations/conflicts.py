"""Whether two aligned texts tell different facts: another template filling, another day."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.lazy import regex
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.days import is_another_day
from cleaner.reprints.relations.names import other_names
from cleaner.reprints.relations.placeholders import says_nothing
from cleaner.reprints.relations.series import (
    next_version,
    other_entry,
    other_number,
    soon_other_entry,
)
from cleaner.reprints.relations.slots import Exchanged
from cleaner.reprints.settings import CONFLICTS, MOST, SHORT
from cleaner.reprints.texts.prepared import Text

_CORRECTED = regex(r"更正|订正|勘误|修正|改正|有误|更新")
_BARE = regex(r"[\d.,]+")


def conflict(pair: Comparison) -> str | None:
    """Return the name of the conflict that makes two texts different stories, None if none does.

    `other-day`: both speak of "today" and were written on different days, or of "this week" in
    different weeks, or the first sentences name different days, or they state something up to
    different days. `title`: the headlines give different figures in the same place. `figures`: too
    many of the aligned values differ. `placeholder`: what both say has nothing to do with their
    headlines. `names`: one subject was replaced by another throughout.
    What needs no alignment of the bodies is looked at first.
    """
    left, right = pair.short, pair.long
    if soon_other_entry(left, right):
        return "other-day"
    if other_number(left, right) and not _grows(pair):
        return "title" if left.body != right.body or len(left.body) < SHORT else None
    values = [found for found in pair.slots.values if not found.relative]
    if other_entry(pair, values):
        return "other-day"
    if _other_facts(pair, values):
        return "figures"
    if says_nothing(pair):
        return "placeholder"
    return "names" if other_names(pair) else None


def _grows(pair: Comparison) -> bool:
    """Whether one text is the other, told anew at a later hour of the day."""
    short, long = pair.short, pair.long
    told_up_to = short.day == long.day and "截" in short.body and "截" in long.body
    return told_up_to and pair.contained >= MOST and next_version(pair, pair.slots.values)


def _other_facts(pair: Comparison, values: Sequence[Exchanged]) -> bool:
    told = [found for found in values if not _damaged(found)]
    if not told or next_version(pair, told):
        return False
    if len(pair.short.body) < SHORT:
        return not _is_correction(pair.short, pair.long)
    few = len(told) > 1 or is_another_day(pair.short.day, pair.long.day)
    return few and len(told) > CONFLICTS * (len(told) + pair.slots.same)


def _damaged(found: Exchanged) -> bool:
    """Whether a figure is the start of the other, with no unit: what a scan made of it."""
    one, two = found.left.text, found.right.text
    return bool(
        (_BARE.fullmatch(one) and two.startswith(one))
        or (_BARE.fullmatch(two) and one.startswith(two))
    )


def _is_correction(left: Text, right: Text) -> bool:
    """Whether one of two texts, and not the other, says that it corrects."""
    return bool(_CORRECTED.search(_opening(left))) != bool(_CORRECTED.search(_opening(right)))


def _opening(text: Text) -> str:
    return text.title + text.head + text.body[: text.lead]
