"""What cannot be told, or cannot be opened, costs nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click.testing
import pytest

from cleaner.commands.dedupe import main as dedupe

ROOT = Path(__file__).parents[2]
SAMPLES = str(ROOT / "samples" / "reprints")
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def _command(*arguments: str, **pipes: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleaner", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=100, **pipes)  # type: ignore[call-overload,no-any-return]


@needs_full
@pytest.mark.parametrize(("more", "code"), [((), 0), (("nosuch",), 1)])
def test_a_log_on_a_full_disk_costs_no_answer(more: tuple[str, ...], code: int) -> None:
    told = _command("dedupe", SAMPLES, *more, capture_output=True)
    with FULL.open("wb") as full:
        untold = _command("dedupe", SAMPLES, *more, stdout=subprocess.PIPE, stderr=full)
    assert (untold.returncode, untold.stdout) == (told.returncode, told.stdout)
    assert untold.returncode == code
    assert untold.stdout


@needs_full
@pytest.mark.parametrize(("command", "code"), [("clean", 1), ("dedupe", 1), ("newsdiff", 2)])
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_that_finds_no_room_is_told_in_a_line(command: str, code: int, option: str) -> None:
    with FULL.open("wb") as full:
        done = _command(command, option, stdout=full, stderr=subprocess.PIPE)
    told = f"{command}: standard output: no space left on device\n"
    assert (done.returncode, done.stderr) == (code, told.encode())


def test_help_that_nobody_reads_to_its_end_is_no_failure() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = _command("dedupe", "--help", stdout=pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_input_that_may_not_be_read_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = tmp_path / "shut.html"
    shut.write_text("<h1>云江图书馆</h1>", "utf-8")
    shut.chmod(0)
    rightly = Path.open

    def opened(path: Path, *how: object, **more: object) -> object:
        if path == shut:  # also where who runs the tests may read anything
            raise PermissionError(13, "Permission denied")
        return rightly(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(os, "access", lambda path, *_: str(path) != str(shut))
    whole = click.testing.CliRunner().invoke(dedupe, [SAMPLES])
    done = click.testing.CliRunner().invoke(dedupe, [str(shut), SAMPLES])
    assert (done.exit_code, done.stdout) == (1, whole.stdout)
    assert done.stderr.lower().startswith(f"dedupe: {shut}: permission denied\n".lower())
