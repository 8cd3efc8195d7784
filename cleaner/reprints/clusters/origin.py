"""Which article of a cluster is probably the original, why, and what speaks against it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from cleaner.newstext import datelines, dates
from cleaner.newstext.houses import house_name
from cleaner.reprints.choices import Keep
from cleaner.reprints.corpus import Entry
from cleaner.reprints.settings import SENTENCE

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d))?)?")


class Origin(msgspec.Struct, frozen=True):
    """The probable original of a cluster."""

    original: str | None
    candidates: tuple[str, ...]  # where it cannot be told, or the evidence conflicts
    reason: str
    against: tuple[str, ...]


@functools.lru_cache(maxsize=1 << 14)  # a popular story is gone through several times
def moment(date: str | None) -> tuple[str, ...]:
    """Return day, minute and second of a stamp, as far as it tells them."""
    stamp = dates.find(date)
    found = _STAMP.match(stamp.iso) if stamp else None
    return tuple(part for part in found.groups() if part) if found else ()


def earliest(members: Sequence[Entry]) -> list[Entry]:
    """Return the members that none of the others certainly precedes.

    Stamps are compared as far as both go: a day does not come before a minute of that day.
    """
    left = [(moment(member.date), member) for member in members]
    left = [item for item in left if item[0]]
    for depth in (1, 2, 3):
        told = [stamp[:depth] for stamp, _ in left if len(stamp) >= depth]
        if told:
            first = min(told)
            left = [item for item in left if len(item[0]) < depth or item[0][:depth] <= first]
    return [member for _, member in left]


def named_houses(entry: Entry, head: str) -> set[str]:
    """Return the houses that an article names as its origin, by its source or its dateline."""
    signed = filter(None, map(datelines.dateline, head.split("\n")))
    found = {house_name(entry.source), *(house_name(line.agency) for line in signed)}
    return {name for name in found if name and name != house_name(entry.outlet)}


def _fullest(members: Sequence[Entry]) -> list[Entry]:
    most = max(member.length for member in members)
    return [member for member in members if member.length == most]


def _votes(members: Sequence[Entry], head: Callable[[Entry], str]) -> Counter[str]:
    here = {house_name(member.outlet) for member in members}
    return Counter(
        name for member in members for name in named_houses(member, head(member)) if name in here
    )


def find_origin(members: Sequence[Entry], head: Callable[[Entry], str]) -> Origin:
    """Return the probable original of a cluster; `head` gives an article's dateline."""
    if len(members) == 1:
        return Origin(members[0].id, (), "only member", ())
    votes = _votes(members, head)
    left = list(members)
    reason = ""
    if votes:
        name, times = min(votes.items(), key=lambda item: (-item[1], item[0]))
        tied = [other for other, count in votes.items() if count == times]
        left = [m for m in members if house_name(m.outlet) in tied]
        reason = f"named as the source by {times}: {name}" if len(tied) == 1 else ""
    for label, rule in (("first published", earliest), ("fullest text", _fullest)):
        if len(left) > 1 and (fewer := rule(left)) and len(fewer) < len(left):
            left = fewer
            reason = f"{reason}; {label}" if reason else label
    if len(left) > 1:
        ids = tuple(sorted(member.id for member in left))
        return Origin(None, ids, f"{reason}; tie" if reason else "tie", ())
    chosen = left[0]
    against, rivals = _against(chosen, members, head)
    return Origin(chosen.id, rivals, reason, against)


def _against(
    chosen: Entry, members: Sequence[Entry], head: Callable[[Entry], str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what speaks against the choice, and the ids that it speaks for."""
    against, rivals = [], []
    first = earliest(members)
    if first and chosen not in first and moment(chosen.date):
        rivals.append(min(member.id for member in first))
        against.append(f"published after {rivals[-1]}")
    full = min(_fullest(members), key=lambda member: member.id)
    if full.length > chosen.length + SENTENCE:
        rivals.append(full.id)
        against.append(f"{full.id} is fuller")
    if others := sorted(named_houses(chosen, head(chosen))):
        against.append(f"itself names {', '.join(others)}")
    return tuple(against), (chosen.id, *sorted(set(rivals))) if rivals else ()


def representative(members: Sequence[Entry], origin: Origin, keep: Keep) -> Entry:
    """Return the member to keep; ties go by id."""
    ordered = sorted(members, key=lambda member: member.id)
    by_id = {member.id: member for member in ordered}
    if keep == "earliest":
        return (earliest(ordered) or ordered)[0]
    if keep == "fullest":
        return _fullest(ordered)[0]
    if keep == "source":
        return by_id.get(origin.original or "", (earliest(ordered) or ordered)[0])
    clean = [member for member in ordered if not member.warned] or ordered
    complete = _fullest(clean)
    return (earliest(complete) or complete)[0]
