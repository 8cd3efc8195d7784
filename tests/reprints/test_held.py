"""Records that wait on disk."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest

from cleaner.output import OutputError
from cleaner.reprints.held import HeldRecords

LINES = [json.dumps({"id": f"第{n}篇", "body": "字" * n}).encode() for n in range(50)]


def test_what_passes_is_given_on_and_held_in_order() -> None:
    with contextlib.closing(HeldRecords()) as held:
        assert list(held.passing(LINES)) == LINES
        assert [(id_, line.rstrip(b"\n")) for id_, line in held] == [
            (f"第{n}篇", line) for n, line in enumerate(LINES)
        ]


def test_records_asked_for_are_found_by_id_and_no_others() -> None:
    with contextlib.closing(HeldRecords()) as held:
        list(held.passing(LINES))
        held.find({"第3篇", "第49篇", "nobody"})
        assert json.loads(held.get("第49篇"))["body"] == "字" * 49
        assert json.loads(held.get("第3篇"))["body"] == "字" * 3
        for missing in ("第4篇", "nobody"):
            with pytest.raises(KeyError):
                held.get(missing)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file: not a directory"):
        HeldRecords(str(tmp_path / "file"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_folder_without_room_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    full = open("/dev/full", "r+b")  # noqa: SIM115 - what holds the records closes it
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: full)
    with (
        pytest.raises(OutputError, match=r"^parted: no space left on device"),
        contextlib.closing(HeldRecords("parted")) as held,
    ):
        list(held.passing(LINES))
