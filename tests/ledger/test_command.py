"""`dedupe --ledger`: the same from one run and from an index that grew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click.testing
import duckdb

from cleaner.commands.dedupe import main

SAMPLES = Path(__file__).parents[2] / "samples" / "reprints" / "articles.jsonl"


def run(*arguments: str | Path) -> None:
    result = click.testing.CliRunner().invoke(main, [*map(str, arguments), "-q", "-j", "1"])
    assert result.exit_code == 0, result.output


def rows(path: Path) -> dict[str, Any]:
    lines = path.read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def test_a_run_tells_of_each_of_its_articles(tmp_path: Path) -> None:
    ledger, out = tmp_path / "l.jsonl", tmp_path / "o.jsonl"
    run(SAMPLES, "--ledger", ledger, "-o", out)
    found = rows(ledger)
    assert len(found) == len(SAMPLES.read_text("utf-8").splitlines())
    assert (found["a2-full"]["kind"], found["a2-full"]["largest"]) == ("reprint", "a1-original")
    assert found["a1-original"]["kind"] == "novel"
    table = tmp_path / "l.parquet"
    run(SAMPLES, "--ledger", table, "-o", out)
    told = duckdb.read_parquet(str(table)).project("id, kind, passages[1].first").fetchall()
    assert ("a2-full", "reprint", "a1-original") in told


def test_an_index_that_grew_tells_what_one_run_tells(tmp_path: Path) -> None:
    whole, out = tmp_path / "whole.jsonl", tmp_path / "o.jsonl"
    run(SAMPLES, "--ledger", whole, "-o", out)
    lines = SAMPLES.read_text("utf-8").splitlines(keepends=True)
    index, found = tmp_path / "news.duckdb", {}
    for number, half in enumerate((lines[10:], lines[:10])):
        part = tmp_path / f"{number}.jsonl"
        part.write_text("".join(half), "utf-8")
        ledger = tmp_path / f"l{number}.jsonl"
        run("--index", index, part, "--ledger", ledger, "-o", out)
        found = rows(ledger)
        assert len(found) == len(half)
    assert found == {id_: row for id_, row in rows(whole).items() if id_ in found}
    listed = tmp_path / "listed.jsonl"
    run("--index", index, "--list", "--ledger", listed, "-o", out)
    assert rows(listed) == rows(whole)
