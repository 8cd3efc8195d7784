"""The page in a browser: what a reader can do there, and what an article cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.records import Record, record, stories, write_report
from tests.reprints.records import SAMPLES, story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
Opener = Callable[..., "Page"]


@pytest.fixture
def look(browser: Browser) -> Iterator[Opener]:
    """Open a report; at the end nothing may have been complained of, asked for or popped up."""
    heard: list[str] = []
    contexts = []

    def opened(file: Path, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.on(
            "request", lambda sent: sent.url == file.as_uri() or heard.append(f"asked: {sent.url}")
        )
        page.goto(file.as_uri())
        page.locator("#count", has_text="stor").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("samples"), SAMPLES)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("many"), stories(100))


def cards(page: Page) -> Locator:
    return page.locator("#list > li")


def open_story(page: Page, title: str) -> Locator:
    card = cards(page).filter(has_text=title)
    card.locator("summary").click()
    card.locator(".timeline").wait_for()
    return card


def test_it_opens_and_says_what_was_compared(look: Opener, samples: Path) -> None:
    page = look(samples)
    facts = page.locator("#compared").inner_text()
    for fact in ("17", "8", "2024-10-18 to 2024-11-20", "1 empty, 1 short"):
        assert fact in facts
    page.get_by_text("How it was compared").click()
    assert "--min-length" in page.locator("#settings").inner_text()
    assert cards(page).count() == 2


def test_a_search_narrows_the_list_and_clearing_it_widens(look: Opener, many: Path) -> None:
    page = look(many)
    page.keyboard.press("/")
    page.keyboard.type("第７７号")  # full width finds half width
    assert page.locator("#count").inner_text() == "1 of 100 stories"
    assert cards(page).count() == 1
    page.get_by_role("button", name="Clear").click()
    assert page.locator("#count").inner_text() == "100 stories"


def test_words_of_the_texts_are_found_where_that_is_asked_for(look: Opener, many: Path) -> None:
    page = look(many)
    page.get_by_label("Search").fill(story(42)[3])
    assert page.locator("#count").inner_text() == "0 of 100 stories"
    page.get_by_label("in texts, too").check()
    page.locator("#count", has_text="1 of").wait_for()
    assert "第42号工程" in cards(page).inner_text()


def test_a_long_list_grows_as_it_is_scrolled(look: Opener, many: Path) -> None:
    page = look(many)
    assert cards(page).count() < 100
    for last in (39, 79, 99):
        cards(page).nth(last).scroll_into_view_if_needed()
    assert not page.get_by_role("button", name="Show more").is_visible()


@pytest.mark.parametrize(
    ("choose", "left"),
    [
        (lambda page: page.get_by_label("Outlet", exact=True).fill("山海"), ["云江地铁6号线"]),
        (lambda page: page.get_by_label("Outlet", exact=True).fill("nobody"), []),
        (lambda page: page.get_by_label("excerpt").check(), ["云江地铁6号线"]),
        (lambda page: page.get_by_label("full").check(), ["云江地铁6号线", "青禾"]),
        (lambda page: page.get_by_label("figures", exact=True).check(), ["云江地铁6号线"]),
        (lambda page: page.get_by_label("From", exact=True).fill("2024-11-20"), []),
        (lambda page: page.get_by_label("From", exact=True).fill("2024-11-19"), ["云江地铁6号线"]),
    ],
)
def test_filters_leave_what_they_name(
    look: Opener, samples: Path, choose: Callable[[Any], None], left: list[str]
) -> None:
    page = look(samples)
    choose(page)
    shown = cards(page).all_inner_texts()
    assert len(shown) == len(left)
    for title in left:
        assert any(title in text for text in shown)


def test_a_number_of_the_matrix_lists_its_stories(look: Opener, samples: Path) -> None:
    page = look(samples)
    page.get_by_role("button", name="山海新闻 from 南湾网: 1").click()
    assert page.locator("#count").inner_text() == "1 of 2 stories"
    page.get_by_role("button", name="山海新闻 from 南湾网 ✕").click()
    assert page.locator("#count").inner_text() == "2 stories"


@pytest.mark.parametrize(
    ("order", "first"), [("largest", "云江地铁"), ("oldest", "青禾"), ("most changed", "云江地铁")]
)
def test_stories_are_ordered(look: Opener, samples: Path, order: str, first: str) -> None:
    page = look(samples)
    page.get_by_label("Order").select_option(order)
    assert first in cards(page).first.inner_text()


def test_a_story_tells_its_original_with_the_evidence_and_who_carried_it(
    look: Opener, samples: Path
) -> None:
    card = open_story(look(samples), "云江地铁6号线")
    said = card.inner_text()
    for words in (
        "Probable original",
        "first published",
        "copied from 南湾网",
        "6 h 20 min later",
        "Carried by longer articles",
        "31.4公里 → 31.7公里",
    ):
        assert words in said
    times = card.locator(".timeline .when").all_inner_texts()
    assert times == sorted(times)


def test_a_diff_opens_in_place(look: Opener, samples: Path) -> None:
    card = open_story(look(samples), "云江地铁6号线")
    copy = card.locator(".timeline > li").filter(has_text="2024-11-19 08:00")
    button = copy.get_by_role("button", name="Changes")
    button.click()
    copy.locator(".diff").wait_for()
    assert "31.4" in "".join(copy.locator("del").all_inner_texts())
    assert "31.7" in "".join(copy.locator("ins").all_inner_texts())
    assert button.get_attribute("aria-expanded") == "true"
    copy.locator(".fold").first.click()
    assert "泊位1260个" in copy.locator(".diff").inner_text()
    button.click()
    assert not copy.locator(".diff").is_visible()


def test_a_text_opens_in_place(look: Opener, samples: Path) -> None:
    card = open_story(look(samples), "云江地铁6号线")
    copy = card.locator(".timeline > li").filter(has_text="山海新闻")
    copy.get_by_role("button", name="Text").click()
    copy.locator(".text p").first.wait_for()
    lines = copy.locator(".text p").all_inner_texts()
    assert lines[0].startswith("“以前从大学城去高铁东站要换两趟公交")
    assert len(lines) == 4


def test_a_wide_window_has_two_columns_and_a_narrow_one_has_one(
    look: Opener, samples: Path
) -> None:
    page = look(samples, viewport={"width": 1400, "height": 900})
    card = open_story(page, "云江地铁6号线")
    card.get_by_role("button", name="Changes").first.click()
    row = card.locator(".diff .row").first
    assert row.locator("p[lang]").count() == 2
    page.set_viewport_size({"width": 390, "height": 844})
    card.locator(".diff:not(.wide)").wait_for()
    assert row.locator("p[lang]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def brightness(page: Page) -> float:
    """The background's, 0 to 255."""
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    parts = [float(part) for part in color.strip("rgba()").split(",")[:3]]
    return sum(parts) / 3


