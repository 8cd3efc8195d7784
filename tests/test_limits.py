"""What docs/limits.md says of a bound is what the code holds."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[1] / "docs" / "limits.md").read_text("utf-8")
ROWS = re.findall(r"^\| .+ \| ([\d.]+) \w+ \| `([\w.]+)` \|$", TEXT, re.M)


def test_every_row_of_the_tables_names_a_constant() -> None:
    rows = [line for line in TEXT.splitlines() if re.match(r"\| (?!---|what \| limit)", line)]
    assert len(rows) == len(ROWS) > 0


@pytest.mark.parametrize(("limit", "name"), ROWS, ids=[name for _, name in ROWS])
def test_a_limit_is_that_of_the_code(limit: str, name: str) -> None:
    module, _, constant = name.rpartition(".")
    assert float(limit) == getattr(importlib.import_module(module), constant)
