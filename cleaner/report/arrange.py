"""The copies of a story in order, and what each of them is compared with."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.reprints.clusters.moments import moment
from cleaner.reprints.result import Cluster, Member


class Arranged(NamedTuple):
    """A cluster with its members in order of time."""

    cluster: Cluster
    members: list[Member]
    places: dict[str, int]  # of the members, by id
    bases: list[int | None]  # which member each is compared with; None for the one that leads


def arrange(cluster: Cluster) -> Arranged:
    """Arrange a cluster: the earliest first, those without a date last.

    The original, else the first candidate, leads: it is compared with nothing. Another is compared
    with what it was copied from, or with the lead where that is not known or not listed. Going from
    base to base ends at the lead, for an article is copied from what certainly came first.
    """
    members = sorted(cluster.members, key=lambda member: _order(member, cluster.original))
    places = {member.id: place for place, member in enumerate(members)}
    lead = places[cluster.original or cluster.candidates[0]]
    bases = [
        None if place == lead else places.get(member.copied_from or "", lead)
        for place, member in enumerate(members)
    ]
    return Arranged(cluster, members, places, bases)


def _order(member: Member, original: str | None) -> tuple[bool, tuple[str, ...], bool, str]:
    stamp = moment(member.date, member.id)
    return not stamp, stamp, member.id != original, member.id
