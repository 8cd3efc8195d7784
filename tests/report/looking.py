"""Finding one's way about a report in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Opener = Callable[..., "Page"]
"""Opens a report's file with options of a browser's context."""


def cards(page: Page) -> Locator:
    return page.locator("#list > li")


def open_story(page: Page, title: str) -> Locator:
    card = cards(page).filter(has_text=title)
    unfold(card)
    return card


def unfold(card: Locator) -> None:
    """Open a card; the only one of a report is open already."""
    if not card.locator("details[open]").count():
        card.locator("summary").click()
    card.locator(".timeline").wait_for()


def open_filters(page: Page) -> None:
    page.locator("#narrower > summary").click()


def counted(found: Locator, number: int) -> None:
    """See that so many are there, as soon as the page has drawn them."""
    from playwright.sync_api import expect

    expect(found).to_have_count(number)


def reads(found: Locator, text: str) -> None:
    """See that it says this, as soon as the page has drawn it."""
    from playwright.sync_api import expect

    expect(found).to_have_text(text)


def open_every_diff(page: Page) -> None:
    """Open every story of the list, and what each of its buttons shows."""
    for card in cards(page).all():
        card.locator("summary").click()
        card.locator(".timeline").wait_for()
        for button in card.locator(".actions button").all():
            button.click()
        card.locator(".diff").first.wait_for()
