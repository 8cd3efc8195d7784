"""A page in any layout gives its headline, date, names and text, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cleaner import Article, clean
from cleaner.readers import families

sys.path.insert(0, str(Path(__file__).parent))
import layouts
from layouts import LAYOUTS, Layout

sys.path.pop(0)

every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])


def read(layout: Layout) -> Article:
    (article,) = clean(layout.page.encode(layout.codec))
    return article


@every_layout
def test_the_text_is_exact_with_its_paragraphs(layout: Layout) -> None:
    assert read(layout).body.split("\n") == list(layout.body)


@every_layout
def test_the_fields_around_it_are_right(layout: Layout) -> None:
    article = read(layout)
    assert (article.title, article.date) == (layout.title, layout.date)
    assert (article.source, article.author, article.editor) == (
        layout.source,
        layout.author,
        layout.editor,
    )
    assert layout.outlet is None or article.outlet == layout.outlet


@every_layout
def test_it_says_that_no_site_was_recognised(layout: Layout) -> None:
    article = read(layout)
    kinds = {"generic", *(family.NAME for family in families.families())}
    assert article.site is None
    assert (article.template or "").split("-")[0] in kinds


@every_layout
def test_nothing_that_stands_beside_the_story_is_in_it(layout: Layout) -> None:
    body = read(layout).body
    assert not [text for text in layout.junk if text in body]


@every_layout
def test_a_page_without_doubt_carries_no_warning(layout: Layout) -> None:
    assert read(layout).warnings == []


def test_reading_a_page_twice_gives_the_same_and_leaves_its_tree_alone() -> None:
    from lxml import etree

    from cleaner.page.page import Page
    from cleaner.readers import generic

    page = Page(LAYOUTS[0].page)
    before = etree.tostring(page.tree)
    first = generic.extract(page)
    assert etree.tostring(page.tree) == before
    second = generic.extract(page)
    assert (first[0].title, first[1]) == (second[0].title, second[1])


def test_a_very_short_text_is_said_to_be_one() -> None:
    page = layouts.html(
        f"<h1>{layouts.TITLE}</h1><p class=info>2022-10-05 09:30 来源：青溪日报</p>"
        "<div class=c><p>青溪今日大雨，中小学停课一天。</p></div>"
    )
    (article,) = clean(page)
    assert article.body == "青溪今日大雨，中小学停课一天。"
    assert article.warnings == ["the text is very short"]


def test_a_pager_below_the_text_is_said() -> None:
    pager = "<div class=p1><a href=2.html>2</a><a href=2.html>下一页</a></div>"
    page = layouts.html(
        f"<div><h1>{layouts.TITLE}</h1><p>2022-10-05 09:30 来源：青溪日报</p>"
        f"<div>{layouts.paragraphs()}</div>{pager}</div>"
    )
    (article,) = clean(page)
    assert article.warnings == ["a pager says that the story has more pages"]
    assert article.body.split("\n") == list(layouts.BODY)
