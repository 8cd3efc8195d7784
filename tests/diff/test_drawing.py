"""Diffs as people see them: columns, wrapping, marks, folding."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.diff import Diff, compare
from cleaner.render.drawn_diff import Drawing, draw
from cleaner.render.paint import paint
from cleaner.render.width import Piece, columns, width_of, wrap
from tests.diff.versions import version

PARAGRAPHS = [
    f"第{number}段说，云江市的{what}在这一年里有了不小的变化，居民和商户都谈到了各自的感受。"
    for number, what in enumerate(["公交", "图书馆", "菜市场", "河道", "学校", "医院", "公园"], 1)
]


def drawn(diff: Diff, **how: object) -> str:
    drawing = Drawing(**how)  # type: ignore[arg-type]
    return "\n".join(paint(line, colour=drawing.colour) for line in draw(diff, drawing))


def changed(old: str, new: str) -> Diff:
    """Return a diff of seven paragraphs of which the fourth says something else."""
    other = [p.replace(old, new) if i == 3 else p for i, p in enumerate(PARAGRAPHS)]
    return compare(version(*PARAGRAPHS), version(*other))


# --- widths -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [("中文", 4), ("ab", 2), ("e\u0301", 1), ("。", 2), ("“”", 2), ("한", 2), ("\u1112\u1161", 2)],
)
def test_columns_of_a_text(text: str, expected: int) -> None:
    assert columns(text) == expected


def test_ambiguous_characters_are_as_wide_as_the_terminal_makes_them() -> None:
    assert columns("“…”", lambda char: width_of(char, 2)) == 6


_TEXT = st.text(
    st.sampled_from("中文，。“”（）【】abc 1.5%e\u0301한…·\u200b") | st.characters(codec="utf-8"),
    max_size=60,
)


@given(st.lists(st.tuples(_TEXT, st.sampled_from(["", "dim"])), max_size=5), st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(
    pieces: list[tuple[str, str]], room: int
) -> None:
    lines = list(wrap([Piece(*piece) for piece in pieces], room))
    for line in lines:
        assert columns("".join(piece.text for piece in line)) <= room
    shown = "".join(piece.text for line in lines for piece in line)
    assert "".join(shown.split()) == "".join("".join(text for text, _ in pieces).split())


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("今天很好，明天", 8, ["今天很", "好，明天"]),
        ("他说（也许）", 7, ["他说", "（也", "许）"]),
        ("共计1234.5万元", 8, ["共计", "1234.5万", "元"]),
        ("全长31.7公里，设站", 10, ["全长", "31.7公里，", "设站"]),
        ("上升0.3个百分点", 13, ["上升", "0.3个百分点"]),
        ("其中31个县区", 8, ["其中31个", "县区"]),
        ("在Shanghai见", 9, ["在", "Shanghai", "见"]),
        ("cafe\u0301好好", 6, ["cafe\u0301好", "好"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
    ],
)
def test_lines_are_broken_as_chinese_is_set(text: str, room: int, expected: list[str]) -> None:
    lines = wrap([Piece(text)], room)
    assert ["".join(piece.text for piece in line) for line in lines] == expected


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_columns_of_both_sides_stand_below_each_other(ambiguous: int) -> None:
    diff = changed("居民", "“住户”与cafe\u0301的客人……")
    shown = drawn(diff, layout="side", width=61, context=None, ambiguous=ambiguous)
    body = [line for line in shown.splitlines() if "│" in line]
    wide = {columns(line.split("│")[0], lambda c: width_of(c, ambiguous)) for line in body}
    assert len(wide) == 1
    assert all(columns(line, lambda c: width_of(c, ambiguous)) <= 61 for line in body)


# --- marks and colours --------------------------------------------------------------------------


def test_without_colour_changes_stand_in_marks() -> None:
    shown = drawn(changed("河道", "湖岸"), width=200)
    assert "云江市的[-河道-]{+湖岸+}在" in shown
    assert "\x1b" not in shown


def test_with_colour_they_have_colours_and_no_marks() -> None:
    shown = drawn(changed("河道", "湖岸"), width=200, colour=True)
    assert "\x1b[9;31m河道\x1b[0m\x1b[4;32m湖岸\x1b[0m" in shown  # struck out, underlined
    assert "[-" not in shown


def test_furniture_is_labelled_and_dimmed() -> None:
    signed = compare(version(*PARAGRAPHS), version(*PARAGRAPHS, "（责任编辑：林夕照）"))
    assert "{+（责任编辑：林夕照）+} ‹editor›" in drawn(signed)
    assert "furniture only: the story is the same" in drawn(signed)
    assert "\x1b[2;4;32m（责任编辑：林夕照）" in drawn(signed, colour=True)
    assert "furniture" not in drawn(changed("河道", "湖岸"))


@pytest.mark.parametrize("layout", ["inline", "side"])
@pytest.mark.parametrize("colour", [False, True])
def test_nothing_of_an_article_commands_the_terminal(layout: str, colour: bool) -> None:
    evil = "\x1b[2J\x9b31m\u202e\x07\r"
    left = version(PARAGRAPHS[0] + evil, title=evil + "甲", id=evil, outlet=evil, source=evil)
    right = version(
        PARAGRAPHS[0] + "另有" + evil + "3人", evil, title=evil + "乙", source="乙" + evil
    )
    shown = drawn(compare(left, right), layout=layout, colour=colour)
    bare = shown.replace("\x1b[0m", "")
    for code in ("1", "2", "31", "32", "1;35", "36", "9;31", "4;32", "2;9;31", "2;4;32"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert {c for c in bare if unicodedata.category(c) in ("Cc", "Cf")} <= {"\n"}


# --- numbers and addresses ----------------------------------------------------------------------


def test_each_paragraph_has_its_number_on_either_side() -> None:
    diff = compare(version(*PARAGRAPHS), version(PARAGRAPHS[0], "另起一段新话。", *PARAGRAPHS[1:]))
    lines = drawn(diff, width=200, context=None).splitlines()
    assert [line[:6] for line in lines if "第3段" in line or "新话" in line or "第1段" in line] == [
        "1 1   ",
        "  2 + ",
        "3 4   ",
    ]
    side = drawn(diff, layout="side", width=200, context=None).splitlines()
    (third,) = [line for line in side if "第3段" in line]
    assert third.startswith("3   第3段")
    assert third.split(" │ ")[1].startswith("4   第3段")


def test_a_paragraph_that_was_moved_away_has_its_own_number_alone() -> None:
    diff = compare(version(*PARAGRAPHS), version(PARAGRAPHS[6], *PARAGRAPHS[:6]))
    lines = drawn(diff, width=200).splitlines()
    assert any(line.startswith("7 1 > moved from paragraph 7") for line in lines)
    assert any(line.startswith("7   < moved to paragraph 1") for line in lines)


ADDRESS = "https://hewan.example/2024/05/06/" + "market-" * 12 + "1.html?from=list&page=2"


@pytest.mark.parametrize("layout", ["inline", "side"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_an_address_is_never_broken(layout: str, width: int) -> None:
    other = ADDRESS.replace("page=2", "page=3")
    text = "河湾镇的集市在这个月初恢复了，摊位的分布图见{}。此外设有两处停车的地方。"
    diff = compare(version(text.format(ADDRESS)), version(text.format(other)))
    shown = drawn(diff, layout=layout, width=width)
    assert f"[-{ADDRESS}-]" in shown
    assert f"{{+{other}+}}" in shown
    same = compare(version(text.format(ADDRESS)), version(text.format(ADDRESS) + "另有一处。"))
    assert ADDRESS in drawn(same, layout=layout, width=width, context=None)


def test_what_only_looks_like_an_address_is_broken_as_any_text() -> None:
    text = "/".join(["甲乙丙丁"] * 12)
    lines = drawn(compare(version(text), version(text + "。戊己")), width=40).splitlines()
    assert all(columns(line) <= 40 for line in lines)


# --- folding and moves --------------------------------------------------------------------------


def test_equal_paragraphs_are_folded_but_for_those_around_a_change() -> None:
    shown = drawn(changed("河道", "湖岸"), width=200)
    assert "第3段" in shown
    assert "第2段" not in shown
    assert shown.count("⋮ 2 paragraphs alike") == 2
    assert "第2段" in drawn(changed("河道", "湖岸"), width=200, context=2)
    assert "⋮" not in drawn(changed("河道", "湖岸"), width=200, context=None)


def test_a_long_equal_stretch_in_a_paragraph_is_shortened_unless_all_is_shown() -> None:
    body = "".join(PARAGRAPHS)
    diff = compare(version(body), version(body.replace("公园", "广场")))
    assert " … " in drawn(diff, width=400)
    assert " … " not in drawn(diff, width=400, context=None)


@pytest.mark.parametrize("layout", ["inline", "side"])
def test_a_moved_paragraph_is_told_of_in_both_places(layout: str) -> None:
    moved = [PARAGRAPHS[6], *PARAGRAPHS[:6]]
    shown = drawn(compare(version(*PARAGRAPHS), version(*moved)), layout=layout, width=200)
    assert "> moved from paragraph 7: 第7段" in shown
    assert "< moved to paragraph 1: 第7段" in shown


def test_what_may_be_missing_is_said_to() -> None:
    diff = compare(version(*PARAGRAPHS), version(*PARAGRAPHS[1:], warnings=["pages are missing"]))
    assert "? not on the right, whose reading is doubtful" in drawn(diff, width=200)
    assert "(doubtful: pages are missing)" in drawn(diff, width=200)


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("2024-11-18T09:20+08:00", "2024-11-18T11:05+08:00", "1 hour 45 minutes later"),
        ("2024-11-18T09:20+08:00", "2024-11-16", "2 days earlier"),
        ("2024-11-18", "2024-11-18T11:05+08:00", "the same day"),
        ("2024-11-18T11:05+08:00", "2024-11-18T11:05+08:00", "at the same time"),
    ],
)
def test_the_time_between_is_said_in_words(left: str, right: str, said: str) -> None:
    diff = compare(version(PARAGRAPHS[0], date=left), version(PARAGRAPHS[0], date=right))
    assert said in drawn(diff)


def test_values_that_differ_stand_on_top() -> None:
    left, right = (PARAGRAPHS[0] + f"去年的投入达{n}亿元。" for n in ("1.5万", "1.5"))
    shown = drawn(compare(version(left), version(right)))
    assert "figures     1.5万亿元 → 1.5亿元" in shown
    assert shown.index("figures") < shown.index("第1段")


@pytest.mark.parametrize(
    ("layout", "width", "expected"),
    [
        ("auto", 120, "side"),
        ("auto", 80, "inline"),
        ("side", 60, "side"),
        ("inline", 200, "inline"),
    ],
)
def test_the_layout_fits_the_terminal(layout: str, width: int, expected: str) -> None:
    assert Drawing.fitting(layout, width).layout == expected
