"""Contrast of a page's words, as WCAG 2.2 defines it (success criterion 1.4.3, level AA)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def too_faint(page: Page) -> list[str]:
    """Return the elements whose words do not stand out, with their ratio and first words."""
    script = Path(__file__).with_suffix(".js").read_text("utf-8")
    found: list[str] = page.evaluate(script)
    return found
