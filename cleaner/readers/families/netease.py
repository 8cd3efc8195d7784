"""网易: articles since about 2008, desktop and mobile."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "163"
NAMES = ("endText", "post_body", "post_time_source", "ep-time-soure")

_EDITOR = (".ep-editor", ".post_author", ".ep-source .ep-editor")
TEMPLATES = (
    Template(
        name="2021",
        mark=".post_info",
        title=(".post_title",),
        date=(".post_info",),
        source=(".post_info a", ".post_info"),
        editor=_EDITOR,
        body=(".post_body",),
    ),
    Template(
        name="2013",
        title=("#h1title",),
        date=(".post_time_source", ".ep-time-soure", ".ep-info", "meta article:published_time"),
        source=("#ne_article_source", ".post_time_source", ".ep-time-soure"),
        editor=_EDITOR,
        body=("#endText",),
    ),
)
DROPS = {
    "gg200x300": Label.ADVERT,
    "ep-source": Label.SOURCE_LINE,
    "post_author": Label.EDITOR_LINE,
    "otitle_editor": Label.RELATED_LINKS,
}


def extract(page: Page) -> Reading:
    """Read a page of any era."""
    return read_templates(page, NAME, TEMPLATES, DROPS)
