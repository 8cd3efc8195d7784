"""Dates that a page holds where no reader sees them: a CMS's comments and elements, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.newstext import dates
from cleaner.page.page import Page

# What Founder's systems write into their pages: <founder-date>…, <!--enpproperty …<date>….
_FOUNDER = regex(
    r"<founder-date>(?P<element>[^<]{8,40})</founder-date>"
    r"|<!--\s*enpproperty\b(?:(?!-->).){0,600}?<date>(?P<property>[^<]{8,40})</date>",
    re.S | re.I,
)
# A variable's name, known by its end, which is quickly found; and a value behind it.
_NAME_ENDS = ("time", "Time", "date", "Date", " ct", "'ct", '"ct', ".ct", ",ct", "{ct")
_NAME = regex(
    r"(?<![a-z])(?:publish_?time|publish_?date|pub_?time|pub_?date|create_?time|news_?time|ct)\Z",
    re.I,
)
_LONGEST_NAME = 16
_VALUE = regex(
    r"""["']?\s*[:=]\s*["']"""
    r"""(?P<value>\d{10}(?:\d{3})?|20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[^"']{0,12})["']"""
)
_ELEMENTS = ("#pubtime_baidu", "#paperdate", "#p_publishtime")
_IN_ADDRESS = regex(  # /2009-11/06/, /20091106/, /2009/11/06/
    r"[/_](?P<year>20[0-4]\d|19[89]\d)[-/_]?(?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>[0-2]\d|3[01])(?=[/_.-]|\Z)"
)


def hidden_dates_of(page: Page) -> Iterator[tuple[str, Told]]:
    """Give the raw dates of a page's CMS, what is most exact first."""
    for selector in _ELEMENTS:
        if selector[1:] in page.markup:
            for text in page.texts(selector):
                if dates.find_date(text):
                    yield text, Told(By.SELECTOR, selector)
    if "founder-date" in page.markup or "enpproperty" in page.markup:
        for found in _FOUNDER.finditer(page.markup):
            value = found["element"] or found["property"]
            if dates.find_date(value):
                yield (
                    value,
                    Told(By.METADATA, "founder-date" if found["element"] else "enpproperty"),
                )
    value = _in_script(page.markup)
    if value is not None:
        yield value, Told(By.SCRIPT)


def _in_script(markup: str) -> str | None:
    """Return the first date that a variable named as the publication's has in a script."""
    first: tuple[int, str] | None = None
    for end in _NAME_ENDS:
        at = markup.find(end)
        while at >= 0 and (first is None or at < first[0]):
            after = at + len(end)
            found = _VALUE.match(markup, after)
            named = found and _NAME.search(markup[max(0, after - _LONGEST_NAME) : after])
            if found and named and dates.find_date(found["value"]):
                first = at, found["value"]
                break
            at = markup.find(end, after)
    return first[1] if first else None


def in_address(url: str | None) -> str | None:
    """Return the day in a page's address, or None."""
    for found in _IN_ADDRESS.finditer(url or ""):
        day = f"{found['year']}-{found['month']}-{found['day']}"
        if dates.find_date(day):
            return day
    return None
