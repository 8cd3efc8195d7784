"""`--lang`: what is in another language is passed over, counted and no failure."""

from __future__ import annotations

import json
from pathlib import Path

import click.testing
import pytest

from cleaner.commands.clean import main

CHINESE = {
    "id": "a",
    "title": "云江大桥通车",
    "body": "云江大桥今日通车，全长三公里，历时四年建成。",
}
ENGLISH = {
    "id": "b",
    "title": "The bridge is open",
    "body": "The bridge was opened on Monday, and it is expected to be of use to the city.",
}
SHORT = {"id": "c", "title": "快讯", "body": "如题"}


def run(*arguments: str) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [*arguments, "-j", "1"])


def ids(result: click.testing.Result) -> list[str]:
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


@pytest.fixture
def dump(tmp_path: Path) -> str:
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in (CHINESE, ENGLISH, SHORT)), "utf-8")
    return str(path)


def test_only_articles_in_the_languages_asked_for_are_given(dump: str) -> None:
    result = run(dump, "--lang", "zh")
    assert (result.exit_code, ids(result)) == (0, ["a", "c"])
    assert "another language: en" in result.stderr
    assert ids(run(dump, "--lang", "en,zh")) == ["a", "b", "c"]
    assert ids(run(dump)) == ["a", "b", "c"]


def test_a_single_article_in_another_language_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(ENGLISH), "utf-8")
    result = run(str(path), "--lang", "zh")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "skipped 1" in result.stderr


@pytest.mark.parametrize("named", ["chinese", "", "z1"])
def test_what_is_no_code_of_a_language_is_a_wrong_use(dump: str, named: str) -> None:
    assert run(dump, "--lang", named).exit_code == 2
