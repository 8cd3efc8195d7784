"""A browser for the tests that look at a report."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import NoBrowserError, chromium
from tests.report.looking import Opener
from tests.report.records import write_report
from tests.reprints.records import SAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REQUIRED = "CLEANER_BROWSER_TESTS"  # "required": a missing browser fails and does not skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with contextlib.ExitStack() as opened:
        try:
            found = opened.enter_context(chromium())
        except NoBrowserError as error:
            if os.environ.get(REQUIRED) == "required":
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield found


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
        page.locator("#told:not(:empty)").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(tmp_path_factory.mktemp("samples"), SAMPLES)
