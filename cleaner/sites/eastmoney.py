"""东方财富: desktop in three eras, mobile, and the bodies that its feeds and mirrors carry."""

from __future__ import annotations

import re

from cleaner.page.page import Page
from cleaner.sites._reading import Reading, Template, read_templates

NAME = "eastmoney"
OUTLET = "东方财富"
HOSTS = ("eastmoney.com",)

TEMPLATES = (
    Template(
        name="2021",
        title=(".newsContent .title", ".topbox .title", "div.title", "h1", "meta og:title"),
        date=(".infos .item", ".infos"),
        source=(".infos .item",),
        editor=(".zwothers .editor", ".zwothers"),
        summary=(".abstract .txt", ".abstract"),
        original_title=(".zwothers",),
        body=("#ContentBody", ".txtinfos"),
    ),
)
DROPS: dict[str, str] = {}

_MARKS = ("em_media", "em_stock_key_common", "/unify/r/", 'class="keytip"', "ContentBody")
_ID = re.compile(r"(?<!\d)(20\d{16})(?!\d)")


def detect(page: Page) -> bool:
    """Tell by the markup that its editing system writes into every body."""
    return any(mark in page.markup for mark in _MARKS)


def extract(page: Page) -> Reading:
    """Read a page of any era, or a body alone."""
    return read_templates(page, NAME, TEMPLATES, DROPS)


def article_id(url: str) -> str | None:
    """Return the 18 digits that unify an article's several addresses."""
    found = _ID.search(url)
    return found[1] if found else None
