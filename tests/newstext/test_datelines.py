"""The head of a wire story."""

from __future__ import annotations

import pytest

from cleaner.newstext import datelines


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
    found = datelines.dateline(text)
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
    assert datelines.dateline(text) is None


@pytest.mark.parametrize(
    "line", ["中新社云岭九月二十七日电 题：访云岭茶乡", "新华社临江4月8日电 题：夜航"]
)
def test_a_dateline_before_a_headline_opens_a_feature(line: str) -> None:
    assert datelines.opens_feature(line)


@pytest.mark.parametrize(
    "line",
    ["中新社云岭9月27日电 题目已经公布。", "题：访云岭茶乡", "新华社临江4月8日电 夜航恢复。"],
)
def test_other_lines_open_none(line: str) -> None:
    assert not datelines.opens_feature(line)


@pytest.mark.parametrize(
    ("line", "agency", "reporters", "editor"),
    [
        ("财联社10月22日讯（编辑 夏小一）本市…", "财联社", None, "夏小一"),
        ("财联社（北京，记者 张一）讯，本市…", "财联社", "张一", None),
        ("证券时报网（www.stcn.com）10月22日讯，本市…", "证券时报网", None, None),
        ("央视网消息（新闻联播）：本市…", "央视网", None, None),
        ("【财新网】（记者 于小一）本市…", "财新网", "于小一", None),
    ],
)
def test_what_stands_in_its_brackets_is_read(
    line: str, agency: str, reporters: str | None, editor: str | None
) -> None:
    found = datelines.dateline(line)
    assert found is not None
    assert (found.agency, found.reporters, found.editor) == (agency, reporters, editor)


@pytest.mark.parametrize("line", ["【快讯】（记者 张一）本市…", "【大桥通车】（图）本市…"])
def test_a_headline_in_brackets_is_no_agency(line: str) -> None:
    assert datelines.dateline(line) is None
