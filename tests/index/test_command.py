"""`dedupe --index`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click.testing
import duckdb
import pytest

from cleaner.commands.dedupe import main
from tests.reprints.records import SAMPLES

ARTICLES = SAMPLES / "articles.jsonl"


def run(*arguments: str, text: str | None = None) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [*arguments, "--jobs", "1"], input=text)


@pytest.fixture
def index(tmp_path: Path) -> str:
    return str(tmp_path / "news.duckdb")


def halves() -> tuple[str, str]:
    lines = ARTICLES.read_text("utf-8").splitlines(keepends=True)
    return "".join(lines[::2]), "".join(lines[1::2])


def changes(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("options", [(), ("--pairs",), ("--format", "csv"), ("--format", "ids")])
def test_what_is_listed_is_what_one_run_over_everything_prints(
    index: str, options: tuple[str, ...]
) -> None:
    for half in halves():
        assert run("--index", index, text=half).exit_code == 0
    assert run("--index", index, "--list", *options).stdout == run(str(ARTICLES), *options).stdout


def test_a_portion_is_told_with_all_that_it_relates_to(index: str) -> None:
    first, second = halves()
    run("--index", index, text=first)
    ids = {json.loads(line)["id"] for line in second.splitlines()}
    told = [
        json.loads(line)
        for line in run("--index", index, "--pairs", text=second).stdout.split("\n")
        if line
    ]
    whole = [json.loads(line) for line in run(str(ARTICLES), "--pairs").stdout.splitlines()]
    assert told == [pair for pair in whole if ids & {pair["left"], pair["right"]}]


def test_why_two_articles_relate_is_read_out_of_the_index(index: str) -> None:
    run("--index", index, str(ARTICLES))
    ids = ("a1-original", "a3-edited")
    asked = run("--index", index, "--explain", *ids, text="not read")
    assert asked.exit_code == 0
    assert asked.stderr == ""
    assert asked.stdout == run(str(ARTICLES), "--explain", *ids).stdout
    first, _ = halves()  # one of the two; the index has the other
    assert run("--index", index, "-", "--explain", *ids, text=first).stdout == asked.stdout
    missing = run("--index", index, "--explain", "a1-original", "nowhere")
    assert missing.exit_code == 1
    assert "no article has the id nowhere" in missing.stderr


def test_what_is_said_of_a_portion_is_not_said_of_the_whole_index(index: str) -> None:
    run("--index", index, str(ARTICLES))
    body = "海关今天上午在码头举行了一场演练，参加的有三个部门。" * 9
    alone = json.dumps({"id": "alone", "title": "演练", "body": body})
    told = run("--index", index, text=alone).stderr
    assert "compared 1 article with the index, 18 articles in all: in no cluster" in told
    assert "no reprints" not in told
    again = json.dumps({"id": "again", "title": "演练", "body": body})
    told = run("--index", index, text=again).stderr
    assert "compared 1 article with the index, 19 articles in all: in 1 cluster" in told


def test_against_compares_and_adds_nothing(index: str) -> None:
    first, second = halves()
    run("--index", index, text=first)
    before = Path(index).read_bytes()
    told = run("--index", index, "--against", text=second)
    assert Path(index).read_bytes() == before
    assert told.stdout == run("--index", index, text=second).stdout


def test_what_is_new_and_what_is_taken_back_is_written_and_said(index: str, tmp_path: Path) -> None:
    run("--index", index, str(ARTICLES))
    other = {"id": "b2-full", "title": "别的", "body": "另一篇完全不同的文章。" * 20}
    told = run("--index", index, "--changes", str(tmp_path / "c.jsonl"), text=json.dumps(other))
    found = changes(tmp_path / "c.jsonl")
    assert {"change": "article", "id": "b2-full", "what": "updated"} in found
    verdict = {"change": "verdict", "left": "b1-original", "right": "b2-full", "relation": "full"}
    assert verdict in found
    assert "updated 1" in told.stderr
    assert "taken back: full of b1-original and b2-full" in told.stderr


def test_the_same_input_again_changes_nothing(index: str, tmp_path: Path) -> None:
    first = run("--index", index, str(ARTICLES))
    before = Path(index).read_bytes()
    again = run("--index", index, str(ARTICLES), "--changes", str(tmp_path / "c.jsonl"))
    assert again.stdout == first.stdout
    assert Path(index).read_bytes() == before
    assert {line.get("what") for line in changes(tmp_path / "c.jsonl")} == {"unchanged"}


@pytest.mark.parametrize(
    ("option", "named"), [(("--min-length", "30"), "--min-length"), (("--window", "3"), "--window")]
)
def test_other_settings_are_refused_by_name(
    index: str, option: tuple[str, ...], named: str
) -> None:
    run("--index", index, str(ARTICLES))
    told = run("--index", index, str(ARTICLES), *option)
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"was made with {named}" in told.stderr


def test_foreign_and_damaged_files_are_refused(index: str, tmp_path: Path) -> None:
    foreign, text, cut = (str(tmp_path / name) for name in ("other.duckdb", "text", "cut.duckdb"))
    with duckdb.connect(foreign) as db:
        db.execute("CREATE TABLE meta (key INTEGER, other INTEGER)")
    Path(text).write_text("no database", "utf-8")
    run("--index", index, str(ARTICLES))
    Path(cut).write_bytes(Path(index).read_bytes()[:5000])
    for path in (foreign, text, cut):
        kept = Path(path).read_bytes()
        told = run("--index", path, str(ARTICLES))
        assert (told.exit_code, told.stdout) == (1, ""), path
        assert path in told.stderr
        assert Path(path).read_bytes() == kept


def test_an_index_that_is_not_there_can_be_added_to_and_not_asked(index: str) -> None:
    assert "no such index" in run("--index", index, "--list").stderr
    assert "no such index" in run("--index", index, "--against", str(ARTICLES)).stderr
    assert not Path(index).exists()
    assert run("--index", index, str(ARTICLES)).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--against", str(ARTICLES)),
        ("--list",),
        ("--index", "x.duckdb", "--list", str(ARTICLES)),
        ("--index", "x.duckdb", "--list", "--against"),
    ],
)
def test_options_that_do_not_fit_together_are_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_texts_of_both_portions_are_there_for_report_diff_and_alignment(
    index: str, tmp_path: Path
) -> None:
    first, second = halves()
    run("--index", index, text=first)
    report, table = tmp_path / "report.html", tmp_path / "rows.jsonl"
    shown = run("--index", index, "--report", str(report), "--alignment", str(table), text=second)
    assert shown.exit_code == 0, shown.stderr
    whole = tmp_path / "whole.jsonl"
    run(str(ARTICLES), "--alignment", str(whole))
    told = set(table.read_text("utf-8").splitlines())
    assert told
    assert told <= set(whole.read_text("utf-8").splitlines())
    assert "Content-Security-Policy" in report.read_text("utf-8")


@pytest.mark.parametrize("way", [("--list",), ("--against",)])
def test_what_only_the_index_has_is_shown_as_in_one_run(index: str, way: tuple[str, ...]) -> None:
    run("--index", index, str(ARTICLES))
    asked = () if way == ("--list",) else (str(ARTICLES),)
    assert (
        run("--index", index, *way, "--diff", *asked).stdout == run(str(ARTICLES), "--diff").stdout
    )
