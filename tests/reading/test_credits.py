"""Who is named in a line, and as what."""

from __future__ import annotations

import pytest

from cleaner.article import Paper
from cleaner.reading import credits
from cleaner.reading.houses import names


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
    assert credits.source_line(line) == name


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
    assert credits.source_line(line) is None


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
    assert credits.source_name(text) == name


@pytest.mark.parametrize(
    "text", ["2018年09月10日 08:12", "来源：", "作者：许潮生", "", None, "12:30", "sina_mobile"]
)
def test_a_header_without_a_source_gives_none(text: str | None) -> None:
    assert credits.source_name(text) is None


@pytest.mark.parametrize(
    ("text", "agency", "reporters"),
    [
        ("新华社北京4月8日电 会议召开。", "新华社", None),
        ("新华社沈阳4月4日专电（记者王炳）会议召开。", "新华社", "王炳"),
        ("新华网云岭6月7日电（记者 张一、李二）会议召开。", "新华网", "张一、李二"),
        ("中新网5月16日电 (中新财经 葛一) 会议召开。", "中新网", "葛一"),
        ("中新社西安5月18日电 (记者 郭一 黄二)会议召开。", "中新社", "郭一 黄二"),
        ("中新网上海1月3日电(周一)会议召开。", "中新网上海", "周一"),
        ("中新网抚州8月30日电，会议召开。", "中新网", None),
        ("中新网上海新闻5月31日电(记者  姜一)会议召开。", "中新网上海", "姜一"),
        ("财联社8月10日电，会议召开。", "财联社", None),
        ("观点网讯：8月10日，会议召开。", "观点网", None),
        ("证券时报e公司讯，会议召开。", "证券时报e公司", None),
        ("证券时报网讯，会议召开。", "证券时报网", None),
        ("《科创板日报》讯，会议召开。", "科创板日报", None),
        ("上证报中国证券网讯（记者 何予）8月2日，会议召开。", "上证报中国证券网", "何予"),
        ("中国经济网北京4月11日综合报道 据闪电新闻消息，会议召开。", "中国经济网", None),
        ("IT之家 12 月 8 日消息，会议召开。", "IT之家", None),
        ("新华社快讯：会议召开。", "新华社", None),
        ("新浪科技讯 北京时间9月11日凌晨消息，会议召开。", "新浪科技", None),
        ("e公司讯，会议召开。", "e公司", None),
    ],
)
def test_the_dateline_at_the_very_start_names_the_agency(
    text: str, agency: str, reporters: str | None
) -> None:
    found = credits.dateline(text)
    assert found is not None
    assert (found.agency, found.reporters) == (agency, reporters)


@pytest.mark.parametrize(
    "text",
    [
        "据新华社北京12月27日电 会议召开。",
        "据中新网5月16日电，会议召开。",
        "会议5月16日召开，新华社播发了电讯。",
        "公司昨日公告，拟投建光伏电站。",
        "国家电网公司电，力保供应。",
        "中国移动通讯集团在临江签约。",
        "他在电话里说，快讯两个字写错了。",
        "临江市电动车新规落地。",
        "云岭电站并网发电，央视作了报道。",
    ],
)
def test_hearsay_and_sentences_are_no_dateline(text: str) -> None:
    assert credits.dateline(text) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("责任编辑：李墨", "李墨"),
        ("责任编辑：刘万 SF014", "刘万"),
        ("责任编辑： 郑灶", "郑灶"),
        ("（责任编辑：张三）", "张三"),
        ("【编辑:张楷】", "张楷"),
        ("责任编辑：【叶攀】", "叶攀"),
        ("编辑：王子", "王子"),
        ("编辑|王一 校对：李二 审核：赵三", "王一"),
        ("责编：周四 | 审核：吴五", "周四"),
        ("注：请在转载文章内容时务必注明出处!   编辑：王涛", "王涛"),
        ("责任编辑：公司观察", "公司观察"),
        ("（责任编辑：DF526）", ""),
    ],
)
def test_a_line_that_is_only_an_editor_names_the_editor(line: str, name: str) -> None:
    assert credits.editor_line(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "编辑部收到来信三百封。",
        "她曾任责任编辑：那是1998年的事，后来转做记者。",
        "公司总编辑王一表示，会议如期召开。",
        "记者：张三",
    ],
)
def test_an_editor_inside_a_sentence_is_none(line: str) -> None:
    assert credits.editor_line(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("作者：孔一", "孔一"),
        ("文/玉浊", "玉浊"),
        ("文 | 李迅", "李迅"),
        ("（总台记者 金珠）", "金珠"),
        ("本报记者 张一 李二", "张一 李二"),
        ("记者：王五", "王五"),
        ("撰文：赵六", "赵六"),
        ("■本报记者 张一", "张一"),
        ("证券时报记者 张一", "张一"),
        ("每经记者：张一 每经编辑：李二", "张一"),
    ],
)
def test_a_line_that_is_only_a_byline_names_the_author(line: str, name: str) -> None:
    found = credits.byline(line) or (credits.role_line(line) or {}).get("author")
    assert found == name


