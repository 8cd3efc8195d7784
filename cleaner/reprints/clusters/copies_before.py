"""How many copies of a story had appeared before an article: what a reader could have known.

A stamp is a stretch of time: its day, its minute or its second. A copy counts if it came certainly
before the article and certainly within the window, wherever in their stretches the two lie. So a
count is a lower bound, and nothing later is ever counted. Where the article's own stamp is as wide
as the window (a day, for 12 and 24 hours) nothing would be certain: that is null, and not 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from cleaner.reprints.clusters.moments import TimeSpan

_WINDOWS = (timedelta(hours=12), timedelta(hours=24), timedelta(days=7))


class CopyCounts(NamedTuple):
    """Copies in the 12 hours, 24 hours and 7 days before an article; None where that is unknown."""

    copies_12h: int | None
    copies_24h: int | None
    copies_7d: int | None


class Appearances:
    """When the members of a story appeared.

    Args:
        spans: when each was published; those that tell no day are never counted.
    """

    def __init__(self, spans: Iterable[TimeSpan | None]) -> None:
        self._starts: dict[timedelta, list[datetime]] = {}  # by the width of the stamp
        for told in spans:
            if told is not None:
                self._starts.setdefault(told.end - told.start, []).append(told.start)
        for starts in self._starts.values():
            starts.sort()

    def before(self, own: TimeSpan | None) -> CopyCounts:
        """Return how many had appeared before an article that was published then."""
        if own is None:
            return CopyCounts(None, None, None)
        return CopyCounts(
            *(
                self._count(own.start, own.end - window) if own.end - own.start < window else None
                for window in _WINDOWS
            )
        )

    def _count(self, until: datetime, since: datetime) -> int:
        """Count the stamps that end at one moment at the latest, and start at another or later."""
        return sum(
            max(0, bisect_right(starts, until - width) - bisect_left(starts, since))
            for width, starts in self._starts.items()
        )
