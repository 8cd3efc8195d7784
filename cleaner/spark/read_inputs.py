"""Inputs to records: JSON Lines by line, Parquet by row, everything else by file."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from cleaner.pipeline import Options
from cleaner.run.work import Cleaned, Failed, Item, Task, passed_over
from cleaner.spark import paths
from cleaner.spark.workers import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_RECORDS = pa.schema(
    [
        ("path", pa.string()),
        ("id", pa.string()),
        ("text", pa.binary()),  # a hash of headline and body
        ("line", pa.binary()),  # the record; null where there is none
        ("warned", pa.bool_()),
        ("problem", pa.string()),  # why there is none
        ("skipped", pa.bool_()),  # because a folder held it and it is no article
    ]
)


def read_inputs(
    spark: SparkSession, given: paths.InputPaths, kinds: dict[str, int], options: Options
) -> DataFrame:
    """Return the records of all files, and what went wrong with the others, each with a `row`.

    Numbers of rows hold within one evaluation: the table has to be staged.
    """
    from pyspark.sql import functions as f

    task = Task(options=options)
    tables = []
    path = f.col("_metadata.file_path").alias("path")
    if kinds.get(paths.LINES):
        text = spark.read.option("recursiveFileLookup", "true").option("lineSep", "\n")
        lines = text.text(given.found).where(paths.kind_of() == paths.LINES)
        lines = lines.select(path, f.col("value").cast("binary").alias("data"))
        tables.append(mapped(lines, functools.partial(_read_lines, task), _RECORDS))
    if kinds.get(paths.TABLE):
        reader = spark.read.option("recursiveFileLookup", "true").option("mergeSchema", "true")
        rows = reader.option("pathGlobFilter", "*.{parquet,parq,pq}").parquet(*given.found)
        rows = rows.select(path, f.struct(*rows.columns).alias("data"))
        tables.append(mapped(rows, functools.partial(_read_rows, task), _RECORDS))
    if kinds.get(paths.RAW):
        files = paths.raw_files(spark, given.found).where(paths.kind_of() == paths.RAW)
        files = files.select(path, f.col("content").alias("data"))
        work = functools.partial(_read_files, task, given.files)
        tables.append(mapped(files, work, _RECORDS))
    records = functools.reduce(lambda one, two: one.unionAll(two), tables)
    return records.withColumn("row", f.monotonically_increasing_id())


def _read_lines(task: Task, given: Iterator[Row]) -> Iterator[Row]:
    for row in given:
        if row["data"].strip():
            path = paths.file_address(row["path"])
            items = task.items(row["data"], path)
            yield from (_row(_numbered(item, path), path) for item in items)


def _read_rows(task: Task, given: Iterator[Row]) -> Iterator[Row]:
    for row in given:
        path = paths.file_address(row["path"])
        items = task.row_items(row["data"], path)
        yield from (_row(_numbered(item, path), path) for item in items)


def _read_files(task: Task, named: frozenset[str], given: Iterator[Row]) -> Iterator[Row]:
    for row in given:
        path = paths.file_address(row["path"])
        items = task.items(row["data"], path)
        yield from (_row(item, path) for item in (items if path in named else passed_over(items)))


def _numbered(item: Item, path: str) -> Item:
    """Tell the lines of a file apart that have no id: workers do not know a line's number."""
    if isinstance(item, Cleaned) and item.id == path:
        record = msgspec.json.decode(item.line)
        record["id"] = f"{path}#{item.text.hex()[:16]}"
        return msgspec.structs.replace(item, line=msgspec.json.encode(record), id=record["id"])
    return item


def _row(item: Item, path: str) -> Row:
    if isinstance(item, Cleaned):
        return {
            "path": path,
            "id": item.id,
            "text": item.text,
            "line": item.line,
            "warned": item.warnings > 0,
        }
    if isinstance(item, Failed):
        return {"path": path, "problem": item.told, "skipped": False}
    return {"path": path, "problem": item.reason, "skipped": True}
