"""The spool: every row comes back, all rows of a fingerprint together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reprints.texts import fingerprint_spool as module
from cleaner.reprints.texts.fingerprint_spool import PARTS, FingerprintSpool

Row = tuple[int, int]


def parts(texts: list[list[int]], at_a_time: int = 1) -> list[list[Row]]:
    spool = FingerprintSpool()
    for text, prints in enumerate(texts):
        rows = np.array(prints, dtype=np.int64)
        spool.append(np.full(len(rows), text, dtype=np.int32), rows)
    spool.flush()
    found = [
        list(zip(*(c.tolist() for c in spool.parts(low, min(low + at_a_time, PARTS))), strict=True))
        for low in range(0, PARTS, at_a_time)
    ]
    assert spool.rows == sum(map(len, found))
    spool.close()
    return found


@given(
    st.lists(st.lists(st.integers(-9, 9) | st.integers(-(2**63), 2**63 - 1), unique=True)),
    st.integers(1, PARTS),
)
def test_rows_come_back_with_their_fingerprint_in_one_place(
    texts: list[list[int]], at_a_time: int
) -> None:
    found = parts(texts, at_a_time)
    rows = [(text, fp) for text, prints in enumerate(texts) for fp in prints]
    assert sorted(row for part in found for row in part) == sorted(rows)
    parts_of: dict[int, set[int]] = {}
    for number, part in enumerate(found):
        for _, fp in part:
            parts_of.setdefault(fp, set()).add(number)
    assert all(len(numbers) == 1 for numbers in parts_of.values())


def test_what_was_written_at_different_times_comes_back_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_ROWS", 3)
    texts = [[7, -7], [7], [7, 1 << 60], [-7, 7]]
    (part,) = (part for part in parts(texts) if (0, 7) in part)
    assert {text for text, fp in part if fp == 7} == {0, 1, 2, 3}
