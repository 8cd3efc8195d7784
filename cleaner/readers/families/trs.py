"""拓尔思 (TRS WCM): the CMS of governments, agencies and papers."""

from __future__ import annotations

from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "trs"
NAMES = ("TRS_Editor", "trs_editor_view", "TRS_UEDITOR")

TEMPLATES = (
    Template(
        name="wcm",
        body=(".trs_editor_view", ".TRS_Editor", ".TRS_UEDITOR"),
    ),
)


def extract(page: Page) -> Reading:
    """Read a page; its header and its meta tags are what the generic reading knows."""
    return read_templates(page, NAME, TEMPLATES, {})
