"""`dedupe --engine spark` on one machine: what the embedded engine finds, in shards."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from cleaner.reprints.clusters.drop import drop_ids
from cleaner.reprints.clusters.listing import of_relations
from tests.reprints.records import SAMPLES, Record, samples, story
from tests.spark.engine import as_lines, embedded, lines, run, told, write

pytestmark = pytest.mark.spark

RELATIONS = ("full", "edited", "excerpt", "partial")
LOCAL = ("--master", "local[2]", "-o")


def invented() -> list[Record]:
    """A story of 90 versions, one that 3,000 sites carry unchanged, and a phrase under them all."""
    phrase = "".join(story(999, 3))
    told = story(1, 20)
    versions = [
        Record(
            id=f"version-{i:03}",
            title="一桥通车",
            date=f"2024-05-{i % 28 + 1:02}",
            outlet=f"第{i}报",
            body="\n".join([*told[: i % 7], f"本报第{i}条补充。", *told[i % 7 :]]),
        )
        for i in range(90)
    ]
    body = "\n".join(story(2))
    copies = [
        Record(id=f"copy-{i:04}", title="二桥通车", date="2024-06-01", outlet=f"第{i}台", body=body)
        for i in range(3_000)
    ]
    headlines = [
        Record(
            id=f"headline-{i:03}", title=f"{chr(0x4E00 + 40 * i)}桥通车", body="\n".join(story(3))
        )
        for i in range(30)
    ]
    others = [
        Record(id=f"other-{i:04}", title=None, body="\n".join([*story(100 + i), phrase]))
        for i in range(1_500)
    ]
    digest = Record(id="digest", title="三桥", body="\n".join([*told, *story(2), *story(100)]))
    return [*versions, *copies, *headlines, *others, digest]


def test_the_samples_give_what_the_embedded_engine_gives(tmp_path: Path) -> None:
    done = run("dedupe", *LOCAL, str(tmp_path / "out"), str(SAMPLES))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "dedupe: compared 17 articles: 2 clusters; left out: 1 empty, 1 short; "
        "skipped 0, failed 0\n"
    )
    goldens = SAMPLES.parents[1] / "tests" / "goldens" / "reprints"
    found = told(tmp_path / "out")
    for name in ("clusters", "pairs"):
        assert found[name] == set((goldens / f"{name}.jsonl").read_text("utf-8").splitlines())
    kept = {json.loads(line)["id"] for line in lines(tmp_path / "out" / "kept")}
    assert kept == set(samples()) - found["drop"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "clusters", "drop", "kept", "pairs",
    ]  # fmt: skip


@pytest.mark.parametrize("limits", [(1000, None), (50, 3)])
def test_crowded_stories_and_stock_phrases_give_the_same(
    tmp_path: Path, limits: tuple[int, int | None]
) -> None:
    max_pairs, window = limits
    path = write(tmp_path / "articles.jsonl", invented())
    options = ["--max-pairs", str(max_pairs), "--keep", "best"]
    options += [] if window is None else ["--window", str(window)]
    done = run("dedupe", *LOCAL, str(tmp_path / "out"), *options, str(path))
    assert done.returncode == 0, done.stderr
    expected = embedded([path], max_pairs=max_pairs, window=window, keep="best")
    found = told(tmp_path / "out")
    assert found["pairs"] == as_lines(expected.pairs)
    assert found["clusters"] == as_lines(of_relations(expected.clusters, RELATIONS))
    assert found["drop"] == set(drop_ids(expected.clusters, RELATIONS))


def test_parquet_goes_in_and_comes_out(tmp_path: Path) -> None:
    articles = str(SAMPLES / "articles.jsonl")
    duckdb.read_json(articles).write_parquet(str(tmp_path / "articles.parquet"))
    out = tmp_path / "out"
    done = run(
        "dedupe", *LOCAL, str(out), "--format", "parquet", str(tmp_path / "articles.parquet")
    )
    assert done.returncode == 0, done.stderr
    expected = embedded([Path(articles)])
    rows = duckdb.read_parquet(f"{out}/pairs/*.parquet").fetchall()
    assert {(row[0], row[1], row[2], row[4]) for row in rows} == {
        (pair.left, pair.right, pair.relation, pair.similarity) for pair in expected.pairs
    }
    members = duckdb.read_parquet(f"{out}/clusters/*.parquet").select("cluster, id").fetchall()
    assert set(members) == {(c.cluster, m.id) for c in expected.clusters for m in c.members}
    kept = duckdb.read_parquet(f"{out}/kept/*.parquet").select("id, body").fetchall()
    assert {id_ for id_, _ in kept} == set(samples()) - set(drop_ids(expected.clusters, RELATIONS))


def test_of_one_id_the_texts_are_told_apart_and_the_repetitions_counted(tmp_path: Path) -> None:
    records = [
        Record(id="a", title="一桥", body="\n".join(story(1))),
        Record(id="a", title="一桥", body="\n".join(story(1))),
        Record(id="a", title="二桥", body="\n".join(story(2))),
        Record(id="a#2", title="三桥", body="\n".join(story(3))),
        Record(id="b", title="四桥", body="\n".join(story(4))),
    ]
    path = write(tmp_path / "articles.jsonl", records)
    done = run("dedupe", *LOCAL, str(tmp_path / "out"), str(path))
    assert "compared 4 articles: no reprints; duplicates 1;" in done.stderr
    kept = [json.loads(line) for line in lines(tmp_path / "out" / "kept")]
    assert {record["id"] for record in kept} == {"a", "a#3", "a#2", "b"}
    assert [r["id"] for r in kept if r["warnings"]] == ["a#3"]
