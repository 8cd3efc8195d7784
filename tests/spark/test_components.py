"""Connected components: the distributed way against the plain one."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner.reprints.relations.union import Union
from cleaner.spark.connected import find_components
from cleaner.spark.staging import Work

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# py4j leaves its sockets to the collector.
pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore::ResourceWarning")]

Edges = list[tuple[int, int]]


def random_graph(nodes: int, edges: int, seed: int) -> Edges:
    dice = random.Random(seed)
    return [(dice.randrange(nodes), dice.randrange(nodes)) for _ in range(edges)]


def plainly(edges: Edges) -> dict[int, int]:
    union = Union()
    for one, two in edges:
        union.join(one, two)
    return {node: union.find(node) for one, two in edges if one != two for node in (one, two)}


GRAPHS = {
    "sparse": random_graph(200, 120, 1),
    "dense": random_graph(60, 300, 2),
    "a chain in a wild order": [(i * 37 % 101, (i + 1) * 37 % 101) for i in range(100)],
    "a story of many versions": [(5, other) for other in range(3_000)],
    "one edge, told twice": [(1, 2), (2, 1)],
    "no edge": [(4, 4)],
}


@pytest.mark.parametrize("name", GRAPHS)
def test_components_are_those_of_the_embedded_engine(
    spark: SparkSession, tmp_path: Path, name: str
) -> None:
    edges = spark.createDataFrame(GRAPHS[name], "one BIGINT, two BIGINT")
    found = find_components(edges, Work(spark, str(tmp_path))).collect()
    assert {row["node"]: row["root"] for row in found} == plainly(GRAPHS[name])
    assert len(found) == len({row["node"] for row in found})


def test_a_chain_takes_few_rounds(spark: SparkSession, tmp_path: Path) -> None:
    chain = GRAPHS["a chain in a wild order"]
    edges = spark.createDataFrame(chain, "one BIGINT, two BIGINT")
    find_components(edges, Work(spark, str(tmp_path)))
    assert len(list(tmp_path.glob("stars-*"))) <= 10
