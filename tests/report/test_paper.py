"""The page on paper: all of it, and nothing to press."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.looking import Opener, cards, counted, open_story
from tests.report.records import record, stories, write_report
from tests.reprints.records import story

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_CONTROLS = ("#filters", "#theme", "#jumps", "#paper", "#more", ".skip", ".actions button")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("many"), stories(70))


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.wait_for_function("matchMedia('print').matches")


def test_all_stories_and_versions_are_printed_and_nothing_to_press(
    look: Opener, many: Path
) -> None:
    page = look(many)
    on_paper(page)
    counted(cards(page), 70)
    counted(page.locator("#list .timeline"), 70)
    assert all(item.is_visible() for item in page.locator("#list .timeline").all())
    for control in _CONTROLS:
        for found in page.locator(control).all():
            assert not found.is_visible(), control
    page.emulate_media(media="screen")
    counted(cards(page), 20)
    counted(page.locator("#list details[open]"), 0)
    assert page.get_by_role("button", name="Show more").is_visible()


def test_what_is_narrowed_and_opened_is_printed_so_and_stays_so(look: Opener, many: Path) -> None:
    page = look(many)
    page.get_by_role("searchbox", name="Search").fill("第33号")
    card = open_story(page, "第33号")
    card.get_by_role("button", name="Changes").click()
    card.locator(".diff").wait_for()
    on_paper(page)
    counted(cards(page), 1)
    assert card.locator(".diff").is_visible()
    page.emulate_media(media="screen")
    assert card.locator(".diff").is_visible()


def test_a_printer_gets_every_version_of_a_large_story(look: Opener, tmp_path: Path) -> None:
    copies = [record(f"c{n:03d}", story(1), date=f"2024-01-01T10:{n % 60:02d}") for n in range(130)]
    page = look(write_report(tmp_path, copies))
    page.evaluate(
        """() => addEventListener("beforeprint", () => {
          window.printed = document.querySelectorAll(".timeline > li").length;
        })"""
    )
    assert page.pdf().startswith(b"%PDF")
    assert page.evaluate("window.printed") == 130


def test_every_change_can_be_printed(look: Opener, samples: Path) -> None:
    page = look(samples)
    page.evaluate("window.print = () => { window.asked = true; }")
    page.locator("#paper summary").click()
    page.get_by_role("button", name="with every change").click()
    page.wait_for_function("window.asked")
    on_paper(page)
    counted(page.locator(".diff"), 5)
    for diff in page.locator(".diff").all():
        assert diff.is_visible()
    fold = page.locator(".fold").first
    assert fold.is_visible()  # what is left out is told
    assert "unchanged" in fold.inner_text()


def test_old_news_is_printed_with_all_its_sources(look: Opener, tmp_path: Path) -> None:
    file = write_report(tmp_path, stories(50), "--ledger", str(tmp_path / "ledger.jsonl"))
    page = look(file)
    page.get_by_role("button", name="Old news").click()
    on_paper(page)
    counted(page.locator("#old-list > li"), 50)
    counted(page.locator("#old-list .sources"), 50)
    counted(page.locator("#list > li"), 20)  # what is not seen is not drawn
    counted(page.locator("#old-list .provenance"), 50)
    page.emulate_media(media="screen")
    counted(page.locator("#old-list details[open]"), 0)


def test_a_page_is_named_by_its_address_on_paper(look: Opener, samples: Path) -> None:
    page = look(samples)
    on_paper(page)
    link = page.locator(".actions a").first
    said = link.evaluate("node => getComputedStyle(node, '::after').content")
    assert said == f'"{link.get_attribute("href")}"'
