"""Words that turn a fact round, and words that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.newstext.values.words import Exchange, longest_opposite, opposite


def exchange(left: str, right: str) -> Exchange:
    """Return the one run in which two texts differ."""
    start = next(i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b)
    tail = 0
    most = min(len(left), len(right)) - start
    while tail < most and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    return Exchange(left, start, len(left) - tail, right, start, len(right) - tail)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("董事会同意这一议案", "董事会否决这一议案"),
        ("董事会同意这一议案", "董事会不同意这一议案"),
        ("船坞将于九月投产", "船坞不会于九月投产"),
        ("船坞可按期投产", "船坞无法按期投产"),
        ("公司已经签署合同", "公司尚未签署合同"),
        ("股东拟增持股份", "股东拟减持股份"),
    ],
)
def test_an_opposite_or_a_negation_turns_a_statement_round(left: str, right: str) -> None:
    assert opposite(exchange(left, right)) is not None
    assert opposite(exchange(right, left)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("两家公司的做法相同", "两家公司的做法不同于以往相同"),
        ("公司仅披露了合同", "公司不仅披露了合同"),
        ("船坞将于九月投产", "船坞预计于九月投产"),
        ("公司此次中标两个项目", "公司非常中标两个项目"),
        ("并计划再招聘工人", "也计划再招聘工人"),
        ("项目无人机测绘完成", "项目用人机测绘完成"),
    ],
)
def test_words_that_only_begin_like_a_negation_turn_nothing_round(left: str, right: str) -> None:
    assert opposite(exchange(left, right)) is None


@given(
    st.text("增减持买入卖出净不未没有并会能无取消停止上涨下跌看多空", max_size=8),
    st.text("增减持买入卖出净不未没有并会能无取消停止上涨下跌看多空", max_size=8),
    st.text("增持会产", max_size=3),
    st.text("持会产能", max_size=3),
)
def test_no_longer_change_says_the_opposite(x: str, y: str, before: str, behind: str) -> None:
    left, right = before + x + behind, before + y + behind
    start = len(before)
    change = Exchange(left, start, start + len(x), right, start, start + len(y))
    assert opposite(change) is None or max(len(x), len(y)) <= longest_opposite()


def test_the_longest_change_that_says_the_opposite_is_as_long_as_a_word() -> None:
    assert len("并没有") <= longest_opposite() <= 4
