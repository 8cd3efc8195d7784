"""What `newsdiff --ledger` does once its options are known to be right."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sys
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.commands.common.answers import write_answer
from cleaner.commands.common.asked_of_newsdiff import AskedNewsdiff
from cleaner.commands.common.beside import held_then_read
from cleaner.commands.common.diffs import is_coloured, show_lines
from cleaner.commands.common.ending import ended, reader_may_leave
from cleaner.commands.common.newsdiff_answers import TROUBLE, answer_kind, see_names, show_shape
from cleaner.index import maintenance
from cleaner.index.answering import Ask
from cleaner.index.layout import IndexStamp
from cleaner.index.options import IndexOptions
from cleaner.index.sharing import count_with, sharing_records
from cleaner.ledger import Ledger, Passage, ledger, ledger_schema, passage_schema
from cleaner.messages import phrase
from cleaner.novelty.novelty_run import Arrived
from cleaner.pipeline import Options
from cleaner.render import reporter
from cleaner.render.drawn_ledger import draw_ledger
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.defaults import MAX_PAIRS
from cleaner.reprints.settings import MIN_LENGTH
from cleaner.run.collected import Records
from cleaner.run.job import Job
from cleaner.run.one import NoSuchArticleError, read_one
from cleaner.run.pool import cores


def run(name: str, asked: AskedNewsdiff) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        name: of the article.
        asked: the options.
    """
    if asked.schema:
        return show_shape(asked.output, ledger_schema, passage_schema)
    kind = answer_kind(asked.output)
    see_names(asked)
    watch = reporter.Reporter(asked.paths, name="newsdiff")
    with contextlib.closing(watch):
        return ended(lambda: _main(name, asked, kind, watch), watch.say, failed=TROUBLE)


def _main(name: str, asked: AskedNewsdiff, kind: str, watch: reporter.Reporter) -> int:
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    try:
        article = _article(name, asked.index_path)
    except NoSuchArticleError as error:
        watch.say(str(error))
        return TROUBLE
    records = Records(
        Job(
            paths=asked.paths,
            options=Options(),
            own=(asked.output.out,) if asked.output.out else (),
        ),
        watch,
        stdin=stdin,
    )
    seen = {article.id}
    others = _others(article, watch.until_read(records), asked, seen)
    (entry,) = ledger(itertools.chain((article,), others), told={article.id})
    if asked.index_path is not None:
        among = count_with(_options(asked.index_path), seen) - 1
    else:
        among = len(seen) - 1
    with reader_may_leave():
        _write(entry, article, among, asked, kind)
    if entry.kind == "undated":
        watch.say(phrase("{name}: tells no time, so nothing is earlier", name=name))
    if records.tally.failed or entry.kind == "undated":
        return TROUBLE
    return int(entry.old > 0)


def _article(name: str, index: str | None) -> CorpusRecord:
    """Return the article that is shown: one out of a file, or by its id out of the index.

    Raises:
        NoSuchArticleError: there is none.
        IndexFileError: the index cannot be used.
    """
    decode = msgspec.json.Decoder(CorpusRecord).decode
    if index is not None and not os.path.exists(name) and name != "-":
        for line in maintenance.stored_records(_options(index), [name]):
            return decode(line)
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    return decode(read_one(name, stdin))


def _others(
    own: CorpusRecord, lines: Iterable[bytes], asked: AskedNewsdiff, seen: set[str]
) -> Iterator[CorpusRecord]:
    """Give what an article is compared with: what shares a passage in the index, what is read.

    `seen` gets the ids of what is read.
    """
    decode = msgspec.json.Decoder(CorpusRecord).decode

    def read() -> Iterator[tuple[str, bytes]]:
        for line in lines:
            id_ = decode(line).id
            seen.add(id_)
            yield id_, line

    stored: Iterable[bytes] = ()
    if asked.index_path is not None:
        stored = sharing_records(_options(asked.index_path), [msgspec.json.encode(own)])
    given = held_then_read(map(Arrived, stored), read() if asked.paths else (), without={own.id})
    yield from (decode(arrived.line) for arrived in given)


def _options(index: str) -> IndexOptions:
    """Return how an index is read: whatever its settings are."""
    return IndexOptions(
        path=index,
        stamp=IndexStamp(min_length=MIN_LENGTH, window=None),
        ask=Ask(None, MAX_PAIRS, "source"),
        jobs=cores(),
    )


def _write(
    entry: Ledger, article: CorpusRecord, among: int, asked: AskedNewsdiff, kind: str
) -> None:
    if kind == "terminal":
        drawn = asked.drawn
        lines = draw_ledger(
            entry,
            article.title,
            article.body,
            among=among,
            width=shutil.get_terminal_size().columns,
            colour=is_coloured(drawn),
            ambiguous=drawn.ambiguous,
        )
        show_lines(lines, drawn)
    else:
        write_answer(entry, entry.passages, Passage, asked.output, kind)
