"""Meetings: what changes is what the whole statement tells before and after."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cleaner.index.meetings import Counted, HolderChanges, meeting_changes
from cleaner.reprints import settings
from tests.examples import examples

Pairs = dict[tuple[int, int], int]


def slowly(rows: list[tuple[int, int]]) -> Pairs:
    """Count the meetings of (fingerprint, rank) rows as `candidates.sql` defines them."""
    found: Pairs = {}
    for fingerprint in {row[0] for row in rows}:
        holders = sorted(rank for other, rank in rows if other == fingerprint)
        popular = len(holders) > settings.HOLDERS
        for i, one in enumerate(holders):
            for j in range(i + 1, len(holders)):
                if not popular or j - i <= settings.NEIGHBOURS or i < settings.NEIGHBOURS:
                    found[one, holders[j]] = found.get((one, holders[j]), 0) + 1
    return found


def as_pairs(counted: Counted) -> Pairs:
    one, two, times = (column.tolist() for column in counted)
    return {(a, b): n for a, b, n in zip(one, two, times, strict=True)}


def holders(rows: dict[tuple[int, int], tuple[bool, bool]]) -> HolderChanges:
    """Return rows in the order in which they are given."""
    prints, rank = (np.array([row[i] for row in rows], dtype=np.int64) for i in (0, 1))
    before, after = (np.array([state[i] for state in rows.values()], dtype=bool) for i in (0, 1))
    return HolderChanges(prints, rank, before, after)


@hypothesis_settings(max_examples=examples(500))
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 6), st.integers(0, 15)),
        st.tuples(st.booleans(), st.booleans()),
    )
)
@example(  # one who is there neither before nor after stands between two who come to meet
    {
        (0, 0): (True, True),
        (0, 1): (True, True),
        (0, 2): (True, True),
        (0, 3): (False, False),
        (0, 4): (True, True),
        (0, 5): (True, False),
        (0, 6): (False, True),
    }
)
def test_what_changes_is_the_difference_of_two_whole_counts(
    rows: dict[tuple[int, int], tuple[bool, bool]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "HOLDERS", 4)
        patch.setattr(settings, "NEIGHBOURS", 2)
        before = slowly([row for row, state in rows.items() if state[0]])
        after = slowly([row for row, state in rows.items() if state[1]])
        parts = [
            holders({row: state for row, state in rows.items() if row[0] % 2 == odd})
            for odd in (0, 1)
        ]
        lost, gained = map(as_pairs, meeting_changes(parts))
    total = {pair: gained.get(pair, 0) - lost.get(pair, 0) for pair in lost.keys() | gained.keys()}
    for pair in before.keys() | after.keys() | total.keys():
        assert total.get(pair, 0) == after.get(pair, 0) - before.get(pair, 0)
    assert lost.keys() <= before.keys()
    assert gained.keys() <= after.keys()
