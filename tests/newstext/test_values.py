"""One reading of values: where they stand, and which of them mean the same."""

from __future__ import annotations

import functools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.newstext.values.folding import flat
from cleaner.newstext.values.grammar import LOOKAHEADS, VALUE
from cleaner.newstext.values.meaning import same_meaning
from cleaner.newstext.values.value import ValueKind
from cleaner.newstext.values.value_scan import part_of_series, read_values
from tests.examples import examples


def printed(text: str) -> list[str]:
    return [text[value.start : value.end] for value in read_values(flat(text))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("营收１.２万亿元，同比增长5.3％", ["１.２万亿元", "5.3％"]),
        ("训练成本为3千2百万元", ["3千2百万元"]),
        ("净利为4.1亿元至4.5亿元，增62%—78%", ["4.1亿元至4.5亿元", "62%—78%"]),
        ("涨3.5%至12.8元", ["3.5%", "12.8元"]),
        ("疗程3~5天，三分之一即1/3，以3:2取胜", ["3~5天", "1/3", "3:2"]),
        ("10月23日晚，第3期，第四季度", ["10月23日", "第3期", "第四季度"]),
        ("上调25个基点，幅度2‰，-3.4%", ["25个基点", "2‰", "-3.4%"]),
        ("采用GPT-4和5G，由Intel制造", ["GPT-4", "5G"]),
        ("股票600519.SH今日涨停", ["600519.SH", "今日"]),
    ],
)
def test_a_value_is_read_whole(text: str, values: list[str]) -> None:
    assert printed(text) == values


@pytest.mark.parametrize("dash", ["-", "—", "~", "～", "至", "到"])
def test_a_range_of_months_or_years_is_a_date_whatever_dash_it_has(dash: str) -> None:
    text = f"1{dash}11月用电，2023{dash}2025年规划，3{dash}5个月完成"
    values = read_values(flat(text))
    assert [value.kind for value in values] == ["date", "date", "figure"]
    assert printed(text) == [f"1{dash}11月", f"2023{dash}2025年", f"3{dash}5个月"]


def test_words_that_only_look_like_numbers_are_no_values() -> None:
    assert printed("一起努力，万一失败，统一思想，十分高兴") == []


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("figure", "12000元", "1.2万元"),
        ("figure", "3千2百万元", "3200万元"),
        ("figure", "3亿2000万元", "3.2亿元"),
        ("figure", "5%", "百分之五"),
        ("figure", "三成", "30%"),
        ("figure", "2%—3%", "2%至3%"),
        ("figure", "4.1亿元至4.5亿元", "4.1—4.5亿元"),
        ("figure", "3至5天", "3~5天"),
        ("figure", "1.2 billion美元", "12亿美元"),
        ("figure", "$5亿", "5亿美元"),
        ("figure", "+5%", "5%"),
        ("figure", "3亿", "3亿元"),
        ("figure", "3名", "三位"),
        ("figure", "25个基点", "25bp"),
        ("figure", "第3期", "第三期"),
        ("figure", "40千米", "40公里"),
        ("figure", "4公里", "4000米"),
        ("figure", "3—5公里", "3000—5000米"),
        ("figure", "1.5吨", "1500公斤"),
        ("figure", "2公顷", "20000平方米"),
        ("date", "15时", "下午3点"),
        ("date", "9:05", "9时5分"),
        ("date", "十一月三日", "11月3号"),
        ("date", "1—10月份", "1至10月"),
        ("date", "1—11月", "1∼11月"),
        ("date", "4月3至7日", "4月3日至7日"),
        ("figure", "80ms", "８０ＭＳ"),
        ("date", "2023-11-03", "2023年11月3日"),
    ],
)
def test_two_ways_of_writing_one_value_mean_the_same(
    kind: ValueKind, left: str, right: str
) -> None:
    assert same_meaning(kind, left, right)
    assert same_meaning(kind, right, left)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("figure", "3.1亿元", "31亿元"),
        ("figure", "1.2万亿", "1.2亿"),
        ("figure", "5%", "5个百分点"),
        ("figure", "5%", "5‰"),
        ("figure", "5%", "5"),
        ("figure", "5亿元", "5亿美元"),
        ("figure", "-5%", "5%"),
        ("figure", "3~5天", "35天"),
        ("figure", "3:2", "2:3"),
        ("figure", "1/3", "13"),
        ("figure", "4.1—4.5亿元", "4.1—4.9亿元"),
        ("figure", "30多万", "30万"),
        ("figure", "3天", "3年"),
        ("figure", "4公里", "4米"),
        ("figure", "5吨", "5公斤"),
        ("figure", "3—5公里", "3—5米"),
        ("date", "10月23日", "12月06日"),
        ("date", "上午3点", "下午3点"),
        ("code", "600519.SH", "600519.SZ"),
        ("code", "GPT-4", "GPT-5"),
    ],
)
def test_values_that_differ_do_not_mean_the_same(kind: ValueKind, left: str, right: str) -> None:
    assert not same_meaning(kind, left, right)


@pytest.mark.parametrize(
    ("headline", "part"),
    [
        ("古镇行记（上）", "上"),
        ("古镇行记之二", "二"),
        ("古镇行记(3)", "3"),
        ("最美的古镇之一条街", None),
    ],
)
def test_a_headline_tells_which_of_a_series_it_is(headline: str, part: str | None) -> None:
    assert part_of_series(headline) == part


def test_folding_keeps_the_length_of_a_text() -> None:
    text = "雲江地鐵６號線，反覆：㎡½ﬁ"
    assert len(flat(text)) == len(text)
    assert flat("雲江地鐵６號線反覆") == "云江地铁6号线反复"


def found_by(pattern: str, text: str) -> list[tuple[tuple[int, int], str | None]]:
    return [(found.span(), found.lastgroup) for found in re.finditer(pattern, text)]


SINGLE = (
    "0123456789.,:/%-~至到年月日号点时分万亿元个第一二十百千几多上下午本周今前中早晚季度 ASH$+d"
)
WORDS = (
    "2024年",
    "11月",
    "10:30",
    "600519",
    "个百分点",
    "第三季度",
    "百分之",
    "半年",
    "SZ.",
    "25日",
)
PIECES = st.sampled_from([*SINGLE, *WORDS])


@settings(max_examples=examples(300))
@given(st.lists(PIECES, max_size=14).map("".join))
def test_lookaheads_only_spare_what_would_fail(text: str) -> None:
    plain = functools.reduce(lambda pattern, ahead: pattern.replace(ahead, ""), LOOKAHEADS, VALUE)
    assert len(plain) < len(VALUE)
    assert found_by(VALUE, text) == found_by(plain, text)
