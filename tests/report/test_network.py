"""The picture of who reprints whom."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.looking import Opener, counted, reads
from tests.report.records import Record, record, write_report
from tests.reprints.records import story

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def copied(number: int, *houses: str) -> list[Record]:
    """A story of these houses, an hour apart, each of which names the first as its source."""
    return [
        record(
            f"{number}-{place}",
            story(number),
            title=f"第{number}事",
            outlet=house,
            source=houses[0] if place else None,
            date=f"2024-03-01T{8 + place:02d}:00:00+08:00",
        )
        for place, house in enumerate(houses)
    ]


def arrows(page: Page) -> dict[str, int]:
    names = page.locator("#network .arrow").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    return {name: int(count) for name, count in (each.rsplit(": ", 1) for each in names)}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    records = [
        *copied(1, "甲社", "乙网", "丙网"),
        *copied(2, "甲社", "乙网"),
        *copied(3, "乙网", "丙网"),
        *copied(4, "甲社", "甲社"),
    ]
    return write_report(tmp_path, records)


def test_an_arrow_stands_for_what_one_house_had_from_another(look: Opener, few: Path) -> None:
    page = look(few)
    assert arrows(page) == {"乙网 from 甲社": 2, "丙网 from 甲社": 1, "丙网 from 乙网": 1}
    heights = page.locator("#network .house rect").evaluate_all(
        "all => all.map(one => Number(one.getAttribute('height')))"
    )
    first, second, *_ = sorted(heights, reverse=True)
    assert first == 3 * min(heights)  # 甲社 had three, 丙网 is drawn as high as what it took
    assert second == 2 * min(heights)


def test_it_says_in_sentences_who_stands_out_and_what_is_not_drawn(look: Opener, few: Path) -> None:
    said = look(few).locator("#network").inner_text()
    assert "甲社 was reprinted the most: 3 times, by 2 other houses." in said
    assert "乙网 reprinted the most: 2 times." in said
    assert "1 article that a house had from itself is not drawn." in said
    assert "An arrow leads from the house" in said


@pytest.mark.parametrize("key", [None, "Enter", " "])
def test_an_arrow_that_is_pressed_lists_its_stories(
    look: Opener, few: Path, key: str | None
) -> None:
    page = look(few)
    arrow = page.get_by_role("button", name="丙网 from 乙网: 1")
    if key is None:
        arrow.click()
    else:
        arrow.press(key)
    reads(page.locator("#count"), "1 of 4 stories")
    page.get_by_role("button", name="丙网 from 乙网 ✕").click()
    reads(page.locator("#count"), "4 stories")


def test_a_number_of_the_table_lists_its_stories(look: Opener, few: Path) -> None:
    page = look(few)
    page.get_by_text("As a table").click()
    page.locator("#matrix").get_by_role("button", name="乙网 from 甲社: 2").click()
    reads(page.locator("#count"), "2 of 4 stories")


@pytest.mark.parametrize(
    ("houses", "seen"), [(("甲社", "甲社"), False), (("甲社", "乙网"), True), ((None, None), False)]
)
def test_a_house_that_only_reprints_itself_makes_no_picture(
    look: Opener, tmp_path: Path, houses: tuple[str, str], seen: bool
) -> None:
    page = look(write_report(tmp_path, copied(1, *houses)))
    assert page.locator("#exchange").is_visible() is seen


@pytest.mark.parametrize("width", [1280, 390])
def test_of_many_houses_the_smallest_are_drawn_together_and_none_is_lost(
    look: Opener, tmp_path: Path, width: int
) -> None:
    records = [
        each
        for number in range(30)
        for each in copied(number, f"{number % 13}号社", f"{number % 17}号网")
    ]
    page = look(write_report(tmp_path, records), viewport={"width": width, "height": 900})
    drawn = arrows(page)
    assert sum(drawn.values()) == 30
    sources = Counter(name.rpartition(" from ")[2] for name in drawn)
    assert len(sources) == (9 if width > 1000 else 6)
    assert "others" in sources
    others = page.get_by_role("img", name=re.compile("others"))
    assert others.count() == sum("others" in name for name in drawn)  # they are nobody's to list
    counted(page.locator("#network svg"), 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
