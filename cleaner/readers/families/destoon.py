"""Destoon: portals of trades."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "destoon"
NAMES = ("article", "content")

TEMPLATES = (
    Template(
        name="article",
        mark="#article",
        title=("#title",),
        date=(".info",),
        source=(".info",),
        author=(".info",),
        summary=(".introduce",),
        body=("#article",),
    ),
    Template(
        name="content",
        title=("#title",),
        date=(".info",),
        source=(".info",),
        summary=(".introduce",),
        body=("#content .content", "#content"),
    ),
)
DROPS = {"introduce": Label.SUMMARY, "keytags": Label.KEYWORDS, "award": Label.PROMOTION}
_MAKER = ("DESTOON", "Destoon", "destoon")


def extract(page: Page) -> Reading:
    """Read an article."""
    if not any(name in page.markup for name in _MAKER):
        return Reading()
    return read_templates(page, NAME, TEMPLATES, DROPS)
