"""The recipes of the docs, run as they stand there."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[2]
SECTIONS = (ROOT / "docs" / "recipes.md").read_text("utf-8").split("\n## ")[1:]


def commands(section: str) -> list[str]:
    [text] = [text for text in SECTIONS if text.startswith(section)]
    return re.findall(r"```sh\n(.*?)```", text, re.S)


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Put both commands, run from this checkout, on the path."""
    (tmp_path / "bin").mkdir()
    for name in ("clean", "dedupe"):
        tool = tmp_path / "bin" / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleaner {name} "$@"\n', "utf-8")
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


def run(script: str, folder: Path, shell: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-e"],
        input=script,
        cwd=folder,
        env=shell,
        capture_output=True,
        check=False,
        text=True,
    )


def test_a_crawl_becomes_a_deduplicated_parquet_folder(
    tmp_path: Path, shell: dict[str, str]
) -> None:
    (tmp_path / "crawl").mkdir()
    archive = ROOT / "samples" / "articles" / "wrapped" / "pages.warc"
    for name in ("a.warc", "b c.warc"):
        shutil.copy(archive, tmp_path / "crawl" / name)
    (tmp_path / "articles").mkdir()
    [script] = commands("From a crawl")
    told = run(script, tmp_path, shell)
    assert told.returncode == 0, told.stderr
    originals = (tmp_path / "parted" / "originals.jsonl").read_text("utf-8").splitlines()
    table = duckdb.read_parquet(str(tmp_path / "articles" / "*.parquet"))
    ids = [id_ for (id_,) in table.select("id").fetchall()]
    assert ids == [json.loads(line)["id"] for line in originals]
    assert ids
    pandas = pytest.importorskip("pandas")
    assert list(pandas.read_parquet(tmp_path / "articles")["id"]) == ids


def test_the_nightly_job_adds_once_and_its_alarm_rings_for_a_redesign(
    tmp_path: Path, shell: dict[str, str]
) -> None:
    job, alarm = commands("The nightly job")
    shutil.copytree(ROOT / "samples" / "articles" / "stcn", tmp_path / "inbox")
    first = run(job, tmp_path, shell)
    assert first.returncode == 0, first.stderr
    changes = (tmp_path / "changes.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["what"] for line in changes} == {"added"}
    again = run(job, tmp_path, shell)
    assert "added 0" in again.stderr
    assert run(alarm, tmp_path, shell).returncode == 0
    manifest = json.loads((tmp_path / "day.json").read_text("utf-8"))
    manifest["hosts"]["hexi.example"] = {"articles": 40, "generic": 9}
    (tmp_path / "day.json").write_text(json.dumps(manifest), "utf-8")
    rung = run(alarm, tmp_path, shell)
    assert rung.returncode == 1
    assert "hexi.example" in rung.stderr
