"""搜狐: its channels until 2016, its publishing platform since."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "sohu"
NAMES = ("mp-editor", "contentText")

TEMPLATES = (
    Template(
        name="2017",
        mark="#mp-editor",
        title=(".text-title h1",),
        date=("#news-time", "meta og:release_date", ".article-info .time"),
        source=(".article-info .source",),
        editor=(".editor-name",),
        body=("#mp-editor",),
    ),
    Template(
        name="2009",
        title=("#contentA h1",),
        date=("#pubtime_baidu", ".sourceTime .r", ".time-source .time", ".sourceTime", ".time"),
        source=("#media_span", "#source_baidu", ".sourceTime .l"),
        author=("#author_baidu",),
        editor=("#editor_baidu", ".editor"),
        body=("#contentText",),
    ),
)
DROPS = {
    "editShare": Label.PAGE_CONTROL,
    "backsohu": Label.PAGE_CONTROL,
    "muLink": Label.RELATED_LINKS,
}


def extract(page: Page) -> Reading:
    """Read a page of either era."""
    return read_templates(page, NAME, TEMPLATES, DROPS)
