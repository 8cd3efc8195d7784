"""A report on the samples, with one diff opened."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.browser import chromium
from tests.report.records import write_report
from tests.reprints.records import SAMPLES

_WINDOW = {"width": 1280, "height": 1750}


def draw(folder: Path) -> None:
    """Write `report.png`."""
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        page = browser.new_page(viewport=_WINDOW, color_scheme="light")
        page.goto(write_report(Path(made), SAMPLES).as_uri())
        page.locator("#list summary").first.click()
        edited = page.locator(".timeline > li.edited").first
        edited.get_by_role("button", name="Changes").click()
        edited.locator(".diff").wait_for()
        page.mouse.move(0, 0)
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=folder / "report.png")
