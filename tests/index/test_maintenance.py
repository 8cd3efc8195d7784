"""What else is done with an index: remove, prune, stats, export, backup, migrate."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.index.test_command import ARTICLES, run


@pytest.fixture
def index(tmp_path: Path) -> str:
    path = str(tmp_path / "news.duckdb")
    assert run("--index", path, str(ARTICLES)).exit_code == 0
    return path


def listed(index: str) -> str:
    return run("--index", index, "--list", "--pairs").stdout


def one_run(*without: str) -> str:
    lines = ARTICLES.read_text("utf-8").splitlines(keepends=True)
    return run(
        "--pairs", text="".join(x for x in lines if json.loads(x)["id"] not in without)
    ).stdout


def test_removing_leaves_what_one_run_over_the_rest_finds(index: str) -> None:
    told = run("--index", index, "--remove", "a1-original", "--remove", "c1-digest")
    assert "removed 2" in told.stderr
    assert listed(index) == one_run("a1-original", "c1-digest")


def test_an_unknown_id_is_refused_and_nothing_is_removed(index: str) -> None:
    told = run("--index", index, "--remove", "a1-original", "--remove", "nobody")
    assert told.exit_code == 1
    assert "nobody" in told.stderr
    assert "a1-original" not in told.stderr
    assert listed(index) == one_run()


def test_pruning_takes_what_is_certainly_older_and_keeps_what_has_no_date(tmp_path: Path) -> None:
    index = str(tmp_path / "news.duckdb")
    dates = ("2024-11-18", "2024-11-19T08:00+08:00", "2024-11-19", "2024-11-20", None)
    records = [
        {"id": d or "undated", "title": "甲", "date": d, "body": f"{d}甲乙丙丁。" * 9}
        for d in dates
    ]
    run("--index", index, text="\n".join(map(json.dumps, records)))
    run("--index", index, "--prune-before", "2024-11-19T12:00")
    left = [
        json.loads(line)["id"] for line in run("--index", index, "--export").stdout.splitlines()
    ]
    assert left == ["2024-11-19", "2024-11-20", "undated"]
    assert run("--index", index, "--prune-before", "yesterday").exit_code == 2


def test_stats_count_what_is_there(index: str) -> None:
    told = json.loads(run("--index", index, "--stats").stdout)
    assert (told["articles"], told["compared"]) == (19, 17)
    assert told["left_out"] == {"empty": 1, "short": 1}
    assert told["settings"]["min_length"] == 20


def test_an_export_gives_the_records_that_came_and_makes_the_same_index(
    index: str, tmp_path: Path
) -> None:
    exported = run("--index", index, "--export").stdout
    given = {json.loads(line)["id"] for line in ARTICLES.read_text("utf-8").splitlines()}
    assert {json.loads(line)["id"] for line in exported.splitlines()} == given
    other = str(tmp_path / "other.duckdb")
    run("--index", other, text=exported)
    assert listed(other) == listed(index)
    again = run("--index", index, text=exported)
    assert "unchanged 19" in again.stderr


def test_an_export_can_be_a_table(index: str, tmp_path: Path) -> None:
    table = str(tmp_path / "all.parquet")
    assert run("--index", index, "--export", "--format", "parquet", "-o", table).exit_code == 0
    assert len(duckdb.read_parquet(table).select("id").fetchall()) == 19


def test_a_backup_is_an_index_and_is_never_written_over(index: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "it's a copy.duckdb")
    assert run("--index", index, "--backup", copy).exit_code == 0
    run("--index", index, "--remove", "a1-original")
    assert listed(copy) == one_run()
    kept = Path(copy).read_bytes()
    assert run("--index", index, "--backup", copy).exit_code == 1
    assert Path(copy).read_bytes() == kept


@pytest.mark.parametrize(
    "older",
    [
        "UPDATE meta SET value = '0' WHERE key = 'layout'; ALTER TABLE nodes DROP COLUMN head",
        'UPDATE meta SET value = replace(value, \'"version":"\', \'"version":"0.0.\') ',
    ],
)
def test_an_older_layout_or_matcher_is_refused_and_migrated(index: str, older: str) -> None:
    with duckdb.connect(index) as db:
        for statement in older.split(";"):
            db.execute(statement)
    refused = run("--index", index, "--list")
    assert refused.exit_code == 1
    assert "--migrate" in refused.stderr
    assert run("--index", index, "--migrate").exit_code == 0
    assert listed(index) == one_run()


def test_what_is_done_alone_is_not_mixed(index: str) -> None:
    assert run("--index", index, "--stats", "--list").exit_code == 2
    assert run("--index", index, "--stats", str(ARTICLES)).exit_code == 2
    assert run("--stats").exit_code == 2
