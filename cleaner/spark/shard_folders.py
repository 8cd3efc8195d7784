"""What a run writes: folders of shards, on any file system that Spark writes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from cleaner.output.record_columns import Columns, Projection
from cleaner.reprints.result import Cluster, member_rows
from cleaner.spark.workers import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_LINE = pa.schema([("line", pa.string())])


def write_lines(lines: DataFrame, folder: str) -> None:
    """Write the column `line` as JSON Lines."""
    lines.select("line").write.text(folder)


def write_rows(lines: DataFrame, folder: str, columns: Columns) -> None:
    """Write the column `line`, JSON each, as Parquet with typed columns."""
    from pyspark.sql import functions as f

    named = ", ".join(f"`{name}` {_spark(columns.types[name])}" for name in columns.columns)
    rows = mapped(lines.select("line"), functools.partial(_rows, columns), _LINE)
    rows.select(f.from_json("line", named).alias("row")).select("row.*").write.parquet(folder)


def project(lines: DataFrame, fields: Sequence[str] | None) -> DataFrame:
    """Return records with the chosen fields alone; None for all."""
    if fields is None:
        return lines
    return mapped(lines, functools.partial(_project, Projection(fields)), _LINE)


def flatten(clusters: DataFrame) -> DataFrame:
    """Return a row for each member of each cluster."""
    return mapped(clusters.select("line"), _members, _LINE)


def _rows(columns: Columns, rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield {"line": msgspec.json.encode(columns.row(row["line"])).decode()}


def _project(projection: Projection, rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield {"line": projection.line(row["line"]).decode()}


def _members(rows: Iterator[Row]) -> Iterator[Row]:
    decode = msgspec.json.Decoder(Cluster).decode
    for row in member_rows(decode(row["line"]) for row in rows):
        yield {"line": msgspec.json.encode(row).decode()}


def _spark(sql: str) -> str:
    """Return a type of DuckDB's SQL, as records declare their columns, in Spark's."""
    if sql.endswith("[]"):
        return f"ARRAY<{_spark(sql[:-2])}>"
    if sql.startswith("STRUCT("):
        members = (member.split(" ", 1) for member in sql[7:-1].split(", "))
        return (
            "STRUCT<" + ", ".join(f"{m[0].strip(chr(34))}: {_spark(m[1])}" for m in members) + ">"
        )
    return {"VARCHAR": "STRING"}.get(sql, sql)
