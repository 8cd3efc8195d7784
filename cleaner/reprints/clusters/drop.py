"""Which articles to drop so that one of each story stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cleaner.reprints.result import Cluster


def dropped_of(cluster: Cluster, relations: Collection[str]) -> Iterator[str]:
    """Yield the members that a cluster by itself gives up."""
    for member in cluster.members:
        if member.id != cluster.keep and (member.relation != "excerpt" or "excerpt" in relations):
            yield member.id


def drop_ids(clusters: Iterable[Cluster], relations: Collection[str]) -> list[str]:
    """Return the ids to drop so that one article of each story is kept, sorted, each once.

    An excerpt is dropped where the relations name it.
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
