"""Clusters as the page tells them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from cleaner.messages import in_language
from cleaner.mutations import Changed, changes_of
from cleaner.report.arrange import Arranged
from cleaner.report.embedded_data import BlockWriter
from cleaner.report.in_parallel import CopyDetail, Lines
from cleaner.report.odd_dates import odd_among
from cleaner.report.page_data import Copy, Heading, Place, ReportStory
from cleaner.reprints.clusters.moments import moment

_MOST_INHERITED = 6  # passages of a copy that are told
_EPOCH = date(1970, 1, 1).toordinal()


class Outlets:
    """The names of outlets, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, name: str | None) -> int:
        """Return an outlet's place; -1 where it is unknown."""
        return -1 if not name else self._places.setdefault(name, len(self._places))

    @property
    def names(self) -> list[str]:
        """All of them."""
        return list(self._places)


class _Carrier(msgspec.Struct):
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None


def lines_of(arranged: Arranged, read: Callable[[str], bytes]) -> Iterator[Lines]:
    """Yield the lines of each member and of its base; `read` returns a record's line by its id."""
    for member, base in zip(arranged.members, arranged.bases, strict=True):
        yield None if base is None else read(arranged.members[base].id), read(member.id)


def story(
    arranged: Arranged,
    told: Iterator[CopyDetail],
    blocks: BlockWriter,
    outlets: Outlets,
    read: Callable[[str], bytes],
) -> ReportStory:
    """Return what the page is told of a cluster.

    Args:
        arranged: the cluster.
        told: gives what comparing its members told.
        blocks: gets their details.
        outlets: get the names.
        read: returns a record's line by its id.
    """
    cluster, members, places, _ = arranged
    detail = blocks.count
    found = list(itertools.islice(told, len(members)))  # others come after them
    for each in found:
        blocks.add(each.detail)
    odd = odd_among(members, [each.source for each in found])
    copies = [
        _copy(arranged, at, each, outlets, each.odd or beside)
        for at, (each, beside) in enumerate(zip(found, odd, strict=True))
    ]
    return ReportStory(
        original=places[cluster.original] if cluster.original else None,
        candidates=tuple(places[id_] for id_ in cluster.candidates if id_ in places),
        reason=tuple(map(in_language, cluster.reason.split("; "))),
        against=tuple(map(in_language, cluster.against)),
        incomplete=not cluster.complete,
        copies=copies,
        carriers=[_carrier(id_, outlets, read) for id_ in cluster.carried_by],
        places=[_place(changed, places) for changed in changes_of(cluster, read)],
        detail=detail,
    )


def _copy(arranged: Arranged, at: int, told: CopyDetail, outlets: Outlets, odd: str | None) -> Copy:
    member, base = arranged.members[at], arranged.bases[at]
    perhaps = [arranged.places.get(id_) for id_ in member.perhaps_from]
    stamp = moment(member.date, member.id)
    return Copy(
        id=member.id,
        title=told.title,
        outlet=outlets.place(member.outlet),
        date=shown(stamp),
        url=member.url,
        at=minutes(stamp),
        whole_day=len(stamp) == 1,
        source=told.source,
        relation=member.relation,
        similarity=round(member.similarity, 3),
        contained=round(member.contained, 3),
        base=base,
        copied=base is not None and arranged.members[base].id == member.copied_from,
        perhaps=tuple(sorted(place for place in perhaps if place is not None)),
        odd=odd,
        edits=told.edits,
        inherited=tuple(dict.fromkeys(one.text for one in member.inherited))[:_MOST_INHERITED],
    )


def _place(changed: Changed, places: dict[str, int]) -> Place:
    prints = [-1] * len(places)
    for number, value in enumerate(changed.values):
        for id_ in value.versions:
            prints[places[id_]] = number
    return Place(
        kind=changed.kind,
        passage=changed.passage,
        values=tuple(value.value for value in changed.values),
        arose=tuple(places.get(value.arose_in or "", -1) for value in changed.values),
        prints=tuple(prints),
    )


def _carrier(id_: str, outlets: Outlets, read: Callable[[str], bytes]) -> Heading:
    carrier = msgspec.json.decode(read(id_), type=_Carrier)
    return Heading(
        id=id_,
        title=carrier.title,
        outlet=outlets.place(carrier.outlet),
        date=shown(moment(carrier.date, id_)),
        url=carrier.url,
    )


def shown(stamp: tuple[str, ...]) -> str:
    """Return a stamp to the minute."""
    return " ".join(stamp[:2])


def minutes(stamp: tuple[str, ...]) -> int | None:
    """Return the minutes of Beijing since 1970, of a whole day those at its start."""
    try:
        day = date.fromisoformat(stamp[0]).toordinal() - _EPOCH
    except (IndexError, ValueError):  # no date, or one that no calendar has
        return None
    hour, minute = map(int, stamp[1].split(":")) if len(stamp) > 1 else (0, 0)
    return (day * 24 + hour) * 60 + minute
