"""How an index is asked: many values at once, and answers as rows or as arrays."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from typing import Any

import numpy as np

from cleaner.index.access import Database
from cleaner.reprints.texts.fingerprint_spool import Numbers


class Queries:
    """Queries of a database; who knows its tables builds on it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @contextlib.contextmanager
    def _given(self, **columns: Any) -> Iterator[None]:  # noqa: ANN401 - lists and arrays
        """Let a query join `given`, whose columns these are."""
        self._db.register("given", {name: _column(items) for name, items in columns.items()})
        try:
            yield
        finally:
            self._db.unregister("given")

    def _arrays(self, query: str) -> list[Numbers]:
        found = self._db.execute(query).fetchnumpy()
        return [np.asarray(column).astype(np.int64) for column in found.values()]

    def _rows(self, query: str) -> Iterator[Any]:
        cursor = self._db.execute(query)
        while rows := cursor.fetchmany(1024):
            yield from rows

    def _of(self, what: str, column: str, values: Collection[Any]) -> list[Any]:
        if not values:
            return []
        with self._given(wanted=list(values)):
            query = f"SELECT {what} WHERE {column} IN (SELECT wanted FROM given)"  # noqa: S608
            rows: list[Any] = self._db.execute(query).fetchall()
        return rows

    def _count(self, table: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _column(items: Any) -> Any:  # noqa: ANN401
    if isinstance(items, np.ndarray):
        return items
    return np.array(items, dtype=np.int64 if isinstance(items[0], int) else object)
