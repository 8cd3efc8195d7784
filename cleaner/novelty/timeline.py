"""In which order articles became known.

An article is known at the end of the stretch that its stamp tells: a day when it is over. Of two
that became known at one moment (of one portion), the one that was certainly published before the
other is earlier; else neither is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from cleaner.novelty.novelty_model import KnownBy
from cleaner.output.times import BEIJING
from cleaner.reprints.clusters.moments import TimeSpan, exact_span, time_span

_NEVER = datetime.max.replace(tzinfo=BEIJING)
_BEFORE_ALL = datetime.min.replace(tzinfo=BEIJING)


class TimeKnown(NamedTuple):
    """When an article became known, and when it was published."""

    at: datetime | None  # None where nothing tells
    text: str | None
    by: KnownBy | None
    published: TimeSpan | None
    wide: timedelta = timedelta(0)  # how long the stretch is


def time_known(id_: str, date: str | None, captured: str | None, added: str | None) -> TimeKnown:
    """Return when an article became known: captured, else added to an index, else published."""
    published = time_span(date, id_)
    stamps: tuple[tuple[KnownBy, str | None, TimeSpan | None], ...] = (
        ("captured", captured, exact_span(captured)),
        ("added", added, exact_span(added)),
        ("published", date, published),
    )
    for by, text, found in stamps:
        if found is not None:
            return TimeKnown(found.end, text, by, published, found.end - found.start)
    return TimeKnown(None, None, None, published)


def in_order_of_time(times: Iterable[TimeKnown]) -> Iterator[tuple[int, bool]]:
    """Give each article's number twice: where it is asked about, and where others know of it.

    Between the two stands whatever is neither earlier nor later. What tells no time is never
    earlier than another, and none is earlier than it: it is asked about first, and never known.

    Yields:
        The number, and whether it is known from here on.
    """
    events: list[tuple[datetime, datetime, int, int]] = []
    for number, (at, _, _, published, _) in enumerate(times):
        if at is None:
            events.append((_BEFORE_ALL, _BEFORE_ALL, 1, number))
            continue
        start, end = (published.start, published.end) if published else (_BEFORE_ALL, _NEVER)
        events.append((at, start, 1, number))
        events.append((at, end, 0, number))
    for _, _, asked, number in sorted(events):
        yield number, not asked
