"""Clusters as they are written: with the relations that were asked for, or as rows of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from cleaner.reprints.result import Cluster, Row


def shown(clusters: Iterable[Cluster], relations: Collection[str]) -> Iterator[Cluster]:
    """Yield clusters with those members alone that relate in one of these ways."""
    roles = {*relations, "original", "candidate"}
    for cluster in clusters:
        members = [member for member in cluster.members if member.relation in roles]
        if len(members) > 1 or cluster.carried_by:
            yield msgspec.structs.replace(cluster, members=members, size=len(members))


def rows_of(clusters: Iterable[Cluster]) -> Iterator[Row]:
    """Yield a row for each member of each cluster."""
    for cluster in clusters:
        for member in cluster.members:
            fields = msgspec.structs.asdict(member)
            yield Row(cluster=cluster.cluster, original=cluster.original, **fields)
