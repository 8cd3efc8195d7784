"""Which article of a cluster is probably the original, why, and what speaks against it.

Asked in this order, each among those that the one before left: who is named as the source, who was
published first, who signs as its own house, whose text is the fullest by more than a sentence, who
tells a time where the others tell midnight. Where several are left nobody can tell: null.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import datelines
from cleaner.newstext.houses import house_at, house_name
from cleaner.page.hosts import host_of
from cleaner.reprints.clusters.moments import Moment, moment, precedes, stamped_midnight
from cleaner.reprints.corpus import Entry
from cleaner.reprints.defaults import Keep
from cleaner.reprints.settings import SENTENCE

Head = Callable[[Entry], str]  # gives an article's dateline

_OURSELVES = frozenset(("本报", "本网", "本刊", "本台", "本社", "本站"))
_OWN = regex(
    r"本[报网刊台社站](?:讯|[^，。；\n]{0,12}(?:电|消息|记者|报道))"
)  # 本报讯, 本报记者 张一


class Origin(msgspec.Struct, frozen=True):
    """The probable original of a cluster."""

    original: str | None
    candidates: tuple[str, ...]  # where it cannot be told, or the evidence conflicts
    reason: str
    against: tuple[str, ...]


def published(entry: Entry) -> Moment:
    """Return when an article was published, as far as its record and its name tell."""
    return moment(entry.date, entry.id)


def publisher(entry: Entry) -> str | None:
    """Return the house that published an article: its outlet, else the house of its address."""
    return house_name(entry.outlet) or house_at(host_of(entry.url or entry.id))


def earliest(members: Sequence[Entry]) -> list[Entry]:
    """Return the members that none of the others certainly precedes.

    Stamps are compared as far as both go: a day does not come before a minute of that day.
    """
    left = [(published(member), member) for member in members]
    left = [item for item in left if item[0]]
    for depth in (1, 2, 3):
        told = [stamp[:depth] for stamp, _ in left if len(stamp) >= depth]
        if told:
            first = min(told)
            left = [item for item in left if len(item[0]) < depth or item[0][:depth] <= first]
    return [member for _, member in left]


def named_houses(entry: Entry, head: str) -> set[str]:
    """Return the houses that an article names as its origin, by its source or its dateline."""
    return {name for name in _credited(entry, head) if name != publisher(entry)}


def is_own(entry: Entry, head: str) -> bool:
    """Tell whether an article says that it is its publisher's own: its dateline, 本报讯."""
    credited = _credited(entry, head)
    return publisher(entry) in credited if credited else _OWN.search(head) is not None


def _credited(entry: Entry, head: str) -> set[str]:
    signed = filter(None, map(datelines.dateline, head.split("\n")))
    found = {house_name(entry.source), *(house_name(line.agency) for line in signed)}
    return {name for name in found if name and name not in _OURSELVES}


def _fullest(members: Sequence[Entry]) -> list[Entry]:
    """Return the longest; a sentence more or less is a page's own line, and not the story's."""
    most = max(member.length for member in members)
    return [member for member in members if member.length >= most - SENTENCE]


def _timed(members: Sequence[Entry]) -> list[Entry]:
    """Return the earliest that tell a time, where all the others are stamped midnight."""
    timed = [member for member in members if len(published(member)) > 1]
    rest = [member for member in members if len(published(member)) < 2]
    return earliest(timed) if all(stamped_midnight(member.date) for member in rest) else []


def _votes(members: Sequence[Entry], head: Head) -> Counter[str]:
    """Count who is named; a house all of whose versions are of a later day was not copied."""
    first: dict[str, Moment] = {}  # the first day of each house, () where one tells none
    for member in members:
        if (name := publisher(member)) is not None:
            day = published(member)[:1]
            first[name] = min(first.get(name, day), day)
    return Counter(
        name
        for member in members
        for name in named_houses(member, head(member))
        if name in first and not precedes(published(member), first[name])
    )


def find_origin(members: Sequence[Entry], head: Head, earlier: Sequence[Entry] = ()) -> Origin:
    """Return the probable original of a cluster.

    Args:
        members: the full and edited versions.
        head: gives an article's dateline.
        earlier: excerpts that were certainly published before all of them.
    """
    if len(members) == 1:
        return _alone(members[0], earlier)
    votes = _votes(members, head)
    left = list(members)
    reason = ""
    if votes:
        name, times = min(votes.items(), key=lambda item: (-item[1], item[0]))
        tied = [other for other, count in votes.items() if count == times]
        left = [m for m in members if publisher(m) in tied]
        if len(tied) == 1:
            reason = phrase("named as the source by {count}: {name}", count=times, name=name)

    def own(among: Sequence[Entry]) -> list[Entry]:
        if any(named_houses(member, head(member)) for member in among):
            return []  # what is signed by several is nobody's for its signature
        return [member for member in among if is_own(member, head(member))]

    for label, rule in (
        (phrase("first published"), earliest),
        (phrase("signed by its own house"), own),
        (phrase("fullest text"), _fullest),
        (phrase("the only time that is no midnight"), _timed),
    ):
        if len(left) > 1 and (fewer := rule(left)) and len(fewer) < len(left):
            left = fewer
            reason = f"{reason}; {label}" if reason else label
    if len(left) > 1:
        ids = tuple(sorted(member.id for member in left))
        tie = phrase("tie")
        return Origin(None, ids, f"{reason}; {tie}" if reason else tie, ())
    chosen = left[0]
    against, rivals = _against(chosen, members, head)
    for entry in earlier:
        against.append(phrase("contains {id}, which was published before", id=entry.id))
        rivals.append(entry.id)
    return Origin(
        chosen.id, (chosen.id, *sorted(set(rivals))) if rivals else (), reason, tuple(against)
    )


def _alone(member: Entry, earlier: Sequence[Entry]) -> Origin:
    """Tell of a text that only excerpts share: it is not the original of an earlier one."""
    if not earlier:
        return Origin(member.id, (), phrase("only member"), ())
    ids = tuple(entry.id for entry in earlier)
    reason = phrase("what it contains was published before it")
    return Origin(None, (member.id, *ids), reason, ())


def _against(chosen: Entry, members: Sequence[Entry], head: Head) -> tuple[list[str], list[str]]:
    """Return what speaks against the choice, and the ids that it speaks for."""
    against, rivals = [], []
    first = earliest(members)
    if first and chosen not in first and published(chosen):
        rivals.append(min(member.id for member in first))
        against.append(phrase("published after {id}", id=rivals[-1]))
    if stamped_midnight(chosen.date) and len(published(chosen)) == 1:
        against.append(phrase("stamped midnight, which tells its day and no time"))
    for member in members:
        undated = published(chosen) and not published(member)
        if undated and is_own(member, head(member)) and not is_own(chosen, head(chosen)):
            rivals.append(member.id)
            told = phrase("{id} tells no date and is signed by its own house", id=member.id)
            against.append(told)
    full = min(_fullest(members), key=lambda member: (-member.length, member.id))
    if full.length > chosen.length + SENTENCE:
        rivals.append(full.id)
        against.append(phrase("{id} is fuller", id=full.id))
    if others := sorted(named_houses(chosen, head(chosen))):
        against.append(phrase("itself names {houses}", houses=", ".join(others)))
    return against, rivals


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
