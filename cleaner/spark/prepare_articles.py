"""Records to prepared texts and fingerprints, and which of them are one text."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa

from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.texts.digest import digest
from cleaner.reprints.texts.prepared import Text
from cleaner.spark.workers import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_CHUNK = 32  # articles normalised together: about what a processor's cache holds

_ARTICLES = pa.schema(
    [
        ("row", pa.int64()),
        ("id", pa.string()),
        ("title", pa.string()),
        ("date", pa.string()),
        ("source", pa.string()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("warned", pa.bool_()),
        ("length", pa.int32()),  # normalised characters of the body
        ("head", pa.string()),
        ("doc", pa.int64()),  # stands for the body
        ("key", pa.binary()),  # stands for the whole text
        ("text", pa.binary()),  # encoded as the store keeps it; null where it is left out
        ("prints", pa.list_(pa.int64())),
    ]
)
LIGHT = ("id", "title", "date", "source", "outlet", "url", "warned", "length", "head")


def prepare_rows(records: DataFrame, min_length: int) -> DataFrame:
    """Return what the reprints are told from, a row an article; those too short keep their length.

    Args:
        records: row, id, line, warned.
        min_length: normalised characters below which a body is left out.
    """
    return mapped(records, functools.partial(_prepare, min_length), _ARTICLES)


def _prepare(min_length: int, rows: Iterator[Row]) -> Iterator[Row]:
    decode = msgspec.json.Decoder(CorpusRecord).decode
    head_of = msgspec.msgpack.Decoder(Text).decode
    while chunk := list(itertools.islice(rows, _CHUNK)):
        articles = [decode(row["line"]) for row in chunk]
        made = digest(articles)
        edges = made.owners.searchsorted(range(len(chunk) + 1)).tolist()
        for i, (row, article) in enumerate(zip(chunk, articles, strict=True)):
            told = {"row": row["row"], "id": row["id"], "length": made.lengths[i]}
            if made.lengths[i] < min_length:
                yield told
                continue
            yield told | {
                "title": article.title,
                "date": article.date,
                "source": article.source,
                "outlet": article.outlet,
                "url": article.url,
                "warned": row["warned"],
                "head": head_of(made.texts[i]).head,
                "doc": made.bodies[i],
                "key": made.keys[i],
                "text": made.texts[i],
                "prints": made.prints[edges[i] : edges[i + 1]],
            }


def find_copies(articles: DataFrame, column: str) -> DataFrame:
    """Return the rows that have the same value as an earlier row, with that first `row`.

    Only the values that several rows have are looked up: a text that a hundred thousand sites carry
    costs each of them one small row.
    """
    from pyspark.sql import functions as f

    known = articles.where("text IS NOT NULL").select("row", column)
    several = known.groupBy(column).agg(f.min("row").alias("first"), f.count("*").alias("times"))
    several = several.where("times > 1").select(column, "first")
    return known.join(several, column).where("row <> first").select("row", "first")


def entries(articles: DataFrame, copies: DataFrame) -> DataFrame:
    """Return each compared article without its text; `node` is the first row with that text."""
    from pyspark.sql import functions as f

    joined = articles.where("text IS NOT NULL").join(copies, "row", "left")
    node = f.coalesce("first", "row").alias("node")
    return joined.select(node, *LIGHT, "doc", "key", f.col("first").isNull().alias("stands"))
