"""Dates that a reader should doubt, and why."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from cleaner.messages import _
from cleaner.newstext.houses import house_name
from cleaner.reprints.clusters.copied import CLOCKS
from cleaner.reprints.clusters.moments import Moment, exact_span, moment, precedes, time_span
from cleaner.reprints.result import Member

_FAR = timedelta(days=300)
"""A reprint comes within days; who reads a wrong year is off by one."""


class _Dated(msgspec.Struct):
    id: str
    date: str | None = None
    date_raw: str | None = None
    captured_at: str | None = None


@functools.cache
def _decoder() -> msgspec.json.Decoder[_Dated]:
    return msgspec.json.Decoder(_Dated)


def odd_alone(line: bytes) -> str | None:
    """Tell what is odd of a record's date, None where nothing is.

    Args:
        line: the record as JSON.
    """
    told = _decoder().decode(line)
    if (printed := told.date or told.date_raw) and not moment(told.date, told.id):
        return _("the date {date} cannot be used").format(date=printed)
    here, saved = time_span(told.date, told.id), exact_span(told.captured_at)
    if here and saved and here.start >= saved.end + CLOCKS:
        return _("later than {time}, when the page was saved").format(time=told.captured_at)
    return None


def odd_among(members: Sequence[Member], sources: Sequence[str | None]) -> list[str | None]:
    """Tell for each version of a story what is odd of its date beside the others'.

    Args:
        members: the versions.
        sources: the origin that each of them names.
    """
    stamps = [moment(member.date, member.id) for member in members]
    first: dict[str, Moment] = {}  # the earliest of each house; () where one has no time
    for member, stamp in zip(members, stamps, strict=True):
        if (name := house_name(member.outlet)) is not None:
            first[name] = min(first.get(name, stamp), stamp)
    far = _far(stamps)
    return [
        _before(stamp, house_name(source), first) or far.get(at)
        for at, (stamp, source) in enumerate(zip(stamps, sources, strict=True))
    ]


def _before(stamp: Moment, source: str | None, first: dict[str, Moment]) -> str | None:
    there = first.get(source) if source else None
    if not stamp or not there or not precedes(stamp, there):
        return None
    mine, theirs = (exact_span("T".join(each[:2])) for each in (stamp, there))
    if mine and theirs and theirs.start - mine.start <= CLOCKS:
        return None
    return _("before {house}, which it names as its source").format(house=source)


def _far(stamps: Sequence[Moment]) -> dict[int, str]:
    """Return by its place what is said of each version that lies far from all others."""
    days = sorted((date.fromisoformat(stamp[0]), at) for at, stamp in enumerate(stamps) if stamp)
    gaps = [later[0] - earlier[0] for earlier, later in itertools.pairwise(days)]
    found = {}
    for place, (_day, at) in enumerate(days):
        near = min(gaps[max(place - 1, 0) : place + 1], default=timedelta())
        if near >= _FAR:
            found[at] = _("{days} days from any other version").format(days=near.days)
    return found
