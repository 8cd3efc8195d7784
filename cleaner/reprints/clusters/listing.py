"""Clusters as they are listed: those members that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from cleaner.reprints.result import Cluster


def of_relations(clusters: Iterable[Cluster], relations: Sequence[str]) -> list[Cluster]:
    """Return clusters with those members alone that relate in one of these ways."""
    roles = {*relations, "original", "candidate"}
    found = []
    for cluster in clusters:
        members = [member for member in cluster.members if member.relation in roles]
        if len(members) > 1 or cluster.carried_by:
            found.append(msgspec.structs.replace(cluster, members=members, size=len(members)))
    return found
