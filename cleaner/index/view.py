"""An index as it is, or as it will be after a change that is not written yet."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from cleaner.index.change import IndexChange
from cleaner.index.components import label_components, label_joined
from cleaner.index.questions import IndexReader
from cleaner.index.rows import Linked
from cleaner.reprints.corpus import Entry
from cleaner.reprints.relations.union import JOINING
from cleaner.reprints.relations.verdicts import NodePair
from cleaner.reprints.texts.fingerprint_spool import Numbers


class View:
    """What texts and articles there are, and how they hang together.

    Args:
        reader: the index as it is.
        change: what is put upon it.
    """

    def __init__(self, reader: IndexReader, change: IndexChange) -> None:
        self._reader = reader
        self._change = change
        gone = np.array([(one << 32) | two for one, two in self._unlinked()], dtype=np.int64)
        come = [
            (pair, linked.verdict) for pair, linked in change.verdicts_in.items() if linked.linked
        ]
        joined = [pair for pair, verdict in come if verdict.relation in JOINING]
        carried = [
            pair if verdict.shorter == "left" else pair[::-1]
            for pair, verdict in come
            if verdict.relation == "excerpt"
        ]
        self._label = _labels(reader, gone, joined)
        gone = np.concatenate((gone, gone >> np.int64(32) | gone << np.int64(32)))
        self.shorter, self.host = _with(_without(reader.excerpts(), gone), carried)

    def _unlinked(self) -> Iterator[NodePair]:
        yield from self._change.verdicts_out
        yield from (pair for pair in self._change.verdicts_in)

    def labels(self, nodes: Iterable[int]) -> Numbers:
        """Return the component of each text, as its least number."""
        wanted = np.fromiter(nodes, dtype=np.int64)
        known = wanted < len(self._label)
        found = wanted.copy()
        found[known] = self._label[wanted[known]]
        return found

    def members(self, labels: Collection[int]) -> set[int]:
        """Return the texts of some components."""
        inside = np.isin(self._label, np.fromiter(labels, dtype=np.int64))
        return set(np.flatnonzero(inside).tolist()) | set(labels)

    def entries(self, nodes: Collection[int]) -> dict[str, Entry]:
        """Return the articles of some texts, by id."""
        found = {
            entry.id: entry
            for article, entry in self._reader.entries(nodes)
            if article not in self._change.articles_out
        }
        wanted = set(nodes)
        for _, node, article in self._change.articles_in:
            if node in wanted:
                found[article.id] = Entry(
                    article.id,
                    article.title,
                    article.date,
                    article.source,
                    article.outlet,
                    article.url,
                    article.warned,
                    node,
                    article.length,
                )
        return found

    def heads(self, nodes: Collection[int]) -> dict[int, str]:
        """Return the datelines of some texts."""
        new = self._change.nodes_in
        found = self._reader.heads([node for node in nodes if node not in new])
        return found | {node: new[node].head for node in nodes if node in new}

    def verdicts(self, nodes: Collection[int]) -> dict[NodePair, Linked]:
        """Return what is known of the pairs in which these texts take part."""
        change = self._change
        found = self._reader.verdicts_of([node for node in nodes if node not in change.nodes_in])
        for pair in change.verdicts_out:
            found.pop(pair, None)
        wanted = set(nodes)
        for pair, linked in change.verdicts_in.items():
            if not wanted.isdisjoint(pair):
                found[pair] = linked
        return found


def _labels(reader: IndexReader, gone: Numbers, joined: Collection[NodePair]) -> Numbers:
    """Return the component of each text where some pairs no longer join, and others do."""
    known = reader.joins()
    left = _without(known, gone)
    if len(left[0]) == len(known[0]):  # nothing falls apart: go on from what was one before
        label = reader.labels()
        one, two = _with((np.empty(0, np.int64), np.empty(0, np.int64)), joined)
        size = 1 + max(int(one.max(initial=-1)), int(two.max(initial=-1)))
        label = np.concatenate((label, np.arange(len(label), size)))
        return label_components(len(label), label[one], label[two])[label]
    return label_joined(*_with(left, joined))


def _without(columns: tuple[Numbers, Numbers], gone: Numbers) -> tuple[Numbers, Numbers]:
    one, two = columns
    stays = ~np.isin(one << np.int64(32) | two, gone)
    return one[stays], two[stays]


def _with(
    columns: tuple[Numbers, Numbers], pairs: Collection[tuple[int, ...]]
) -> tuple[Numbers, Numbers]:
    more = np.fromiter(itertools.chain.from_iterable(pairs), dtype=np.int64).reshape(-1, 2)
    return np.concatenate((columns[0], more[:, 0])), np.concatenate((columns[1], more[:, 1]))
