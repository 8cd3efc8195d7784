"""One statement, two engines: the same candidate pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.candidates.statement import statement
from cleaner.reprints.settings import ENOUGH
from tests.reprints.rows import drawn

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# py4j leaves its sockets to the collector.
pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore::ResourceWarning")]

Rows = list[tuple[int, int]]


def embedded(rows: Rows) -> set[tuple[int, ...]]:
    with Candidates(memory_mb=256, threads=1) as candidates:
        table = np.array(sorted(rows), dtype=np.int64)
        candidates.add(table[:, 0].copy(), table[:, 1].copy())
        return {tuple(row) for some in candidates.pairs() for row in np.column_stack(some).tolist()}


def distributed(spark: SparkSession, rows: Rows) -> set[tuple[int, ...]]:
    table = spark.createDataFrame(rows, "doc BIGINT, fp BIGINT")
    table.createOrReplaceTempView("fingerprints")
    sizes = table.groupBy("doc").count().toDF("doc", "prints")
    sizes.createOrReplaceTempView("sizes")
    return {tuple(row) for row in spark.sql(statement()).collect()}


@pytest.mark.parametrize("seed", [1, 2])
def test_both_engines_find_the_same_candidates(spark: SparkSession, seed: int) -> None:
    rows = list(drawn(seed))
    expected = embedded(rows)
    assert len(expected) > 100
    assert distributed(spark, rows) == expected


def test_a_stock_phrase_pairs_few_of_its_holders(spark: SparkSession) -> None:
    holders = 5_000
    phrase = range(ENOUGH)
    rows = [(doc, fp) for doc in range(holders) for fp in (*phrase, 1000 + doc)]
    found = distributed(spark, rows)
    assert found == embedded(rows)
    assert holders - 1 <= len(found) < 10 * holders
