"""Our answers as tables of pandas and of Arrow: the columns of our Parquet files.

A time is a timestamp of Beijing, with its precision in the column beside it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from cleaner.article import Article
from cleaner.errors import WrongUseError
from cleaner.messages import phrase
from cleaner.output.record_columns import EXTRA, Columns, Fields, Projection
from cleaner.output.times import BEIJING, TIMESTAMP, Timed

if TYPE_CHECKING:
    import pandas
    import pyarrow

_ZONE = "+08:00"


def to_frame(kind: type[msgspec.Struct], items: Iterable[Any]) -> pandas.DataFrame:
    """Return structs of one kind as a data frame.

    Raises:
        WrongUseError: pandas is not installed.
    """
    pandas = _library("pandas", "to_frame")
    columns = _columns(kind)
    rows = list(_rows(kind, items, columns))
    made = {}
    for name in columns.columns:
        values = [row[name] for row in rows]
        kind_of = _pandas_type(pandas, columns.types[name])
        made[name] = pandas.Series(values, dtype=kind_of, name=name)
    return pandas.DataFrame(made, columns=list(columns.columns))


def to_arrow(kind: type[msgspec.Struct], items: Iterable[Any]) -> pyarrow.Table:
    """Return structs of one kind as an Arrow table, which polars and DuckDB read as it is.

    Raises:
        WrongUseError: pyarrow is not installed.
    """
    arrow = _library("pyarrow", "to_arrow")
    columns = _columns(kind)
    hints = typing.get_type_hints(kind)
    fields = [
        (name, arrow.timestamp("us", tz=_ZONE))
        if columns.types[name] == TIMESTAMP
        else (name, _arrow_type(arrow, hints.get(name, str) if name != EXTRA else str))
        for name in columns.columns
    ]
    return arrow.Table.from_pylist(list(_rows(kind, items, columns)), schema=arrow.schema(fields))


def _columns(kind: type[msgspec.Struct]) -> Timed:
    columns: Columns = Projection() if issubclass(kind, Article) else Fields(kind)
    return Timed(columns)


def _rows(
    kind: type[msgspec.Struct], items: Iterable[Any], columns: Timed
) -> Iterable[dict[str, Any]]:
    times = [name for name, sql in columns.types.items() if sql == TIMESTAMP]
    for item in items:
        whole = item.to_dict() if issubclass(kind, Article) else item
        row = columns.row(msgspec.json.encode(whole))
        for name in times:
            if row[name] is not None:
                row[name] = datetime.fromisoformat(row[name])
        yield row


def _pandas_type(pandas: Any, sql: str) -> Any:  # noqa: ANN401 - pandas may not be there
    if sql == TIMESTAMP:
        return pandas.DatetimeTZDtype("us", BEIJING)
    return {"BIGINT": "Int64", "DOUBLE": "Float64", "BOOLEAN": "boolean"}.get(sql, object)


def _arrow_type(arrow: Any, hint: Any) -> Any:  # noqa: ANN401
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
        return _arrow_type(arrow, inner)
    if typing.get_origin(hint) is Literal:
        return _arrow_type(arrow, type(typing.get_args(hint)[0]))
    if typing.get_origin(hint) in (list, tuple):
        return arrow.list_(_arrow_type(arrow, typing.get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        members = typing.get_type_hints(hint).items()
        return arrow.struct([(name, _arrow_type(arrow, member)) for name, member in members])
    names = {str: "string", bool: "bool_", int: "int64", float: "float64"}
    return getattr(arrow, names[hint])()


def _library(name: str, method: str) -> Any:  # noqa: ANN401
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise WrongUseError(
            phrase("{method} needs {name}: pip install {name}", method=method, name=name)
        ) from error
