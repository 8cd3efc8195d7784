"""`newsdiff --ledger`: one article by where each of its passages was first published."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click.testing
import pytest

from cleaner.commands.dedupe import main as dedupe
from cleaner.commands.newsdiff import main
from tests.reprints.records import story

SAMPLES = Path(__file__).parents[2] / "samples" / "reprints" / "articles.jsonl"
DIGEST = f"{SAMPLES}#c1-digest"


def run(*arguments: str | Path) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, list(map(str, arguments)))


def test_each_passage_stands_in_marks_with_the_number_of_its_source() -> None:
    found = run("--ledger", DIGEST, SAMPLES)
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert any(line.startswith("  1   58%") and "云江日报" in line for line in lines)
    assert any(line.startswith("[1: 云江市轨道交通集团18日宣布") for line in lines)
    assert any(line.startswith("[2: 青禾县农业农村局日前通报") for line in lines)
    assert any(line.startswith("【天气】本省北部") for line in lines)


def test_who_reads_the_head_alone_gets_the_same_exit_code() -> None:
    command = [sys.executable, "-m", "cleaner", "newsdiff", "--ledger", DIGEST, str(SAMPLES)]
    nobody, theirs = os.pipe()
    os.close(nobody)
    with open(theirs, "wb") as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_colours_stand_for_the_marks_where_they_are_wanted() -> None:
    found = run("--ledger", DIGEST, SAMPLES, "--color", "always")
    assert "[1: " not in found.stdout
    assert "\x1b[32m云江市轨道交通集团18日宣布" in found.stdout
    assert "\x1b[36m青禾县农业农村局日前通报" in found.stdout


def test_without_its_marks_the_text_is_the_article(tmp_path: Path) -> None:
    found = run("--ledger", DIGEST, SAMPLES)
    rows = map(json.loads, SAMPLES.read_text("utf-8").splitlines())
    (body,) = (row["body"] for row in rows if row["id"] == "c1-digest")
    text = found.stdout.split("\n\n", 1)[1]
    for mark in ("[1: ", "[2: ", "]", "\n"):
        text = text.replace(mark, "")
    assert text == body.replace("\n", "")


def test_an_article_among_itself_alone_is_new(tmp_path: Path) -> None:
    alone = tmp_path / "alone.jsonl"
    (line,) = (row for row in SAMPLES.read_text("utf-8").splitlines() if "c1-digest" in row[:40])
    alone.write_text(line, "utf-8")
    found = run("--ledger", alone, alone)
    assert (found.exit_code, "novel" in found.stdout) == (0, True)
    assert "among       0 articles" in found.stdout


def test_an_index_is_a_heap_too_and_an_id_in_it_an_article(tmp_path: Path) -> None:
    index = tmp_path / "news.duckdb"
    made = click.testing.CliRunner().invoke(
        dedupe, [str(SAMPLES), "--index", str(index), "-q", "-j", "1", "--format", "jsonl"]
    )
    assert made.exit_code == 0
    whole = run("--ledger", DIGEST, SAMPLES)
    for name in (DIGEST, "c1-digest"):
        found = run("--ledger", name, "--index", index)
        assert (found.exit_code, found.stdout) == (1, whole.stdout)
    both = run("--ledger", "c1-digest", "--index", index, SAMPLES)
    assert both.stdout == whole.stdout
    assert run("--ledger", "nobody", "--index", index).exit_code == 2


def test_it_is_data_too(tmp_path: Path) -> None:
    whole = json.loads(run("--ledger", DIGEST, SAMPLES, "--format", "json").stdout)
    assert (whole["kind"], whole["sources"][0]["title"]) == (
        "reprint",
        "云江地铁6号线28日开通试运营",
    )
    out = tmp_path / "passages.jsonl"
    assert run("--ledger", DIGEST, SAMPLES, "-o", out).exit_code == 1
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows == whole["passages"]
    for kind, key in (("json", "sources"), ("jsonl", "first_start")):
        assert key in run("--ledger", DIGEST, "--schema", "--format", kind).stdout


def test_an_article_without_a_time_and_a_heap_that_fails_are_trouble(tmp_path: Path) -> None:
    undated = tmp_path / "undated.json"
    undated.write_text(json.dumps({"id": "u", "title": "题", "body": "".join(story(1))}), "utf-8")
    found = run("--ledger", undated, SAMPLES)
    assert (found.exit_code, "tells no time" in found.stderr) == (2, True)
    found = run("--ledger", DIGEST, SAMPLES, tmp_path / "nothing")
    assert (found.exit_code, "no such file" in found.stderr) == (2, True)
    assert "88% was published before" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--ledger", "a"), "what is it compared with?"),
        (("--index", "i.duckdb", "a", "b"), "only with --ledger"),
        (("--ledger", "-", "-"), "standard input can be read once"),
        (("--ledger", "a", "b", "--layout", "side"), "--layout: only where two"),
        (("--ledger", "a", "b", "--all", "--punctuation"), "--all, --punctuation: only"),
        (("a",), "two articles are needed"),
        (("a", "b", "c"), "two articles are needed"),
    ],
)
def test_a_wrong_command_is_told_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    found = run(*arguments)
    assert (found.exit_code, said in found.stderr) == (2, True)
