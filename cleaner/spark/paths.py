"""Which files a run reads: told from the paths by Spark, on any file system that it reads."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from cleaner.wrappers.archives.asset_names import ASSETS, SKIPPED_FOLDERS

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

# How a file is read is told by its name: no other process opens it before.
LINES, TABLE, RAW, ASSET = "lines", "table", "raw", "asset"
_LINES = (
    r"(?i)\.(jsonl|ndjson|jsonlines)(\.(gz|bz2|zst|lz4|snappy))?$"
    r"|^part-\d{5}-[0-9a-f-]{36}[^.]*\.(txt|json)(\.\w+)?$"  # shards that Spark wrote
)
_TABLE = r"(?i)\.(parquet|parq|pq)$"
_TOOLS = "/(?:" + "|".join(re.escape(name) for name in sorted(SKIPPED_FOLDERS)) + ")/"


class InputPaths(NamedTuple):
    """The paths of a run."""

    found: list[str]
    missing: list[str]
    files: frozenset[str]  # those that are no folders: they have to be articles


def find_paths(spark: SparkSession, paths: Sequence[str]) -> InputPaths:
    """Ask the file systems which paths are there."""
    found, missing, files = [], [], set()
    java = spark._jvm
    for path in paths:
        place = java.org.apache.hadoop.fs.Path(_absolute(path))
        system = place.getFileSystem(spark._jsc.hadoopConfiguration())
        if not system.exists(place):
            missing.append(path)
            continue
        found.append(_absolute(path))
        if system.getFileStatus(place).isFile():
            files.add(file_address(system.makeQualified(place).toString()))
    return InputPaths(found, missing, frozenset(files))


def _absolute(path: str) -> str:
    """Return a path as every node understands it; without a scheme it is of this machine's view."""
    return path if urlsplit(path).scheme else os.path.abspath(path)


def file_address(uri: str) -> str:
    """Return a file's address as its records tell it: a local one as a plain path."""
    parts = urlsplit(uri)
    return unquote(parts.path) if parts.scheme == "file" else uri


def kind_of() -> Column:
    """Return the column that says how a file is read."""
    from pyspark.sql import functions as f

    name, path = f.col("_metadata.file_name"), f.col("_metadata.file_path")
    return (
        f.when(name.rlike("(?i)" + ASSETS.pattern) | path.rlike(_TOOLS), ASSET)
        .when(name.rlike(_LINES), LINES)
        .when(name.rlike(_TABLE), TABLE)
        .otherwise(RAW)
    )


def measure_paths(spark: SparkSession, paths: Sequence[str]) -> tuple[dict[str, int], int]:
    """Return how many files of each kind there are, and their bytes; none is opened."""
    from pyspark.sql import functions as f

    files = raw_files(spark, paths).groupBy(kind_of().alias("kind"))
    rows = files.agg(f.count("*").alias("files"), f.sum("length").alias("size")).collect()
    size = sum(row["size"] for row in rows if row["kind"] != ASSET)
    return {row["kind"]: row["files"] for row in rows}, size


def raw_files(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    """Return all files, each a row."""
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    return reader.load(list(paths))
