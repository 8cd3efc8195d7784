"""How a command ends: what is a wrong use, and what is a fault of ours."""

from __future__ import annotations

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
