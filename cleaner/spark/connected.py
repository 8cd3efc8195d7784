"""Connected components by large-star and small-star.

Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected Components in MapReduce and
Beyond", SoCC 2014: each round links every larger neighbour of a node to the least one it has
(large-star), then every smaller one and the node itself (small-star). It ends with a star at the
least node of each component, after O(log² n) rounds, and in practice in a handful. No neighbourhood
is ever gathered in one place: a round is two minima and two joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from cleaner.spark.staging import Work


def find_components(edges: DataFrame, work: Work) -> DataFrame:
    """Return `node, root` of all nodes that have an edge; the root is the least of its component.

    Args:
        edges: one, two, in either order.
        work: where each round is put down, so that the next does not run it again.
    """
    from pyspark.sql import functions as f

    start = edges.where("one <> two").select(
        f.greatest("one", "two").alias("node"), f.least("one", "two").alias("root")
    )
    stars = work.stage("stars-0", start.distinct())
    known, number = _mark(stars), 0
    while True:
        number += 1
        stars = work.stage(f"stars-{number}", _small_star(_large_star(stars)))
        if (now := _mark(stars)) == known:
            break
        known = now
    roots = stars.select(f.col("root").alias("node"), "root").distinct()
    return stars.unionAll(roots)


def _large_star(stars: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f

    turned = stars.select(f.col("root").alias("node"), f.col("node").alias("root"))
    both = stars.unionAll(turned).toDF("node", "near")
    least = both.groupBy("node").agg(f.least(f.min("near"), f.col("node")).alias("least"))
    linked = both.join(least, "node").where("near > node")
    return linked.select(f.col("near").alias("node"), f.col("least").alias("root")).distinct()


def _small_star(stars: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f

    least = stars.groupBy("node").agg(f.min("root").alias("least"))
    linked = stars.join(least, "node").where("root <> least")
    linked = linked.select(f.col("root").alias("node"), f.col("least").alias("root"))
    return linked.unionAll(least.toDF("node", "root")).distinct()


def _mark(stars: DataFrame) -> tuple[int, int]:
    """Return what two equal sets of edges have in common: their number and a sum of hashes."""
    row = stars.selectExpr(
        "count(*) AS edges", "coalesce(sum(CAST(xxhash64(node, root) AS DECIMAL(38))), 0) AS mark"
    ).first()
    return int(row["edges"]), int(row["mark"])
