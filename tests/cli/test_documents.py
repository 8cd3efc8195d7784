"""A folder of documents: each is whole or not there, on every file system."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cleaner import clean
from cleaner.output import MarkedSink, OutputError, OutputPlace, open_sink


def _folder(path: Path) -> MarkedSink:
    return open_sink("text", OutputPlace(f"{path}/", io.BytesIO()))


def _record(made: bytes) -> bytes:
    (article,) = clean(made)
    return msgspec.json.encode(article.to_dict())


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("links", [True, False])
def test_the_same_article_is_left_and_another_of_its_name_gets_a_number(
    record: Any, tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    one = _record(record(1))
    other = _record(record(1, body="文字改过了，可是地址和标题还是原来的。"))
    for line in (one, one, other, one, other):
        _folder(tmp_path).write(line)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 2
    assert not [name for name in names if name.endswith(".partial")]
    assert sum("文字改过了" in path.read_text("utf-8") for path in tmp_path.iterdir()) == 1


@pytest.mark.parametrize("step", ["write", "link"])
def test_an_article_that_finds_no_room_leaves_nothing_behind(
    record: Any, tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    sink = _folder(tmp_path)
    sink.write(_record(record(1)))
    before = [path.name for path in tmp_path.iterdir()]
    if step == "write":
        monkeypatch.setattr("cleaner.output.documents.open", _with_a_name(full), raising=False)
    else:
        monkeypatch.setattr(os, "link", full)
        monkeypatch.setattr(os, "rename", full)
    with pytest.raises(OutputError, match="no space left on device"):
        sink.write(_record(record(2)))
    assert [path.name for path in tmp_path.iterdir()] == before


def _with_a_name(fault: Any) -> Any:
    """Return an `open` that makes the file, as a disk without room does, and then fails."""

    def opened(path: str, *_: object) -> Any:
        Path(path).touch()
        return fault()

    return opened
