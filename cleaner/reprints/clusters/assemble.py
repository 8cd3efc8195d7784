"""From what was compared to the answer: the last step of every run, whatever holds its articles."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from cleaner.reprints.clusters.build import Builder, Verdicts
from cleaner.reprints.clusters.cluster import Component, components
from cleaner.reprints.corpus import Entry
from cleaner.reprints.defaults import Keep, PairsTold
from cleaner.reprints.relations.relate import Verdict
from cleaner.reprints.relations.union import Union
from cleaner.reprints.relations.verdicts import NodePair
from cleaner.reprints.result import Cluster, Pair

Head = Callable[[Entry], str]


class Stories:
    """The stories of a run: which texts are one, and which articles have them.

    Args:
        entries: the articles by id.
        union: the texts that are one story.
        found: the verdicts on the texts that were to be compared.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        union: Union,
        found: Sequence[tuple[NodePair, Verdict]],
    ) -> None:
        self.entries = entries
        self.union = union
        self.found = found
        self.articles_of: dict[int, list[str]] = {}
        for id_ in sorted(entries):
            self.articles_of.setdefault(entries[id_].node, []).append(id_)
        excerpts = [
            (one, two) if verdict.shorter == "left" else (two, one)
            for (one, two), verdict in found
            if verdict.relation == "excerpt"
        ]
        self.components = components(self.articles_of, union, excerpts)

    def articles(self, component: Component) -> int:
        """Return how many articles were joined to a component."""
        return sum(len(self.articles_of.get(node, ())) for node in component.nodes)


def unsettled_pairs(
    stories: Stories, verdicts: Verdicts, head: Head, *, max_pairs: int, pairs: PairsTold = "all"
) -> list[NodePair]:
    """Return the pairs inside clusters whose verdicts are yet to be made up for.

    `assemble` makes up for each when it needs it; this is for who can do it faster.
    """
    asked: dict[NodePair, None] = {}

    def note(one: int, two: int) -> None:
        if (two, one) not in asked and not verdicts.knows(one, two):
            asked[one, two] = None

    builder = Builder(stories.entries, stories.articles_of, note, head, max_pairs, "source", pairs)
    for component in stories.components:
        size = stories.articles(component)
        if not component.excerpts and size * (size - 1) // 2 <= max_pairs:
            # All of them are listed, whichever is the original.
            for pair in itertools.combinations(component.nodes, 2):
                note(*pair)
        else:
            builder.cluster(component)
    return list(asked)


def assemble(
    stories: Stories,
    verdicts: Verdicts,
    head: Head,
    *,
    max_pairs: int,
    keep: Keep,
    pairs: PairsTold = "all",
    roots: Container[int] | None = None,
) -> tuple[list[Pair], list[Cluster]]:
    """Return all pairs and clusters, sorted.

    Args:
        stories: what is told of.
        verdicts: on its texts; made complete inside the clusters.
        head: gives an article's dateline.
        max_pairs: pairs that are listed of one cluster.
        keep: which member stands for a cluster.
        pairs: which pairs are returned.
        roots: tells only of the components whose root is one of these; None for all.
    """
    find = stories.union.find
    builder = Builder(
        stories.entries,
        stories.articles_of,
        verdicts.get,
        head,
        max_pairs,
        keep,
        pairs,
        verdicts.text,
    )
    clusters: Iterable[Cluster | None] = [
        builder.cluster(part)
        for part in stories.components
        if roots is None or find(part.nodes[0]) in roots
    ]
    for pair, _ in stories.found:
        one, two = map(find, pair)
        if one != two and (roots is None or one in roots or two in roots):
            builder.list_between(pair)
    return (
        [builder.pairs[key] for key in sorted(builder.pairs)],
        sorted((one for one in clusters if one), key=lambda cluster: cluster.cluster),
    )
