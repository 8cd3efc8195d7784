"""Candidate pairs: what is computed is what the statement defines."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.reprints.candidates import holders
from cleaner.reprints.candidates.shared_fingerprints import Candidates
from cleaner.reprints.candidates.statement import statement
from cleaner.reprints.settings import ENOUGH, HOLDERS
from tests.examples import examples
from tests.reprints.rows import drawn

Rows = set[tuple[int, int]]  # text and fingerprint
Found = set[tuple[int, int, int]]  # lo, hi, shared

number = st.integers(-9, 9) | st.integers(-(2**63), 2**63 - 1)


def computed(rows: Rows, *, memory_mb: int = 64, threads: int = 2) -> Found:
    with Candidates(memory_mb=memory_mb, threads=threads) as candidates:
        for doc in {doc for doc, _ in rows}:
            prints = np.array([fp for other, fp in rows if other == doc], dtype=np.int64)
            candidates.add(np.full(len(prints), doc, dtype=np.int64), prints)
        found = [row for some in candidates.pairs() for row in np.column_stack(some).tolist()]
    assert len(found) == len(set(map(tuple, found)))
    return {(lo, hi, shared) for lo, hi, shared in found}


def defined(rows: Rows) -> Found:
    with duckdb.connect() as db:
        db.execute("CREATE TABLE fingerprints (doc BIGINT, fp BIGINT)")
        if rows:
            db.executemany("INSERT INTO fingerprints VALUES (?, ?)", sorted(rows))
        db.execute(
            "CREATE TABLE sizes AS SELECT doc, count(*) AS prints FROM fingerprints GROUP BY doc"
        )
        return {(lo, hi, shared) for lo, hi, shared in db.execute(statement()).fetchall()}


@settings(max_examples=examples(40))
@given(st.sets(st.tuples(number, number), max_size=60))
def test_few_texts_have_the_candidates_that_the_statement_finds(rows: Rows) -> None:
    assert computed(rows) == defined(rows)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_phrases_of_many_texts_pair_them_as_the_statement_does(seed: int) -> None:
    rows = set(drawn(seed))
    assert len(defined(rows)) > 100
    assert computed(rows) == defined(rows)


@pytest.mark.parametrize("many", [HOLDERS, HOLDERS + 1])
def test_the_last_holder_that_pairs_all_of_them_is_the_statement_s(many: int) -> None:
    rows = {(doc, fp) for doc in range(many) for fp in range(ENOUGH)}
    assert computed(rows) == defined(rows)
    assert (len(computed(rows)) == many * (many - 1) // 2) == (many == HOLDERS)


@pytest.mark.parametrize("threads", [1, 3])
def test_neither_room_nor_threads_change_what_is_found(
    monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    rows = set(drawn(4))
    whole = computed(rows, threads=1)
    monkeypatch.setattr(holders, "_MEETING", 1 << 20)  # 64 meetings at a time
    monkeypatch.setattr(holders, "_ROWS", 7)
    assert computed(rows, threads=threads) == whole


def test_what_shares_most_comes_first() -> None:
    with Candidates(memory_mb=64, threads=1) as candidates:
        for doc, prints in enumerate([range(50), range(50), range(9), range(100, 109), range(109)]):
            row = np.array(prints, dtype=np.int64)
            candidates.add(np.full(len(row), doc, dtype=np.int64), row)
        shared = [times for _, _, some in candidates.pairs() for times in some.tolist()]
    assert shared == sorted(shared, reverse=True)


def test_without_texts_there_are_no_candidates() -> None:
    assert computed(set()) == set()
