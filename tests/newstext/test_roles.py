"""Lines of nothing but roles and names."""

from __future__ import annotations

import pytest

from cleaner.newstext import people, roles

A, E = "author", "editor"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("江报记者 张一    江报编辑 李二", {A: "张一", E: "李二"}),
        ("江报记者：张一 江报编辑 李二", {A: "张一", E: "李二"}),
        ("⊙记者 严一 ○编辑 邱二", {A: "严一", E: "邱二"}),
        ("界河新闻记者 | 张一 界河新闻编辑 | 李二", {A: "张一", E: "李二"}),
        ("本报记者 李 伟 王小二", {A: "李伟 王小二"}),
        ("本报记者　王明一　李　晓", {A: "王明一 李晓"}),
        ("临江时报（www.example.com）记者 刘一 北京报道", {A: "刘一"}),
        ("第一财经记者 张一 发自上海", {A: "张一"}),
        ("21世纪经济报道  记者张一 上海报道", {A: "张一"}),
        ("■ 本报记者 张一 见习记者 李二", {A: "张一 李二"}),
        ("南屏财经记者张一 实习生李二 广州报道", {A: "张一"}),
        ("本报记者江一实习生卢小二", {A: "江一"}),
        ("文/记者陈一通讯员夏小二黄小三", {A: "陈一"}),
        ("文/图 张一", {A: "张一"}),
        ("文/图", {}),
        ("采写：江报记者 张一 李小二", {A: "张一 李小二"}),
        ("记者 马小薇摄", {A: "马小薇"}),
        ("作者：本报记者 张一", {A: "张一"}),
        ("作者 武一力 马小二", {A: "武一力 马小二"}),
        ("(编辑 张明一)", {E: "张明一"}),
        ("责任编辑 张一", {E: "张一"}),
        ("本期编辑 江小一 实习生 王小二", {E: "江小一"}),
        ("编辑：张一 责任编辑：李二", {E: "李二"}),
        ("编辑/张一 责任编辑/李二", {E: "李二"}),
        ("参与记者：黎小一", {}),
        ("视频编辑：杨一", {}),
        ("监审：李二", {}),
    ],
)
def test_each_role_gives_its_names(line: str, named: dict[str, str]) -> None:
    assert roles.role_line(line) == named


@pytest.mark.parametrize(
    "line",
    [
        "编辑 推荐",
        "编辑部来信",
        "总编辑 王一",
        "记者 张一 走进车间，看到了新线。",
        "记者站揭牌，临江市领导出席",
        "作者 X 为某大学教授",
        "文化产业",
        "本报记者昨日从临江市水务局获悉",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert roles.role_line(line) is None


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("记者王一、李二", "王一、李二"),
        ("记者 郭一 黄小二 摄影 X", "郭一 黄小二"),
        ("记者毛一通讯员祝二", "毛一"),
        ("罗一实习生肖小二", "罗一"),
        ("江报见习记者王一记者孙小二", "王一 孙小二"),
        ("编辑 夏小一", None),
        ("参与记者：黎小一", None),
    ],
)
def test_a_bracket_names_its_reporters_and_nobody_else(bracket: str, names: str | None) -> None:
    assert people.reporters(bracket) == names


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("记者 严一", "严一"),
        ("作者：临江日报记者 程一", "程一"),
        ("作者：⊙记者 魏小一 ○编辑 祝小二", "魏小一"),
        ("◎记者 窦一", "窦一"),
        ("何小一", "何小一"),
    ],
)
def test_an_author_element_gives_the_bare_name(element: str, name: str) -> None:
    assert people.author_name(element) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("责任编辑：张一（EN011）", "张一"),
        ("责任编辑：张子一 (EN025)", "张子一"),
        ("责任编辑：王一_NF", "王一"),
        ("【纠错】 【责任编辑:王一】", "王一"),
    ],
)
def test_codes_and_controls_are_no_part_of_an_editor_s_name(line: str, name: str) -> None:
    assert people.editor_line(line) == name
