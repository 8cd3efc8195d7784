"""What a portion, or a removal, changes in an index: all rows that go, and all that come."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
import numpy as np

from cleaner.index.arrivals import Arrival, Arrivals
from cleaner.index.layout import LEFT_OUT
from cleaner.index.questions import IndexReader
from cleaner.index.rows import Linked
from cleaner.reprints.relations.verdicts import NodePair
from cleaner.reprints.texts.fingerprint_spool import Numbers, Ordinals

BodyPair = tuple[int, int]


class Node(msgspec.Struct, frozen=True):
    """A text: its key, and the body that it has."""

    key: bytes
    body: int
    head: str


class NormalForm(msgspec.Struct, frozen=True):
    """A normal form: its hash, and how many fingerprints it has."""

    hash: int
    prints: int


class IndexChange(msgspec.Struct):
    """Rows that go and rows that come; numbers are never given twice."""

    articles_out: set[int] = msgspec.field(default_factory=set)
    articles_in: list[tuple[int, int, Arrival]] = []  # number, node, the article
    nodes_out: set[int] = msgspec.field(default_factory=set)
    nodes_in: dict[int, Node] = {}
    bodies_out: set[int] = msgspec.field(default_factory=set)
    bodies_in: dict[int, NormalForm] = {}
    prints_in: tuple[Numbers, Numbers] = (
        np.empty(0, dtype=np.int64),
        np.empty(0, dtype=np.int64),
    )  # fingerprints, bodies; those of a body together
    candidates_out: set[BodyPair] = msgspec.field(default_factory=set)
    candidates_in: dict[BodyPair, int] = {}
    verdicts_out: set[NodePair] = msgspec.field(default_factory=set)
    verdicts_in: dict[NodePair, Linked] = {}
    counters: dict[str, int] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.articles_out and not self.articles_in


def change_articles(
    reader: IndexReader,
    arrivals: Arrivals,
    new: list[Arrival],
    out: Collection[tuple[int, int]],
    min_length: int,
) -> IndexChange:
    """Return which articles, texts and bodies go and come.

    Args:
        reader: the index as it is.
        arrivals: holds the texts of what comes.
        new: the articles that come.
        out: number and text of the articles that go.
        min_length: normalised characters below which an article is left out.
    """
    change = IndexChange()
    meta = reader.meta()
    counters = {name: int(meta[f"next_{name}"]) for name in ("article", "node", "body")}
    compared = [article for article in new if article.length >= min_length]
    nodes = reader.nodes_with({article.key for article in compared})
    bodies = reader.bodies_with({article.body for article in compared})
    owners, prints = arrivals.prints()
    sizes = _count_prints(arrivals, owners)
    for article in new:
        node = LEFT_OUT
        if article.length >= min_length:
            if article.body not in bodies:
                bodies[article.body] = counters["body"]
                change.bodies_in[counters["body"]] = NormalForm(
                    article.body, sizes.get(article.body, 0)
                )
                counters["body"] += 1
            if article.key not in nodes:
                nodes[article.key] = counters["node"]
                change.nodes_in[counters["node"]] = Node(
                    article.key, bodies[article.body], article.head
                )
                counters["node"] += 1
            node = nodes[article.key]
        change.articles_in.append((counters["article"], node, article))
        counters["article"] += 1
    change.articles_out = {article for article, _ in out}
    _drop_nodes(reader, change, {node for _, node in out if node != LEFT_OUT})
    numbers = {body.hash: number for number, body in change.bodies_in.items()}
    change.prints_in = _new_prints(arrivals, owners, prints, numbers)
    change.counters = {f"next_{name}": number for name, number in counters.items()}
    return change


def _drop_nodes(reader: IndexReader, change: IndexChange, touched: set[int]) -> None:
    """Let texts go that no article has any longer, and bodies that no text has."""
    used = {node for _, node, _ in change.articles_in}
    for node, articles in reader.articles_of(touched).items():
        if node not in used and change.articles_out.issuperset(articles):
            change.nodes_out.add(node)
    body_of = reader.bodies_of(change.nodes_out)
    kept = {node.body for node in change.nodes_in.values()}
    left: dict[int, set[int]] = {}
    for node, _, body in reader.nodes_of(set(body_of.values())):
        left.setdefault(body, set()).add(node)
    for body, nodes in left.items():
        if body not in kept and change.nodes_out.issuperset(nodes):
            change.bodies_out.add(body)


def _count_prints(arrivals: Arrivals, owners: Ordinals) -> dict[int, int]:
    counts = np.bincount(owners, minlength=len(arrivals.bodies))
    return dict(zip(arrivals.bodies, counts.tolist(), strict=True))


def _new_prints(
    arrivals: Arrivals, owners: Ordinals, prints: Numbers, numbers: dict[int, int]
) -> tuple[Numbers, Numbers]:
    """Return the fingerprints of new bodies, and whose they are."""
    number = np.array([numbers.get(body, -1) for body in arrivals.bodies], dtype=np.int64)
    bodies = number[owners]
    return prints[bodies >= 0], bodies[bodies >= 0]
