"""A browser for the tests that look at a report."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser import NoBrowserError, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
