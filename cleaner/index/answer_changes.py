"""What a change adds to the answers of an index, and what it takes back."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Literal

import msgspec

from cleaner.index.answering import Around
from cleaner.reprints.relations.relate import Relation
from cleaner.reprints.result import Cluster


class ArticleChange(msgspec.Struct, frozen=True, tag_field="change", tag="article"):
    """One article of the portion."""

    id: str
    what: Literal["added", "updated", "unchanged", "removed"]


class ClusterChange(msgspec.Struct, frozen=True, tag_field="change", tag="cluster"):
    """A cluster that is another one than before."""

    was: str | None  # its name before, None where it is new
    now: list[str]  # the clusters that its members are in now
    original_was: str | None
    originals_now: list[str | None]  # of each of them
    joined: list[str]  # members that it did not have
    left: list[str]  # members that it has no longer


class VerdictChange(msgspec.Struct, frozen=True, tag_field="change", tag="verdict"):
    """A relation that was told before and is taken back."""

    left: str
    right: str
    relation: Relation


Difference = ArticleChange | ClusterChange | VerdictChange


def differences(before: Around, after: Around, gone: Container[str]) -> list[Difference]:
    """Return which clusters are others than before, and which relations are taken back.

    Args:
        before: the answer around what changes, as it was.
        after: as it is.
        gone: ids that are no longer there; nothing is told of their relations.
    """
    found: list[Difference] = [*_clusters(before.clusters, after.clusters)]
    told = {(pair.left, pair.right) for pair in after.pairs}
    unlisted = [
        {member.id for member in cluster.members}
        for cluster in after.clusters
        if not cluster.complete
    ]
    for pair in before.pairs:
        ids = pair.left, pair.right
        if ids in told or pair.left in gone or pair.right in gone:
            continue
        # Of a large cluster not all pairs are listed, now others than before.
        if not any(members.issuperset(ids) for members in unlisted):
            found.append(VerdictChange(pair.left, pair.right, pair.relation))
    return found


def _clusters(before: Iterable[Cluster], after: Iterable[Cluster]) -> Iterable[ClusterChange]:
    """Tell of each cluster that is not there as it was, what became of it.

    Names do not tell clusters apart: an excerpt may be the smallest member of its host's cluster
    and of its own.
    """
    left, right = list(before), list(after)
    same = {_contents(cluster) for cluster in left} & {_contents(cluster) for cluster in right}
    fresh = [cluster for cluster in right if _contents(cluster) not in same]
    places = {id_: place for place, cluster in enumerate(fresh) for id_ in _stories(cluster)}
    met: set[int] = set()
    for cluster in left:
        if _contents(cluster) not in same:
            heirs = {places[id_] for id_ in _stories(cluster) if id_ in places}
            met |= heirs
            named = sorted((fresh[i].cluster, i) for i in heirs)
            yield _change(cluster, [fresh[i] for _, i in named])
    for place, cluster in enumerate(fresh):
        if place not in met:
            members = [member.id for member in cluster.members]
            yield ClusterChange(None, [cluster.cluster], None, [cluster.original], members, [])


def _contents(cluster: Cluster) -> tuple[str | None, tuple[str, ...]]:
    return cluster.original, tuple(member.id for member in cluster.members)


def _stories(cluster: Cluster) -> set[str]:
    """Return the members that hardly stand in another cluster: excerpts may."""
    return {member.id for member in cluster.members if member.relation != "excerpt"}


def _change(old: Cluster, heirs: list[Cluster]) -> ClusterChange:
    were = {member.id for member in old.members}
    are = {member.id for heir in heirs for member in heir.members}
    return ClusterChange(
        old.cluster,
        [heir.cluster for heir in heirs],
        old.original,
        [heir.original for heir in heirs],
        sorted(are - were),
        sorted(were - are),
    )
