"""From what was compared to the answer: the last step of every run, whatever holds its articles."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from cleaner.reprints.build import Builder, Verdicts
from cleaner.reprints.cluster import Union, components
from cleaner.reprints.compare import NodePair
from cleaner.reprints.corpus import Entry
from cleaner.reprints.origin import Keep
from cleaner.reprints.relate import Verdict
from cleaner.reprints.result import Cluster, Pair


def passed_over(
    entries: Mapping[str, Entry],
    union: Union,
    verdicts: Verdicts,
    head: Callable[[Entry], str],
    *,
    max_pairs: int,
) -> list[NodePair]:
    """Return the pairs inside clusters whose verdicts are yet to be made up for.

    `assemble` makes up for each when it needs it; this is for who can do it faster.
    """
    asked: dict[NodePair, None] = {}

    def note(one: int, two: int) -> None:
        if (two, one) not in asked and not verdicts.knows(one, two):
            asked[one, two] = None

    _build(entries, union, verdicts.items(), note, head, max_pairs, "source", None)
    return list(asked)


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
    builder, clusters = _build(
        entries, union, verdicts.items(), verdicts.get, head, max_pairs, keep, roots
    )
    return (
        [builder.pairs[key] for key in sorted(builder.pairs)],
        sorted(clusters, key=lambda cluster: cluster.cluster),
    )


def _build(
    entries: Mapping[str, Entry],
    union: Union,
    found: Sequence[tuple[NodePair, Verdict]],
    verdict: Callable[[int, int], Verdict | None],
    head: Callable[[Entry], str],
    max_pairs: int,
    keep: Keep,
    roots: Container[int] | None,
) -> tuple[Builder, list[Cluster]]:
    articles_of: dict[int, list[str]] = {}
    for id_ in sorted(entries):
        articles_of.setdefault(entries[id_].node, []).append(id_)
    excerpts = [
        (one, two) if one_found.shorter == "left" else (two, one)
        for (one, two), one_found in found
        if one_found.relation == "excerpt"
    ]
    builder = Builder(entries, articles_of, verdict, head, max_pairs, keep)
    clusters = [
        builder.cluster(part)
        for part in components(articles_of, union, excerpts)
        if roots is None or union.find(part.nodes[0]) in roots
    ]
    for pair, _ in found:
        one, two = map(union.find, pair)
        if one != two and (roots is None or one in roots or two in roots):
            builder.list_between(pair)
    return builder, [cluster for cluster in clusters if cluster]
