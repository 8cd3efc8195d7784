"""The view of the ledger in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.looking import Opener, cards, counted, reads
from tests.report.records import write_report
from tests.reprints.records import SAMPLES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    return write_report(folder, SAMPLES, "--ledger", str(folder / "ledger.jsonl"))


def test_old_news_is_a_view_of_its_own(look: Opener, told: Path) -> None:
    page = look(told)
    page.get_by_role("button", name="Old news").click()
    reads(page.locator("#old-count"), "7 articles: 6 reprint, 1 partly old")
    assert not page.locator("#stories").is_visible()
    page.get_by_role("button", name="Stories", exact=True).click()
    counted(cards(page), 2)
    assert not page.locator("#old-news").is_visible()


def test_an_article_opens_in_the_colours_of_its_sources(look: Opener, told: Path) -> None:
    page = look(told)
    page.get_by_role("button", name="Old news").click()
    card = page.locator("#old-list > li").filter(has_text="早间速览")
    card.locator("summary").click()
    counted(card.locator(".sources > li"), 2)
    first = card.locator("mark.hue-0").first
    assert first.inner_text().startswith("云江市轨道交通集团18日宣布")
    assert "云江日报" in (first.get_attribute("title") or "")
    assert card.locator("mark.hue-1").first.inner_text().startswith("青禾县农业农村局")
    assert "【天气】本省北部" in card.locator(".provenance").inner_text()


def test_articles_are_found_by_class_and_by_their_sources(look: Opener, told: Path) -> None:
    page = look(told)
    page.get_by_role("button", name="Old news").click()
    page.locator("#old-news").get_by_label("partly old").check()
    reads(page.locator("#old-count"), "1 article: 1 partly old")
    page.locator("#old-news").get_by_label("partly old").uncheck()
    page.locator("#old-news").get_by_role("searchbox", name="Search").fill("青禾发布 早间")
    reads(page.locator("#old-count"), "1 article: 1 reprint")


def test_without_a_ledger_there_are_no_views_to_choose(look: Opener, samples: Path) -> None:
    page = look(samples)
    assert not page.locator("#views").is_visible()
