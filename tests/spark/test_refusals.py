"""What the engine refuses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reprints.records import SAMPLES
from tests.spark.engine import run

pytestmark = pytest.mark.spark

ARTICLES = str(SAMPLES / "articles.jsonl")


def test_without_java_it_says_so_in_one_line(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    done = run("dedupe", "-o", out, ARTICLES, JAVA_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"dedupe: the engine spark needs Java 17, and there is no {tmp_path}/bin/java\n"
    )


def test_what_is_there_already_is_not_written_over(tmp_path: Path) -> None:
    done = run("dedupe", "--master", "local[1]", "-o", str(tmp_path), ARTICLES)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"dedupe: {tmp_path}: is there already\n"


def test_a_missing_path_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "bad.jsonl").write_text('{"title": "桥"\n', "utf-8")
    paths = [str(tmp_path / "nowhere"), str(tmp_path / "bad.jsonl"), ARTICLES]
    done = run("dedupe", "--master", "local[1]", "-o", str(out), *paths)
    assert (done.returncode, done.stdout) == (1, "")
    first, second, third = done.stderr.splitlines()
    assert first == f"dedupe: {tmp_path}/nowhere: no such file or folder"
    assert second.startswith(f"dedupe: {tmp_path}/bad.jsonl: ")
    assert third.startswith("dedupe: compared 17 articles: 2 clusters;")
    assert third.endswith("failed 2")
    assert (out / "clusters" / "_SUCCESS").exists()
