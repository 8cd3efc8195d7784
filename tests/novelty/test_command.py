"""`dedupe --novelty` and `Index.novelty`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest

from cleaner import Index
from cleaner.index import api
from tests.index.test_command import ARTICLES, run
from tests.novelty.test_novelty import TEXT


def rows(path: Path) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}


def test_a_run_without_an_index_goes_by_what_was_published(tmp_path: Path) -> None:
    table = tmp_path / "novelty.jsonl"
    assert run("--novelty", str(table), str(ARTICLES)).exit_code == 0
    found = rows(table)
    assert len(found) == len(ARTICLES.read_text("utf-8").splitlines())
    assert (found["a1-original"]["seen"], found["a1-original"]["copies"]) == ("first", 0)
    full = found["a2-full"]
    assert (full["seen"], full["relation"], full["story"]) == ("reprint", "full", "a1-original")
    assert full["known_by"] == "published"


def test_parquet_and_csv_hold_the_rows_of_json(tmp_path: Path) -> None:
    for suffix in ("jsonl", "csv", "parquet"):
        assert run("--novelty", str(tmp_path / f"n.{suffix}"), str(ARTICLES)).exit_code == 0
    ids = list(rows(tmp_path / "n.jsonl"))
    with (tmp_path / "n.csv").open(encoding="utf-8") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids
    with duckdb.connect() as db:
        path = str(tmp_path / "n.parquet")
        told = db.execute("SELECT id, typeof(known_at) FROM read_parquet(?)", [path]).fetchall()
    assert told == [(id_, "TIMESTAMP WITH TIME ZONE") for id_ in ids]


def test_a_name_without_a_format_is_a_wrong_use(tmp_path: Path) -> None:
    assert run("--novelty", str(tmp_path / "novelty"), str(ARTICLES)).exit_code == 2


def lines(*ids: str) -> str:
    return "\n".join(json.dumps({"id": id_, "title": "大桥通车", "body": TEXT}) for id_ in ids)


def test_an_index_tells_of_the_portion_as_known_when_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, table = str(tmp_path / "news.duckdb"), tmp_path / "novelty.jsonl"
    for day, id_ in ((1, "a"), (2, "b"), (9, "c")):
        monkeypatch.setattr(api, "now", lambda day=day: f"2024-03-0{day}T06:00:00+08:00")
        told = run("--index", index, "--novelty", str(table), text=lines(id_))
        assert told.exit_code == 0
        assert list(rows(table)) == [id_]
    last = rows(table)["c"]
    assert (last["known_at"], last["known_by"]) == ("2024-03-09T06:00:00+08:00", "added")
    assert (last["copies_24h"], last["copies_7d"], last["copies"]) == (0, 1, 2)
    assert run("--index", index, "--list", "--novelty", str(table)).exit_code == 0
    assert [row["copies"] for row in rows(table).values()] == [0, 1, 2]


def test_what_is_only_compared_is_known_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, table = str(tmp_path / "news.duckdb"), tmp_path / "novelty.jsonl"
    monkeypatch.setattr(api, "now", lambda: "2024-03-01T06:00:00+08:00")
    run("--index", index, text=lines("a"))
    monkeypatch.setattr(api, "now", lambda: "2024-03-01T09:00:00+08:00")
    run("--index", index, "--against", "--novelty", str(table), text=lines("mine"))
    assert rows(table)["mine"]["copies_12h"] == 1
    assert list(rows(table)) == ["mine"]


def test_the_time_of_coming_stays_through_the_same_again_and_a_new_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = str(tmp_path / "news.duckdb")
    monkeypatch.setattr(api, "now", lambda: "2024-03-01T06:00:00+08:00")
    run("--index", index, text=lines("a"))
    monkeypatch.setattr(api, "now", lambda: "2024-04-01T06:00:00+08:00")
    run("--index", index, text=lines("a"))
    assert run("--index", index, "--migrate").exit_code == 0
    [row] = Index(index).novelty()
    assert row.known_at == "2024-03-01T06:00:00+08:00"


def test_an_index_of_the_layout_before_is_taken_over(tmp_path: Path) -> None:
    index = str(tmp_path / "news.duckdb")
    run("--index", index, text=lines("a"))
    with duckdb.connect(index) as db:
        db.execute("ALTER TABLE articles DROP COLUMN added")
        db.execute("ALTER TABLE articles DROP COLUMN story")
        db.execute("ALTER TABLE articles ALTER record TYPE BLOB USING record[1]")
        db.execute("UPDATE meta SET value = '2' WHERE key = 'layout'")
    assert "--migrate" in run("--index", index, "--list").stderr
    assert run("--index", index, "--migrate").exit_code == 0
    [row] = Index(index).novelty()
    assert (row.known_at, row.seen) == (None, "undated")


def test_the_table_of_an_index_is_a_frame(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    index = Index(tmp_path / "news.duckdb")
    index.add(str(ARTICLES))
    table = index.novelty()
    assert repr(table) == f"<Novelty: {len(table)} rows>"
    assert table._repr_html_().count("<tr>") == 1 + min(20, len(table))
    assert str(table.to_frame()["copies"].dtype) == "Int64"
