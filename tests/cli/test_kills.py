"""Killed at random moments and gone on with, a run gives what an undisturbed one gives."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.index.test_command import halves, run

_KILLS = int(os.environ.get("CLEANER_KILLS", "2"))
_SIGNALS = ("SIGKILL", "SIGTERM", "SIGHUP")
_ROOT = Path(__file__).parents[2]


@pytest.mark.kill
@pytest.mark.parametrize("name", _SIGNALS)
def test_nothing_is_lost_or_doubled_by_kills_and_resumes(
    name: str, start: Any, clean: Any, record: Any, tmp_path: Path
) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"".join(record(number) for number in range(4_000)))
    expected = clean("in.jsonl", "-o", "whole.jsonl", "-j", 1)
    assert expected.returncode == 0
    chance = random.Random(19)
    args = ("in.jsonl", "-o", "out.jsonl", "-j", 1, "--resume")
    for _ in range(_KILLS):
        process = start(*args, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.3, 3))
        except subprocess.TimeoutExpired:
            process.send_signal(getattr(signal, name))
            process.wait(60)
        out = tmp_path / "out.jsonl"
        assert out.exists() or process.returncode
        if out.exists():  # it may have got its name right before the signal
            assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
            out.unlink()
    assert clean(*args).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"in.jsonl", "out.jsonl", "whole.jsonl"}


@pytest.mark.kill
@pytest.mark.parametrize("name", _SIGNALS)
@pytest.mark.parametrize(
    ("arguments", "outputs"),
    [
        (("--split", "parted"), ("parted/originals.jsonl", "parted/reprints.jsonl")),
        (("--report", "report.html"), ("report.html",)),
        (("-o", "clusters.jsonl", "-j", "2"), ("clusters.jsonl",)),
    ],
)
def test_what_dedupe_writes_is_whole_or_not_there(
    name: str, arguments: tuple[str, ...], outputs: tuple[str, ...], tmp_path: Path
) -> None:
    samples = str(_ROOT / "samples" / "reprints")
    command = [sys.executable, "-m", "cleaner", "dedupe", samples, "-q", *arguments]
    whole, folder = tmp_path / "whole", tmp_path / "killed"
    whole.mkdir()
    folder.mkdir()
    begun = time.monotonic()
    assert _started(command, whole).wait() == 0
    lasted = time.monotonic() - begun
    for _ in _ended_at_random(command, folder, name, lasted):
        for output in outputs:
            if (folder / output).exists():
                assert (folder / output).read_bytes() == (whole / output).read_bytes()
                (folder / output).unlink()
    assert _started(command, folder).wait() == 0
    assert _files(folder) - _files(whole) <= ({"temporary"} if name == "SIGKILL" else set())
    for output in outputs:
        assert (folder / output).read_bytes() == (whole / output).read_bytes()


@pytest.mark.kill
@pytest.mark.parametrize(
    ("name", "there"), [("SIGKILL", True), ("SIGTERM", False), ("SIGHUP", True)]
)
def test_an_index_is_as_before_or_as_after(
    name: str, there: bool, record: Any, tmp_path: Path
) -> None:
    others = [b"".join(record(number) for number in range(at, at + 200)) for at in (0, 200)]
    first, second = (half.encode() + more for half, more in zip(halves(), others, strict=True))
    whole, folder = tmp_path / "whole", tmp_path / "killed"
    whole.mkdir()
    folder.mkdir()
    (tmp_path / "second.jsonl").write_bytes(second)
    index, base = str(folder / "news.duckdb"), str(tmp_path / "base.duckdb")
    if there:
        assert run("--index", base, text=first.decode()).exit_code == 0
        shutil.copy(base, whole / "news.duckdb")
        shutil.copy(base, index)
    before = _told(base)
    command = [sys.executable, "-m", "cleaner", "dedupe", "-q", "--index", "news.duckdb"]
    command += ["-o", os.devnull, "-j", "2", str(tmp_path / "second.jsonl")]
    begun = time.monotonic()
    assert _started(command, whole).wait() == 0
    lasted = time.monotonic() - begun
    after = _told(str(whole / "news.duckdb"))
    assert before != after
    for _ in _ended_at_random(command, folder, name, lasted):
        state = _told(index)
        assert state in (before, after)
        if state == after:
            for left in folder.glob("news.duckdb*"):
                left.unlink()
            if there:
                shutil.copy(base, index)
    assert _started(command, folder).wait() == 0
    assert _told(index) == after
    assert _files(folder) - _files(whole) <= ({"temporary"} if name == "SIGKILL" else set())


def _told(index: str) -> tuple[str, str] | None:
    """Return what an index answers, and its records; None where there is none."""
    if not os.path.exists(index):
        return None
    answer, records = (run("--index", index, *asked) for asked in (["--list"], ["--export"]))
    assert answer.exit_code == records.exit_code == 0
    return answer.stdout, records.stdout


def _ended_at_random(command: list[str], folder: Path, name: str, lasted: float) -> Iterator[None]:
    """Run a command again and again, and send it a signal within the time that it takes."""
    chance = random.Random(19)
    for _ in range(_KILLS):
        process = _started(command, folder)
        try:
            process.wait(chance.uniform(0.2, 1.1) * lasted)
        except subprocess.TimeoutExpired:
            process.send_signal(getattr(signal, name))
            process.wait(60)
        yield


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a run that keeps its temporary files where the test sees what is left of them."""
    (folder / "temporary").mkdir(exist_ok=True)
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    there = {**os.environ, "TMPDIR": str(folder / "temporary"), "PYTHONPATH": path}
    return subprocess.Popen(command, cwd=folder, env=there, stdout=subprocess.DEVNULL)


def _files(folder: Path) -> set[str]:
    """Return what a run left: each file, of the temporary ones their folder."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {"temporary" if path.parts[0] == "temporary" else str(path) for path in found}
