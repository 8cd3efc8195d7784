"""Whether two texts are entries of one series: of another day, week, period or number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from cleaner.lazy import regex
from cleaner.reprints.relations.align import align, equal_runs
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.days import days_apart
from cleaner.reprints.relations.slots import Exchanged, Slots
from cleaner.reprints.settings import FULL, HOURS, RUN, WHOLE
from cleaner.reprints.texts.prepared import Text

_FIGURE = regex(r"\d+")
_DAY = regex(r"[日号月季]|半年")
_UNTIL = regex(r"截[至止]\D{0,4}\Z")
_UNIT = regex(r"[^\d.十百千万亿兆%‰]+")
_CLOCK = regex(r"\d{1,2}[:时点]")
_TITLE_CONTEXT = 2  # equal characters around a value: a title has few to spare


def other_entry(pair: Comparison, values: Sequence[Exchanged]) -> bool:
    """Whether the days of two texts, or those that they tell of, are not the same.

    Args:
        pair: the texts.
        values: what they exchange in the same place, words for days apart.
    """
    left, right = pair.short, pair.long
    if _hours_apart(left, right) <= HOURS and pair.contained >= FULL:
        return False  # the same day's story, though midnight lies between
    if len(values) == 1 and pair.contained >= FULL and (days_apart(left.day, right.day) or 0) <= 1:
        return False  # a day misprinted
    if _until_other_days(pair, values):
        return True
    if carries_lead(left, right):
        return False
    return _now_differs(left, right) or _leads_tell_other_days(left, right, values)


def soon_other_entry(left: Text, right: Text) -> bool:
    """Tell what needs no alignment: both speak of their own day or week, and it is not the same."""
    if not _now_differs(left, right) or carries_lead(left, right):
        return False
    return _hours_apart(left, right) > HOURS


def carries_lead(left: Text, right: Text) -> bool:
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


def _hours_apart(left: Text, right: Text) -> float:
    """Return the hours between the stamps of two texts, infinitely many where one tells a day."""
    if left.stamp is None or right.stamp is None:
        return float("inf")
    one, two = datetime.fromisoformat(left.stamp), datetime.fromisoformat(right.stamp)
    return abs((one - two).total_seconds()) / 3600


def _is_day(found: Exchanged) -> bool:
    return found.left.kind == found.right.kind == "date" and bool(_DAY.search(found.left.text))


def _leads_tell_other_days(left: Text, right: Text, values: Sequence[Exchanged]) -> bool:
    return any(
        _is_day(found) and found.left.start < left.lead and found.right.start < right.lead
        for found in values
    )


def _until_other_days(pair: Comparison, values: Sequence[Exchanged]) -> bool:
    """Whether a form states what was reached up to another day (截至10月31日), wherever it does."""
    body = pair.short.body
    return any(
        _is_day(found) and _UNTIL.search(body, max(0, found.left.start - 8), found.left.start)
        for found in values
    )


def next_version(pair: Comparison, values: Sequence[Exchanged]) -> bool:
    """Whether one text tells later on the same day what the other told up to an earlier hour."""
    body = pair.short.body
    return pair.short.day == pair.long.day and any(
        found.left.kind == found.right.kind == "date"
        and _CLOCK.search(found.left.text)
        and not _is_day(found)
        and _UNTIL.search(body, max(0, found.left.start - 8), found.left.start)
        for found in values
    )


# --- headlines ----------------------------------------------------------------------------------


def other_number(left: Text, right: Text) -> bool:
    """Whether two headlines, fillings of one, give other values or another part of a series."""
    if not left.title or not right.title or left.title == right.title:
        return False
    found = align(left.title, right.title)
    least = min(len(left.title), len(right.title))
    if left.part and right.part and left.part != right.part:
        return 2 * sum(block.size for block in found.blocks) >= least
    if 2 * max(found.left, found.right) < least:
        return False  # two headlines, not two fillings of one
    slots = Slots(
        (left.title, left.title_values),
        (right.title, right.title_values),
        found.blocks,
        _TITLE_CONTEXT,
    )
    return any(
        not (
            pair.relative or _unit_unsaid(pair) or cut_off(pair, len(left.title), len(right.title))
        )
        for pair in slots.values
        if pair.left.kind != "opposite"
    )


def _unit_unsaid(pair: Exchanged) -> bool:
    """Whether one headline leaves out what is counted: 2264亿, 2264亿新台币."""
    one, two = sorted((pair.left.text, pair.right.text), key=len)
    return two.startswith(one) and _UNIT.fullmatch(two, len(one)) is not None


def cut_off(pair: Exchanged, left: int, right: int) -> bool:
    """Whether a title that a page or a file name cut off ends in half a figure."""
    one, two = pair.left, pair.right
    return (one.end == left and two.text.startswith(one.text)) or (
        two.end == right and one.text.startswith(two.text)
    )
