"""How the page is laid out: the stories first, and all of it readable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.contrast import too_faint
from tests.report.looking import (
    Opener,
    cards,
    counted,
    open_every_diff,
    open_filters,
    open_story,
    reads,
)
from tests.report.records import record, stories, write_report
from tests.reprints.records import SAMPLES, story

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

WINDOWS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with all that it can have."""
    folder = tmp_path_factory.mktemp("whole")
    ledger = str(folder / "ledger.jsonl")
    return write_report(folder, SAMPLES, "--ledger", ledger, "--relations", "full,edited,excerpt")


def bottom(found: Locator) -> float:
    box = found.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_the_first_story_stands_on_the_first_screen_and_the_pictures_follow(
    look: Opener, whole: Path, window: dict[str, int]
) -> None:
    page = look(whole, viewport=window)
    assert bottom(cards(page).first) < window["height"] * 0.75  # a browser's bars take the rest
    for below in ("#exchange", "#speed", "#about"):
        assert bottom(page.locator(below)) > bottom(page.locator("#list"))
    assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]


@pytest.mark.parametrize(("count", "opened"), [(1, 1), (2, 0)])
def test_the_only_story_of_a_report_is_open(
    look: Opener, tmp_path: Path, count: int, opened: int
) -> None:
    page = look(write_report(tmp_path, stories(count)))
    counted(page.locator("#list .timeline"), opened)


def test_filters_are_folded_and_say_how_many_are_chosen(look: Opener, samples: Path) -> None:
    page = look(samples)
    assert not page.get_by_label("excerpt").is_visible()
    open_filters(page)
    page.get_by_label("excerpt").check()
    page.get_by_label("Outlet", exact=True).fill("山海")
    reads(page.locator("#narrower > summary"), "Filters (2)")
    page.get_by_role("button", name="Clear").click()
    reads(page.locator("#narrower > summary"), "Filters")


@pytest.mark.parametrize(
    ("records", "seen"),
    [
        (stories(2), {"exchange": True, "speed": True}),
        ([record(id_, story(1)) for id_ in "ab"], {"exchange": False, "speed": False}),
        ([record("a", story(1)), record("b", story(2))], {"exchange": False, "speed": False}),
    ],
    ids=["outlets and times", "neither", "no story"],
)
def test_a_picture_of_nothing_is_not_shown(
    look: Opener, tmp_path: Path, records: list[dict[str, object]], seen: dict[str, bool]
) -> None:
    page = look(write_report(tmp_path, records))
    for name, visible in seen.items():
        assert page.locator(f"#{name}").is_visible() is visible
        assert page.locator(f'#jumps [href="#{name}"]').is_visible() is visible


def test_a_title_of_ones_own_stands_above_it_and_stays_text(look: Opener, tmp_path: Path) -> None:
    title = "<b>三月转载</b> & $script"
    page = look(write_report(tmp_path, SAMPLES, "--title", title))
    assert page.locator("h1").inner_text() == title
    assert page.title() == title


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(
    look: Opener, whole: Path, theme: str
) -> None:
    page = look(whole, color_scheme=theme)
    open_filters(page)
    page.get_by_label("excerpt").check()
    open_every_diff(page)
    assert too_faint(page) == []
    page.get_by_role("searchbox", name="Search").fill("公里 地铁")
    open_story(page, "云江地铁").locator(".hit").first.wait_for()
    assert too_faint(page) == []
    page.evaluate("() => { location.hash = '#story=a3-edited'; }")
    page.locator(".linked").wait_for()
    assert too_faint(page) == []
    page.get_by_role("button", name="Old news").click()
    for summary in page.locator("#old-list summary").all():
        summary.click()
    page.locator(".provenance").last.wait_for()
    assert too_faint(page) == []
