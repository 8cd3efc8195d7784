"""A change is written to an index: by one run at a time, all of it or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import duckdb
import msgspec

from cleaner.index.access import Database, first_line, is_there, writing
from cleaner.index.arrivals import Arrivals
from cleaner.index.change import IndexChange
from cleaner.index.index_error import IndexFileError
from cleaner.index.layout import Counts, create
from cleaner.index.new_file import built, filled, log_name, name_new
from cleaner.index.options import IndexOptions
from cleaner.index.questions import IndexReader
from cleaner.index.writing import write_change
from cleaner.messages import phrase
from cleaner.output.lock import HeldError, Lock


class Written(msgspec.Struct, frozen=True):
    """What came of a commit."""

    done: bool  # false where the index is no longer what was read
    note: str = ""  # what people have to know of it


def commit(
    options: IndexOptions, meta: dict[str, str], change: IndexChange, arrivals: Arrivals
) -> Written:
    """Write a change, alone."""
    with alone(options):
        if not is_there(options.path):
            if meta["commits"] != "0":
                return Written(done=False)
            with built(
                options.path, lambda path: write_new(path, options, change, arrivals)
            ) as new:
                return Written(done=name_new(new, options.path))
        with writing(
            options.path, wait=options.wait, memory_mb=options.memory_mb, threads=options.jobs
        ) as db:
            if IndexReader(db).meta() != meta:
                return Written(done=False)
            _transact(db, change, arrivals)
            return Written(done=True, note=_settle(db, options.path))


@contextlib.contextmanager
def alone(options: IndexOptions) -> Iterator[None]:
    """Keep others from writing an index of this name, be it there or not.

    Raises:
        IndexFileError: somebody else still writes it.
    """
    try:
        lock = Lock(options.path, wait=options.wait)
    except HeldError as error:
        raise IndexFileError(
            phrase(
                "{path}: {reason}; waited {wait} seconds",
                path=options.path,
                reason=error,
                wait=format(options.wait, "g"),
            )
        ) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise IndexFileError(f"{options.path}: {reason}") from error
    try:
        yield
    finally:
        lock.release()


def write_new(path: str, options: IndexOptions, change: IndexChange, arrivals: Arrivals) -> Counts:
    """Write an index that holds nothing else into a file, and count its rows.

    Raises:
        IndexFileError: it cannot be written.
    """

    def fill(db: Database) -> None:
        create(db, options.stamp)
        _transact(db, change, arrivals)

    return filled(path, fill, options.memory_mb, options.jobs)


def _settle(db: Database, path: str) -> str:
    """Bring what was committed into the file; say where it stands if there is no room."""
    try:
        db.execute("CHECKPOINT")
    except duckdb.Error as error:
        with contextlib.suppress(duckdb.Error):
            db.close()
        return phrase(
            "{path}: what was added stands in {log} alone, which must stay beside it: {reason}",
            path=path,
            log=log_name(path),
            reason=first_line(error),
        )
    return ""


def _transact(db: Database, change: IndexChange, arrivals: Arrivals) -> None:
    db.execute("BEGIN")
    try:
        write_change(db, change, arrivals)
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(duckdb.Error):
            db.execute("ROLLBACK")
        raise
