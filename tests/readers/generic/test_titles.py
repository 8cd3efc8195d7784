"""The headline is found among what a page shows and says; the site's suffix goes, a dash stays."""

from __future__ import annotations

import pytest

from cleaner.evidence import By
from cleaner.newstext import titles
from cleaner.newstext.titles import ShownLine


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("青溪出口增长一成_新浪财经_新浪网", "青溪出口增长一成"),
        ("青溪出口增长一成|出口|光伏|组件_电信_新浪科技_新浪网", "青溪出口增长一成"),
        ("青溪出口增长一成--经济--人民网", "青溪出口增长一成"),
        ("青溪出口增长一成-中新网", "青溪出口增长一成"),
        ("青溪出口增长一成 - 青溪在线", "青溪出口增长一成"),
        ("青溪出口增长一成 _ 东方财富网", "青溪出口增长一成"),
        ("中国-东盟博览会开幕-新华网", "中国-东盟博览会开幕"),
        # what must stay
        ("中国-东盟博览会开幕", "中国-东盟博览会开幕"),
        ("抢抓变革机遇——青溪发力新赛道", "抢抓变革机遇——青溪发力新赛道"),
        ("A股三大指数收涨 | 收评", "A股三大指数收涨 | 收评"),
        ("国产大飞机C919-600首飞", "国产大飞机C919-600首飞"),
    ],
)
def test_only_the_sites_suffix_is_taken_off(title: str, headline: str) -> None:
    assert titles.without_suffix(title) == headline


def test_the_shown_headline_wins_over_the_channels_logo() -> None:
    shown = [ShownLine("新闻中心", 4), ShownLine("青溪出口增长一成", 4), ShownLine("光伏成主力", 3)]
    chosen = titles.choose("青溪出口增长一成_新闻中心_新浪网", [], shown)
    assert chosen is not None
    assert (chosen.text, chosen.place) == ("青溪出口增长一成", 1)


def test_a_title_that_was_cut_short_leads_to_the_whole_headline() -> None:
    shown = [ShownLine("青溪市三季度出口增长一成 光伏组件成为主力", 4)]
    chosen = titles.choose("青溪市三季度出口增长一成...", [], shown)
    assert chosen is not None
    assert chosen.text == "青溪市三季度出口增长一成 光伏组件成为主力"


def test_two_lines_of_a_heading_are_the_headline_only_where_the_title_names_both() -> None:
    lines = ["青溪市三季度出口增长一成", "光伏组件成为主力"]
    shown = [*(ShownLine(line, 4) for line in lines), ShownLine(" ".join(lines), 4, joined=True)]
    both = titles.choose(f"{''.join(lines)}_青溪网", [], shown)
    first = titles.choose(f"{lines[0]}_青溪网", [], shown)
    near = titles.choose(f"{lines[0]} 光伏组件走俏_青溪网", [], shown)
    assert both is not None
    assert first is not None
    assert near is not None
    assert (both.text, both.place) == (" ".join(lines), 2)
    assert (first.place, near.place) == (0, 0)


def test_one_of_several_headings_that_the_title_does_not_name_is_not_taken() -> None:
    shown = [ShownLine("热门排行一周新闻", 4), ShownLine("最新消息速递专区", 4)]
    chosen = titles.choose("青溪出口增长一成_青溪网", [], shown)
    assert chosen is not None
    assert (chosen.text, chosen.place) == ("青溪出口增长一成", None)


def test_metadata_is_believed_where_nothing_is_shown() -> None:
    chosen = titles.choose("青溪网", ["青溪出口增长一成 - 青溪网"], [], names=["青溪网"])
    assert chosen is not None
    assert (chosen.text, chosen.by) == ("青溪出口增长一成", By.METADATA)


def test_a_bare_site_name_is_no_headline() -> None:
    assert titles.choose("新浪网", [], []) is None
    assert titles.choose(None, [], [ShownLine("首页", 4)]) is None


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("青溪出口增长一成_澎湃新闻-The Paper", ["澎湃新闻"]),
        ("青溪出口增长一成-界面新闻 · 证券", ["界面新闻"]),
        ("青溪出口增长一成_新浪财经_新浪网", ["新浪网", "新浪财经"]),
        ("青溪出口增长一成_The Paper", []),
        ("中国-东盟博览会开幕", []),
    ],
)
def test_a_house_is_seen_before_words_that_name_no_site(title: str, names: list[str]) -> None:
    assert titles.suffixes(title) == names


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("PMI-CPI走势分化引关注-宏观-青溪财经网", "PMI-CPI走势分化引关注"),
        ("中国-东盟博览会开幕-聚焦-青溪财经网", "中国-东盟博览会开幕-聚焦"),
        ("青溪观察|出口何时回升|PMI|CPI_青溪财经_青溪网", "青溪观察|出口何时回升"),
        ("对话|林夕照|谈出口_青溪财经网", "对话|林夕照|谈出口"),
    ],
)
def test_channels_and_keywords_before_a_site_go_and_the_headlines_own_marks_stay(
    title: str, headline: str
) -> None:
    assert titles.without_suffix(title) == headline
