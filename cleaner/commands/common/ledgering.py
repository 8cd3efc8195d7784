"""`dedupe --ledger`: which articles it is told of, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cleaner.commands.common import indexing
from cleaner.commands.common.asked_of_dedupe import AskedDedupe
from cleaner.commands.common.beside import held_then_read
from cleaner.index import maintenance
from cleaner.index.sharing import sharing_records
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
    decode = msgspec.json.Decoder(CorpusRecord).decode
    encode = msgspec.json.Encoder().encode
    shown = []
    told = None if asked.indexed.listed else {id_ for id_, _ in held}
    for entry in ledger(map(decode, _lines(held, asked)), told, jobs=asked.matching.processes):
        sink.write(encode(entry))
        if asked.reported.report and entry.kind in _SHOWN:
            shown.append(entry)
    return shown


def _lines(held: HeldRecords, asked: AskedDedupe) -> Iterator[bytes]:
    """Give the records that the ledger is made of: of its index, and of the run.

    Of the index those that share a passage with what is told of are enough.
    """
    stored: Iterable[bytes] = ()
    if asked.indexed.path is not None:
        options = indexing.options_of(asked.indexed, asked.matching)
        past = indexing.past_of(asked.indexed)
        if asked.indexed.listed:
            stored = maintenance.export(options, past)
        else:
            stored = sharing_records(options, (line for _, line in held), past)
    return (arrived.line for arrived in held_then_read(map(Arrived, stored), held))
