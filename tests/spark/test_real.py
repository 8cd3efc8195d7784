"""Real articles: the distributed engine's answer is the embedded one's, whatever is killed."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from cleaner.reprints.clusters.drop import drop_ids
from cleaner.reprints.clusters.listing import of_relations
from tests.reprints.test_labelled import CORPUS, needs_corpus
from tests.spark.cluster import kill, standalone, until
from tests.spark.engine import ENVIRONMENT, as_lines, command, embedded, run, told

pytestmark = [pytest.mark.spark, needs_corpus]

SET = "agencies-2023q4"  # 20,208 articles
SHARDS = 8
RELATIONS = ("full", "edited", "excerpt", "partial")
MINUTES = 60.0


class Case(NamedTuple):
    folder: Path
    answer: dict[str, set[str]]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The articles in shards, the last as Parquet, and what the embedded engine finds."""
    folder = tmp_path_factory.mktemp("articles")
    with gzip.open(CORPUS / f"{SET}.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = list(file)
    assert len(lines) >= 20_000
    shards = [folder / f"shard-{number}.jsonl" for number in range(SHARDS)]
    for number, shard in enumerate(shards):
        shard.write_text("".join(lines[number::SHARDS]), "utf-8")
    duckdb.read_json(str(shards[-1])).write_parquet(str(shards[-1].with_suffix(".parquet")))
    shards.pop().unlink()
    found = embedded([folder])
    drop = set(drop_ids(found.clusters, RELATIONS))
    pairs = as_lines(found.pairs)
    clusters = as_lines(of_relations(found.clusters, RELATIONS))
    return Case(folder, {"clusters": clusters, "pairs": pairs, "drop": drop})


def test_on_one_machine_the_answer_is_the_same(real: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("dedupe", "--master", "local[2]", "-o", str(out), str(real.folder))
    assert done.returncode == 0, done.stderr
    assert told(out) == real.answer


def test_on_a_cluster_that_loses_a_worker_the_answer_is_the_same(
    real: Case, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    verdicts = out / "_work" / "verdicts"
    with standalone(tmp_path) as cluster:
        job = subprocess.Popen(
            command("dedupe", "--master", cluster.url, "-o", str(out), str(real.folder)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
            start_new_session=True,
        )
        try:
            # Its tasks compare texts, whose fingerprints stand shuffled on both workers.
            until(lambda: any(verdicts.glob("_temporary/*/*/*/*")), seconds=5 * MINUTES)
            kill(cluster.workers[0])
            assert not (verdicts / "_SUCCESS").exists()
            said, told_people = job.communicate(timeout=8 * MINUTES)
        finally:
            kill(job)
        assert cluster.alive() == 1
    assert (job.returncode, said) == (0, ""), told_people
    assert told(out) == real.answer
