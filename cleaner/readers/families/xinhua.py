"""新华网 and its branches since about 2008."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "xinhua"
NAMES = ("h-title", "head-line", "p-detail", "detailContent", "header-time")

TEMPLATES = (
    Template(
        name="2021",
        mark=".header-time",
        title=(".head-line .title",),
        date=("meta publishdate", "meta pubdate", ".header-time", ".mheader .info"),
        source=(".header .source", ".header-time .source", ".source"),
        body=("#detailContent", "#detail"),
    ),
    Template(
        name="2016",
        mark=".h-title",
        title=(".h-title",),
        date=(".h-time", ".h-info"),
        source=(".h-info .aticle-src", "#source", ".h-info"),
        body=("#p-detail", ".main-aticle", ".article"),
    ),
    Template(
        name="2012",
        mark="#p-detail",
        title=("#title",),
        date=("#pubtime",),
        source=("#source",),
        body=("#p-detail",),
    ),
)
DROPS = {
    "p-tags": Label.KEYWORDS,
    "tadd": Label.PAGE_CONTROL,
    "p-jc": Label.EDITOR_LINE,
    "articleEdit": Label.EDITOR_LINE,
    "relatedNews": Label.RELATED_LINKS,
}


def extract(page: Page) -> Reading:
    """Read a page of any era."""
    return read_templates(page, NAME, TEMPLATES, DROPS)
