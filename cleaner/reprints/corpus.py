"""The articles of one run: what stays in memory of each, and where its text waits."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import msgspec
import numpy as np

from cleaner.errors import RecordError
from cleaner.frames.table_rows import id_text, plain_row
from cleaner.messages import phrase
from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.candidates.variants import pairs_between, pairs_within
from cleaner.reprints.texts.digest import Digested, digest_all
from cleaner.reprints.texts.prepared import Comparable
from cleaner.reprints.texts.text_store import TextStore


class Reprintable(Comparable, Protocol):
    """What is read of an article to tell reprints and originals."""

    @property
    def source(self) -> str | None:
        """The origin that the page names."""

    @property
    def outlet(self) -> str | None:
        """Who published this page."""

    @property
    def url(self) -> str | None:
        """Where it stands."""

    @property
    def warnings(self) -> Sequence[str]:
        """What its reading warned of."""


class CorpusRecord(msgspec.Struct, frozen=True, gc=False):
    """A record, as far as it is read here."""

    id: str
    body: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    outlet: str | None = None
    url: str | None = None
    warnings: list[str] = []


def given(record: Mapping[str, Any], number: int) -> CorpusRecord:
    """Return a record as far as it is read here; what tables put for nothing is None.

    Args:
        record: as JSON or a row of a table has it; an id may be a whole number.
        number: of the record, counted from 1, for messages.

    Raises:
        RecordError: it has no id or body, or another type of value in a field.
    """
    known = {name: record[name] for name in CorpusRecord.__struct_fields__ if name in record}
    dates = {name: record[name] for name in record if str(name).startswith("date_precision")}
    fields = {
        name: value
        for name, value in plain_row({**known, **dates}).items()
        if value is not None and name in known
    }
    if "id" in fields:
        fields["id"] = id_text(fields["id"])
    try:
        return msgspec.convert(fields, CorpusRecord)
    except msgspec.ValidationError as error:
        name = f" ({fields['id']!r})" if "id" in fields else ""
        reason = str(error)[:1].lower() + str(error)[1:]
        raise RecordError(
            phrase("record {record}: {reason}", record=str(number) + name, reason=reason)
        ) from error


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One article, without its text."""

    id: str
    title: str | None
    date: str | None
    source: str | None
    outlet: str | None
    url: str | None
    warned: bool
    node: int  # the number of its text in the store
    length: int  # normalised characters of its body


class Corpus:
    """Articles added one after the other; equal texts are kept, and fingerprinted, once."""

    def __init__(self, store: TextStore, candidates: Candidates, *, min_length: int) -> None:
        self.entries: dict[str, Entry] = {}
        # By the number that stands for a body: its first text, and all where it has several.
        self._first: dict[int, int] = {}
        self._variants: dict[int, list[int]] = {}
        self.left_out: Counter[str] = Counter()
        self._store = store
        self._candidates = candidates
        self._min_length = min_length
        self._nodes: dict[bytes, int] = {}

    def add(self, articles: Iterable[Reprintable], *, jobs: int = 1) -> None:
        """Add articles."""
        for chunk, made in digest_all(articles, jobs):
            new = np.zeros(len(chunk), dtype=bool)
            for i, article in enumerate(chunk):
                if made.lengths[i] < self._min_length:
                    self.left_out["short" if made.lengths[i] else "empty"] += 1
                else:
                    new[i] = self._add(article, made, i)
            chosen = new[made.owners]
            docs = np.array(made.bodies, dtype=np.int64)
            self._candidates.add(docs[made.owners[chosen]], made.prints[chosen])

    def _add(self, article: Reprintable, made: Digested, i: int) -> bool:
        """Keep one article; return whether its body is new."""
        body = made.bodies[i]
        fresh = body not in self._first
        if (node := self._nodes.get(made.keys[i])) is None:
            node = self._nodes[made.keys[i]] = self._store.append(made.texts[i])
            if fresh:
                self._first[body] = node
            else:
                self._variants.setdefault(body, [self._first[body]]).append(node)
        if (id_ := self._free_id(article.id, node)) is None:
            self.left_out["repeated"] += 1
        else:
            self.entries[id_] = Entry(
                id_,
                article.title,
                article.date,
                _once(article.source),
                _once(article.outlet),
                article.url,
                bool(article.warnings),
                node,
                made.lengths[i],
            )
        return fresh

    def _free_id(self, id_: str, node: int) -> str | None:
        """Return the id that an article goes by, None where it is there already.

        As `clean` does: another text under a known id is `#2`.
        """
        given, number = id_, 1
        while (known := self.entries.get(given)) is not None:
            if self._same(known.node, node):
                return None
            number += 1
            given = f"{id_}#{number}"
        return given

    def _same(self, one: int, two: int) -> bool:
        if one == two:
            return True
        self._store.flush()
        left, right = self._store.get(one), self._store.get(two)
        return (left.title, left.body) == (right.title, right.body)

    def node_pairs(self, bodies: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of texts to compare: those of paired bodies, and those of one body."""
        several = set(itertools.chain.from_iterable(self._variants.values()))
        keys = {node: key for key, node in self._nodes.items() if node in several}
        for nodes in self._variants.values():
            nodes.sort(key=keys.__getitem__)  # whatever the order in which they came
            yield from pairs_within(nodes)
        for lo, hi in bodies:
            yield from pairs_between(self._texts_of(lo), self._texts_of(hi))

    def _texts_of(self, body: int) -> Sequence[int]:
        return self._variants.get(body) or (self._first[body],)


def _once(name: str | None) -> str | None:
    """Return one and the same object for equal names, of which a heap has few."""
    return None if name is None else sys.intern(name)
