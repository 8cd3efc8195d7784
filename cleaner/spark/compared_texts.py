"""Which texts are compared: the shared SQL over fingerprints, then variants of paired bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.reprints.candidates.statement import statement
from cleaner.reprints.candidates.variants import ALL_PAIRED, MOST_VARIANTS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from cleaner.spark.staging import Work


def pair_bodies(articles: DataFrame, copies: DataFrame, work: Work) -> DataFrame:
    """Return `lo, hi`, the bodies that share enough fingerprints.

    Most fingerprints are a single text's. They go first, for the statement reads the others several
    times.

    Args:
        articles: row, doc, prints.
        copies: the rows whose body an earlier row has.
        work: where the fingerprints are put down that several texts hold.
    """
    spark = articles.sparkSession
    bodies = articles.where("text IS NOT NULL").join(copies, "row", "left_anti")
    rows = bodies.selectExpr("doc", "explode(prints) AS fp")
    counted = rows.selectExpr("doc", "fp", "count(*) OVER (PARTITION BY fp) AS holders")
    held = work.stage("held", counted.where("holders > 1").select("doc", "fp"))
    held.createOrReplaceTempView("fingerprints")
    sizes = bodies.selectExpr("doc", "CAST(size(prints) AS BIGINT) AS prints")
    sizes.createOrReplaceTempView("sizes")
    return spark.sql(statement()).select("lo", "hi")


def pair_texts(entries: DataFrame, bodies: DataFrame) -> DataFrame:
    """Return `one, two`, the texts to compare: variants of one body, and those of paired bodies.

    The same pairs as `cleaner.reprints.candidates.variants`, in the same orientation.
    """
    return entries.sparkSession.sql(
        f"""
        WITH nodes AS (
            SELECT
                doc,
                node,
                row_number() OVER (PARTITION BY doc ORDER BY key) - 1 AS place,
                count(*) OVER (PARTITION BY doc) AS variants
            FROM {{entries}}
            WHERE stands
        ),
        within AS (
            SELECT a.node AS one, b.node AS two
            FROM nodes a
            JOIN nodes b ON b.doc = a.doc AND b.place > a.place
            WHERE a.variants > 1 AND a.place < {ALL_PAIRED}
              AND (
                a.place * a.variants - a.place * (a.place + 1) / 2 + b.place - a.place - 1
                    < {MOST_VARIANTS}
                OR (a.place = 0 AND b.place >= {ALL_PAIRED})
              )
        ),
        few AS (
            SELECT doc, node, place, variants FROM nodes WHERE place < {MOST_VARIANTS}
        ),
        between AS (
            SELECT a.node AS one, b.node AS two
            FROM {{bodies}} p
            JOIN few a ON a.doc = p.lo
            JOIN few b ON b.doc = p.hi
            WHERE a.place * b.variants + b.place < {MOST_VARIANTS}
        )
        SELECT one, two FROM within
        UNION ALL
        SELECT one, two FROM between
        """,  # noqa: S608 - whole numbers of ours
        entries=entries,
        bodies=bodies,
    )
