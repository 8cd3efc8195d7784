"""When something was published, as far as its stamp and its name tell: a stretch of time, no point.

A stamp of midnight is what feeds and forms write that know the day alone: it tells the day. The
first day of a computer's calendar is what they write that know nothing.
"""

from __future__ import annotations

import functools
import re
from datetime import datetime, timedelta
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext import dates

Moment = tuple[str, ...]  # day, minute and second, as far as they are told: ("2024-11-20", "09:20")

_STAMP = regex(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d))?)?")
_NOTHING = frozenset(("1970-01-01", "1900-01-01", "0001-01-01"))  # what stores write for no date
# A file's name or an id: 2018-05-22 12:06:14@…, 2018-05-22_12-06-14.html, 20180522120614.txt
_IN_NAME = regex(
    r"(?<!\d)(?P<day>\d{4}-\d\d-\d\d)[ T_](?P<clock>[012]\d[-_:：][0-5]\d(?:[-_:：][0-5]\d)?)(?!\d)"
    r"|(?<!\d)(?P<digits>\d{8}[012]\d[0-5]\d[0-5]\d)(?!\d)"
)
_LENGTHS = (timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1))


@functools.lru_cache(maxsize=1 << 14)  # a popular story is gone through several times
def moment(date: str | None, id_: str | None = None) -> Moment:
    """Return when an article was published: day, minute and second, as far as is told.

    Args:
        date: the date of its record.
        id_: what it is known by; where its record tells the day alone, a name that holds a clock of
            that day tells the time.
    """
    parts = _parts(date)
    if not parts or parts[0] in _NOTHING:
        return ()
    if _is_midnight(parts):
        parts = parts[:1]
    return _clock_in(id_, parts[0]) or parts if id_ and len(parts) == 1 else parts


def stamped_midnight(date: str | None) -> bool:
    """Tell a date whose clock stands at midnight, and means a day."""
    return _is_midnight(_parts(date))


def _parts(date: str | None) -> Moment:
    stamp = dates.find_date(date)
    found = _STAMP.match(stamp.iso) if stamp else None
    return tuple(part for part in found.groups() if part) if found else ()


def _is_midnight(told: Moment) -> bool:
    return told[1:] in (("00:00",), ("00:00", "00"))


def _clock_in(name: str, day: str) -> Moment | None:
    """Return the moment of a day that a name holds, None where it holds none."""
    for found in _IN_NAME.finditer(name):
        digits = found["digits"] or re.sub(r"\D", "", found["day"] + found["clock"])
        if digits[:8] == day.replace("-", "") and digits[8:10] < "24":
            clock = f"{digits[8:10]}:{digits[10:12]}"
            return (day, clock, digits[12:14]) if digits[12:] else (day, clock)
    return None


def precedes(one: Moment, two: Moment) -> bool:
    """Tell whether a moment is certainly before another, as far as both go."""
    depth = min(len(one), len(two))
    return one[:depth] < two[:depth]


class TimeSpan(NamedTuple):
    """The stretch of Beijing time in which a stamp lies: its day, its minute or its second."""

    start: datetime
    end: datetime  # the first moment after it


@functools.lru_cache(maxsize=1 << 14)
def time_span(stamp: str | None, id_: str | None = None) -> TimeSpan | None:
    """Return the stretch in which an article was published, None where that is not told."""
    return _stretch(moment(stamp, id_))


def exact_span(time: str | None) -> TimeSpan | None:
    """Return the stretch that a time stands for as it is written: midnight is midnight."""
    return _stretch(_parts(time))


def _stretch(parts: Moment) -> TimeSpan | None:
    if not parts:
        return None
    text = "T".join(parts[:2]) + "".join(f":{part}" for part in parts[2:])
    try:
        start = datetime.fromisoformat(text).replace(tzinfo=dates.BEIJING)
        return TimeSpan(start, start + _LENGTHS[len(parts) - 1])
    except (ValueError, OverflowError):  # no calendar has it
        return None
