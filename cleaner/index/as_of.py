"""The answer of an index as if nothing later existed.

What later articles made of the earlier ones must not shine through: not their clusters, not their
originals, not the fingerprints that were not popular yet. So what remains is deduped by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from cleaner.index import api
from cleaner.index.answering import about
from cleaner.index.arrivals import given_once
from cleaner.index.index_choices import By
from cleaner.index.options import IndexOptions
from cleaner.index.packed_records import unpack
from cleaner.index.questions import IndexReader
from cleaner.index.rows import Stamped
from cleaner.reprints import dedupe
from cleaner.reprints.choices import Choices
from cleaner.reprints.clusters.moments import TimeSpan, exact_span, time_span
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.result import Result
from cleaner.reprints.texts.fingerprint_spool import Numbers


class Past(msgspec.Struct, frozen=True):
    """A time, and by what an article counts as there."""

    at: TimeSpan
    by: By

    def holds(self, stamped: Stamped) -> bool | None:
        """Tell whether an article was certainly there; None where it tells no time."""
        known = self.known(stamped)
        return None if known is None else known <= self.at.end

    def known(self, stamped: Stamped) -> datetime | None:
        """Return from when on an article is certainly there; None where it tells no time."""
        told = (
            time_span(stamped.date, stamped.id)
            if self.by == "published"
            else exact_span(stamped.captured)
        )
        return None if told is None else told.end


class Remaining(msgspec.Struct):
    """What was left out of an answer."""

    later: int = 0
    undated: int = 0


def remaining(
    reader: IndexReader, past: Past, count: Remaining, of: Numbers | None = None
) -> Iterator[tuple[str, bytes]]:
    """Give the packed records of what was there, under their ids; count what was not.

    Args:
        reader: the index.
        past: the time.
        count: what was not there.
        of: the numbers of the articles that are asked for; None for all.
    """
    for stamped, data in reader.stamped_records(of):
        held = past.holds(stamped)
        if held:
            yield stamped.id, data
        elif held is None:
            count.undated += 1
        else:
            count.later += 1


def answer_as_of(
    options: IndexOptions, past: Past, lines: Iterable[bytes] = ()
) -> tuple[Result, Remaining]:
    """Return all pairs and clusters of what was there.

    Args:
        options: which index, and how.
        past: the time.
        lines: records that are compared with what was there; the answer is then about them alone.

    Raises:
        IndexFileError: the index cannot be used.
    """
    count = Remaining()
    asked: dict[str, CorpusRecord] = {article.id: article for article in given_once(lines)}
    with api.opened_index(options) as reader:

        def articles() -> Iterator[CorpusRecord]:
            yield from asked.values()
            for id_, data in remaining(reader, past, count):
                if id_ not in asked:
                    given = msgspec.json.decode(unpack(data), type=CorpusRecord)
                    yield msgspec.structs.replace(given, id=id_)

        chosen = Choices(
            min_length=options.stamp.min_length,
            window=options.stamp.window,
            max_pairs=options.ask.max_pairs,
            memory_mb=options.memory_mb,
            jobs=options.jobs,
            keep=options.ask.keep,
        )
        result = dedupe(articles(), chosen)
    return (about(result, asked.keys()) if asked else result), count
