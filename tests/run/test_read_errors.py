"""A disk or a pipe that fails in the middle of an input is told with its place."""

from __future__ import annotations

import errno
import gzip
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import click.testing
import pytest

from cleaner.commands.clean import main as clean
from cleaner.pipeline import Options
from cleaner.run.work import Cleaned, Failed, Task

_SIGNS = "".join(map(chr, range(0x4E00, 0x9000)))
TEXT = "示例市文化局通报说，新馆将在年内全部开放，市民可以凭身份证免费借书。"


def lines(town: str, noise: int = 0) -> bytes:
    """Return five hundred records; noise is so many characters in each that no archive shortens."""
    chance = random.Random(town)
    records = (
        {
            "id": f"{town}{n}",
            "title": f"{town}图书馆{n}号公告",
            "body": f"{town}{TEXT}第{n}次。" + "".join(chance.choices(_SIGNS, k=noise)),
        }
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


class Holed(io.RawIOBase):
    """A file of which one block, in its middle, cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)
        self._hole = range(len(data) // 2, len(data) // 2 + 512)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._data.seek(offset, whence)

    def tell(self) -> int:
        return self._data.tell()

    def readinto(self, buffer: Any) -> int:
        at = self._data.tell()
        if at in self._hole:
            raise OSError(errno.EIO, "Input/output error")
        good = self._hole.start - at if at < self._hole.start else len(buffer)
        return self._data.readinto(memoryview(buffer)[:good])


def _items_of_holed(
    data: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[object]:
    (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(Path, "open", lambda *_: io.BufferedReader(Holed(data)))
    return list(Task(options=Options()).items(tmp_path / name, name))


def test_what_stands_before_an_error_in_a_gzip_archive_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = gzip.compress(lines("云江", noise=100))
    *before, last = _items_of_holed(data, "x.jsonl.gz", tmp_path, monkeypatch)
    assert 100 < len(before) < 400
    assert all(isinstance(item, Cleaned) for item in before)
    assert isinstance(last, Failed)
    assert last.place == f"line {len(before) + 1}"
    assert last.reason.lower() == "input/output error"


def test_half_a_page_in_a_gzip_archive_is_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = gzip.compress(PAGE + lines("云江", noise=100))
    (item,) = _items_of_holed(data, "x.html.gz", tmp_path, monkeypatch)
    assert isinstance(item, Failed)
    assert item.reason.lower() == "input/output error"


def test_an_error_in_a_member_of_a_zip_costs_that_member_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = io.BytesIO()
    towns = ("松湖", "云江", "河西", "青禾", "临江")
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, town in enumerate(towns):
            archive.writestr(f"{number}.jsonl", lines(town, noise=100))
    items = _items_of_holed(whole.getvalue(), "x.zip", tmp_path, monkeypatch)
    (failed,) = [item for item in items if isinstance(item, Failed)]
    assert failed.place == "2.jsonl"  # the one in the middle
    assert failed.reason.lower() == "damaged in its archive: input/output error"
    found = [item.id[:2] for item in items if isinstance(item, Cleaned)]
    assert found == [town for town in towns if town != "河西" for _ in range(500)]


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
