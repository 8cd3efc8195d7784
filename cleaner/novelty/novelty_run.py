"""The novelty of many articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from cleaner.novelty.graph import Graph
from cleaner.novelty.novelty_model import Novelty
from cleaner.novelty.sweep import Before, Sweep
from cleaner.novelty.timeline import TimeKnown, time_known
from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.corpus import Corpus, CorpusRecord
from cleaner.reprints.defaults import MEMORY_MB
from cleaner.reprints.relations.union import Union
from cleaner.reprints.relations.verdicts import Comparer, NodePair, find_verdicts
from cleaner.reprints.settings import MIN_LENGTH
from cleaner.reprints.texts.text_store import TextStore
from cleaner.run.ids import Ids, hash_parts


class Arrived(NamedTuple):
    """A record as JSON, and when it was added to an index, where it was."""

    line: bytes
    added: str | None = None


class _Record(CorpusRecord, frozen=True, kw_only=True, gc=False):
    captured_at: str | None = None


class _Apart(Union):
    """Joins nothing, so that no pair is passed over."""

    def join(self, one: int, two: int) -> None:
        """Leave both as they are."""


def novelty(
    articles: Iterable[Arrived],
    *,
    min_length: int = MIN_LENGTH,
    window: int | None = None,
    memory_mb: int = MEMORY_MB,
    jobs: int = 1,
    passing: Callable[[Iterable[NodePair]], Iterable[NodePair]] = iter,
) -> Iterator[Novelty]:
    """Tell of each article what carried it before it became known, in the order they are given.

    Args:
        articles: records; of one id and one text one is told of, another text is `ID#2`.
        min_length: normalised characters below which a body is not compared.
        window: days that related articles may lie apart; None for any.
        memory_mb: megabytes that the join of the fingerprints may work in.
        jobs: processes that compare.
        passing: gives the pairs on that are compared, for who counts them.
    """
    times: dict[str, TimeKnown] = {}
    dates: dict[str, str | None] = {}
    with TextStore() as store, Candidates(memory_mb=memory_mb, threads=jobs) as candidates:
        corpus = Corpus(store, candidates, min_length=min_length)
        corpus.add(_read(articles, times, dates), jobs=jobs)
        store.flush()
        pairs = passing(corpus.node_pairs(candidates.flat()))
        found = find_verdicts(pairs, store, _Apart(), window=window, jobs=jobs, partial=False)
        graph = Graph(found, Comparer(store.get, window, partial=False))
        order = list(corpus.entries)
        sweep = Sweep(list(corpus.entries.values()), [times[id_] for id_ in order], graph)
        before = {order[number]: told for number, told in sweep}
        for id_, when in times.items():
            yield _told(id_, dates[id_], when, before.get(id_))


def _read(
    articles: Iterable[Arrived], times: dict[str, TimeKnown], dates: dict[str, str | None]
) -> Iterator[_Record]:
    """Give each article once, under an id of its own; note its times."""
    ids = Ids()
    decode = msgspec.json.Decoder(_Record).decode
    for line, added in articles:
        record = decode(line)
        id_ = ids.take(record.id, hash_parts(record.title or "", record.body))
        if id_ is None:
            continue
        times[id_] = time_known(id_, record.date, record.captured_at, added)
        dates[id_] = record.date
        yield msgspec.structs.replace(record, id=id_)


def _told(id_: str, date: str | None, when: TimeKnown, before: Before | None) -> Novelty:
    nothing: tuple[int | None, ...] = (None,) * 4
    is_placed = before is not None and when.at is not None
    copies = before.copies if before is not None and is_placed else nothing
    if before is None:
        seen = "not compared"
    elif when.at is None:
        seen = "undated"
    else:
        seen = "first" if before.relation is None else "reprint"
    return Novelty(
        id=id_,
        published_at=date,
        known_at=when.text,
        known_by=when.by,
        seen=seen,  # type: ignore[arg-type]
        relation=before.relation if before else None,
        nearest=before.nearest if before else None,
        story=before.story if before and is_placed else None,
        copies_12h=copies[0],
        copies_24h=copies[1],
        copies_7d=copies[2],
        copies=copies[3],
        outlets=before.outlets if before and is_placed else None,
    )
