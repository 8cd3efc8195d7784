"""Pairs and clusters around some articles, or of all, as one run over everything tells them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec
import numpy as np

from cleaner.index.questions import IndexReader
from cleaner.index.rows import Linked
from cleaner.index.texts_by_number import Texts
from cleaner.index.view import View
from cleaner.reprints.clusters.assemble import Stories, assemble
from cleaner.reprints.clusters.build import Verdicts
from cleaner.reprints.defaults import Keep
from cleaner.reprints.relations.relate import NOTHING
from cleaner.reprints.relations.union import Union
from cleaner.reprints.relations.verdicts import NodePair
from cleaner.reprints.result import Cluster, Pair, Result


class Ask(NamedTuple):
    """How answers are given; nothing of it changes the index."""

    window: int | None
    max_pairs: int
    keep: Keep


class Around(msgspec.Struct, frozen=True):
    """The answer about a part of the index."""

    pairs: list[Pair]
    clusters: list[Cluster]
    compared: int  # articles looked at
    made: dict[NodePair, Linked]  # verdicts that were made up for


def answer_around(view: View, texts: Texts, nodes: Iterable[int], ask: Ask) -> Around:
    """Return the pairs and clusters of the components that some texts belong to or touch.

    What a cluster lists and who carries it depends on the excerpts around it: on all hosts of its
    excerpts, and on all that those carry.
    """
    focus = np.fromiter(nodes, dtype=np.int64)
    near = np.concatenate(
        (
            focus,
            view.host[np.isin(view.shorter, focus)],
            view.shorter[np.isin(view.host, focus)],
        )
    )
    roots = set(view.labels(near.tolist()).tolist())
    members = view.members(roots)
    inside = np.fromiter(members, dtype=np.int64)
    shorter = np.union1d(inside, view.shorter[np.isin(view.host, inside)])
    hosts = np.union1d(inside, view.host[np.isin(view.shorter, shorter)])
    known = view.verdicts(np.union1d(shorter, hosts).tolist())
    everyone = members | {node for pair in known for node in pair}
    return _answer(view, texts, everyone, known, members, roots, ask)


def _answer(
    view: View,
    texts: Texts,
    nodes: set[int],
    known: dict[NodePair, Linked],
    members: set[int],
    roots: set[int] | None,
    ask: Ask,
) -> Around:
    union = Union()
    order = sorted(nodes)
    for node, label in zip(order, view.labels(order).tolist(), strict=True):
        union.join(node, label)
    made = {
        pair: None if item.verdict.relation == "none" else item.verdict
        for pair, item in known.items()
    }
    verdicts = Verdicts(texts.get, ask.window, made)
    for pair, item in known.items():
        if item.linked and item.verdict.relation != "none":
            verdicts.add(pair, item.verdict)
    entries = view.entries(order)
    texts.expect(members)
    heads = view.heads(order)
    pairs, clusters = assemble(
        Stories(entries, union, verdicts.items()),
        verdicts,
        lambda entry: heads[entry.node],
        max_pairs=ask.max_pairs,
        keep=ask.keep,
        roots=roots,
    )
    fresh = {pair: Linked(False, verdict or NOTHING) for pair, verdict in verdicts.fresh.items()}
    return Around(pairs, clusters, len(entries), fresh)


def answer_all(view: View, reader: IndexReader, texts: Texts, ask: Ask) -> Result:
    """Return everything that one run over all articles of an index would tell."""
    nodes = set(reader.every_node())
    around = _answer(view, texts, nodes, reader.every_verdict(), nodes, None, ask)
    return Result(around.pairs, around.clusters, around.compared, reader.left_out())


def about(result: Result, ids: Collection[str]) -> Result:
    """Return what an answer tells about some articles: their pairs, and clusters with them."""
    wanted = frozenset(ids)
    return Result(
        [pair for pair in result.pairs if pair.left in wanted or pair.right in wanted],
        [
            cluster
            for cluster in result.clusters
            if any(member.id in wanted for member in cluster.members)
            or not wanted.isdisjoint(cluster.carried_by)
        ],
        result.compared,
        result.left_out,
    )