@pytest.mark.parametrize(
    "line",
    [
        "记者获悉，会议召开。",
        "记者 张一 走进车间，看到了新线。",
        "作者在书中写道：会议召开。",
        "文化产业",
        "本报记者昨日从临江市水务局获悉",
        "答记者问",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert credits.byline(line) is None
    assert credits.role_line(line) is None


def test_an_original_title_is_read_off_its_line() -> None:
    assert credits.original_title("原标题：【要闻】会议召开") == "【要闻】会议召开"
    assert credits.original_title("（原标题：会议召开）") == "会议召开"
    assert credits.original_title("原标题为会议召开的文章引发热议，作者随后致歉。" * 8) is None
    assert credits.original_title("标题党何时休") is None


def test_a_paper_line_gives_paper_day_and_page() -> None:
    line = "《　人民日报　》（　2022年08月14日　01　版）"
    assert credits.paper_line(line) == Paper(name="人民日报", date="2022-08-14", page="01")
    line = "《云岭日报》（2022年8月4日 第A03版）"
    assert credits.paper_line(line) == Paper(name="云岭日报", date="2022-08-04", page="A03")


def test_a_document_title_is_no_paper_line() -> None:
    assert credits.paper_line("《云岭市促进绿色低碳产业发展行动方案（2022—2025年）》") is None


def test_a_bracket_that_closes_a_text_is_a_source_only_for_a_known_house() -> None:
    assert credits.closing_bracket("同比增长三成。（财联社）") == "财联社"
    assert credits.closing_bracket("同比增长三成。(央视财经)") == "央视财经"
    assert credits.closing_bracket("同比增长三成。（来源：新华社）") == "新华社"
    assert credits.closing_bracket("同比增长三成。（完）") is None
    assert credits.closing_bracket("首批三家（含临江）") is None
    assert credits.closing_bracket("（财联社）称同比增长三成。") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司回应称，一切以发布会为准。(罗青)", "罗青"),
        ("“明年再来。”（张小满）", "张小满"),
        ("（韩屿）", "韩屿"),
    ],
)
def test_a_name_in_a_bracket_after_the_last_full_stop_signs_the_text(text: str, name: str) -> None:
    assert credits.signature(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "一切以发布会为准。（完）",
        "一切以发布会为准。（图文）",
        "合同金额为三百（万元）",
        "副总经理（张小满）",
        "发言的有两位副总经理（张小满）",
        "一切以发布会为准。（财联社）",
        "一切以发布会为准。（记者 张小满）",
    ],
)
def test_a_bracket_that_is_no_name_or_stands_in_a_sentence_signs_nothing(text: str) -> None:
    assert credits.signature(text) is None


def test_a_compiled_story_in_a_sentence_is_no_source_line() -> None:
    assert credits.source_line("会议材料（综合自各部门）印发。") is None


def test_an_account_s_label_is_no_author() -> None:
    assert credits.author_name("南屏发布 南屏发布官方账号") is None
    assert credits.author_name("何予安") == "何予安"


@pytest.mark.parametrize(
    "line", ["中新社云岭九月二十七日电 题：访云岭茶乡", "新华社临江4月8日电 题：夜航"]
)
def test_a_dateline_before_a_headline_opens_a_feature(line: str) -> None:
    assert credits.opens_feature(line)


@pytest.mark.parametrize(
    "line",
    ["中新社云岭9月27日电 题目已经公布。", "题：访云岭茶乡", "新华社临江4月8日电 夜航恢复。"],
)
def test_other_lines_open_none(line: str) -> None:
    assert not credits.opens_feature(line)


def test_behind_a_time_only_a_known_house_is_a_source() -> None:
    assert credits.source_name("2018-08-18 07:50:12  中国证券报") == "中国证券报"
    assert credits.source_name("2018-08-18 07:50:12  三十人读过") is None


def test_a_button_where_the_source_is_missing_is_none() -> None:
    assert credits.source_name("2019年03月30日 17:36 来源： 参与互动") is None
    assert credits.source_name("来源：工人日报参与互动(0)") == "工人日报"
    assert credits.source_name("来源：互动中国") == "互动中国"


@pytest.mark.parametrize("name", names())
def test_every_name_of_a_house_is_a_source_as_it_stands(name: str) -> None:
    assert credits.source_name(name) == name
