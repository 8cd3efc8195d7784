"""Who made a text: editors, bylines, roles, signatures."""

from __future__ import annotations

import pytest

from cleaner.newstext import people, roles


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
    assert people.editor_line(line) == name


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
    assert people.editor_line(line) is None


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
    found = people.byline(line) or (roles.role_line(line) or {}).get("author")
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
    assert people.byline(line) is None
    assert roles.role_line(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司回应称，一切以发布会为准。(罗青)", "罗青"),
        ("“明年再来。”（张小满）", "张小满"),
        ("（韩屿）", "韩屿"),
    ],
)
def test_a_name_in_a_bracket_after_the_last_full_stop_signs_the_text(text: str, name: str) -> None:
    assert people.signature(text) == name


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
    assert people.signature(text) is None


def test_an_account_s_label_is_no_author() -> None:
    assert people.author_name("南屏发布 南屏发布官方账号") is None
    assert people.author_name("何予安") == "何予安"
