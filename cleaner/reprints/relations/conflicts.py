"""Whether two aligned texts tell different facts: another template filling, another day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cleaner.reprints.relations.align import Block, align, equal_runs
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.slots import Exchanged, Slots
from cleaner.reprints.settings import CONFLICTS, REPEATED, RUN, SENTENCE, SHORT, SUBJECT, WHOLE
from cleaner.reprints.texts.prepared import Text

_FIGURE = re.compile(r"\d+")
_DAY = re.compile(r"[日号月]")
_TITLE_CONTEXT = 2  # equal characters around a figure: a title has few to spare
# Verbs of saying are exchanged for each other all through a rewritten text.
_SAYING = frozenset("说称指出表示认为强调介绍透露谈到提到告诉写道宣布坦言回应".strip())


def conflict(pair: Comparison) -> str | None:
    """Return the name of the conflict that makes two texts different stories, None if none does.

    `other-day`: both speak of "today" and were written on different days, or of "this week" in
    different weeks, or the first sentences name different days. `title`: the titles give different
    figures in the same place. `figures`: too many of the aligned figures differ. `names`: one
    subject was replaced by another throughout.
    What needs no alignment of the bodies is looked at first.
    """
    left, right = pair.short, pair.long
    if left.body == right.body:
        # Identical texts that only a headline fills: a page without its text, most likely.
        empty = len(left.body) < SHORT and _title_figures(left, right)
        return "title" if empty else None
    carried = _carries_lead(left, right)
    if not carried and _now_differs(left, right):
        return "other-day"
    if _title_figures(left, right):
        return "title"
    short = len(left.body) < SHORT
    figures = [found for found in pair.slots.values if not found.relative]
    if not carried and _leads_tell_other_days(left, right, figures):
        return "other-day"
    if figures and (short or _many(figures, pair.slots.same)):
        return "figures"
    if conflicting_names(left, right, pair.slots, short=short) or _other_subject(left, right):
        return "names"
    if short and _other_headline_slot(left, right, pair.blocks):
        return "names"
    return None


def _many(figures: Sequence[Exchanged], same: int) -> bool:
    return len(figures) > 1 and len(figures) > CONFLICTS * (len(figures) + same)


def _carries_lead(left: Text, right: Text) -> bool:
    """Whether one text has the other's first sentence, and so its day: word for word, or edited.

    An edited one has the same figures; a template's differ, or hardly anything of it is the same.
    """
    one, two = left.body[: left.lead], right.body[: right.lead]
    if one in right.body or two in left.body:
        return True
    if _FIGURE.findall(one) != _FIGURE.findall(two):
        return False
    equal = sum(block.size for block in equal_runs(one, two) if block.size >= RUN)
    return equal >= WHOLE * min(len(one), len(two))


def _now_differs(left: Text, right: Text) -> bool:
    """Whether both speak of their own day, or of their own week, and it is not the same one."""
    if not left.now or not right.now or not left.day or not right.day:
        return False
    if left.now == right.now == "day":
        return left.day != right.day
    return _week(left.day) != _week(right.day)


def _week(day: str) -> tuple[int, int] | str:
    try:
        return date.fromisoformat(day).isocalendar()[:2]
    except ValueError:  # a day that no calendar has
        return day


def _leads_tell_other_days(left: Text, right: Text, figures: Sequence[Exchanged]) -> bool:
    return any(
        found.left.kind == found.right.kind == "date"
        and _DAY.search(found.left.text)
        and found.left.start < left.lead
        and found.right.start < right.lead
        for found in figures
    )


def _title_figures(left: Text, right: Text) -> bool:
    if not left.title or not right.title or left.title == right.title:
        return False
    found = align(left.title, right.title)
    if 2 * max(found.left, found.right) < min(len(left.title), len(right.title)):
        return False  # two headlines, not two fillings of one
    slots = Slots(
        (left.title, left.title_values),
        (right.title, right.title_values),
        found.blocks,
        _TITLE_CONTEXT,
    )
    return any(
        not (pair.relative or _cut_off(pair, left.title, right.title)) for pair in slots.values
    )


def _cut_off(pair: Exchanged, left: str, right: str) -> bool:
    """Whether a title that a page or a file name cut off ends in half a figure."""
    one, two = pair.left, pair.right
    return (one.end == len(left) and two.text.startswith(one.text)) or (
        two.end == len(right) and one.text.startswith(two.text)
    )


def _subjects(text: Text, other: Text) -> bool:
    """Whether the title names something that the text goes on about and the other never mentions.

    It need not stand in aligned places: a notice about another person may be filled in so that
    hardly any slot is the same.
    """
    title = text.title
    for i in range(len(title) - SUBJECT + 1):
        gram = title[i : i + SUBJECT]
        if (
            not gram.isdecimal()
            and gram not in other.title
            and gram not in other.body
            and text.body.count(gram) > REPEATED
        ):
            return True
    return False


def _other_subject(left: Text, right: Text) -> bool:
    return _subjects(left, right) and _subjects(right, left)


def _other_headline_slot(left: Text, right: Text, blocks: Sequence[Block]) -> bool:
    """Whether a replaced run holds what only the one, and only the other headline names.

    In a short text it may be a name with all its titles, and stand there once.
    """
    a = b = 0
    for block in blocks:
        if block.size >= RUN:
            x, y = left.body[a : block.a], right.body[b : block.b]
            if _headlined(x, left, right) and _headlined(y, right, left):
                return True
            a, b = block.a + block.size, block.b + block.size
    return False


def _headlined(run: str, own: Text, other: Text) -> bool:
    if not 1 < len(run) <= SENTENCE:
        return False
    pairs = (run[i : i + 2] for i in range(len(run) - 1))
    return any(
        pair in own.title and pair not in other.body and pair not in other.title
        for pair in pairs
        if not pair.isdecimal()
    )


def conflicting_names(
    left: Text, right: Text, slots: Slots, *, short: bool
) -> list[tuple[str, str]]:
    """Return the subjects of the left text that the right replaced by others."""
    if not slots.names:
        return []
    whole_left, whole_right = left.title + left.body, right.title + right.body
    subject_left = left.title + left.body[: left.lead]
    subject_right = right.title + right.body[: right.lead]
    found = []
    for x, y, times in slots.names:
        titled = x in left.title and y in right.title
        # Single characters are words of grammar far more often than names.
        needed = REPEATED + (len(x) == 1 and len(y) == 1)
        if titled and len(x) + len(y) > 2 and (short or _both_go_on(x, left, y, right)):
            needed = 1
        if (
            times >= needed
            and not (set(x) <= _SAYING and set(y) <= _SAYING)
            and x in subject_left
            and y in subject_right
            and x not in whole_right
            and y not in whole_left
        ):
            found.append((x, y))
    return found


def _both_go_on(x: str, left: Text, y: str, right: Text) -> bool:
    """Whether each text comes back to its own string: a name; a turn of phrase stands once."""
    return min(len(x), len(y)) > 1 and min(left.body.count(x), right.body.count(y)) >= REPEATED
