"""Decimal points: found in many stories at once as in one, and put back where they stood."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cleaner.reprints.texts.normal_form import normalise
from cleaner.reprints.texts.printed_figures import decimal_points, printed

stories = st.lists(st.text(st.sampled_from("云江12３4.．·。㎡½Ⅳ\n"), max_size=30), max_size=6)


def slowly(story: str) -> tuple[int, ...]:
    points = (match.start() for match in re.finditer(r"(?<=\d)[.．·](?=\d)", story))
    return tuple(len(re.findall(r"\d", normalise(story[:point]))) for point in points)


@given(stories)
def test_points_are_found_as_one_by_one(known: list[str]) -> None:
    assert decimal_points(known) == [slowly(story) for story in known]


def test_a_figure_is_printed_with_the_points_it_had() -> None:
    story = "占地100㎡，全长31.4公里，第1.2.3版"
    body, (points,) = normalise(story), decimal_points([story])
    assert printed(body, points, "314", body.index("314")) == "31.4"
    assert printed(body, points, "123", body.index("123")) == "1.2.3"
    assert printed(body, points, "100", body.index("100")) == "100"
