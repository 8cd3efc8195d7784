"""The spool: what several texts hold comes back, whatever the order."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reprints.spool import FingerprintSpool


@given(st.lists(st.lists(st.integers(-9, 9) | st.integers(-(2**63), 2**63 - 1), unique=True)))
def test_no_row_that_two_texts_hold_is_held_back(texts: list[list[int]]) -> None:
    spool = FingerprintSpool()
    for doc, prints in enumerate(texts):
        rows = np.array(prints, dtype=np.int64)
        spool.append(np.full(len(rows), doc, dtype=np.int64), rows)
    found = {(d, p) for docs, prints in spool.held() for d, p in zip(docs, prints, strict=True)}
    spool.close()
    times = Counter(p for prints in texts for p in prints)
    several = {(d, p) for d, prints in enumerate(texts) for p in prints if times[p] > 1}
    assert several <= found <= {(d, p) for d, prints in enumerate(texts) for p in prints}


def test_most_of_what_one_text_holds_is_held_back() -> None:
    spool = FingerprintSpool()
    rows = np.random.default_rng(1).integers(-(2**62), 2**62, 100_000)
    spool.append(np.arange(len(rows)), rows)
    passed = sum(len(docs) for docs, _ in spool.held())
    spool.close()
    assert passed < len(rows) / 3
