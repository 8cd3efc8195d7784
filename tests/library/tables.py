"""Tables of every library that is installed, for tests; those that are not are skipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = list[dict[str, Any]]
Make = Callable[[Rows], Any]


def _pandas(rows: Rows) -> Any:
    return pytest.importorskip("pandas").DataFrame(rows)


def _polars(rows: Rows) -> Any:
    return pytest.importorskip("polars").DataFrame(rows, strict=False)


def _lazy(rows: Rows) -> Any:
    return _polars(rows).lazy()


def _arrow(rows: Rows) -> Any:
    return pytest.importorskip("pyarrow").Table.from_pylist(rows)


def _batch(rows: Rows) -> Any:
    return pytest.importorskip("pyarrow").RecordBatch.from_pylist(rows)


MAKERS: dict[str, Make] = {
    "pandas": _pandas,
    "polars": _polars,
    "lazy polars": _lazy,
    "arrow table": _arrow,
    "arrow batch": _batch,
}
every_table = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
