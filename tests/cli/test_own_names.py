"""Each file that a run reads or writes has a name of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import click.testing
import pytest

from cleaner.commands.clean import main as clean_command
from cleaner.commands.dedupe import main as dedupe
from cleaner.commands.newsdiff import main as newsdiff
from tests.reprints.records import SAMPLES

ARTICLES = SAMPLES / "articles.jsonl"


def run(command: Any, *args: object) -> click.testing.Result:
    return click.testing.CliRunner().invoke(command, list(map(str, args)))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ARTICLES, "in.jsonl")
    assert run(dedupe, "in.jsonl", "--index", "news.duckdb", "-o", "clusters.jsonl").exit_code == 0
    Path("list").write_text("in.jsonl\n")
    Path("rules").write_text('["news.example"]\ntitle = "h1"\n')
    Path("listed.csv").write_text("code,name\n600000,云岭水泥\n")
    return tmp_path


def left(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def refused(folder: Path, command: Any, args: str, why: str) -> None:
    before = left(folder)
    told = run(command, *args.split())
    assert told.exit_code == 2
    assert why in told.stderr
    assert left(folder) == before


@pytest.mark.parametrize(
    ("command", "args"),
    [
        (clean_command, "in.jsonl -o x.jsonl --manifest x.jsonl"),
        (clean_command, "in.jsonl -o x.jsonl --rejected x.jsonl"),
        (clean_command, "in.jsonl -o x.jsonl --rejected x.jsonl.partial"),
        (clean_command, "in.jsonl --rejected x --manifest ../{here}/./x"),
        (dedupe, "in.jsonl -o x.jsonl --manifest x.jsonl"),
        (dedupe, "in.jsonl -o x.jsonl --ledger x.jsonl"),
        (dedupe, "in.jsonl --novelty x.jsonl --mutations x.jsonl"),
        (dedupe, "in.jsonl --report x.jsonl --alignment x.jsonl"),
        (dedupe, "in.jsonl --split s -o s/originals.jsonl"),
        (dedupe, "in.jsonl --index news.duckdb -o news.duckdb --format jsonl"),
        (dedupe, "in.jsonl --index news.duckdb --changes news.duckdb"),
        (dedupe, "in.jsonl --index news.duckdb --manifest news.duckdb"),
        (dedupe, "in.jsonl --index news.duckdb --manifest news.duckdb.wal"),
        (dedupe, "--index news.duckdb --export --format jsonl -o news.duckdb"),
        (dedupe, "--index news.duckdb --backup news.duckdb"),
    ],
)
def test_two_outputs_of_one_name_are_refused_before_anything_is_written(
    here: Path, command: Any, args: str
) -> None:
    refused(here, command, args.format(here=here.name), "cannot both write")


@pytest.mark.parametrize(
    ("command", "args"),
    [
        (clean_command, "in.jsonl -o in.jsonl"),
        (clean_command, "in.jsonl -o linked.jsonl"),
        (clean_command, "in.jsonl --manifest in.jsonl"),
        (clean_command, "--files-from list -o list"),
        (clean_command, "in.jsonl --rules rules -o rules"),
        (clean_command, "in.jsonl --securities listed.csv --rejected listed.csv"),
        (clean_command, ". --format markdown -o ."),
        (dedupe, "in.jsonl --report in.jsonl"),
        (dedupe, "in.jsonl --index in.jsonl"),
        (dedupe, "--files-from list --changes list --index news.duckdb"),
        (newsdiff, "in.jsonl#a in.jsonl#b -o in.jsonl"),
        (newsdiff, "in.jsonl in.jsonl -o ./in.jsonl"),
        (newsdiff, "--ledger in.jsonl#a clusters.jsonl -o in.jsonl"),
        (newsdiff, "--ledger a --index news.duckdb --format json -o news.duckdb"),
    ],
)
def test_what_is_read_is_not_written_over(here: Path, command: Any, args: str) -> None:
    os.link("in.jsonl", "linked.jsonl")
    refused(here, command, args, "is an input and the output, too")


@pytest.mark.parametrize(
    ("command", "args"),
    [
        (clean_command, "in.jsonl -o x.jsonl --rejected y.jsonl --manifest x.json"),
        (clean_command, "in.jsonl --rejected /dev/null --manifest /dev/null -o /dev/null"),
        (clean_command, "in.jsonl -o . --format markdown"),
        (dedupe, "in.jsonl --split . -o x.jsonl"),
        (dedupe, "in.jsonl --index news.duckdb --changes x.jsonl -o y.jsonl"),
    ],
)
def test_names_that_differ_stand_side_by_side(here: Path, command: Any, args: str) -> None:
    assert run(command, *args.split()).exit_code == 0


def test_a_name_that_no_file_can_have_is_told_as_an_input_that_failed(here: Path) -> None:
    Path("list").write_bytes(b"a\0b\nin.jsonl\n")
    told = run(clean_command, "--files-from", "list", "-o", "x.jsonl")
    assert told.exit_code == 1
    assert "embedded null" in told.stderr  # the system words it
    assert Path("x.jsonl").read_bytes()


@pytest.mark.parametrize(
    "option",
    [
        *("-o", "--index", "--split", "--report", "--ledger", "--manifest", "--rejected"),
        *("--novelty", "--mutations", "--alignment", "--backup", "--changes", "--files-from"),
    ],
)
def test_an_empty_name_as_a_variable_that_is_not_set_gives_it_is_a_wrong_use(option: str) -> None:
    done = click.testing.CliRunner().invoke(dedupe, [option, "", "in.jsonl"])
    assert done.exit_code == 2
    assert done.stderr.endswith(f"Invalid value for '{option}': a name is empty\n")
