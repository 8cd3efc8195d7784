"""What `dedupe` tells of differences: `--diff` and `--alignment`."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import click.testing
import duckdb
import jsonschema
import pytest

from cleaner import clean
from cleaner.commands.dedupe import main
from cleaner.commands.newsdiff import main as newsdiff
from tests.reprints.records import SAMPLES

ARTICLES = str(SAMPLES / "articles.jsonl")


def run(*arguments: str, text: str | None = None) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [*arguments, "--jobs", "1"], input=text)


def aligned(path: Path, *arguments: str, text: str | None = None) -> list[dict[str, Any]]:
    assert run(*arguments, "--alignment", str(path), text=text).exit_code == 0
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_reprint_is_shown_beside_what_it_was_copied_from() -> None:
    shown = run(ARTICLES, "--diff").stdout
    headings = [line.split()[-1] for line in shown.splitlines() if line.startswith("--- ")]
    assert headings == ["a1-original", "a2-full", "a1-original", "a1-original", "b1-original"]
    assert shown.count("=== ") == 2
    assert shown.index("=== a1-original") < shown.index("a2-full") < shown.index("=== b1-original")
    assert "31.4公里 → 31.7公里" in shown


def test_only_the_relations_that_are_named_are_shown() -> None:
    shown = run(ARTICLES, "--diff", "--relations", "excerpt").stdout
    headings = [line.split("  ")[2] for line in shown.splitlines() if line.startswith("+++ ")]
    assert headings == ["a5-excerpt"]


def test_the_table_holds_every_paragraph_of_both_once(tmp_path: Path) -> None:
    rows = aligned(tmp_path / "a.jsonl", ARTICLES)
    bodies = {article.id: article.body for article in clean(Path(ARTICLES))}
    for pair in {(row["original"], row["reprint"]) for row in rows}:
        own = [row for row in rows if (row["original"], row["reprint"]) == pair]
        for id_, at, text in zip(
            pair, ("original_at", "reprint_at"), ("original_text", "reprint_text"), strict=True
        ):
            there = sorted((row for row in own if row[at]), key=lambda row: row[at])
            assert "\n".join(row[text] for row in there) == bodies[id_]


def test_the_table_is_the_same_in_every_format(tmp_path: Path) -> None:
    rows = aligned(tmp_path / "a.jsonl", ARTICLES)
    run(ARTICLES, "--alignment", str(tmp_path / "a.csv"))
    run(ARTICLES, "--alignment", str(tmp_path / "a.parquet"))
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        assert [row["original_text"] for row in csv.DictReader(file)] == [
            row["original_text"] for row in rows
        ]
    table = duckdb.read_parquet(str(tmp_path / "a.parquet"))
    assert [dict(zip(table.columns, row, strict=True))["kept"] for row in table.fetchall()] == [
        row["kept"] for row in rows
    ]
    assert table.columns == list(rows[0])


def test_clusters_are_still_written_beside_the_table(tmp_path: Path) -> None:
    assert run(ARTICLES, "--alignment", str(tmp_path / "a.csv")).stdout == run(ARTICLES).stdout


def test_a_paragraph_that_a_doubtful_reading_lacks_is_not_called_cut(tmp_path: Path) -> None:
    records = [article.to_dict() for article in clean(Path(ARTICLES))]
    kinds = {}
    for warned in (False, True):
        for record in records:
            if record["id"] == "a5-excerpt":
                record["warnings"] = ["the page is damaged"] if warned else []
        text = "\n".join(map(json.dumps, records))
        rows = aligned(tmp_path / "a.jsonl", "-", text=text)
        kinds[warned] = {row["kind"] for row in rows if row["reprint"] == "a5-excerpt"}
    assert "cut" in kinds[False]
    assert "doubtful" not in kinds[False]
    assert "cut" not in kinds[True]
    assert "doubtful" in kinds[True]


def test_a_diff_takes_every_option_of_newsdiff() -> None:
    theirs = {name for option in newsdiff.params for name in option.opts if option.name != "paths"}
    ours = {name for option in main.params for name in option.opts}
    assert theirs - {"--ledger"} <= ours  # which asks about one article


def test_layout_and_context_are_chosen_as_for_newsdiff() -> None:
    assert " │ " in run(ARTICLES, "--diff", "--layout", "side").stdout
    shown = run(ARTICLES, "--diff").stdout
    assert " │ " not in shown
    assert "alike" in shown
    assert "alike" not in run(ARTICLES, "--diff", "--all").stdout
    assert "\x1b[9;31m" in run(ARTICLES, "--diff", "--color", "always").stdout


def test_only_reprints_in_which_a_value_differs_are_shown_where_figures_are_asked_for() -> None:
    shown = run(ARTICLES, "--diff", "--figures").stdout
    headings = [line.split("  ")[2] for line in shown.splitlines() if line.startswith("+++ ")]
    assert headings == ["a4-corrected"]


def test_punctuation_counts_when_it_is_asked_for(tmp_path: Path) -> None:
    body = "渡口的新码头在清早启用，头班船上坐了四十来个赶集的人；船家说，比往年多。" * 4
    records = [{"id": "a", "body": body}, {"id": "b", "body": body.replace("；", "，")}]
    text = "\n".join(json.dumps({"title": "码头", "date": "2024-05-06"} | r) for r in records)
    assert "no difference" in run("-", "--diff", text=text).stdout
    assert "[-；-]{+，+}" in run("-", "--diff", "--punctuation", text=text).stdout
    for asked, kind in (((), "kept"), (("--punctuation",), "edited")):
        (row,) = aligned(tmp_path / "a.jsonl", "-", *asked, text=text)
        assert row["kind"] == kind


def test_a_diff_can_be_data_too(tmp_path: Path) -> None:
    rows = aligned(tmp_path / "a.jsonl", ARTICLES)
    told = run(ARTICLES, "--diff", "--format", "jsonl").stdout
    assert [json.loads(line) for line in told.splitlines()] == rows
    out = tmp_path / "whole.json"
    assert run(ARTICLES, "--diff", "-o", str(out)).stdout == ""
    whole = json.loads(out.read_text("utf-8"))
    assert [(one["left"]["id"], one["right"]["id"]) for one in whole] == list(
        dict.fromkeys((row["original"], row["reprint"]) for row in rows)
    )
    schema = json.loads(run("--diff", "--schema").stdout)
    for one in whole:
        jsonschema.validate(one, schema)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--alignment", "a.txt"),
        ("--diff", "--pairs"),
        ("--diff", "--format", "ids"),
        ("--diff", "--format", "markdown"),
        ("--diff", "--split", "x"),
        ("--layout", "side"),
        ("--all", "--alignment", "a.csv"),
        ("--punctuation",),
    ],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(ARTICLES, *arguments).exit_code == 2
