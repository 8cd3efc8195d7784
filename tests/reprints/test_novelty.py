"""Novelty: how many copies had certainly appeared before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reprints import dedupe
from cleaner.reprints.clusters.copies_before import Appearances, CopyCounts
from cleaner.reprints.clusters.moments import time_span
from tests.reprints.records import Record, story

stamps = st.one_of(
    st.none(),
    st.builds("2024-03-{:02}".format, st.integers(1, 12)),
    st.builds("2024-03-{:02}T{:02}:30+08:00".format, st.integers(1, 12), st.integers(0, 23)),
    st.builds("2024-03-{:02}T{:02}:30:07+08:00".format, st.integers(1, 12), st.integers(0, 23)),
)


@given(st.lists(stamps), stamps)
def test_a_copy_counts_that_came_certainly_before_and_certainly_within(
    others: list[str | None], own: str | None
) -> None:
    found = Appearances(map(time_span, others)).before(time_span(own))
    told = time_span(own)
    for count, hours in zip(found, (12, 24, 168), strict=True):
        window = timedelta(hours=hours)
        if told is None or told.end - told.start >= window:
            assert count is None
            continue
        spans = [known for known in map(time_span, others) if known]
        assert count == sum(
            known.end <= told.start and told.end - known.start <= window for known in spans
        )


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("2024-03-05T10:00+08:00", CopyCounts(1, 2, 3)),
        ("2024-03-05", CopyCounts(None, None, 2)),
        ("2024-03-04T08:00+08:00", CopyCounts(0, 0, 1)),
        (None, CopyCounts(None, None, None)),
    ],
)
def test_day_stamps_count_where_the_whole_day_is_before_and_within(
    own: str | None, expected: CopyCounts
) -> None:
    others = ["2024-03-05T09:00+08:00", "2024-03-04T12:00+08:00", "2024-03-02", "2024-03-05", None]
    assert Appearances(map(time_span, others)).before(time_span(own)) == expected


def test_each_member_of_a_cluster_tells_what_came_before_it() -> None:
    body = "".join(story(1))
    dates = ["2024-03-05T08:00+08:00", "2024-03-05T09:00+08:00", "2024-03-06T08:30+08:00"]
    [cluster] = dedupe(Record(id=str(i), body=body, date=d) for i, d in enumerate(dates)).clusters
    assert [(m.copies_12h, m.copies_24h, m.copies_7d) for m in cluster.members] == [
        (0, 0, 0),
        (1, 1, 1),
        (0, 1, 2),
    ]
