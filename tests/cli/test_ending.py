"""How a command ends: what is a wrong use, and what is a fault of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from cleaner.commands.common.ending import ended
from cleaner.errors import WrongUseError


def told(_: str) -> None:
    raise AssertionError("nothing is to be said")


def test_a_wrong_use_is_told_as_one() -> None:
    def work() -> int:
        raise WrongUseError("parquet needs a file: -o FILE")

    with pytest.raises(click.UsageError, match="parquet needs a file"):
        ended(work, told)


def test_a_fault_of_the_program_is_not_told_as_a_wrong_use() -> None:
    def work() -> int:
        raise ValueError("list.remove(x): x not in list")

    with pytest.raises(ValueError, match="not in list"):
        ended(work, told)


def test_an_input_that_is_the_output_too_is_a_wrong_use_and_stays_whole(
    clean: Any, record: Any, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    given: bytes = record(1)
    file.write_bytes(given)
    assert clean(file, "-o", file).returncode == 2
    assert file.read_bytes() == given
    assert clean(tmp_path, "-o", tmp_path / "b.jsonl").returncode == 0
    assert clean(tmp_path, "-o", tmp_path / "b.jsonl").returncode == 0  # in a folder it is no input


FULL = Path("/dev/full")
REPRINT = Path(__file__).parents[2] / "samples" / "newsdiff"
PAIR = (REPRINT / "first.json", REPRINT / "reprint.json")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("newsdiff", *PAIR), 2),
        (("newsdiff", "--schema"), 2),
        (("newsdiff", *PAIR, "--format", "json"), 2),
        (("dedupe", REPRINT.parent / "reprints", "--diff"), 1),
        (("dedupe", REPRINT.parent / "reprints"), 1),
        (("dedupe", "--schema"), 1),
        (("clean", PAIR[0]), 1),
    ],
)
def test_a_full_disk_below_standard_output_is_told_in_a_line(
    arguments: tuple[object, ...], code: int
) -> None:
    with FULL.open("wb") as full:
        done = _command(*arguments, stdout=full)
    assert done.returncode == code
    assert b"standard output: no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("same", [True, False])
def test_newsdiff_ends_alike_when_nobody_reads_all_of_it(same: bool) -> None:
    pair = (PAIR[0], PAIR[0]) if same else PAIR
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = _command("newsdiff", *pair, "--all", stdout=pipe)
    assert (done.returncode, done.stderr) == (0 if same else 1, b"")


def _command(*arguments: object, stdout: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
    return subprocess.run(
        command,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=REPRINT.parents[1],
        check=False,
        timeout=100,
    )
