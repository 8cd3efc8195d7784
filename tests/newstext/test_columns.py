"""The column is the narrowest step of the crumbs that is no page, no site and no headline."""

from __future__ import annotations

import pytest

from cleaner.newstext.columns import column_in, is_column


@pytest.mark.parametrize(
    ("crumbs", "column"),
    [
        ("首页 > 财经频道 > 公司新闻 > 正文", "公司新闻"),
        ("您的位置：首页＞财经", "财经"),
        ("当前位置：要闻", "要闻"),
        ("本页位置：首页 → 新闻中心 → 国内新闻", "国内新闻"),
        ("青溪在线 » 民生 » 新闻正文", "民生"),
        ("首页/要闻动态/今日关注", "今日关注"),
        ("首页 > 科技 > 物联网", "物联网"),
        ("首页 > 财经/证券 > 正文", "财经/证券"),
        ("新浪财经 > 国内 > 青溪出口增长一成", "国内"),
    ],
)
def test_the_narrowest_column_is_told(crumbs: str, column: str) -> None:
    assert column_in(crumbs, "青溪出口增长一成") == column


@pytest.mark.parametrize(
    "crumbs",
    [
        None,
        "",
        "要闻",
        "首页 > 正文",
        "新浪财经 > 正文",
        "青溪新闻网 > 正文",
        "桥梁位置：位于青溪下游，全长二百米。",
        "首页 > 青溪出口增长一成",
        "2024年3月5日 > 星期二",
        "A > B",
    ],
)
def test_no_column_is_made_of_a_page_a_site_a_headline_or_a_sentence(crumbs: str | None) -> None:
    assert column_in(crumbs, "青溪出口增长一成") is None


@pytest.mark.parametrize("word", ["要闻", "A股", "24小时", "港澳台"])
def test_a_word_of_a_record_can_be_a_column(word: str) -> None:
    assert is_column(word)


@pytest.mark.parametrize(
    "word", ["news", "12", "首页", "新华社", "青溪出口增长一成，全县占六成以上。"]
)
def test_a_number_a_code_a_house_or_a_sentence_cannot(word: str) -> None:
    assert not is_column(word)
