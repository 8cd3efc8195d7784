"""The report: with one diff opened, in Chinese on a phone, and its picture of houses."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.messages import speaking
from tests.browser import chromium
from tests.report.looking import cards, unfold
from tests.report.records import Record, record, write_report
from tests.reprints.records import SAMPLES, story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_WINDOW = {"width": 1280, "height": 1500}
_PHONE = {"width": 390, "height": 844}
_SOURCES = ("云江日报", "青禾发布", "海州晚报", "北川新闻社")
_REPRINTERS = ("南湾网", "山海新闻", "大城快讯", "东门财经网", "西岭在线", "云江日报")


def draw(folder: Path) -> None:
    """Write `report.png`, `report.zh-CN.png` and `houses.png`."""
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        english = _opened(browser, write_report(Path(made), SAMPLES), _WINDOW)
        unfold(cards(english).first)
        edited = english.locator(".timeline > li.edited").last
        edited.get_by_role("button", name="Changes").click()
        edited.locator(".diff").wait_for()
        english.mouse.move(0, 0)
        english.evaluate("scrollTo(0, 0)")
        english.screenshot(path=folder / "report.png")
        with speaking("zh"):
            chinese = _opened(browser, write_report(Path(made), SAMPLES), _PHONE)
        chinese.screenshot(path=folder / "report.zh-CN.png")
        houses = _opened(browser, write_report(Path(made), list(_exchanged())), _WINDOW)
        houses.locator("#exchange").screenshot(path=folder / "houses.png")


def _opened(browser: Browser, report: Path, window: dict[str, int]) -> Page:
    page = browser.new_page(viewport=window, color_scheme="light")  # type: ignore[arg-type]
    page.goto(report.as_uri())
    page.locator("#told:not(:empty)").wait_for()
    return page


def _exchanged() -> Iterator[Record]:
    """Invented stories that a few houses have first and others reprint, some more than others."""
    chance = random.Random(7)  # the same picture each time
    for number in range(40):
        source = chance.choices(_SOURCES, (6, 2, 3, 1))[0]
        copiers = chance.choices(_REPRINTERS, (6, 4, 2, 3, 1, 1), k=chance.randint(1, 2))
        for hour, house in enumerate((source, *copiers)):
            yield record(
                f"{number}-{hour}",
                story(number),
                outlet=house,
                source=source if hour else None,
                date=f"2024-03-{number % 28 + 1:02d}T{8 + hour:02d}:00:00+08:00",
            )
