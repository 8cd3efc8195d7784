"""How an index is asked: many values at once, and answers as rows or as arrays."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from typing import Any

import numpy as np

from cleaner.index.access import Database
from cleaner.reprints.texts.fingerprint_spool import Numbers

_AT_HAND = 1024  # rows read together


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
        while rows := cursor.fetchmany(_AT_HAND):
            yield from rows

    def _of(self, what: str, column: str, values: Collection[Any]) -> list[Any]:
        return self._such(f"{what} WHERE {column} IN", list(values)) if values else []

    def _such(self, what: str, values: Any, order: str = "") -> list[Any]:  # noqa: ANN401
        with self._given(wanted=values):
            query = f"SELECT {what} (SELECT wanted FROM given) {order}"  # noqa: S608
            rows: list[Any] = self._db.execute(query).fetchall()
        return rows

    def _in_order(
        self, what: str, column: str, of: Numbers | None, at_once: int = _AT_HAND
    ) -> Iterator[Any]:
        """Give the rows with these numbers in a column, sorted ones, in their order; None: all."""
        if of is None:
            yield from self._rows(f"SELECT {what} ORDER BY {column}")
            return
        for some in np.split(of, range(at_once, len(of), at_once)):
            if len(some):  # rows stand about in this order: the bounds pass over most of them
                rows = f"{what} WHERE {column} BETWEEN {some[0]} AND {some[-1]} AND {column} IN"
                yield from self._such(rows, some, f"ORDER BY {column}")

    def _count(self, table: str) -> int:
        [(found,)] = self._db.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608
        return int(found)


def _column(items: Any) -> Any:  # noqa: ANN401
    if isinstance(items, np.ndarray):
        return items
    return np.array(items, dtype=np.int64 if isinstance(items[0], int) else object)
