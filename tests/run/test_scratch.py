"""A database of a run's own tells a full disk as the system does."""

from __future__ import annotations

import contextlib
import errno

import pytest

from cleaner.run.scratch import scratch_database


def test_what_is_put_into_it_is_found() -> None:
    with contextlib.closing(scratch_database("CREATE TABLE a (b)")) as database:
        database.executemany("INSERT INTO a VALUES (?)", [(1,), (2,)])
        assert database.execute("SELECT sum(b) FROM a").fetchone() == (3,)


def test_a_disk_without_room_is_an_error_of_the_system() -> None:
    full = "PRAGMA max_page_count = 3; CREATE TABLE a (b)"
    with contextlib.closing(scratch_database(full)) as database:
        with pytest.raises(OSError, match="full") as told:
            database.executemany("INSERT INTO a VALUES (?)", [("x" * 1000,)] * 100)
        assert told.value.errno == errno.ENOSPC
