"""`dedupe --novelty`: which articles it is told of, and how it is written."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.doing import indexing
from cleaner.commands.doing.beside import held_then_read
from cleaner.index import api
from cleaner.index.maintenance import arrived
from cleaner.novelty.novelty_run import Arrived, novelty
from cleaner.output import Sink
from cleaner.reprints.held import HeldRecords


def write_novelties(sink: Sink, held: HeldRecords, asked: AskedDedupe) -> None:
    """Write the novelty of what was given, or with `--list` of all that an index holds.

    Raises:
        OutputError: it cannot be written.
        IndexFileError: the index cannot be used.
    """
    matching = asked.matching
    rows = novelty(
        _arrived(held, asked),
        min_length=matching.min_length,
        window=matching.window,
        memory_mb=matching.memory,
        jobs=matching.processes,
    )
    wanted = None if asked.indexed.listed else {id_ for id_, _ in held}
    encode = msgspec.json.Encoder().encode
    for row in rows:
        if wanted is None or row.id in wanted:
            sink.write(encode(row))


def _arrived(held: HeldRecords, asked: AskedDedupe) -> Iterator[Arrived]:
    """Give the records of the index, and those of the run that it has not, as known now."""
    if asked.indexed.path is None:
        return held_then_read((), held)
    stored = arrived(indexing.options_of(asked.indexed, asked.matching))
    return held_then_read(itertools.starmap(Arrived, stored), held, now=api.now())
