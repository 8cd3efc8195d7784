"""The command `newsdiff`: inputs, formats, exit codes, pager and colours."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click.testing
import jsonschema
import pytest

from cleaner import clean
from cleaner.commands.newsdiff import main
from tests.reprints.records import SAMPLES
from tests.terminal import read_terminal

ROOT = SAMPLES.parents[1]
ARTICLES = str(SAMPLES / "articles.jsonl")
LEFT, RIGHT = f"{ARTICLES}#a1-original", f"{ARTICLES}#a4-corrected"


def run(*arguments: str, **options: Any) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, arguments, **options)


def record(body: str, **fields: Any) -> str:
    known = {"title": "云江地铁试运营", "date": "2024-11-18 09:20", "url": "http://a.example/1"}
    return json.dumps(known | {"body": body} | fields, ensure_ascii=False)


BODY = "云江市轨道交通集团宣布，地铁6号线一期工程将于本月28日载客试运营，线路全长31.4公里。"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def one(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, "utf-8")
        return str(tmp_path / name)

    return one


@pytest.mark.parametrize(
    ("right", "code", "said"),
    [
        (BODY, 0, "no difference"),
        (BODY.replace("，", "、"), 0, "no difference"),
        (BODY + "\n（责任编辑：林夕照）", 1, "furniture only"),
        (BODY.replace("31.4", "31.7"), 1, "31.4公里 → 31.7公里"),
    ],
)
def test_the_exit_code_is_that_of_diff(write: Any, right: str, code: int, said: str) -> None:
    result = run(write("l.json", record(BODY)), write("r.json", record(right)))
    assert result.exit_code == code
    assert said in result.stdout
    assert result.stderr == ""


def test_punctuation_counts_when_it_is_asked_for(write: Any) -> None:
    files = write("l.json", record(BODY)), write("r.json", record(BODY.replace("，", "、")))
    assert run(*files, "--punctuation").exit_code == 1


def test_a_page_and_its_record_do_not_differ(tmp_path: Path) -> None:
    page = ROOT / "samples" / "articles" / "sina" / "2025.html"
    [article] = clean(page)
    (tmp_path / "record.json").write_text(json.dumps(article.to_dict()), "utf-8")
    assert run(str(page), str(tmp_path / "record.json")).exit_code == 0


# --- which article ------------------------------------------------------------------------------


def test_one_of_many_articles_is_named_by_its_id() -> None:
    result = run(LEFT, RIGHT)
    assert result.exit_code == 1
    assert "31.4公里 → 31.7公里" in result.stdout


def test_an_existing_file_wins_over_an_id(write: Any) -> None:
    plain = write("a.json", record(BODY, url="http://a.example/b"))
    named = write("a.json#b", record(BODY.replace("31.4", "50")))
    assert "31.4公里 → 50公里" in run(plain, named).stdout
    os.unlink(named)
    assert run(plain, named).exit_code == 2


def test_an_article_without_an_id_of_its_own_is_named_by_its_number(write: Any) -> None:
    lines = [record(BODY, url=None), record(BODY.replace("31.4", "50"), url=None)]
    path = write("two.jsonl", "\n".join(lines))
    assert "31.4公里 → 50公里" in run(f"{path}#1", f"{path}#2").stdout


def test_standard_input_is_one_of_both_and_not_both() -> None:
    text = Path(ARTICLES).read_bytes()
    assert run("--", "-#a1-original", RIGHT, input=text).exit_code == 1
    assert run("-", "-", input=text).exit_code == 2
    assert run("--", "-#a1-original", "-#a4-corrected", input=text).exit_code == 2


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.json", "missing.json: no such file or folder"),
        (str(SAMPLES), "reprints: a folder"),
        (ARTICLES, "more than one article; name one as"),
        (f"{ARTICLES}#nobody", "no article has the id nobody"),
        ("missing.json#x", "missing.json: no article has the id x (no such file or folder)"),
    ],
)
def test_trouble_is_one_line_that_names_file_and_reason(name: str, reason: str) -> None:
    result = run(LEFT, name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert reason in result.stderr
    assert result.stderr.startswith("newsdiff: ")
    assert result.stderr.count("\n") == 1


def test_what_is_no_article_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "empty.txt").write_bytes(b"")
    for name, reason in (("a.bin", "binary"), ("empty.txt", "empty")):
        result = run(str(tmp_path / name), RIGHT)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{name}: {reason}" in result.stderr


@pytest.mark.parametrize("arguments", [(), (LEFT,), (LEFT, RIGHT, "--layout", "x")])
def test_wrong_usage_is_trouble(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


# --- formats ------------------------------------------------------------------------------------


def test_json_keeps_to_its_schema_and_holds_both_texts() -> None:
    found = json.loads(run(LEFT, RIGHT, "--format", "json").stdout)
    schema = json.loads(run("--schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**found, "rows": 7}, schema)
    bodies = {article.id: article.body for article in clean(Path(ARTICLES))}
    rows = sorted((r for r in found["rows"] if r["left_at"]), key=lambda r: r["left_at"])
    assert "\n".join(row["left"] for row in rows) == bodies["a1-original"]


def test_lines_and_csv_give_the_same_rows_and_keep_to_the_schema() -> None:
    lines = [json.loads(x) for x in run(LEFT, RIGHT, "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(LEFT, RIGHT, "--format", "csv").stdout)))
    schema = json.loads(run("--schema", "--format", "jsonl").stdout)
    for line, row in zip(lines, rows, strict=True):
        jsonschema.validate(line, schema)
        assert line["kind"] == row["kind"]
        assert line["original_text"] == row["original_text"]
    assert lines[0]["figures"] == [["31.4公里", "31.7公里"]]
    assert {line["kind"] for line in lines} == {"edited", "kept"}


# --- terminal -----------------------------------------------------------------------------------


def on_terminal(*arguments: str, **environment: str) -> tuple[str, int]:
    """Run the command on a terminal of its own; return what it showed, and its exit code."""
    ours, theirs = os.openpty()
    given = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "PAGER")}
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "newsdiff", LEFT, RIGHT, *arguments],
        stdout=theirs,
        stdin=theirs,
        cwd=ROOT,
        env=given | {"TERM": "xterm", "COLUMNS": "80", "PYTHONPATH": str(ROOT)} | environment,
    )
    os.close(theirs)
    return read_terminal(ours), process.wait(60)


def test_a_terminal_has_colours_and_a_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged with $LESS\ncat\n")
    pager.chmod(0o755)
    shown, code = on_terminal(PAGER=str(pager))
    assert "paged with FRX" in shown
    assert "\x1b[9;31m31.4公里" in shown
    assert code == 1
    assert "paged" not in on_terminal("--no-pager", PAGER=str(pager))[0]
    assert "paged" not in run(LEFT, RIGHT, env={"PAGER": str(pager)}).stdout


def test_a_pager_that_ends_early_is_no_trouble(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nexec head -n 1 >/dev/null\n")
    pager.chmod(0o755)
    assert on_terminal(PAGER=str(pager))[1] == 1


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("--no-color",), {}),
        ((), {"NO_COLOR": "1"}),
        (("--color", "never"), {}),
        ((), {"TERM": "dumb"}),
    ],
)
def test_colours_can_be_refused(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    shown, _ = on_terminal("--no-pager", *arguments, COLUMNS="99", **environment)
    assert "\x1b" not in shown
    assert "[-31.4公里-]{+31.7公里+}" in shown


def test_a_pipe_has_colours_only_where_they_are_asked_for() -> None:
    assert "\x1b" not in run(LEFT, RIGHT).stdout
    assert "\x1b[31m" in run(LEFT, RIGHT, "--color", "always").stdout


def test_a_short_diff_pays_for_no_heavy_library() -> None:
    told = "{'numpy', 'opencc', 'duckdb', 'rich'} & sys.modules.keys()"
    code = (
        "import sys\nfrom cleaner.commands.newsdiff import main\n"
        f"try:\n main([{LEFT!r}, {RIGHT!r}])\nexcept SystemExit:\n print({told}, file=sys.stderr)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True
    )
    assert said.stderr == "set()\n"
