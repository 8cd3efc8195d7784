"""How a command ends: what is a wrong use, and what is a fault of ours."""

from __future__ import annotations

import click
import pytest

from cleaner.commands._common import ended
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
