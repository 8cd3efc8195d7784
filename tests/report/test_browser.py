"""The page in a browser: what a reader can do there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.looking import Opener, cards, counted, open_filters, open_story, reads
from tests.report.records import lines, record, repeated, stories, write_report
from tests.reprints.records import story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("many"), stories(100))


def test_it_opens_and_says_what_was_compared(look: Opener, samples: Path) -> None:
    page = look(samples)
    facts = page.locator("#compared").inner_text()
    for fact in ("17", "8", "2024-10-18 to 2024-11-20", "1 empty, 1 short"):
        assert fact in facts
    assert "--min-length" in page.locator("#settings").inner_text()
    counted(cards(page), 2)


def broken(name: str) -> tuple[str, bytes]:
    return name, b"\x89PNG\r\n\x1a\n"


SHAPES = {
    "a picture in the folder": [broken("x.png")],
    "a page that cannot be read": [("x.html", b"\x00\x01\x02" * 100)],
    "both": [broken("x.png"), ("x.html", b"\x00\x01\x02" * 100)],
    "neither": [],
}


@pytest.mark.parametrize("beside", SHAPES.values(), ids=SHAPES)
def test_it_opens_whatever_the_folder_holds_beside_articles(
    look: Opener, tmp_path: Path, beside: list[tuple[str, bytes]]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.jsonl").write_text(lines(stories(2)), "utf-8")
    for name, data in beside:
        (folder / name).write_bytes(data)
    page = look(write_report(tmp_path, folder, exits=(0, 1)))
    counted(cards(page), 2)


ODD = "\u202e\u0000<b>&\"'\u2028\U0001f600" + "长" * 300


@pytest.mark.parametrize(
    "records",
    [
        [record(id_, story(1), title=None) for id_ in "ab"],
        [record(id_, story(1), date=date) for id_, date in (("a", None), ("b", "2024-01-02"))],
        [record(id_, story(1), title=ODD, outlet=ODD, date="1970-01-01") for id_ in "ab"],
        [record("a", story(1)), record("b", story(2))],
        [record("a", story(1))],
    ],
    ids=["no dates", "one date", "odd characters", "no story", "one article"],
)
def test_it_opens_on_any_records(
    look: Opener, tmp_path: Path, records: list[dict[str, Any]]
) -> None:
    page = look(write_report(tmp_path, records))
    assert "articles compared" in page.locator("#compared").inner_text().lower()


def test_it_opens_and_answers_on_five_thousand_stories(look: Opener, tmp_path: Path) -> None:
    file = write_report(tmp_path, stories(10, copies=3))
    repeated(file, 5000)
    page = look(file)
    reads(page.locator("#count"), "5,000 stories")
    counted(cards(page), 20)
    page.get_by_role("searchbox", name="Search").fill("4321-s0001-1")
    reads(page.locator("#count"), "1 of 5,000 stories")
    cards(page).first.locator("summary").click()
    page.get_by_role("button", name="Changes").first.click()
    page.locator(".diff").wait_for()


def test_a_script_that_fails_shows_what_failed(browser: Browser, samples: Path) -> None:
    page = browser.new_page()
    page.add_init_script("FormData = class { constructor() { throw Error('no'); } }")
    page.goto(samples.as_uri())
    reads(page.locator("#count"), "The report cannot be shown (no).")
    page.close()


def test_a_search_narrows_the_list_and_clearing_it_widens(look: Opener, many: Path) -> None:
    page = look(many)
    page.keyboard.press("/")
    page.keyboard.type("第７７号")  # full width finds half width
    reads(page.locator("#count"), "1 of 100 stories")
    counted(cards(page), 1)
    open_filters(page)
    page.get_by_role("button", name="Clear").click()
    reads(page.locator("#count"), "100 stories")


def test_words_of_the_texts_are_found_where_that_is_asked_for(look: Opener, many: Path) -> None:
    page = look(many)
    page.get_by_role("searchbox", name="Search").fill(story(42)[3])
    reads(page.locator("#count"), "0 of 100 stories")
    page.get_by_label("in texts, too").check()
    page.locator("#count", has_text="1 of").wait_for()
    assert "第42号工程" in cards(page).inner_text()


def test_a_long_list_grows_as_it_is_scrolled(look: Opener, many: Path) -> None:
    page = look(many)
    counted(cards(page), 20)
    page.get_by_role("button", name="Show more").click()
    for last in (39, 59, 79, 99):
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
    open_filters(page)
    choose(page)
    shown = cards(page).all_inner_texts()
    assert len(shown) == len(left)
    for title in left:
        assert any(title in text for text in shown)


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("figures", ["报道figure", "报道cut"]),
        ("opposites", ["报道opposite"]),
        ("nothing but a figure", ["报道figure", "报道opposite"]),
    ],
)
def test_stories_are_asked_for_by_what_was_changed_and_whether_nothing_else_was(
    look: Opener, tmp_path: Path, kind: str, left: list[str]
) -> None:
    told = {
        "same": ("产量为4.2万吨。", "产量为4.2万吨。", 16),
        "figure": ("产量为4.2万吨。", "产量为4.7万吨。", 16),
        "cut": ("产量为4.2万吨。", "产量为4.7万吨。", 10),
        "opposite": ("大股东决定增持股份。", "大股东决定减持股份。", 16),
    }
    records = []
    for number, (name, (first, second, kept)) in enumerate(told.items()):
        text = story(number)[:16]
        records.append(record(f"{name}-1", [*text[:5], first, *text[5:]], title=f"报道{name}"))
        copy = [*text[:5], second, *text[5:kept]]
        records.append(record(f"{name}-2", copy, title=f"报道{name}"))
    page = look(write_report(tmp_path, records))
    counted(cards(page), 4)
    open_filters(page)
    page.get_by_label(kind, exact=True).check()
    counted(cards(page), len(left))
    shown = cards(page).all_inner_texts()
    for title in left:
        assert any(title in text for text in shown)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("largest first", "云江地铁"),
        ("oldest first", "青禾"),
        ("most changed first", "云江地铁"),
    ],
)
def test_stories_are_ordered(look: Opener, samples: Path, order: str, first: str) -> None:
    page = look(samples)
    page.get_by_role("combobox", name="Order").select_option(order)
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
    row = card.locator(".diff .row:not(.heads)").first
    row.wait_for()
    counted(row.locator("p[lang]"), 2)
    page.set_viewport_size({"width": 390, "height": 844})
    card.locator(".diff:not(.wide)").wait_for()
    counted(row.locator("p[lang]"), 1)
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


def test_every_field_and_button_has_a_name(look: Opener, samples: Path) -> None:
    page = look(samples)
    open_story(page, "云江地铁6号线")
    for control in page.locator("input, select, button:not([hidden])").all():
        name = control.evaluate(
            "e => e.labels?.[0]?.textContent ?? e.getAttribute('aria-label') ?? e.textContent"
        )
        assert name.strip()


def test_a_story_of_very_many_copies_is_shown_some_at_a_time(look: Opener, tmp_path: Path) -> None:
    copies = [record(f"c{n:03d}", story(1), date=f"2024-01-01T10:{n % 60:02d}") for n in range(130)]
    page = look(write_report(tmp_path, copies))
    card = open_story(page, "报道")
    counted(card.locator(".timeline > li"), 100)
    card.get_by_role("button", name="Show 30 more of 30").click()
    counted(card.locator(".timeline > li"), 130)


def test_a_tree_shows_who_copied_whom_and_where_a_value_arose(look: Opener, samples: Path) -> None:
    page = look(samples)
    open_story(page, "云江地铁")
    rows = page.locator(".tree tr")
    counted(rows, 5)
    first = rows.nth(0).inner_text()
    assert "云江日报" in first
    assert "31.4公里 ★" in first
    changed = page.locator(".tree .state.arose").all_inner_texts()
    assert changed == ["31.4公里 ★", "31.7公里 ★"]
    counted(page.locator(".tree .unsure"), 0)
