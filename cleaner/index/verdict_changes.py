"""The verdicts that come and go with a change; only what is new is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.index.change import IndexChange
from cleaner.index.linking import Links, links_inside
from cleaner.index.questions import IndexReader
from cleaner.index.rows import Linked
from cleaner.index.texts_by_number import Texts
from cleaner.index.view import View
from cleaner.reprints.relations.relate import flip
from cleaner.reprints.relations.union import JOINING, Union
from cleaner.reprints.relations.verdicts import NodePair, find_verdicts


def judge_change(
    reader: IndexReader,
    change: IndexChange,
    links: Links,
    texts: Texts,
    *,
    window: int | None,
    jobs: int,
) -> None:
    """Find the verdicts of a change.

    As in any run, a pair whose texts other pairs have joined already is passed over. So where a
    component may fall apart, what was passed over inside it is looked at again.
    """
    parted = _unlink(reader, change, links)
    asked = dict.fromkeys(links.new)
    if parted:
        asked |= dict.fromkeys(_inside_parted(reader, change, parted))
    _recall(reader, change, asked)
    unknown = [pair for pair in asked if pair not in change.verdicts_in]
    _compare(change, View(reader, change), unknown, texts, window, jobs)


def _unlink(reader: IndexReader, change: IndexChange, links: Links) -> set[int]:
    """Take back what is no longer asked for; return the texts that were joined by it."""
    parted: set[int] = set()
    for pair in reader.verdicts_of(change.nodes_out):
        change.verdicts_out.add(pair)
    for pair, known in reader.verdicts_on(links.out).items():
        if known.linked and known.verdict.relation in JOINING:
            parted.update(pair)
        if pair not in change.verdicts_out:
            change.verdicts_in[pair] = Linked(False, known.verdict)
    return parted - change.nodes_out


def _inside_parted(
    reader: IndexReader, change: IndexChange, parted: set[int]
) -> Iterator[NodePair]:
    """Yield the pairs inside the components that fell apart, from piece to piece."""
    old, new = View(reader, IndexChange()), View(reader, change)
    whole = dict(zip(parted, old.labels(parted).tolist(), strict=True))
    pieces: dict[int, set[int]] = {}
    members = old.members(set(whole.values())) - change.nodes_out
    order = sorted(members)
    label = dict(zip(order, new.labels(order).tolist(), strict=True))
    for node, root in zip(order, old.labels(order).tolist(), strict=True):
        pieces.setdefault(root, set()).add(label[node])
    broken = {root for root, parts in pieces.items() if len(parts) > 1}
    nodes = {
        node for node, root in zip(order, old.labels(order).tolist(), strict=True) if root in broken
    }
    bodies = set(reader.bodies_of(nodes).values())
    for pair in links_inside(reader, change, nodes, bodies):
        if label[pair[0]] != label[pair[1]]:
            yield pair


def _recall(reader: IndexReader, change: IndexChange, asked: Iterable[NodePair]) -> None:
    """Link the pairs whose verdict is known from earlier."""
    pairs = list(asked)
    wanted = set(pairs)
    for pair, known in reader.verdicts_on(pairs).items():
        if pair in change.verdicts_out:
            continue
        if pair in wanted:
            change.verdicts_in[pair] = Linked(True, known.verdict)
        else:
            turned = flip(known.verdict)
            change.verdicts_out.add(pair)
            change.verdicts_in[pair[1], pair[0]] = Linked(True, turned or known.verdict)


def _compare(
    change: IndexChange,
    view: View,
    pairs: list[NodePair],
    texts: Texts,
    window: int | None,
    jobs: int,
) -> None:
    nodes = sorted({node for pair in pairs for node in pair})
    texts.load(nodes)
    union = Union()
    first: dict[int, int] = {}
    for node, label in zip(nodes, view.labels(nodes).tolist(), strict=True):
        union.join(first.setdefault(label, texts.place(node)), texts.place(node))
    node_at = {texts.place(node): node for node in nodes}
    placed = ((texts.place(one), texts.place(two)) for one, two in pairs)
    for (one, two), verdict in find_verdicts(placed, texts.store, union, window=window, jobs=jobs):
        change.verdicts_in[node_at[one], node_at[two]] = Linked(True, verdict)
