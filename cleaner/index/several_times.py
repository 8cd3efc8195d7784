"""The answers of an index as of several times, for little more than the answer as of one.

Each is that of `as_of.answer_as_of`. What was there by the first time is added to an index in
memory, then what came by the second, and so on: no text is read or compared twice.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.index import api
from cleaner.index.access import Database
from cleaner.index.answering import answer_all
from cleaner.index.arrivals import Arrivals
from cleaner.index.as_of import Past, Remaining
from cleaner.index.change import IndexChange
from cleaner.index.index_choices import By
from cleaner.index.options import IndexOptions
from cleaner.index.portions import add_portion, part
from cleaner.index.questions import IndexReader
from cleaner.index.texts_by_number import Texts
from cleaner.index.view import View
from cleaner.reprints.clusters.moments import TimeSpan
from cleaner.reprints.result import Result
from cleaner.reprints.texts.text_store import Spool, TextStore


class Answered(NamedTuple):
    """The answer as of a time."""

    at: TimeSpan
    result: Result
    left_out: Remaining


def answers_as_of(options: IndexOptions, times: Sequence[TimeSpan], by: By) -> Iterator[Answered]:
    """Give all pairs and clusters of what was there at each time, the earliest first.

    Args:
        options: which index, and how; it is only read.
        times: one or more.
        by: when an article counts as there: when it was published, or captured.

    Raises:
        IndexFileError: the index cannot be used.
    """
    order = sorted(times, key=lambda time: time.end)
    ends = [time.end for time in order]
    with (
        contextlib.closing(Spool()) as spool,
        TextStore() as store,
        Arrivals() as nothing,
        api.empty(options) as db,
    ):
        portions = part(options, Past(order[-1], by), lambda end: bisect_left(ends, end), spool)
        later = portions.later + sum(map(len, portions.places.values()))
        texts = Texts(IndexReader(db), IndexChange(), nothing, store)
        result: Result | None = None
        for number, at in enumerate(order):
            places = portions.places.get(number, ())
            if places:
                add_portion(options, db, spool, places, str(number))
            if places or result is None:
                result = _answer(options, db, texts)
            later -= len(places)
            yield Answered(at, result, Remaining(later, portions.undated))


def _answer(options: IndexOptions, db: Database, texts: Texts) -> Result:
    """Return what the index in memory tells; texts that were made ready stay so."""
    reader = IndexReader(db)
    return answer_all(View(reader, IndexChange()), reader, texts, options.ask)
