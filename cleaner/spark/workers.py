"""Python functions over the rows of a table, run by Spark's workers on batches of Arrow."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Row = dict[str, Any]
Work = Callable[[Iterator[Row]], Iterable[Row]]

_ROWS = 256  # rows that go back together
_NAMES = {
    pa.int32(): "INT",
    pa.int64(): "BIGINT",
    pa.bool_(): "BOOLEAN",
    pa.string(): "STRING",
    pa.binary(): "BINARY",
    pa.list_(pa.int64()): "ARRAY<BIGINT>",
}


def mapped(table: DataFrame, work: Work, schema: pa.Schema) -> DataFrame:
    """Return the rows that a function makes of each partition's rows.

    Args:
        table: the rows.
        work: a function of a module (or a partial of one), so that workers import it by its name.
        schema: what it gives.
    """
    columns = ", ".join(f"{field.name} {_NAMES[field.type]}" for field in schema)
    return table.mapInArrow(functools.partial(_map, work, schema), columns)


def _map(
    work: Work, schema: pa.Schema, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    made = iter(work(row for batch in batches for row in batch.to_pylist()))
    while rows := list(itertools.islice(made, _ROWS)):
        yield pa.RecordBatch.from_pylist(rows, schema=schema)
