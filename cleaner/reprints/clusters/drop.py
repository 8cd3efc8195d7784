"""Which articles to drop so that one of each story stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cleaner.reprints.result import Cluster


def dropped_of(cluster: Cluster, relations: Collection[str]) -> Iterator[str]:
    """Yield the members that a cluster by itself gives up.

    A member goes for what it shares with the one that is kept: one that shares nothing with it, or
    relates to it in a way that was not asked for, stays.
    """
    for member in cluster.members:
        if member.to_keep in relations:
            yield member.id


def drop_ids(clusters: Iterable[Cluster], relations: Collection[str]) -> list[str]:
    """Return the ids to drop so that one article of each story is kept, sorted, each once.

    Those are dropped that relate to what is kept in one of these ways.
    """
    dropped: set[str] = set()
    kept: set[str] = set()
    for cluster in clusters:
        kept.add(cluster.keep)
        dropped.update(dropped_of(cluster, relations))
    # A story of its own may be kept in its cluster and be an excerpt in another.
    excerpts = {
        member.id
        for cluster in clusters
        for member in cluster.members
        if member.relation == "excerpt"
    }
    return sorted(dropped - (kept - excerpts if "excerpt" in relations else kept))
