"""What the page says of versions: hits of a search, whose columns they are, from whom a copy is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.looking import Opener, cards, counted, open_story, unfold
from tests.report.records import record, write_report
from tests.reprints.records import story

pytestmark = pytest.mark.browser


def test_hits_of_a_search_are_marked_as_they_are_printed(look: Opener, samples: Path) -> None:
    page = look(samples)
    search = page.get_by_role("searchbox", name="Search")
    search.fill(
        "地铁６号线 南湾"
    )  # full width finds half width, and the mark is on what is printed
    card = open_story(page, "云江地铁6号线")
    marks = set(card.locator(".hit").all_inner_texts())
    assert {"地铁6号线", "南湾"} <= marks
    assert "地铁６号线" not in marks
    search.fill("")
    counted(page.locator(".hit"), 0)


def test_a_hit_is_marked_in_what_is_opened_later_and_over_pieces_of_a_diff(
    look: Opener, samples: Path
) -> None:
    page = look(samples)
    page.get_by_role("searchbox", name="Search").fill("31.7公里 全长31")
    page.get_by_label("in texts, too").check()
    card = open_story(page, "云江地铁6号线")
    copy = card.locator(".timeline > li").filter(has_text="2024-11-19 08:00")
    copy.get_by_role("button", name="Changes").click()
    copy.locator(".diff ins .hit").first.wait_for()
    assert copy.locator(".diff ins .hit").all_inner_texts() == ["31.7公里"]
    assert "全长" in copy.locator(".diff .hit").all_inner_texts()


def test_words_found_in_a_text_alone_are_shown_with_what_is_around_them(
    look: Opener, samples: Path
) -> None:
    page = look(samples)
    page.get_by_role("searchbox", name="Search").fill("冻结法")
    page.get_by_label("in texts, too").check()
    found = cards(page).first.locator(".facts").filter(has_text="in the text")
    assert "采用了冻结法开挖" in found.inner_text()
    assert found.locator(".hit").inner_text() == "冻结法"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_sides_of_a_diff_say_whose_they_are_and_when(
    look: Opener, samples: Path, width: int
) -> None:
    page = look(samples, viewport={"width": width, "height": 900})
    card = open_story(page, "云江地铁6号线")
    copy = card.locator(".timeline > li").filter(has_text="山海新闻")
    copy.get_by_role("button", name="Changes").click()
    heads = copy.locator(".diff .heads p")
    counted(heads, 2)
    assert "南湾网 2024-11-18 11:05" in heads.nth(0).inner_text()
    assert "山海新闻 2024-11-18 15:40" in heads.nth(1).inner_text()


def test_a_house_of_several_versions_is_told_with_its_time(look: Opener, samples: Path) -> None:
    card = open_story(look(samples), "云江地铁6号线")
    said = card.locator(".timeline").inner_text()
    assert "copied from 云江日报 2024-11-18 09:20" in said
    assert "copied from 南湾网 · " in said  # the story has one version of it


def test_where_several_may_be_the_source_all_of_them_are_named(
    look: Opener, tmp_path: Path
) -> None:
    records = [
        record(name, story(1), title="同题", outlet=f"{name}报", date=f"2024-03-0{day}T08:00")
        for name, day in (("甲", 1), ("乙", 2), ("丙", 3))
    ]
    page = look(write_report(tmp_path, records))
    card = open_story(page, "同题")
    assert "copied from one of 甲报, 乙报" in card.locator(".timeline > li").nth(2).inner_text()


def test_a_version_of_no_house_is_called_by_its_address_else_its_id(
    look: Opener, tmp_path: Path
) -> None:
    ids = ("https://news.example/1.html", "third-copy")
    page = look(write_report(tmp_path, [record(id_, story(1)) for id_ in ids]))
    unfold(cards(page).first)
    names = page.locator(".timeline b").all_inner_texts()
    assert sorted(names) == ["news.example", "third-copy"]
