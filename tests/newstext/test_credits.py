"""One answer to whether a line is a credit, for whoever asks."""

from __future__ import annotations

import pytest

from cleaner.diff.body_furniture import name_furniture
from cleaner.evidence import By, Label
from cleaner.newstext.credits import Credits, credit_of

LINES = [
    ("来源：青溪日报", Label.SOURCE_LINE, "source", "source"),
    ("（新华社）", Label.SOURCE_LINE, "source", "agency mark"),
    ("《 人民日报 》（ 2022年08月14日 01 版）", Label.PAPER_LINE, "paper", "source"),
    ("责任编辑：林夕照", Label.EDITOR_LINE, "editor", "editor"),
    ("文/罗一", Label.BYLINE, "author", "byline"),
    ("⊙记者 罗一 ○编辑 林夕照", Label.BYLINE, "author", "byline"),
    ("原标题：青溪出口增长一成", Label.ORIGINAL_TITLE, "original_title", "credits"),
]


@pytest.mark.parametrize(("line", "label", "field", "furniture"), LINES)
def test_a_credit_is_told_with_what_it_says_and_the_diff_names_it_so(
    line: str, label: Label, field: str, furniture: str
) -> None:
    credit = credit_of(line)
    assert credit is not None
    assert credit.label is label
    assert credit.fields[0][0] == field
    if furniture != "byline" or "编辑" not in line:  # a line with both is the editor's there
        assert name_furniture(line) == furniture


@pytest.mark.parametrize(
    "line",
    [
        "来源于青溪的订单增长一成，占全县的六成。",
        "责任编辑介绍说，稿件来源主要是来信。",
        "记者在现场看到，桥面已经铺好。",
        "《青溪日报》创刊三十年，记者二百余人。",
    ],
)
def test_a_sentence_about_credits_is_none(line: str) -> None:
    assert credit_of(line) is None


def test_a_bare_source_line_inside_a_story_counts_only_where_its_element_says_so() -> None:
    assert credit_of("来源：青溪日报", ends=False) is None
    credit = credit_of("来源：青溪日报", ends=False, labelled=True)
    assert credit is not None
    assert credit.fields[0] == ("source", "青溪日报", By.MARKED_LINE)


def author_of(last: str, first: str = "松湖泵站今天试运行。") -> str | None:
    told = Credits()
    told.read_text([first, last])
    return told.author


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("居民用水不受影响。（文/图 林望舒 何楚宁）", "林望舒 何楚宁"),
        ("居民用水不受影响。(文/林望舒 图/何楚宁)", "林望舒"),
        ("居民用水不受影响。（文/图：林望舒）", "林望舒"),
        ("居民用水不受影响。（文/图）", None),
        ("居民用水不受影响。（图/视觉云江）", None),
        ("居民用水不受影响。（文/图来自网络）", None),
        ("居民用水不受影响。（文/图由受访者提供）", None),
    ],
)
def test_a_closing_bracket_names_who_wrote_and_no_picture(last: str, author: str | None) -> None:
    assert author_of(last) == author


def test_square_brackets_of_full_width_hold_a_reporter_as_others_do() -> None:
    last = "居民用水不受影响。"
    for first in ("［記者林望舒／高雄報導］松湖泵站", "〔記者林望舒／高雄報導〕松湖泵站"):
        assert author_of(last, first) == "林望舒"
    assert author_of(last, "［綜合報導］記者會上，松湖泵站") is None
