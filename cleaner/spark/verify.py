"""Pairs of texts in, their relations out."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from cleaner.parcels import parcels_of
from cleaner.reprints.relations.verdicts import PARCEL, Comparer, NodePair
from cleaner.reprints.texts.prepared import Text
from cleaner.spark.workers import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_VERDICTS = pa.schema(
    [
        ("one", pa.int64()),
        ("two", pa.int64()),
        ("relation", pa.string()),  # null where the texts do not relate
        ("shorter", pa.string()),
        ("verdict", pa.binary()),  # as seen from `one`
    ]
)
_CACHED = 4096  # texts that a worker keeps decoded


def verify(pairs: DataFrame, articles: DataFrame, window: int | None) -> DataFrame:
    """Return how the texts of pairs relate.

    A text that stands in very many pairs is joined first: what comes to one task with the second
    join, and has to be aligned there, are the pairs of a text that stands in few.

    Args:
        pairs: one, two.
        articles: row, text.
        window: days that related texts may lie apart; None for any.
    """
    from pyspark.sql import functions as f

    ends = pairs.select(f.explode(f.array("one", "two")).alias("node"))
    degrees = ends.groupBy("node").count()
    one = degrees.select(f.col("node").alias("one"), f.col("count").alias("of_one"))
    two = degrees.select(f.col("node").alias("two"), f.col("count").alias("of_two"))
    swap = f.expr("of_one < of_two")
    turned = pairs.join(one, "one").join(two, "two")
    turned = turned.select(
        f.when(swap, f.col("two")).otherwise(f.col("one")).alias("busy"),
        f.when(swap, f.col("one")).otherwise(f.col("two")).alias("quiet"),
        swap.alias("swapped"),
    )
    busy = articles.select(f.col("row").alias("busy"), f.col("text").alias("busy_text"))
    quiet = articles.select(f.col("row").alias("quiet"), f.col("text").alias("quiet_text"))
    joined = turned.join(busy, "busy").join(quiet, "quiet")
    return mapped(joined, functools.partial(_verify, window), _VERDICTS)


def _verify(window: int | None, rows: Iterator[Row]) -> Iterator[Row]:
    decode = functools.lru_cache(maxsize=_CACHED)(msgspec.msgpack.Decoder(Text).decode)
    encode = msgspec.msgpack.Encoder().encode
    texts: dict[int, bytes] = {}  # of the parcel
    comparer = Comparer(lambda node: decode(texts[node]), window)
    for parcel in parcels_of(rows, PARCEL):
        texts.clear()
        for row in parcel:
            texts[row["busy"]], texts[row["quiet"]] = row["busy_text"], row["quiet_text"]
        pairs = [_pair(row) for row in parcel]
        for (one, two), verdict in comparer.each(pairs):
            told: Row = {"one": one, "two": two}
            if verdict is not None:
                told["relation"] = verdict.relation
                told["shorter"] = verdict.shorter
                told["verdict"] = encode(verdict)
            yield told


def _pair(row: Row) -> NodePair:
    one, two = row["busy"], row["quiet"]
    return (two, one) if row["swapped"] else (one, two)
