"""How far apart two days are."""

from __future__ import annotations

from datetime import date, timedelta

_SATURDAY = 5
_LONG = 4  # days: no weekend is as long


def days_apart(one: str | None, two: str | None) -> int | None:
    """Return how many days lie between two days, None where one is unknown or impossible."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(two or "")).days)
    except ValueError:
        return None


def _printing_days(one: str | None, two: str | None) -> int:
    """Return how many days after the earlier there are up to the later, weekends apart."""
    first, last = sorted((date.fromisoformat(one or ""), date.fromisoformat(two or "")))
    days = (first + timedelta(day) for day in range(1, (last - first).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)


def is_another_day(one: str | None, two: str | None) -> bool:
    """Whether more than a day lies between two texts: nothing printed then is merely late."""
    apart = days_apart(one, two)
    return apart is not None and apart > 1 and (apart > _LONG or _printing_days(one, two) > 1)
