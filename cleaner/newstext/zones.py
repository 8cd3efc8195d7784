"""Zones as dates print them, and what only looks like one."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

ZONE = (
    r"(?P<zone>Z\b|(?:GMT|UTC)(?:\s*[+-]\d{1,2}(?::?\d{2})?)?|CST\b|[+-]\d{2}:?\d{2}\b|[+-]0\d\b"
    r"|(?:E[SD]T|P[SD]T|[JK]ST|SGT|HKT|BST|[CEMP]T)\b)"
)
# Hours of the zones that English pages name. Which hours ET and its like are, the season decides.
SEASONAL = frozenset(("CT", "ET", "MT", "PT"))
_HOURS = {
    **dict.fromkeys("SGT HKT BJT CST PHT MYT AWST".split(), 8),
    **dict.fromkeys("JST KST".split(), 9),
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CEST": 2,
    "CET": 1,
}
_FARTHEST = timedelta(hours=14)  # that a zone is from Greenwich


def is_end_of_span(zone: str, when: datetime) -> bool:
    """Tell the end of a span of time (09:15-10:30) from a zone, behind a clock without seconds."""
    return zone[0] == "-" and zone[3:4] == ":" and zone[1:] > when.strftime("%H:%M")


def zone_offset(zone: str) -> timezone | None:
    """Return the offset of `GMT`, `Z`, `+0800`, `+08:00`, `GMT+8`, `EST`; None where there is none.

    No zone is farther from Greenwich than 14 hours.
    """
    if zone.isalpha() and zone not in ("GMT", "UTC", "Z"):  # an unknown name is none of a zone
        return timezone(timedelta(hours=_HOURS.get(zone, 8)))
    found = re.search(r"([+-])(\d{1,2}):?(\d{2})?\Z", zone)
    if not found:
        return UTC
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset > _FARTHEST or int(found[3] or 0) > 59:
        return None
    return timezone(offset if found[1] == "+" else -offset)
