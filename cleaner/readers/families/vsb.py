"""博达 (VSB): the CMS of universities, bureaus and schools."""

from __future__ import annotations

from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "vsb"
NAMES = ("vsb_content", "v_news_content", "vsb_content_2", "vsb_content_4")

TEMPLATES = (
    Template(
        name="2010",
        title=("meta pagetitle",),
        body=(".v_news_content", "#vsb_content", "#vsb_content_2", "#vsb_content_4"),
    ),
)


def extract(page: Page) -> Reading:
    """Read a page; its header is in elements of any name, which the generic reading knows."""
    return read_templates(page, NAME, TEMPLATES, {})
