"""What makes another name and what is only worded otherwise: one answer for matching and diffs."""

from __future__ import annotations

import pytest

from cleaner.diff import compare
from cleaner.newstext.values.exchanged_names import exchanged_name
from cleaner.newstext.values.words import Exchange
from cleaner.reprints import prepare, relate
from cleaner.reprints.corpus import given

STORY = """3月5日上午，清河县新建的石板桥正式通车，两岸居民往来的时间缩短了四十分钟。
县交通局局长周海平介绍，这座桥全长三百二十米，历时十九个月建成，是全县近年来最大的一项民生工程。
桥头的茶馆老板何素英说，以前赶集要绕二十里山路，下雨天还常常塌方，如今走路一刻钟就到对岸。
据了解，大桥通车以后，沿线的柳林镇、北山乡和杨树湾村都将开通公交班车，每半小时一班，票价两元。
村民们在桥上放起鞭炮，孩子们追着第一辆班车跑了很远。周海平表示，下一步还要修通到火车站的公路。
去年秋天的一场大雨冲毁了旧桥，当地干部群众反复勘察，一边抢修便道，一边筹划新桥，三个月后开工。
市场里的菜价也跟着降了，云岭银行在桥头开了新的网点，云岭银行的行长说，这里以后会更热闹。"""
TITLE = "石板桥正式通车"


def record(id_: str, body: str) -> dict[str, str]:
    return {"id": id_, "title": TITLE, "body": body}


def named(left: str, right: str) -> list[tuple[str, str]]:
    rows = compare(record("a", left), record("b", right)).rows
    return [(v.left, v.right) for row in rows for v in row.values if v.kind == "name"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("局长周海平", "局长周海萍", ("周海平", "周海萍")),
        ("周海平表示", "周海萍表示", ("周海平", "周海萍")),
        ("老板何素英", "老板何素瑛", ("何素英", "何素瑛")),
        ("，清河县", "，清江县", ("清河县", "清江县")),
        ("柳林镇", "柳村镇", ("柳林镇", "柳村镇")),
        ("北山乡", "北川乡", ("北山乡", "北川乡")),
        ("云岭银行在", "清河银行在", ("云岭银行", "清河银行")),
    ],
)
def test_a_name_that_differs_once_is_a_change_for_matching_and_for_diffs(
    old: str, new: str, told: tuple[str, str]
) -> None:
    other = STORY.replace(old, new, 1)
    assert other != STORY
    verdict = relate(*(prepare(given(record(*one), 1)) for one in (("a", STORY), ("b", other))))
    assert (verdict.relation, verdict.rule) == ("edited", "name-corrected")
    assert verdict.changes == ("names",)
    assert named(STORY, other) == [told]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("南航的航班在此经停", "东航的航班在此经停", ("南航", "东航")),
        ("昨日沪指收涨", "昨日深指收涨", ("沪指", "深指")),
        ("中石油的加油站", "中石化的加油站", ("中石油", "中石化")),
        ("客商董事长周文远在桥头剪彩", "客商董事长周文源在桥头剪彩", ("周文远", "周文源")),
        (
            "县里在清河县发出通知，庆典在清河举行",
            "县里在清河县发出通知，庆典在清江举行",
            ("清河", "清江"),
        ),
    ],
)
def test_a_short_name_and_a_name_behind_a_role_need_not_be_said_twice(
    old: str, new: str, told: tuple[str, str]
) -> None:
    left, right = (f"{STORY}\n另外，{run}，引来不少人围观。" for run in (old, new))
    verdict = relate(*(prepare(given(record(*one), 1)) for one in (("a", left), ("b", right))))
    assert (verdict.relation, verdict.rule) == ("edited", "name-corrected")
    assert named(left, right) == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("下一步还要", "下一步也要"),
        ("村民们在桥上", "农民们在桥上"),
        ("反复勘察", "反覆勘察"),
        ("孩子们", "孩兒們"),
        ("据了解", "据介绍"),
        ("据了解", "据悉"),
        ("正式通车", "正试通车"),
        ("是全县", "是该县"),
        ("当地干部", "本地干部"),
        ("时间缩短了", "时间缩短至"),
        ("个月后开工", "个月后动工"),
        ("开工。\n市场里", "完工。\n市场里"),
        ("居民往来", "村民往来"),
        ("热闹", "兴旺"),
        ("去年秋天的", "去年秋季的"),
        ("要绕二十里山路", "要走二十里山路"),
    ],
)
def test_another_word_or_another_form_of_a_character_is_no_other_name(old: str, new: str) -> None:
    other = STORY.replace(old, new, 1)
    assert other != STORY
    verdict = relate(*(prepare(given(record(*one), 1)) for one in (("a", STORY), ("b", other))))
    assert (verdict.relation, verdict.changes) == ("full", ())
    assert named(STORY, other) == []


@pytest.mark.parametrize(
    ("left", "right", "mark"),
    [
        ("生产全面上升市场回暖", "生产全面上涨市场回暖", "升涨"),
        ("工程已经开工县委书记到场", "工程已经完工县委书记到场", "开完"),
        ("公路经过郊区以后", "公路经过城区以后", "郊城"),
        ("这一方面表示欢迎", "这一方向表示欢迎", "面向"),
        ("记者时隔三年回到", "记者时隔两年回到", "三两"),
        ("国际社会关注此事", "人类社会关注此事", "国人"),
        ("庆典随后在春天举行", "庆典随后在秋天举行", "春秋"),
        ("庆典在城东举行城东区的居民到场", "庆典在城西举行城西区的居民到场", "东西"),
    ],
)
def test_where_clauses_run_into_each_other_a_common_word_is_no_name(
    left: str, right: str, mark: str
) -> None:
    a, b = left.index(mark[0]), right.index(mark[1])
    assert exchanged_name(Exchange(left, a, a + 1, right, b, b + 1), bare=True) is None


@pytest.mark.parametrize(
    ("frame", "names", "whole"),
    [
        ("指数已在{0}区运行三个月{0}区的读数走高", ("扩张", "景气"), False),
        ("平台的{0}市值见顶{0}市的成交走低", ("新增", "存量"), False),
        ("庆典在云江市{0}区举行{0}区的居民到场", ("柳河", "杨树"), True),
        ("庆典在{0}镇举行{0}镇的居民到场", ("柳林", "杨树"), True),
    ],
)
def test_what_stands_before_a_common_last_character_is_a_name_only_of_a_place(
    frame: str, names: tuple[str, str], whole: bool
) -> None:
    left, right = (frame.format(name) for name in names)
    at = left.index(names[0])
    found = exchanged_name(Exchange(left, at, at + 2, right, at, at + 2), bare=True)
    assert (found is not None) is whole


def test_a_lead_that_is_reworded_has_no_other_names() -> None:
    other = STORY.replace(
        "3月5日上午，清河县新建的石板桥正式通车，两岸居民往来的时间缩短了四十分钟。",
        "清河县有了新的石板桥。3月5日起，两岸的居民走动起来要少花四十分钟。",
    )
    left, right = (prepare(given(record(*one), 1)) for one in (("a", STORY), ("b", other)))
    assert "names" not in relate(left, right).changes