def test_it_is_dark_where_the_reader_prefers_that_and_can_be_turned(
    look: Opener, samples: Path
) -> None:
    assert brightness(look(samples, color_scheme="light")) > 200
    page = look(samples, color_scheme="dark")
    assert brightness(page) < 60
    page.get_by_role("button", name="Light or dark").click()
    assert brightness(page) > 200


def test_the_keyboard_alone_opens_a_diff(look: Opener, samples: Path) -> None:
    page = look(samples)
    cards(page).first.locator("summary").focus()
    page.keyboard.press("Enter")
    page.locator(".timeline").wait_for()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Changes":
            break
    page.keyboard.press("Enter")
    page.locator(".diff").wait_for()


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
    assert cards(page).count() == 3
    assert "<script>alert(1)</script>" in page.locator("#list").inner_text()
    for card in cards(page).all():
        card.locator("summary").click()
        card.locator(".timeline").wait_for()
        for button in card.get_by_role("button").all():
            button.click()
        card.locator(".diff").first.wait_for()
        card.locator(".text p").first.wait_for()
    assert page.locator("script, img").count() == page.locator("head script, body > script").count()
    assert page.get_by_role("link").count() == 1  # to the stories: no other address is one
    page.get_by_label("Search").fill("</script><img")
    assert cards(page).count() == 1


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
    links = card.get_by_role("link").all()
    assert links
    for link in links:
        assert str(link.get_attribute("href")).startswith("https://")
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert link.get_attribute("target") == "_blank"


def test_every_field_and_button_has_a_name(look: Opener, samples: Path) -> None:
    page = look(samples)
    open_story(page, "云江地铁6号线")
    for control in page.locator("input, select, button:not([hidden])").all():
        name = control.evaluate(
            "e => e.labels?.[0]?.textContent ?? e.getAttribute('aria-label') ?? e.textContent"
        )
        assert name.strip()


def test_on_paper_there_is_nothing_to_press(look: Opener, samples: Path) -> None:
    page = look(samples)
    page.emulate_media(media="print")
    for control in ("#filters", "#theme", ".skip"):
        assert not page.locator(control).is_visible()
    assert cards(page).first.is_visible()
