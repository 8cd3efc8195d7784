"""Opening an index: who may read, who may write, and how long to wait for it.

The engine lets one process write a file, or several read it. Whoever meets the other waits.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
import zlib
from collections.abc import Iterator
from typing import Any

import duckdb
import msgspec

from cleaner.index.index_error import IndexFileError
from cleaner.index.layout import read_meta
from cleaner.messages import phrase
from cleaner.offline_database import connect_offline

_PAUSE = 0.1  # seconds between two attempts
Database = Any  # the engine has no types


def is_there(path: str) -> bool:
    """Tell whether an index may stand there: a regular file, and a pipe would be waited for.

    Raises:
        IndexFileError: something else stands there, or the system does not tell.
    """
    try:
        found = os.stat(os.path.realpath(path))  # an empty name is that of a folder
    except FileNotFoundError:
        return False
    except OSError as error:
        raise IndexFileError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    if not stat.S_ISREG(found.st_mode):
        raise IndexFileError(phrase("{path}: no index: no regular file", path=path))
    return True


@contextlib.contextmanager
def reading(path: str, *, wait: float, memory_mb: int, threads: int) -> Iterator[Database]:
    """Open an index to read from it; others can read it meanwhile, and none can write.

    Raises:
        IndexFileError: it is not there, no index or damaged, or still locked after `wait` seconds.
    """
    if not is_there(path):
        raise IndexFileError(phrase("{path}: no such index", path=path))
    with _opened(path, True, wait, memory_mb, threads) as db:
        read_meta(db, path)
        try:
            yield db
        except (msgspec.MsgspecError, zlib.error) as error:
            told = f"damaged: {first_line(error)}: --migrate makes it anew from its records"
            raise IndexFileError(f"{path}: {told}") from error


@contextlib.contextmanager
def writing(path: str, *, wait: float, memory_mb: int, threads: int) -> Iterator[Database]:
    """Open an index to write to it, alone; what was not committed is undone.

    Raises:
        IndexFileError: as `reading`, or it cannot be written.
    """
    with _opened(path, False, wait, memory_mb, threads) as db:
        yield db


@contextlib.contextmanager
def _opened(
    path: str, read_only: bool, wait: float, memory_mb: int, threads: int
) -> Iterator[Database]:
    config = {"memory_limit": f"{memory_mb}MB", "threads": threads}
    db = _connect(path, read_only, wait, config)
    try:
        db.execute("SET preserve_insertion_order = true")
        yield db
    except duckdb.Error as error:
        raise IndexFileError(f"{path}: {_reason(error)}") from error
    finally:
        _close(db, path)


def _close(db: Database, path: str) -> None:
    try:
        db.close()
    except duckdb.Error as error:
        raise IndexFileError(f"{path}: {_reason(error)}") from error


def _connect(path: str, read_only: bool, wait: float, config: dict[str, Any]) -> Database:
    deadline = time.monotonic() + wait
    while True:
        try:
            return connect_offline(os.path.realpath(path), read_only=read_only, **config)
        except duckdb.Error as error:
            if not _is_lock(error):
                raise IndexFileError(f"{path}: {_reason(error)}") from error
            if time.monotonic() >= deadline:
                raise IndexFileError(
                    phrase(
                        "{path}: in use by another run; waited {wait} seconds",
                        path=path,
                        wait=format(wait, "g"),
                    )
                ) from error
        time.sleep(_PAUSE)


def _is_lock(error: duckdb.Error) -> bool:
    text = str(error)
    return "Could not set lock" in text or "different configuration" in text


def _reason(error: duckdb.Error) -> str:
    text = first_line(error)
    # Tables of text it would read as views of its own, other databases by an extension.
    if "in-memory database" in text or "Extension" in text.partition('"')[0]:
        return phrase("no index: a file of another kind")
    if "not a valid DuckDB database" in text or isinstance(error, duckdb.SerializationException):
        return phrase("no index, or damaged: {reason}", reason=text)
    if "storage version" in text:
        return phrase("written by another version of duckdb, update it: {reason}", reason=text)
    if "Corrupt database file" in text:  # by the sum that the engine keeps of each block
        return phrase(
            "damaged: {reason}: --migrate makes it anew if its records can still be read,"
            " else put a copy of it back",
            reason=text,
        )
    return text


def first_line(error: BaseException) -> str:
    """Return what the engine says of an error, without its advice."""
    return str(error).strip().splitlines()[0]
