"""Links: to a story, to one of its versions, and to the pages that they stand on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.looking import Opener, cards, counted, open_story, reads, unfold
from tests.report.records import record, stories, write_report
from tests.reprints.records import story

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("many"), stories(50))


def go(page: Page, place: str) -> None:
    page.evaluate("place => { location.hash = place; }", place)


def test_a_storys_link_opens_it_alone_and_unfolded(look: Opener, many: Path) -> None:
    page = look(many)
    page.get_by_role("searchbox", name="Search").fill("第33号")
    card = open_story(page, "第33号工程")
    place = card.get_by_role("link", name="Link to this story").get_attribute("href")
    assert place == "#story=s0033-0"
    again = look(many)
    go(again, place)
    reads(again.locator("#count"), "1 of 50 stories")
    assert again.locator(".timeline").is_visible()
    assert "第33号工程" in cards(again).inner_text()
    again.get_by_role("button", name="the story of a link ✕").click()
    reads(again.locator("#count"), "50 stories")


def test_a_link_to_a_version_finds_its_story_and_marks_it(look: Opener, many: Path) -> None:
    page = look(many)
    go(page, "#story=s0033-1")
    counted(page.locator(".linked"), 1)
    assert "城市1报" in page.locator(".linked").inner_text()


def test_a_link_holds_in_a_report_that_is_made_anew(look: Opener, tmp_path: Path) -> None:
    more = [*stories(9), record("s0003-2", story(3), title="第3号工程", date="2024-03-03")]
    page = look(write_report(tmp_path, more))  # another leads the story of what the link names
    go(page, "#story=s0003-0")
    reads(page.locator("#count"), "1 of 9 stories")
    counted(page.locator(".timeline > li"), 3)


@pytest.mark.parametrize(
    "id_", ["百分%之&b=c#1 尾", "https://example.com/a?b=1#2", "\u202e\U0001f600"]
)
def test_any_id_makes_a_link(look: Opener, tmp_path: Path, id_: str) -> None:
    page = look(write_report(tmp_path, [record(id_, story(1)), record("zz", story(1))]))
    unfold(cards(page).first)
    place = page.locator(".permalink").first.get_attribute("href")
    assert place is not None
    again = look(tmp_path / "report.html")
    go(again, place)
    again.locator(".timeline").wait_for()


@pytest.mark.parametrize("place", ["#story=nobody", "#story=%E4%B8"])
def test_a_link_to_nothing_lists_all_stories(look: Opener, many: Path, place: str) -> None:
    page = look(many)
    go(page, place)
    reads(page.locator("#count"), "50 stories")
    assert (
        "No story of this report has the article nobody." in page.locator("#edge").inner_text()
    ) == (place == "#story=nobody")


def test_a_link_that_is_pressed_stands_above_the_page_and_moves_nothing(
    look: Opener, many: Path
) -> None:
    page = look(many)
    cards(page).nth(3).locator("summary").click()
    page.locator(".timeline .permalink").nth(1).click()
    assert page.evaluate("location.hash").startswith("#story=s")
    page.locator("#toast", has_text="ink").wait_for()
    reads(page.locator("#count"), "50 stories")


def test_an_address_known_from_the_id_is_a_link_and_no_other_id_is(
    look: Opener, tmp_path: Path
) -> None:
    ids = ("https://news.example/1.html", "ftp://news.example/2", "javascript:alert(1)", "x:3")
    page = look(write_report(tmp_path, [record(id_, story(1)) for id_ in ids]))
    unfold(cards(page).first)
    page.locator(".timeline").wait_for()
    outside = page.locator('.timeline a:not([href^="#"])')
    assert outside.evaluate_all("all => all.map(a => a.href)") == ["https://news.example/1.html"]
