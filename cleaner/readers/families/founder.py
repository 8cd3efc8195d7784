"""方正: e-papers of hundreds of newspapers, and the sites that its CMS (翔宇) makes.

Their pages carry the article's fields in elements and comments that no browser shows.
"""

from __future__ import annotations

import re

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import people
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "founder"
COMMENT = "enpproperty"  # of its CMS
NAMES = ("ozoom", "enpcontent")

TEMPLATES = (
    Template(
        name="epaper",
        mark="#ozoom",
        title=("founder-title", "meta og:title"),
        date=("founder-date", "#paperdate"),
        author=("founder-author",),
        body=("#ozoom",),
    ),
    Template(
        name="cms",
        body=("#enpcontent", ".enpcontent"),
    ),
)
_AUTHOR = regex(
    r"<!--\s*enpproperty\b(?:(?!-->).){0,3000}?<author>(?P<name>[^<]{2,40})</author>", re.S
)


def extract(page: Page) -> Reading:
    """Read a page; in its CMS's comment the day is often all that the date has, so it waits."""
    reading = read_templates(page, NAME, TEMPLATES, {"imgbox": Label.CAPTION})
    if "enpproperty" in page.markup:
        reading.template = reading.template or f"{NAME}-cms"
        if reading.author is None and (found := _AUTHOR.search(page.markup)):
            reading.author = people.author_name(found["name"])
            reading.told["author"] = Told(By.METADATA, "enpproperty")
    return reading
