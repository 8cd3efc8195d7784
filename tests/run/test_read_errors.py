"""A disk or a pipe that fails in the middle of an input is told with its place."""

from __future__ import annotations

import errno
import io
import json
from pathlib import Path
from typing import Any

import click.testing
import pytest

from cleaner.commands.clean import main as clean
from cleaner.pipeline import Options
from cleaner.run.work import Cleaned, Failed, Task

TEXT = "示例市文化局通报说，新馆将在年内全部开放，市民可以凭身份证免费借书。"


def lines(town: str) -> bytes:
    records = (
        {"id": f"{town}{n}", "title": f"{town}图书馆{n}号公告", "body": f"{town}{TEXT}第{n}次。"}
        for n in range(500)
    )
    return "".join(json.dumps(record) + "\n" for record in records).encode()


LINES = lines("云江")
TABLE = (
    "title,body\n" + "".join(f"图书馆{n}号公告,{TEXT}第{n}次。\n" for n in range(900))
).encode()
PAGE = f"<html><title>图书馆</title><h1>图书馆</h1><p>{TEXT * 2000}</p>".encode()


class Failing(io.RawIOBase):
    """A file whose blocks behind a place cannot be read."""

    def __init__(self, data: bytes, good: int) -> None:
        self._data = io.BytesIO(data[:good])

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not (read := self._data.readinto(buffer)):
            raise OSError(errno.EIO, "Input/output error")
        return read


@pytest.mark.parametrize("data", [LINES, TABLE], ids=["records", "table"])
def test_articles_before_an_error_are_given_and_the_error_is_told_with_its_line(
    data: bytes,
) -> None:
    good = len(data) * 4 // 5
    *before, last = Task(options=Options()).items(io.BufferedReader(Failing(data, good)), "x")
    assert len(before) > 300
    assert all(isinstance(item, Cleaned) for item in before)
    assert isinstance(last, Failed)
    assert (last.place or "").startswith("line ")
    assert "input/output error" in last.reason.lower()


def test_half_a_page_is_no_article() -> None:
    (item,) = Task(options=Options()).items(io.BufferedReader(Failing(PAGE, 100_000)), "x")
    assert isinstance(item, Failed)
    assert "input/output error" in item.reason.lower()


def test_the_other_inputs_are_read_and_the_run_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, town in (("1.jsonl", "松湖"), ("2.jsonl", "云江"), ("3.jsonl", "河西")):
        (tmp_path / name).write_bytes(lines(town))
    rightly = Path.open

    def opened(path: Path, *how: Any, **more: Any) -> Any:
        if path.name == "2.jsonl":
            return io.BufferedReader(Failing(LINES, len(LINES) * 4 // 5))
        return rightly(path, *how, **more)

    monkeypatch.setattr(Path, "open", opened)
    done = click.testing.CliRunner().invoke(clean, [str(tmp_path), "-j", "1"])
    assert done.exit_code == 1
    assert 1_300 < len(done.stdout.splitlines()) < 1_500
    told = done.stderr.splitlines()[0]
    assert told.startswith(f"clean: {tmp_path}/2.jsonl: line ")
    assert told.lower().endswith("input/output error")
