"""A new index file: written under a partial name, looked through, and then given its own.

The engine writes what is committed into a write-ahead file first, and says nothing where it cannot
bring that into the database for want of room. So nothing takes a name before the write-ahead file
is gone and the database, opened again, holds as many rows as were written.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator

import duckdb

from cleaner.index.access import Database, first_line, is_there, reading, writing
from cleaner.index.index_error import IndexFileError
from cleaner.index.layout import Counts, count_rows
from cleaner.messages import phrase
from cleaner.output import partial_name, sync_folder


@contextlib.contextmanager
def built(path: str, write: Callable[[str], Counts]) -> Iterator[str]:
    """Write a database under a partial name, see that it is whole, and give that name.

    The caller holds the lock on the final name, and gives it. What has no other name at the end of
    the block is deleted.

    Args:
        path: the final name.
        write: is given the partial name; returns the rows that the tables have.

    Raises:
        IndexFileError: it cannot be written, or is not whole; or a write-ahead file without an
            index stands where that of the new one would.
    """
    if not is_there(path) and os.path.exists(log_name(path)):
        raise IndexFileError(
            phrase(
                "{path}: belongs to an index that is gone: move it away",
                path=log_name(path),
            )
        )
    partial = partial_name(path)
    _discard(partial)
    try:
        try:
            counts = write(partial)
            _look_through(partial, counts)
            _sync(partial)
        except (duckdb.Error, OSError, IndexFileError) as error:
            raise IndexFileError(f"{path}: {_reason(error, partial)}") from error
        yield partial
    finally:
        _discard(partial)


def filled(partial: str, fill: Callable[[Database], None], memory_mb: int, threads: int) -> Counts:
    """Make a database, fill it, bring all of it into its file, and count the rows.

    Raises:
        IndexFileError: it cannot be written.
    """
    with writing(partial, wait=0, memory_mb=memory_mb, threads=threads) as db:
        fill(db)
        db.execute("CHECKPOINT")
        return count_rows(db)


def name_new(partial: str, path: str) -> bool:
    """Give a database its name; return False where something of that name is there.

    Raises:
        IndexFileError: it cannot be named.
    """
    try:
        os.link(partial, os.path.realpath(path))
    except FileExistsError:
        return False
    except OSError:  # a file system without links; the lock on the name is held
        if is_there(path):
            return False
        _rename(partial, path)
    sync_folder(os.path.dirname(partial))
    return True


def name_over(partial: str, path: str) -> None:
    """Give a database the name of another, which is gone then.

    Raises:
        IndexFileError: a write-ahead file of the other stands, or it cannot be named.
    """
    refuse_log(path)
    _rename(partial, path)
    sync_folder(os.path.dirname(partial))


def refuse_log(path: str) -> None:
    """See that no write-ahead file stands beside a database.

    Raises:
        IndexFileError: one stands.
    """
    if os.path.exists(log_name(path)):
        raise IndexFileError(
            phrase(
                "{path}: is not yet in the index: make room and try again",
                path=log_name(path),
            )
        )


def log_name(path: str) -> str:
    """Return the name of a database's write-ahead file."""
    return os.path.realpath(path) + ".wal"


def _look_through(partial: str, counts: Counts) -> None:
    if os.path.exists(log_name(partial)):
        raise IndexFileError(
            phrase("a part of it did not get out of the write-ahead file: no room?")
        )
    with reading(partial, wait=0, memory_mb=64, threads=1) as db:
        found = count_rows(db)
    if found != counts:
        raise IndexFileError(phrase("what was written cannot be read again"))


def _rename(partial: str, path: str) -> None:
    try:
        os.replace(partial, os.path.realpath(path))
    except OSError as error:
        raise IndexFileError(f"{path}: {_reason(error, partial)}") from error


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: Exception, partial: str) -> str:
    text = error.strerror or str(error) if isinstance(error, OSError) else first_line(error)
    return text.removeprefix(f"{partial}: ")


def _discard(path: str) -> None:
    for name in (path, log_name(path)):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
