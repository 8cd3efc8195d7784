"""Dates that a page holds where no reader sees them: a CMS's comments and elements, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.evidence import By, Told
from cleaner.newstext import dates
from cleaner.page.page import Page

# What Founder's systems write into their pages: <founder-date>…, <!--enpproperty …<date>….
_FOUNDER = re.compile(
    r"<founder-date>(?P<element>[^<]{8,40})</founder-date>"
    r"|<!--\s*enpproperty\b(?:(?!-->).){0,600}?<date>(?P<property>[^<]{8,40})</date>",
    re.S | re.I,
)
_VARIABLE = re.compile(
    r"""\b(?:publish_?time|publish_?date|pub_?time|pub_?date|create_?time|news_?time|ct)["']?\s*[:=]\s*["']"""
    r"""(?P<value>\d{10}(?:\d{3})?|20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[^"']{0,12})["']""",
    re.I,
)
_ELEMENTS = ("#pubtime_baidu", "#paperdate", "#p_publishtime")
_IN_ADDRESS = re.compile(  # /2009-11/06/, /20091106/, /2009/11/06/
    r"[/_](?P<year>20[0-4]\d|19[89]\d)[-/_]?(?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>[0-2]\d|3[01])(?=[/_.-]|\Z)"
)


def find(page: Page) -> Iterator[tuple[str, Told]]:
    """Give the raw dates of a page's CMS, what is most exact first."""
    for selector in _ELEMENTS:
        if selector[1:] in page.markup:
            for text in page.texts(selector):
                if dates.find(text):
                    yield text, Told(By.SELECTOR, selector)
    if "founder-date" in page.markup or "enpproperty" in page.markup:
        for found in _FOUNDER.finditer(page.markup):
            value = found["element"] or found["property"]
            if dates.find(value):
                yield (
                    value,
                    Told(By.METADATA, "founder-date" if found["element"] else "enpproperty"),
                )
    for found in _VARIABLE.finditer(page.markup):
        if dates.find(found["value"]):
            yield found["value"], Told(By.SCRIPT)
            return


def in_address(url: str | None) -> str | None:
    """Return the day in a page's address, or None."""
    for found in _IN_ADDRESS.finditer(url or ""):
        day = f"{found['year']}-{found['month']}-{found['day']}"
        if dates.find(day):
            return day
    return None
