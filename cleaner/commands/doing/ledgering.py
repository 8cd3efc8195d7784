"""`dedupe --ledger`: which articles it is told of, and how it is written."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Generator

import msgspec

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.doing import indexing
from cleaner.commands.doing.beside import held_then_read
from cleaner.index import maintenance
from cleaner.index.sharing import shelf_beside
from cleaner.ledger import Ledger, ledger
from cleaner.novelty.novelty_run import Arrived
from cleaner.output import Sink
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.held import HeldRecords

_SHOWN = ("partly old", "recombination", "reprint")


def write_ledger(sink: Sink, held: HeldRecords, asked: AskedDedupe) -> list[Ledger]:
    """Write the ledger of what was given, or with `--list` of all that an index holds.

    Returns:
        What a report shows of it, if one is asked for: the articles that hold old news.

    Raises:
        OutputError: it cannot be written.
        IndexFileError: the index cannot be used.
    """
    encode = msgspec.json.Encoder().encode
    shown = []
    with contextlib.closing(_entries(held, asked)) as entries:
        for entry in entries:
            sink.write(encode(entry))
            if asked.reported.report and entry.kind in _SHOWN:
                shown.append(entry)
    return shown


def _entries(held: HeldRecords, asked: AskedDedupe) -> Generator[Ledger]:
    """Give the ledger of a run, of it and its index, or of all that the index holds."""
    decode = msgspec.json.Decoder(CorpusRecord).decode
    read = (decode(line) for _, line in held)
    jobs = asked.matching.processes
    if asked.indexed.path is None:
        yield from ledger(read, jobs=jobs)
        return
    told = {id_ for id_, _ in held}
    options = indexing.options_of(asked.indexed, asked.matching)
    past = indexing.past_of(asked.indexed)
    if asked.indexed.listed:
        stored = map(Arrived, maintenance.export(options, past))
        every = (decode(arrived.line) for arrived in held_then_read(stored, held))
        yield from ledger(every, jobs=jobs)
        return
    with shelf_beside(options, read, past) as shelf:
        known = shelf.holds(told)
        new = (decode(line) for id_, line in held if id_ not in known)
        yield from ledger(itertools.chain(shelf.own(), new), told, jobs=jobs, beside=shelf)
