"""`dedupe --ledger`: which articles it is told of, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from cleaner.commands.common import indexing
from cleaner.commands.common.asked import AskedDedupe
from cleaner.index import maintenance
from cleaner.ledger import Ledger, ledger
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
    decode = msgspec.json.Decoder(CorpusRecord).decode
    encode = msgspec.json.Encoder().encode
    shown = []
    told = None if asked.indexed.listed else {id_ for id_, _ in held}
    for entry in ledger(map(decode, _lines(held, asked)), told, jobs=asked.matching.processes):
        sink.write(encode(entry))
        if asked.reported.report and entry.kind in _SHOWN:
            shown.append(entry)
    return shown


def _lines(held: HeldRecords, asked: AskedDedupe) -> Iterable[bytes]:
    """Give the records that the ledger is made of: those of the run, and those of its index."""
    if asked.indexed.path is None:
        yield from (line for _, line in held)
        return
    options = indexing.options_of(asked.indexed, asked.matching)
    known = set()
    for line in maintenance.export(options, indexing.past_of(asked.indexed)):
        known.add(msgspec.json.decode(line, type=CorpusRecord).id)
        yield line
    yield from (line for id_, line in held if id_ not in known)
