"""The pairs of articles that relate and belong to different components."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def pair_articles(
    entries: DataFrame,
    roots: DataFrame,
    verdicts: DataFrame,
    relations: tuple[str, ...],
    max_pairs: int,
) -> DataFrame:
    """Return left_id, right_id, verdict: at most so many pairs of articles for one pair of texts.

    Of two texts that ten thousand sites carry each, no more rows are made than are listed.
    """
    told = ", ".join(f"'{relation}'" for relation in relations) or "''"
    return entries.sparkSession.sql(
        f"""
        WITH found AS (
            SELECT v.one, v.two, v.verdict
            FROM {{verdicts}} v
            LEFT JOIN {{roots}} a ON a.node = v.one
            LEFT JOIN {{roots}} b ON b.node = v.two
            WHERE v.relation IN ({told}) AND coalesce(a.root, v.one) <> coalesce(b.root, v.two)
        ),
        placed AS (
            SELECT
                node,
                id,
                row_number() OVER (PARTITION BY node ORDER BY id) - 1 AS place,
                count(*) OVER (PARTITION BY node) AS articles
            FROM {{entries}}
        ),
        first AS (SELECT node, id, place, articles FROM placed WHERE place < {max_pairs}),
        sizes AS (SELECT node, articles FROM first WHERE place = 0),
        lefts AS (
            SELECT f.one, f.two, f.verdict, a.id AS left_id, a.place * s.articles AS before
            FROM found f
            JOIN sizes s ON s.node = f.two
            JOIN first a ON a.node = f.one
            WHERE a.place * s.articles < {max_pairs}
        )
        SELECT l.left_id, b.id AS right_id, l.verdict
        FROM lefts l
        JOIN first b ON b.node = l.two
        WHERE l.before + b.place < {max_pairs}
        """,  # noqa: S608 - names and whole numbers of ours
        entries=entries,
        roots=roots,
        verdicts=verdicts,
    )
