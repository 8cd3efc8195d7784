"""The rows of somebody's table, as plain data.

A table is known by what it can do, so that no library is imported to read what it made. What such
libraries put in the place of nothing (NaN, NaT, NA) is None; numbers are Python's own; a time is
its text, that of our own tables as exact as the column beside it says.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.output.times import BEIJING, with_texts

_AT_ONCE = 1024  # rows taken out of a relation together
_NOTHING = frozenset(("NaTType", "NAType"))


def is_table(given: object) -> bool:
    """Tell whether something is a table: a frame, an Arrow table or batch, a relation."""
    if isinstance(given, (str, bytes, Mapping, type)):
        return False
    able = ("itertuples", "iter_rows", "to_pylist", "collect_schema", "fetchall")
    kind = type(given)  # a lazy frame warns of who asks itself for its columns
    return hasattr(kind, "columns") and any(hasattr(kind, name) for name in able)


def rows_of_table(table: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any library's
    """Give the rows of a table, by the names of its columns.

    An index of pandas that has a name is a column, too.
    """
    for row in _raw(table):
        yield plain_row(row)


def length_of(table: Any) -> int | None:  # noqa: ANN401
    """Return how many rows a table has, None where it is not known yet."""
    try:
        return len(table)
    except TypeError:
        return None


def _raw(table: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401
    if hasattr(table, "collect_schema") and hasattr(table, "collect"):
        table = table.collect()  # a lazy frame of polars; a frame has no `collect`
    if hasattr(table, "fetchall"):  # a relation of DuckDB
        for row in _fetched(table):
            yield dict(zip(table.columns, row, strict=True))
    elif hasattr(table, "iter_rows"):
        yield from table.iter_rows(named=True)
    elif hasattr(table, "to_batches"):
        for batch in table.to_batches():
            yield from batch.to_pylist()
    elif hasattr(table, "to_pylist"):
        yield from table.to_pylist()
    else:
        if any(name is not None for name in table.index.names):
            table = table.reset_index()
        names = [str(name) for name in table.columns]
        for row in table.itertuples(index=False, name=None):
            yield dict(zip(names, row, strict=True))


def _fetched(relation: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    if hasattr(relation, "fetchmany"):
        while some := relation.fetchmany(_AT_ONCE):
            yield from some
    else:
        yield from relation.iter_rows()


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as plain data, as JSON has it."""
    values = {str(name): plain(value) for name, value in row.items()}
    return {name: _text(value) for name, value in with_texts(values).items()}


def plain(value: Any) -> Any:  # noqa: ANN401
    """Return a value as Python's own: no NaN, no scalar of numpy; a time is a `datetime`."""
    if value is None or type(value) in (str, int, bool):
        return value
    if type(value).__name__ in _NOTHING or (isinstance(value, float) and math.isnan(value)):
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime(warn=False)
    if isinstance(value, Mapping):
        return {str(name): _text(plain(item)) for name, item in value.items()}
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        if value.dtype.kind == "M":
            value = value.astype("datetime64[us]")
        value = value.tolist()
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_text(plain(item)) for item in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _text(value: Any) -> Any:  # noqa: ANN401
    """Return a time as text; one without a zone is Beijing's, and of midnight a day."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            return value.astimezone(BEIJING).replace(microsecond=0).isoformat()
        if value.time() == datetime.time():
            return value.date().isoformat()
        return value.replace(microsecond=0, tzinfo=BEIJING).isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


def id_text(value: Any) -> Any:  # noqa: ANN401
    """Return an id as text: a whole number is its digits, also where a table made it a float."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int) else value
