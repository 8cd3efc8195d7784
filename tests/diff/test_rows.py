"""Which paragraphs belong together, what became of each, and what the summary says of it."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.diff import Diff, compare
from tests.diff.versions import diff, marked, version

A = "云江市轨道交通集团宣布，地铁6号线一期工程将于本月28日载客试运营，线路全长31.4公里。"
B = "施工单位在滨河段采用了冻结法开挖，单日最大掘进量达到14米，创下同类地层的纪录。"
C = "以前从大学城去高铁东站要换两趟公交，路上得一个半小时，以后四十分钟就能到。"
D = "市交通局表示，新线开通后将调整沿线公交线路，票价延续现行标准，起步价为两元。"


def kinds(found: Diff) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(row.kind, row.left_at, row.right_at) for row in found.rows]


def bodies(left: list[str], right: list[str], **fields: Any) -> Diff:
    return compare(version(*left), version(*right, **fields))


def test_a_moved_paragraph_is_moved_and_neither_cut_nor_added() -> None:
    found = bodies([A, B, C, D], [C, A, B, D])
    assert kinds(found) == [
        ("moved", (2,), (0,)),
        ("kept", (0,), (1,)),
        ("kept", (1,), (2,)),
        ("kept", (3,), (3,)),
    ]
    assert (found.summary.moved, found.summary.cut, found.summary.kept) == (1, 0, 1.0)


def test_a_moved_paragraph_may_be_edited_on_the_way() -> None:
    found = bodies([A, B, C, D], [C.replace("四十分钟", "半小时"), A, B, D])
    assert found.rows[0].kind == "moved"
    assert 0.8 < found.rows[0].kept < 1


def test_what_stands_in_place_of_another_is_cut_and_added() -> None:
    assert kinds(bodies([A, B, D], [A, C, D])) == [
        ("kept", (0,), (0,)),
        ("cut", (1,), ()),
        ("added", (), (1,)),
        ("kept", (2,), (2,)),
    ]


def test_a_near_paragraph_is_edited() -> None:
    found = bodies([A, B], [A.replace("宣布", "称").replace("一期工程", ""), B])
    assert kinds(found)[0] == ("edited", (0,), (0,))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([A, B + C, D], [A, B, C, D], ("kept", (1,), (1, 2))),
        ([A, B, C, D], [A, B + C, D], ("kept", (1, 2), (1,))),
        ([A + B + C + D], [A, B, C, D], ("kept", (0,), (0, 1, 2, 3))),
        ([A, B + C, D], [A, B, C.replace("以前", "过去"), D], ("edited", (1,), (1, 2))),
    ],
)
def test_a_paragraph_that_was_split_or_joined_is_one_row(
    left: list[str], right: list[str], expected: tuple[str, tuple[int, ...], tuple[int, ...]]
) -> None:
    found = bodies(left, right)
    assert expected in kinds(found)
    assert not {"cut", "added", "moved"} & {row.kind for row in found.rows}


def test_a_paragraph_beside_one_that_it_is_no_part_of_stays_alone() -> None:
    assert kinds(bodies([A + B, D], [A + B, C, D])) == [
        ("kept", (0,), (0,)),
        ("added", (), (1,)),
        ("kept", (1,), (2,)),
    ]


def test_a_paragraph_of_which_little_is_left_is_edited_where_that_is_a_part_of_it() -> None:
    [row] = bodies([A + B + C], [A]).rows
    assert row.kind == "edited"
    assert marked(row.spans) == f"{A}[-{B}{C}-]"


def test_blank_lines_and_rules_are_no_paragraphs() -> None:
    assert diff(f"{A}\n\n——\n{B}", f"{A}\n{B}").summary.differs == "nothing"


# --- doubtful readings --------------------------------------------------------------------------


def test_what_is_missing_from_a_doubtful_reading_is_not_called_cut() -> None:
    found = bodies([A, B, C], [A, C], warnings=["pages are missing"])
    assert kinds(found)[1] == ("doubtful", (1,), ())
    assert (found.summary.cut, found.summary.doubtful) == (0, 1)
    assert bodies([A, B, C], [A, C]).summary.cut == 1


def test_what_only_a_doubtful_original_lacks_is_not_called_added() -> None:
    found = compare(version(A, C, warnings=["damaged"]), version(A, B, C))
    assert kinds(found)[1] == ("doubtful", (), (1,))


# --- furniture ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ([A, B], ["新华社北京11月3日电（记者林可）" + A, B], "dateline"),
        (["新华社北京11月3日电 " + A, B], ["中新社北京11月4日电 " + A, B], "dateline"),
        ([A, B], [A, B, "（责任编辑：林夕照）"], "editor"),
        ([A, B + "【编辑:林夕照】"], [A, B + "【编辑:周舟】"], "editor"),
        ([A, B], [A, B, "来源：云江日报"], "source"),
        ([A, B], [A, B + "（财联社）"], "agency mark"),
        ([A, B], ["记者 林可", A, B], "byline"),
    ],
)
def test_what_is_furniture_is_labelled_so(left: list[str], right: list[str], label: str) -> None:
    found = bodies(left, right)
    assert found.summary.differs == "furniture"
    assert found.summary.furniture == (label,)
    assert found.summary.kept == 1.0
    assert (found.summary.edited, found.summary.added) == (0, 0)
    assert {row.furniture for row in found.rows if row.kind != "kept"} == {label}


def test_a_sentence_that_speaks_of_an_editor_is_story() -> None:
    found = bodies([A, B], [A, B, "这部词典的责任编辑说，修订工作前后历时十二年才告完成。"])
    assert found.summary.differs == "text"


def test_a_change_of_story_beside_furniture_is_told_apart_from_it() -> None:
    found = bodies(["新华社北京11月3日电 " + A, B], [A.replace("28日", "29日"), B])
    [row] = [row for row in found.rows if row.kind == "edited"]
    assert [span.furniture for span in row.spans if span.op == "changed"] == ["dateline", None]
    assert found.summary.differs == "text"
    assert [(v.left, v.right, v.furniture) for v in found.summary.values] == [
        ("28日", "29日", None)
    ]


def test_source_author_and_editor_are_furniture_and_a_title_is_not() -> None:
    found = compare(version(A, source="云江日报", editor="甲"), version(A, source="南湾网"))
    assert found.summary.differs == "furniture"
    assert [(f.name, f.left, f.right) for f in found.summary.fields] == [
        ("source", "云江日报", "南湾网"),
        ("editor", "甲", None),
    ]
    assert compare(version(A, title="甲"), version(A, title="乙")).summary.differs == "text"


# --- time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "seconds", "whole_days"),
    [
        ("2024-11-18T09:20:00+08:00", "2024-11-18T11:05:00+08:00", 6300, False),
        ("2024-11-18T09:20+08:00", "2024-11-19", 86400, True),
        ("2024-11-19", "2024-11-18", -86400, True),
        (None, "2024-11-18", None, False),
    ],
)
def test_the_time_between_is_as_exact_as_the_dates(
    left: str | None, right: str | None, seconds: int | None, whole_days: bool
) -> None:
    summary = compare(version(A, date=left), version(A, date=right)).summary
    assert (summary.seconds, summary.whole_days) == (seconds, whole_days)
    assert summary.differs == "nothing"
