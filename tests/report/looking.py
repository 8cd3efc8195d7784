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
    card.locator("summary").click()
    card.locator(".timeline").wait_for()
    return card
