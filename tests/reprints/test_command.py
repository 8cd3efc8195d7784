"""The command: what it prints, writes and refuses."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import click.testing
import duckdb
import jsonschema
import pytest

from cleaner.commands.dedupe import main
from tests.reprints.records import SAMPLES

ARTICLES = str(SAMPLES / "articles.jsonl")


def run(*arguments: str, text: str | None = None) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [*arguments, "--jobs", "1"], input=text)


def lines(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("golden", "options"), [("clusters.golden.jsonl", ()), ("pairs.golden.jsonl", ("--pairs",))]
)
def test_the_samples_give_their_goldens(golden: str, options: tuple[str, ...]) -> None:
    expected = (SAMPLES / golden).read_text("utf-8")
    renew = (
        f"dedupe samples/reprints/articles.jsonl {' '.join(options)} > samples/reprints/{golden}"
    )
    assert run(ARTICLES, *options).stdout == expected, f"if that is right: {renew}"


@pytest.mark.parametrize("options", [(), ("--pairs",)])
def test_every_line_keeps_to_the_schema(options: tuple[str, ...]) -> None:
    schema = json.loads(run("--schema", *options).stdout)
    for line in lines(ARTICLES, *options):
        jsonschema.validate(line, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**line, next(iter(line)): 7}, schema)


def test_plain_gzipped_parquet_and_standard_input_give_the_same(tmp_path: Path) -> None:
    expected = run(ARTICLES).stdout
    data = Path(ARTICLES).read_bytes()
    with gzip.open(tmp_path / "articles.jsonl.gz", "wb") as file:
        file.write(data)
    duckdb.read_json(ARTICLES).write_parquet(str(tmp_path / "articles.parquet"))
    assert run(str(tmp_path / "articles.jsonl.gz")).stdout == expected
    assert run(str(tmp_path / "articles.parquet")).stdout == expected
    assert run("-", text=data.decode()).stdout == expected


def test_a_folder_is_searched_for_records(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "articles.jsonl").write_bytes(Path(ARTICLES).read_bytes())
    (tmp_path / "notes.txt").write_text("no record")
    assert run(str(tmp_path)).stdout == run(ARTICLES).stdout


def test_relations_tells_only_those_named() -> None:
    assert {p["relation"] for p in lines(ARTICLES, "--pairs", "--relations", "full")} == {"full"}
    assert "partial" in {p["relation"] for p in lines(ARTICLES, "--pairs")}


def test_ids_are_those_to_drop() -> None:
    listed = run(ARTICLES, "--format", "ids").stdout.split()
    assert listed == ["a2-full", "a3-edited", "a4-corrected", "a5-excerpt", "b2-full"]
    kept = run(ARTICLES, "--format", "ids", "--relations", "full,edited").stdout.split()
    assert "a5-excerpt" not in kept


def test_keep_chooses_the_one_that_stays() -> None:
    listed = run(ARTICLES, "--format", "ids", "--keep", "fullest").stdout.split()
    assert "a1-original" not in listed
    assert {"a3-edited", "a5-excerpt"} <= set(listed)


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def test_split_parts_the_records_and_loses_none(tmp_path: Path) -> None:
    assert run(ARTICLES, "--split", str(tmp_path)).exit_code == 0
    parts = {name: ids(tmp_path / f"{name}.jsonl") for name in ("originals", "reprints")}
    everything = ids(Path(ARTICLES))
    assert sorted(parts["originals"] + parts["reprints"]) == sorted(everything)
    assert parts["reprints"] == ["a2-full", "a3-edited", "a4-corrected", "a5-excerpt", "b2-full"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["originals.jsonl", "reprints.jsonl"]


def test_csv_has_a_line_for_each_member() -> None:
    rows = list(csv.DictReader(io.StringIO(run(ARTICLES, "--format", "csv").stdout)))
    assert sum(row["cluster"] == "a1-original" for row in rows) == 5
    pairs = list(csv.DictReader(io.StringIO(run(ARTICLES, "--pairs", "--format", "csv").stdout)))
    assert "31.4 → 31.7" in {row["figures"] for row in pairs}


@pytest.mark.parametrize("options", [(), ("--pairs",)])
def test_parquet_has_the_rows_of_csv(tmp_path: Path, options: tuple[str, ...]) -> None:
    target = tmp_path / "made.parquet"
    assert run(ARTICLES, *options, "--format", "parquet", "--output", str(target)).exit_code == 0
    rows = csv.DictReader(io.StringIO(run(ARTICLES, *options, "--format", "csv").stdout))
    made = duckdb.read_parquet(str(target)).select("relation").fetchall()
    assert [row["relation"] for row in rows] == [relation for (relation,) in made]


def test_explain_says_rule_passages_and_figures() -> None:
    said = run(ARTICLES, "--explain", "a1-original", "a4-corrected").stdout
    assert "figure-corrected" in said
    assert "31.4 → 31.7" in said
    assert "公里，设车站19座，串起高铁东站" in said


def test_explain_refuses_an_unknown_id() -> None:
    result = run(ARTICLES, "--explain", "a1-original", "nobody")
    assert result.exit_code == 1
    assert "nobody" in result.stderr


def test_the_terminal_shows_whole_lines() -> None:
    said = run(ARTICLES, "--format", "terminal").stdout
    assert "dateline, paragraphs cut, paragraphs moved" in said
    assert "carried by c1-digest" in said


def test_nothing_found_says_how_many_were_compared() -> None:
    first, *_ = Path(ARTICLES).read_text("utf-8").splitlines()
    result = run("-", text=first)
    assert result.stdout == ""
    assert "compared 1 articles: no reprints" in result.stderr


def test_a_line_that_is_no_record_is_named_and_stops_nothing() -> None:
    good = Path(ARTICLES).read_text("utf-8")
    result = run("-", text='{broken\n[1]\n{"body": "没有编号"}\n' + good)
    assert result.exit_code == 1
    assert result.stdout == run(ARTICLES).stdout
    assert [line for line in result.stderr.splitlines() if line.startswith("dedupe: -:")][2:]


@pytest.mark.parametrize(
    "arguments",
    [(), (ARTICLES, "--format", "parquet"), ("-", "--split", "x"), (ARTICLES, "--relations", "x")],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
