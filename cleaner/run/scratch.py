"""A database of a run's own: in memory, and in a temporary file where it outgrows its cache."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from typing import Any


class ScratchDatabase(sqlite3.Connection):
    """A connection that tells as the system does what the system refuses.

    Raises:
        OSError: from its methods, where no temporary file can be made or the disk is full.
    """

    def execute(self, *args: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        """Run a statement."""
        return _told(super().execute, *args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        """Run a statement for each of many rows."""
        return _told(super().executemany, *args)


def scratch_database(schema: str) -> ScratchDatabase:
    """Open an empty database, nothing of which is kept.

    Args:
        schema: statements that make its tables.

    Raises:
        OSError: no temporary file can be made, or the disk is full.
    """
    # The empty name is a temporary database, which goes to disk as its cache overflows.
    database = sqlite3.connect("", isolation_level=None, factory=ScratchDatabase)
    _told(
        database.executescript,
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048;"
        f"{schema}; BEGIN",
    )
    return database


def _told(statement: Callable[..., sqlite3.Cursor], *args: object) -> sqlite3.Cursor:
    try:
        return statement(*args)
    except sqlite3.OperationalError as error:  # its statements are right: what is left is the disk
        raise OSError(errno.ENOSPC, str(error)) from error
