"""The notebook of the docs, run cell by cell as it stands there."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest

from tests.index.test_recipes import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def cells() -> list[str]:
    book = json.loads(NOTEBOOK.read_text("utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]


def shown(source: str, names: dict[str, Any]) -> Any:
    """Run a cell, and return what a notebook would show of it: its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(NOTEBOOK), "exec"), names)  # noqa: S102 - our own docs
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)  # noqa: S307


def test_every_cell_runs_and_what_it_shows_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, Any] = {"__name__": "__main__"}
    found = [shown(source, names) for source in cells()]
    tables = [thing._repr_html_() for thing in found if hasattr(thing, "_repr_html_")]
    assert len(tables) >= 5
    assert all("<table" in table for table in tables)
    assert names["novelty"]["seen"].eq("reprint").any()


def test_the_notebook_carries_no_output() -> None:
    book = json.loads(NOTEBOOK.read_text("utf-8"))
    assert not any(cell.get("outputs") for cell in book["cells"])
