"""What `newsdiff --ledger` does once its options are known to be right."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sys
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.commands.asked.asked_of_newsdiff import AskedNewsdiff
from cleaner.commands.common.ending import ended, reader_may_leave
from cleaner.commands.doing.answers import write_answer
from cleaner.commands.doing.diffs import is_coloured, show_lines
from cleaner.commands.doing.newsdiff_answers import TROUBLE, answer_kind, see_names, show_shape
from cleaner.index import maintenance
from cleaner.index.answering import Ask
from cleaner.index.layout import IndexStamp
from cleaner.index.options import IndexOptions
from cleaner.index.sharing import IndexShelf, count_with, shelf_beside
from cleaner.ledger import Ledger, Passage, ledger, ledger_schema, passage_schema
from cleaner.messages import phrase
from cleaner.parcels import parcels_of
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

_TOGETHER = 1024  # articles looked up together


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
    entry = _entry(article, watch.until_read(records), asked, seen)
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


def _entry(
    own: CorpusRecord, lines: Iterable[bytes], asked: AskedNewsdiff, seen: set[str]
) -> Ledger:
    """Return the ledger of an article among what is read and what an index holds.

    `seen` gets the ids of what is read.
    """
    with contextlib.ExitStack() as stack:
        shelf = None
        if asked.index_path is not None:
            shelf = stack.enter_context(shelf_beside(_options(asked.index_path), [own]))
        others = _others(own.id, lines if asked.paths else (), shelf, seen)
        articles = itertools.chain((own,), others)
        (entry,) = ledger(articles, told={own.id}, beside=shelf)
    return entry


def _others(
    own: str, lines: Iterable[bytes], shelf: IndexShelf | None, seen: set[str]
) -> Iterator[CorpusRecord]:
    """Give what is read but the article itself, and what the index has."""
    for some in parcels_of(map(msgspec.json.Decoder(CorpusRecord).decode, lines), _TOGETHER):
        ids = [article.id for article in some]
        seen.update(ids)
        held = {own} if shelf is None else {own} | shelf.holds(ids)
        yield from (article for article in some if article.id not in held)


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
