"""Which pairs of texts the candidates ask to compare, before and after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.index.change import BodyPair, IndexChange
from cleaner.index.questions import IndexReader
from cleaner.reprints.candidates.variants import pairs_between, pairs_within
from cleaner.reprints.relations.verdicts import NodePair

Variants = dict[int, list[int]]  # the texts of each body, sorted by key


class Links(NamedTuple):
    """Pairs of texts that are no longer asked for, and those that are now."""

    out: set[NodePair]
    new: list[NodePair]  # those of the candidates that share most come first


def change_links(reader: IndexReader, change: IndexChange) -> Links:
    """Return how the links change with the candidates and the texts."""
    keys = {node.key: node for node in change.nodes_in.values()}
    moved = {node.body for node in keys.values()}
    moved |= set(reader.bodies_of(change.nodes_out).values())
    old = {(lo, hi): shared for lo, hi, shared in reader.candidates_of(moved)}
    new = {pair: n for pair, n in old.items() if pair not in change.candidates_out}
    old |= dict.fromkeys(change.candidates_out, 0)
    # A candidate that only shares more or less than before links what it did.
    new |= change.candidates_in
    asked = sorted(new, key=lambda pair: (-new[pair], pair))
    before, after = variants(
        reader, change, {body for pair in (*old, *new) for body in pair} | moved
    )
    kept = _kept(reader, change, old)
    old_links = set(_links(before, moved, [*old, *kept]))
    new_links = dict.fromkeys(_links(after, moved, asked))
    return Links(
        old_links - new_links.keys(), [pair for pair in new_links if pair not in old_links]
    )


def _kept(reader: IndexReader, change: IndexChange, known: Iterable[BodyPair]) -> list[BodyPair]:
    """Return which of the candidates that come were candidates already."""
    import numpy as np

    asked = [pair for pair in change.candidates_in if pair not in set(known)]
    columns = np.array(asked, dtype=np.int64).reshape(-1, 2)
    return list(reader.shared_of(columns[:, 0], columns[:, 1]))


def variants(
    reader: IndexReader, change: IndexChange, bodies: set[int]
) -> tuple[Variants, Variants]:
    """Return the texts of some bodies, before and after a change."""
    before: dict[int, list[tuple[bytes, int]]] = {body: [] for body in bodies}
    for node, key, body in reader.nodes_of(bodies):
        before[body].append((key, node))
    after = {
        body: [item for item in items if item[1] not in change.nodes_out]
        for body, items in before.items()
    }
    for node, made in change.nodes_in.items():
        if made.body in after:
            after[made.body].append((made.key, node))
    return _sorted(before), _sorted(after)


def _sorted(found: dict[int, list[tuple[bytes, int]]]) -> Variants:
    return {body: [node for _, node in sorted(items)] for body, items in found.items()}


def _links(texts: Variants, bodies: Iterable[int], pairs: Sequence[BodyPair]) -> Iterator[NodePair]:
    for body in bodies:
        if texts[body]:
            yield from pairs_within(texts[body])
    for lo, hi in pairs:
        yield from pairs_between(texts[lo], texts[hi])


def links_inside(
    reader: IndexReader, change: IndexChange, nodes: set[int], bodies: set[int]
) -> Iterator[NodePair]:
    """Yield all pairs among some texts that are asked for after a change."""
    pairs = {
        (lo, hi): shared
        for lo, hi, shared in reader.candidates_of(bodies)
        if (lo, hi) not in change.candidates_out
    }
    pairs |= change.candidates_in
    inside = [pair for pair in pairs if bodies.issuperset(pair)]
    inside.sort(key=lambda pair: (-pairs[pair], pair))
    _, after = variants(reader, change, bodies)
    for pair in _links(after, bodies, inside):
        if nodes.issuperset(pair):
            yield pair
