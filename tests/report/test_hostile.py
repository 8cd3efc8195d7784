"""The page in a browser: what an article cannot do there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.looking import Opener, cards, counted, open_story
from tests.report.records import Record, record, write_report
from tests.reprints.records import story

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script>",
    '</script><img src=x onerror="alert(1)">',
    "行\u2028分\u2029段\u0000\u202e倒\ud83d\udc00 ${alert(1)} `",
)


def hostile() -> list[Record]:
    """Stories whose every field is an attempt to be more than text."""
    return [
        record(
            f"{attempt}{copy}",
            [attempt, *story(number)[: 14 + copy], attempt * (copy + 1)],
            title=attempt + "甲乙"[copy],
            outlet=attempt + "报",
            source=attempt + "社",
            date=f"2024-01-01T0{copy}:00:00+08:00",
            url="javascript:alert(1)" if copy else "data:text/html,<script>alert(1)</script>",
        )
        for number, attempt in enumerate(HOSTILE)
        for copy in range(2)
    ]


def test_what_articles_say_stays_text(look: Opener, tmp_path: Path) -> None:
    page = look(write_report(tmp_path, hostile()))
    counted(cards(page), 3)
    assert "<script>alert(1)</script>" in page.locator("#list").inner_text()
    for card in cards(page).all():
        card.locator("summary").click()
        card.locator(".timeline").wait_for()
        for button in card.get_by_role("button").all():
            button.click()
        card.locator(".diff").first.wait_for()
        card.locator(".text p").first.wait_for()
    assert page.locator("script, img").count() == page.locator("head script, body > script").count()
    links = page.get_by_role("link").all()
    assert all(str(link.get_attribute("href")).startswith("#") for link in links)
    page.get_by_role("searchbox", name="Search").fill("</script><img")
    counted(cards(page), 1)


def test_markup_that_is_made_after_all_is_refused(browser: Browser, samples: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(samples.as_uri())
    said = page.evaluate(
        """() => {
          try { document.body.innerHTML = "<b>bold</b>"; return "made"; }
          catch (error) { return error.name; }
        }"""
    )
    context.close()
    assert said == "TypeError"


def test_links_lead_to_the_web_and_give_no_hold(look: Opener, samples: Path) -> None:
    card = open_story(look(samples), "云江地铁6号线")
    links = card.locator('a:not([href^="#"])').all()
    assert links
    for link in links:
        assert str(link.get_attribute("href")).startswith("https://")
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert link.get_attribute("target") == "_blank"
