"""`--changes`: what an index tells of once is on the disk before the index changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.commands.doing import changes_file
from cleaner.commands.doing.changes_file import changes_written
from cleaner.index.api import add
from cleaner.output import OutputError
from tests.index.test_command import ARTICLES, changes, halves, run
from tests.index.world import lines, options, world

_WORKS = (("--remove", "b2-full"), ("--prune-before", "2030-01-01"), ("--migrate",))


@pytest.fixture
def index(tmp_path: Path) -> str:
    path = str(tmp_path / "news.duckdb")
    run("--index", path, text=halves()[0])
    return path


@pytest.mark.parametrize("works", [(str(ARTICLES),), *_WORKS])
@pytest.mark.parametrize("is_full", [False, True])
def test_an_index_stays_as_it_was_where_its_changes_cannot_be_written(
    index: str, works: tuple[str, ...], is_full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError("c.jsonl: no space left on device")

    kept = Path(index).read_bytes()
    file = Path(index).parent / ("c.jsonl" if is_full else "none/c.jsonl")
    if is_full:
        monkeypatch.setattr(changes_file, "_write", full)
    told = run("--index", index, *works, "--changes", str(file))
    assert told.exit_code == 1
    assert "c.jsonl: no " in told.stderr
    assert "Traceback" not in told.stderr
    assert Path(index).read_bytes() == kept
    assert [path.name for path in file.parent.parent.rglob("c.jsonl*")] == []


@pytest.mark.parametrize("works", [(str(ARTICLES),), *_WORKS])
def test_the_index_changes_where_they_can(index: str, works: tuple[str, ...]) -> None:
    file = Path(index).parent / "c.jsonl"
    before = run("--index", index, "--stats").stdout
    told = run("--index", index, *works, "--changes", str(file))
    assert (told.exit_code, file.exists()) == (0, True)
    assert changes(file)
    assert works == ("--migrate",) or run("--index", index, "--stats").stdout != before
    assert not file.with_suffix(".jsonl.partial").exists()


def test_no_changes_are_told_of_a_portion_that_was_not_added(
    index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OutputError("news.duckdb: no space left on device")

    monkeypatch.setattr("cleaner.index.api.commit", refused)
    told = run("--index", index, str(ARTICLES), "--changes", str(Path(index).parent / "c.jsonl"))
    assert told.exit_code == 1
    assert not list(Path(index).parent.glob("c.jsonl*"))


@pytest.mark.parametrize("is_pipe", [False, True])
def test_a_portion_that_is_planned_once_more_is_written_once(
    tmp_path: Path, is_pipe: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.output.streams.is_special", lambda _: is_pipe)
    path = tmp_path / "c.jsonl"
    with changes_written(str(path)) as before:
        portion = add(options(str(tmp_path / "news.duckdb")), lines(world(3)), before=before)
        before(portion)
    told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(told) == len(portion.differences) > 0
