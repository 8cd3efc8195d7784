"""Where a text is from, and the headline it had there."""

from __future__ import annotations

import pytest

from cleaner.article import Paper
from cleaner.newstext import sources
from cleaner.newstext.houses import known_names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("（文章来源：上海证券报）", "上海证券报"),
        ("(文章来源：财联社)", "财联社"),
        ("来源：上海经信委", "上海经信委"),
        ("来源: 新华网 ", "新华网"),
        ("（来源：北向牧风）", "北向牧风"),
        ("来源：央视新闻、新华社", "央视新闻、新华社"),
        ("转自：金融时报", "金融时报"),
        ("本文转自：云岭日报", "云岭日报"),
        ("文章转自：临江发布", "临江发布"),
        ("本文来源：时代周报", "时代周报"),
        ("【来源：清河日报】", "清河日报"),
        ("来源：云岭发布（ID：yunling_fabu）", "云岭发布"),
        ("综合自：新华社、央视新闻", "新华社、央视新闻"),
        ("每日经济新闻综合公开消息", "每日经济新闻"),
        ("来源丨21世纪经济报道", "21世纪经济报道"),
        ("（临江日报综合自港口圈、海运周刊）", "临江日报"),
        ("▌本文来源：清河晚报", "清河晚报"),
    ],
)
def test_a_line_that_is_only_a_source_names_it(line: str, name: str) -> None:
    assert sources.source_line(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "据“云岭经信”微信公众号消息，会议在临江召开。",
        "公司的收入来源：主要是出口。",
        "图片来源：清河市水务局",
        "数据来源：Wind",
        "据新华社报道，会议在临江召开。",
        "来源于生活，高于生活。这是他常说的话。",
        "公司公告称，资金来源为自筹。",
        "水的来源有三处",
        "来自云岭的三十名学生参加了比赛",
    ],
)
def test_a_source_inside_a_sentence_or_of_a_picture_is_none(line: str) -> None:
    assert sources.source_line(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("来源：新华网 ", "新华网"),
        ("2018年09月10日 08:12　来源：中国新闻网 　参与互动(0)", "中国新闻网"),
        ("来源：上海证券报·中国证券网", "上海证券报·中国证券网"),
        ("来源:中新网上海", "中新网上海"),
        ("界面新闻", "界面新闻"),
        ("（财联社）", "财联社"),
        ("2020-09-22 07:40来源：数据宝", "数据宝"),
        ("来源：21世纪经济报道 作者：某人", "21世纪经济报道"),
    ],
)
def test_a_header_gives_the_bare_name_of_its_source(text: str, name: str) -> None:
    assert sources.source_name(text) == name


@pytest.mark.parametrize(
    "text", ["2018年09月10日 08:12", "来源：", "作者：许潮生", "", None, "12:30", "sina_mobile"]
)
def test_a_header_without_a_source_gives_none(text: str | None) -> None:
    assert sources.source_name(text) is None


def test_an_original_title_is_read_off_its_line() -> None:
    assert sources.original_title("原标题：【要闻】会议召开") == "【要闻】会议召开"
    assert sources.original_title("（原标题：会议召开）") == "会议召开"
    assert sources.original_title("原标题为会议召开的文章引发热议，作者随后致歉。" * 8) is None
    assert sources.original_title("标题党何时休") is None


def test_a_paper_line_gives_paper_day_and_page() -> None:
    line = "《　人民日报　》（　2022年08月14日　01　版）"
    assert sources.paper_line(line) == Paper(name="人民日报", date="2022-08-14", page="01")
    line = "《云岭日报》（2022年8月4日 第A03版）"
    assert sources.paper_line(line) == Paper(name="云岭日报", date="2022-08-04", page="A03")


def test_a_document_title_is_no_paper_line() -> None:
    assert sources.paper_line("《云岭市促进绿色低碳产业发展行动方案（2022—2025年）》") is None


def test_a_bracket_that_closes_a_text_is_a_source_only_for_a_known_house() -> None:
    assert sources.closing_bracket("同比增长三成。（财联社）") == "财联社"
    assert sources.closing_bracket("同比增长三成。(央视财经)") == "央视财经"
    assert sources.closing_bracket("同比增长三成。（来源：新华社）") == "新华社"
    assert sources.closing_bracket("同比增长三成。（完）") is None
    assert sources.closing_bracket("首批三家（含临江）") is None
    assert sources.closing_bracket("（财联社）称同比增长三成。") is None


def test_a_compiled_story_in_a_sentence_is_no_source_line() -> None:
    assert sources.source_line("会议材料（综合自各部门）印发。") is None


def test_behind_a_time_only_a_known_house_is_a_source() -> None:
    assert sources.source_name("2018-08-18 07:50:12  中国证券报") == "中国证券报"
    assert sources.source_name("2018-08-18 07:50:12  三十人读过") is None


def test_a_button_where_the_source_is_missing_is_none() -> None:
    assert sources.source_name("2019年03月30日 17:36 来源： 参与互动") is None
    assert sources.source_name("来源：工人日报参与互动(0)") == "工人日报"
    assert sources.source_name("来源：互动中国") == "互动中国"


@pytest.mark.parametrize("name", known_names())
def test_every_name_of_a_house_is_a_source_as_it_stands(name: str) -> None:
    assert sources.source_name(name) == name


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("《光明日报》(2023年11月02日10版)", "10"),
        ("《文汇报》2023年10月24日第7版", "7"),
        ("《 人民日报 》（ 2022年08月14日 01 版）", "01"),
    ],
)
def test_a_paper_line_has_brackets_or_none(line: str, page: str) -> None:
    paper = sources.paper_line(line)
    assert paper is not None
    assert paper.page == page


def test_a_magazine_s_issue_is_a_source_line_and_a_book_s_is_none() -> None:
    assert sources.source_line("《中国新闻周刊》2023年第39期") == "中国新闻周刊"
    assert sources.source_line("《临江往事》2023年第3期") is None
