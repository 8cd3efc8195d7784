"""An index: a corpus that is added to, and answers as one run over everything would."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

import duckdb
import msgspec

from cleaner.index.answering import Ask, answer_all
from cleaner.index.arrivals import Arrivals
from cleaner.index.change import Change
from cleaner.index.index_error import IndexFileError
from cleaner.index.layout import Stamp, check_stamp, create
from cleaner.index.opening import Database, reading, writing
from cleaner.index.planning import Portion, plan
from cleaner.index.questions import Reader
from cleaner.index.sorting import Sorted, sort_portion
from cleaner.index.texts_by_number import Texts
from cleaner.index.view import View
from cleaner.index.writing import write_change
from cleaner.output import partial_name
from cleaner.reprints.result import Result
from cleaner.reprints.texts.text_store import TextStore


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How an index is used."""

    path: str
    stamp: Stamp
    ask: Ask
    wait: float = 30.0  # seconds to wait for others who use it
    memory_mb: int = 512
    jobs: int = 1


def add(options: Options, lines: Iterable[bytes], *, against: bool = False) -> Portion:
    """Add records to an index, and tell how they relate to everything in it.

    Args:
        options: which index, and how.
        lines: records as JSON.
        against: only compare; the index stays as it is.

    Raises:
        IndexFileError: the index cannot be used.
        msgspec.ValidationError: a record has no id or body.
    """
    try:
        with Arrivals() as arrivals:
            arrivals.read(lines, jobs=options.jobs)
            return _change(
                options,
                arrivals,
                lambda reader: sort_portion(reader, arrivals.articles),
                write=not against,
            )
    except OSError as error:  # what waits to be written waits in temporary files
        reason = (error.strerror or str(error)).lower()
        raise IndexFileError(f"{options.path}: nothing was added: {reason}") from error


def remove(options: Options, ids: Sequence[str]) -> Portion:
    """Take articles out of an index.

    Raises:
        IndexFileError: the index cannot be used, or has no such article.
    """
    return take_out(options, lambda _: ids)


def take_out(options: Options, choose: Callable[[Reader], Sequence[str]]) -> Portion:
    """Take the articles out of an index that are chosen from it as it is.

    Raises:
        IndexFileError: the index cannot be used, or has no such article.
    """

    def find(reader: Reader) -> Sorted:
        ids = choose(reader)
        known = reader.known(set(ids))
        if missing := [id_ for id_ in ids if id_ not in known]:
            raise IndexFileError(f"{options.path}: no article has the id {' or '.join(missing)}")
        return Sorted(removed=sorted(known), out=list(known.values()))

    with Arrivals() as arrivals:
        return _change(options, arrivals, find, write=True)


def answer(options: Options) -> Result:
    """Return all pairs and clusters of an index.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with opened(options) as reader, Arrivals() as arrivals, TextStore() as store:
        texts = Texts(reader, Change(), arrivals, store)
        return answer_all(View(reader, Change()), reader, texts, options.ask)


@contextlib.contextmanager
def opened(options: Options, *, any_settings: bool = False) -> Iterator[Reader]:
    """Open an index to read from it: one that was made with the same settings, or with any.

    Raises:
        IndexFileError: the index cannot be used.
    """
    with _read(options, new=False) as db:
        reader = Reader(db)
        if not any_settings:
            check_stamp(reader.meta(), options.stamp, options.path)
        yield reader


def _change(
    options: Options, arrivals: Arrivals, find: Callable[[Reader], Sorted], *, write: bool
) -> Portion:
    """Change an index: compare while others may read, then write alone.

    Where somebody else wrote in between, everything is done again.
    """
    while True:
        with _read(options, new=bool(arrivals.articles) and write) as db:
            reader = Reader(db)
            meta = reader.meta()
            check_stamp(meta, options.stamp, options.path)
            change, portion = plan(
                reader,
                arrivals,
                find(reader),
                options.stamp,
                options.ask,
                memory_mb=options.memory_mb,
                jobs=options.jobs,
            )
        if not write or change.is_empty or _commit(options, meta["commits"], change, arrivals):
            return portion


@contextlib.contextmanager
def _read(options: Options, *, new: bool) -> Iterator[Database]:
    """Open an index to read from it; one that is not there yet is empty."""
    if new and not os.path.exists(options.path):
        with duckdb.connect() as db:
            create(db, options.stamp)
            yield db
        return
    with reading(
        options.path, wait=options.wait, memory_mb=options.memory_mb, threads=options.jobs
    ) as db:
        yield db


def _commit(options: Options, commits: str, change: Change, arrivals: Arrivals) -> bool:
    """Write a change; return False where the index is no longer what was read."""
    if not os.path.exists(options.path):
        return commits == "0" and _create(options, change, arrivals)
    with writing(
        options.path, wait=options.wait, memory_mb=options.memory_mb, threads=options.jobs
    ) as db:
        if Reader(db).meta()["commits"] != commits:
            return False
        _transact(db, change, arrivals)
    return True


def _create(options: Options, change: Change, arrivals: Arrivals) -> bool:
    """Make an index under another name, and give it its own when it is whole."""
    partial = partial_name(options.path)
    discard(partial)
    try:
        with writing(
            partial, wait=options.wait, memory_mb=options.memory_mb, threads=options.jobs
        ) as db:
            create(db, options.stamp)
            _transact(db, change, arrivals)
        os.link(partial, options.path)
    except FileExistsError:  # another run was faster
        return False
    finally:
        discard(partial)
    return True


def discard(path: str) -> None:
    """Delete a database, if it is there."""
    for name in (path, f"{path}.wal"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)


def _transact(db: Database, change: Change, arrivals: Arrivals) -> None:
    db.execute("BEGIN")
    try:
        write_change(db, change, arrivals)
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(duckdb.Error):
            db.execute("ROLLBACK")
        raise
