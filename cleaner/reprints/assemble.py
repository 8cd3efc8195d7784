"""From what was compared to the answer: the last step of every run, whatever holds its articles."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from cleaner.reprints.build import Builder, Verdicts
from cleaner.reprints.cluster import Union, components
from cleaner.reprints.corpus import Entry
from cleaner.reprints.origin import Keep
from cleaner.reprints.result import Cluster, Pair


def assemble(
    entries: Mapping[str, Entry],
    union: Union,
    verdicts: Verdicts,
    head: Callable[[Entry], str],
    *,
    max_pairs: int,
    keep: Keep,
    roots: Container[int] | None = None,
) -> tuple[list[Pair], list[Cluster]]:
    """Return all pairs and clusters, sorted.

    Args:
        entries: the articles by id.
        union: the texts that are one story.
        verdicts: on the texts that were to be compared; made complete inside the clusters.
        head: gives an article's dateline.
        max_pairs: pairs that are listed of one cluster.
        keep: which member stands for a cluster.
        roots: tells only of the components whose root is one of these; None for all.
    """
    articles_of: dict[int, list[str]] = {}
    for id_ in sorted(entries):
        articles_of.setdefault(entries[id_].node, []).append(id_)
    found = verdicts.items()
    excerpts = [
        (one, two) if verdict.shorter == "left" else (two, one)
        for (one, two), verdict in found
        if verdict.relation == "excerpt"
    ]
    builder = Builder(entries, articles_of, verdicts.get, head, max_pairs, keep)
    clusters = [
        builder.cluster(part)
        for part in components(articles_of, union, excerpts)
        if roots is None or union.find(part.nodes[0]) in roots
    ]
    for pair, _ in found:
        one, two = map(union.find, pair)
        if one != two and (roots is None or one in roots or two in roots):
            builder.list_between(pair)
    return (
        [builder.pairs[key] for key in sorted(builder.pairs)],
        sorted((cluster for cluster in clusters if cluster), key=lambda cluster: cluster.cluster),
    )
