"""Texts by number: those of a portion, and those of the index, made ready when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from cleaner.index.arrivals import Arrivals
from cleaner.index.change import IndexChange
from cleaner.index.questions import IndexReader
from cleaner.reprints.texts.prepared import Text
from cleaner.reprints.texts.text_store import TextStore

_MOST_AHEAD = 512
_encode = msgspec.msgpack.Encoder().encode


class Texts:
    """Puts texts into a store as they are needed.

    Args:
        reader: the index as it is.
        change: what comes.
        arrivals: holds the texts of what comes.
        store: where texts wait to be compared.
    """

    def __init__(
        self, reader: IndexReader, change: IndexChange, arrivals: Arrivals, store: TextStore
    ) -> None:
        self.store = store
        self._reader = reader
        self._change = change
        self._arrivals = arrivals
        self._place: dict[int, int] = {}
        self._ahead: list[int] = []
        self._step = 1

    def expect(self, nodes: Iterable[int]) -> None:
        """Tell which texts may be asked for next: the more are missed, the more are read ahead."""
        self._ahead = sorted(set(nodes), reverse=True)
        self._step = 1

    def get(self, node: int) -> Text:
        """Return a text."""
        if node not in self._place:
            wanted = [node]
            while self._ahead and len(wanted) < self._step:
                wanted.append(self._ahead.pop())
            self._step = min(2 * self._step, _MOST_AHEAD)
            self.load(wanted)
        return self.store.get(self._place[node])

    def load(self, nodes: Collection[int]) -> None:
        """Put texts into the store, together."""
        missing = {node for node in nodes if node not in self._place}
        new = [node for node in missing if node in self._change.nodes_in]
        for node in new:
            data = self._arrivals.text(self._change.nodes_in[node].key)
            self._place[node] = self.store.append(data)
        for node, text in self._reader.texts(missing.difference(new)):
            self._place[node] = self.store.append(_encode(text))
        self.store.flush()

    def place(self, node: int) -> int:
        """Return where a loaded text stands in the store."""
        return self._place[node]
