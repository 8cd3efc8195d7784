"""When something was published, as far as a stamp tells: a stretch of time, and not a point."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta
from typing import NamedTuple

from cleaner.newstext import dates
from cleaner.reprints.clusters.origin import moment

_LENGTHS = (timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1))


class Span(NamedTuple):
    """The stretch of Beijing time in which a stamp lies: its day, its minute or its second."""

    start: datetime
    end: datetime  # the first moment after it


@functools.lru_cache(maxsize=1 << 14)  # a popular story is gone through several times
def span(stamp: str | None) -> Span | None:
    """Return the stretch that a stamp tells, None where it tells no day, or an impossible one."""
    parts = moment(stamp)
    if not parts:
        return None
    text = "T".join(parts[:2]) + "".join(f":{part}" for part in parts[2:])
    try:
        start = datetime.fromisoformat(text).replace(tzinfo=dates.BEIJING)
        return Span(start, start + _LENGTHS[len(parts) - 1])
    except (ValueError, OverflowError):
        return None
