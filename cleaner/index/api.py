"""An index: a corpus that is added to, and answers as one run over everything would."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from cleaner.index.access import Database, is_there, reading
from cleaner.index.answering import answer_all
from cleaner.index.arrivals import Arrivals
from cleaner.index.change import IndexChange
from cleaner.index.committing import commit
from cleaner.index.index_error import IndexFileError
from cleaner.index.layout import check_stamp, create
from cleaner.index.options import IndexOptions
from cleaner.index.planning import BeforeCommit, Portion, plan, untold
from cleaner.index.questions import IndexReader
from cleaner.index.sorting import Sorted, sort_portion
from cleaner.index.texts_by_number import Texts
from cleaner.index.view import View
from cleaner.messages import phrase
from cleaner.offline_database import connect_offline
from cleaner.output.times import BEIJING
from cleaner.reprints.result import Result
from cleaner.reprints.texts.text_store import TextStore


def add(
    options: IndexOptions,
    lines: Iterable[bytes],
    *,
    against: bool = False,
    before: BeforeCommit = untold,
) -> Portion:
    """Add records to an index, and tell how they relate to everything in it.

    Args:
        options: which index, and how.
        lines: records as JSON.
        against: only compare; the index stays as it is.
        before: is told what will be changed; where it raises, nothing is.

    Raises:
        IndexFileError: the index cannot be used.
        msgspec.ValidationError: a record has no id or body.
    """
    time = now()
    with waiting(options.path), Arrivals(lambda _: time) as arrivals:
        arrivals.read(lines, jobs=options.jobs)
        return _change(
            options,
            arrivals,
            lambda reader: sort_portion(reader, arrivals.articles),
            before,
            write=not against,
        )


def now() -> str:
    """Return the time, in Beijing, to the second: when what is added is known."""
    return datetime.now(BEIJING).isoformat(timespec="seconds")


@contextlib.contextmanager
def waiting(path: str) -> Iterator[None]:
    """Tell of an index that what waits to be written, in temporary files, cannot wait there.

    Raises:
        IndexFileError: in place of the error of the system.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise IndexFileError(
            phrase("{path}: nothing was added: {reason}", path=path, reason=reason)
        ) from error


def remove(options: IndexOptions, ids: Sequence[str], before: BeforeCommit = untold) -> Portion:
    """Take articles out of an index; `before` is told as by `add`.

    Raises:
        IndexFileError: the index cannot be used, or has no such article.
    """
    return take_out(options, lambda _: ids, before)


def take_out(
    options: IndexOptions, choose: Callable[[IndexReader], Sequence[str]], before: BeforeCommit
) -> Portion:
    """Take the articles out of an index that are chosen from it as it is.

    Raises:
        IndexFileError: the index cannot be used, or has no such article.
    """

    def find(reader: IndexReader) -> Sorted:
        ids = choose(reader)
        known = reader.known(set(ids))
        if missing := [id_ for id_ in ids if id_ not in known]:
            raise IndexFileError(
                phrase(
                    "{path}: no article has the id {id}",
                    path=options.path,
                    id=" or ".join(missing),
                )
            )
        return Sorted(removed=sorted(known), out=list(known.values()))

    with Arrivals() as arrivals:
        return _change(options, arrivals, find, before, write=True)


def answer(options: IndexOptions) -> Result:
    """Return all pairs and clusters of an index.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with opened_index(options) as reader, Arrivals() as arrivals, TextStore() as store:
        texts = Texts(reader, IndexChange(), arrivals, store)
        return answer_all(View(reader, IndexChange()), reader, texts, options.ask)


@contextlib.contextmanager
def opened_index(options: IndexOptions, *, any_settings: bool = False) -> Iterator[IndexReader]:
    """Open an index to read from it: one that was made with the same settings, or with any.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with _read(options, new=False) as db:
        reader = IndexReader(db)
        if not any_settings:
            check_stamp(reader.meta(), options.stamp, options.path)
        yield reader


def _change(
    options: IndexOptions,
    arrivals: Arrivals,
    find: Callable[[IndexReader], Sorted],
    before: BeforeCommit,
    *,
    write: bool,
) -> Portion:
    """Change an index: compare while others may read, then write alone.

    Where somebody else wrote in between, everything is done again.
    """
    while True:
        with _read(options, new=bool(arrivals.articles) and write) as db:
            reader = IndexReader(db)
            meta = reader.meta()
            check_stamp(meta, options.stamp, options.path)
            change, portion = planned(options, reader, arrivals, find(reader))
        before(portion)
        if not write or change.is_empty:
            return portion
        written = commit(options, meta, change, arrivals)
        if written.done:
            return msgspec.structs.replace(portion, note=written.note)


def planned(
    options: IndexOptions, reader: IndexReader, arrivals: Arrivals, found: Sorted
) -> tuple[IndexChange, Portion]:
    """Return what is to be written to an index, and what there is to tell."""
    return plan(
        reader,
        arrivals,
        found,
        options.stamp,
        options.ask,
        memory_mb=options.memory_mb,
        jobs=options.jobs,
    )


@contextlib.contextmanager
def _read(options: IndexOptions, *, new: bool) -> Iterator[Database]:
    """Open an index to read from it; one that is not there yet is empty."""
    if new and not is_there(options.path):
        with empty(options) as db:
            yield db
        return
    with reading(
        options.path, wait=options.wait, memory_mb=options.memory_mb, threads=options.jobs
    ) as db:
        yield db


@contextlib.contextmanager
def empty(options: IndexOptions) -> Iterator[Database]:
    """Open an index without an article, in memory."""
    with connect_offline() as db:
        create(db, options.stamp)
        yield db
