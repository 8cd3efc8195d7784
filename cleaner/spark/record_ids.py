"""One id, one record: the rule of `cleaner.run.ids`, whatever the order of the files.

Of records with one id and one text one is kept. Of several texts under one id the one with the
least hash keeps it, the others are `ID#2`, `ID#3` and so on, counted from above the numbers that
records have by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from cleaner.run.work import renamed
from cleaner.spark.workers import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from cleaner.spark.staging import Work

_LINE = pa.schema([("line", pa.string())])

_REPEATED = """
WITH counted AS (
    SELECT row, id, text, mark, count(*) OVER (PARTITION BY id) AS times
    FROM {given}
),
placed AS (
    SELECT row, id, text, row_number() OVER (PARTITION BY id, text ORDER BY mark, row) AS copy
    FROM counted
    WHERE times > 1
),
numbered AS (
    SELECT row, id, copy, dense_rank() OVER (PARTITION BY id ORDER BY text) AS number
    FROM placed
),
taken AS (
    SELECT
        regexp_extract(id, '^(.*)#([0-9]{{1,9}})$', 1) AS id,
        max(CAST(regexp_extract(id, '^(.*)#([0-9]{{1,9}})$', 2) AS BIGINT)) AS most
    FROM {given}
    WHERE id RLIKE '^.*#[0-9]{{1,9}}$'
    GROUP BY 1
)
SELECT
    n.row,
    n.copy > 1 AS repeated,
    CASE WHEN n.number = 1 THEN n.id
         ELSE concat(n.id, '#', CAST(n.number + greatest(coalesce(t.most, 1), 1) - 1 AS STRING))
    END AS given_id
FROM numbered n
LEFT JOIN taken t ON t.id = n.id
WHERE n.copy > 1 OR n.number > 1
"""


def keep_one(records: DataFrame, work: Work) -> tuple[DataFrame, int]:
    """Return the records under the ids that they go by, and how many were there already.

    Args:
        records: row, id, text, line (null where an input failed), warned.
        work: where it is put down which records are not what they are by themselves: those are
            few, and small to join.

    Returns:
        row, id, own_id, line, warned.
    """
    from pyspark.sql import functions as f

    read = records.where("line IS NOT NULL")
    given = read.select("row", "id", "text", f.xxhash64("line").alias("mark"))
    resolved = work.stage("ids", records.sparkSession.sql(_REPEATED, given=given))
    joined = read.join(resolved, "row", "left").where("NOT coalesce(repeated, false)")
    unique = joined.select(
        "row",
        f.coalesce("given_id", "id").alias("id"),
        f.col("id").alias("own_id"),
        "line",
        f.expr("warned OR given_id IS NOT NULL").alias("warned"),
    )
    return unique, resolved.where("repeated").count()


def renamed_lines(records: DataFrame) -> DataFrame:
    """Return the `line` of each record, with the id that it goes by."""
    return mapped(records.select("id", "own_id", "line"), _rename, _LINE)


def _rename(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        line = row["line"] if row["id"] == row["own_id"] else renamed(row["line"], row["id"])
        yield {"line": line.decode()}
