"""中新网 with 中新经纬 (jwview.com): desktop since about 2010, video, photo and mobile pages."""

from __future__ import annotations

import re

from cleaner.page.page import Page
from cleaner.sites._reading import Reading, Template, read_templates

NAME = "chinanews"
OUTLET = "中新网"
HOSTS = ("chinanews.com", "chinanews.com.cn", "jwview.com")

_EDITOR = (
    ".adEditor .left_name",
    ".left_name .right",
    "#editor_baidu",
    ".left_name",
    "#editorname@value",
)
_PAGER = ("#function_code_page a",)

TEMPLATES = (
    Template(
        name="2020",
        mark=".content_left_time",
        title=(".content_left_title", "#cont_1_1_2 h1", "#second-title h1", "h1", "meta og:title"),
        date=(".content_left_time", "#pubtime_baidu"),
        source=(
            ".content_left_time a.source",
            ".content_left_time",
            "#source_baidu",
            "meta source",
        ),
        author=("#author_baidu",),
        editor=_EDITOR,
        body=(".left_zw", ".content_maincontent_content"),
        pictures=(".left_ph",),
        pager=_PAGER,
    ),
    Template(
        name="video",
        mark=".content_desc",
        title=(".content_title .title", "meta og:title"),
        date=(".left p", "#pubtime_baidu", ".content_title"),
        source=(".left p", "#source_baidu"),
        author=("#author_baidu",),
        editor=(".content_editor", *_EDITOR),
        body=(".content_desc",),
    ),
    Template(
        name="2010",
        title=("#cont_1_1_2 h1", ".content h1", "h1", "meta og:title"),
        date=(".left-t", ".left-time", "#pubtime_baidu", ".left_time", "var pubtime"),
        source=(
            ".left-t a.source",
            ".left-t",
            ".left-time",
            "#source_baidu",
            ".left_time",
            "meta source",
        ),
        author=("#author_baidu",),
        editor=_EDITOR,
        body=(".left_zw", "#p-detail"),
        pictures=(".left_ph",),
        pager=_PAGER,
    ),
    Template(
        name="jwview",
        title=(".content_zw .title", ".title", "h1", "meta og:title"),
        date=(".content_zw .info", ".info", ".borderee"),
        source=(".content_zw .info", ".info"),
        editor=(".editor",),
        body=(".content_zw",),
    ),
    Template(
        name="photo",
        mark=".t3",
        title=("h1", ".title", "meta og:title"),
        date=("#pubtime_baidu", ".left-t", ".left_time", ".content div::own", "div::own"),
        source=("meta source", "#source_baidu", ".left-t"),
        editor=_EDITOR,
        body=(".t3",),
    ),
    Template(
        name="mobile",
        title=("h1", ".title", "meta og:title"),
        date=(".time", ".date", ".pubtime", ".info", ".source"),
        source=(".source", ".time", ".info"),
        editor=(".editor", *_EDITOR),
        body=("div.content", ".content"),
    ),
)
DROPS = {
    "adInContent": "advert",
    "adEditor": "editor line",
    "left_name": "editor line",
    "borderee": "header",
    "function_code_page": "pager",
    "left_pt": "page control",
}


def detect(page: Page) -> bool:
    """Tell by the containers of its pages; the looser ones only at its own addresses."""
    if page.has(".left_zw") or page.has("#cont_1_1_2"):
        return True
    if page.has(".content_zw") or (page.has(".content_desc") and page.has(".content_editor")):
        return True
    home = page.under(*HOSTS) or page.signed("中新网", "中国新闻网", "中新经纬")
    return home and any(page.has(s) for s in (".t3", "#p-detail", "div.content"))


def extract(page: Page) -> Reading:
    """Read a page of any era, or a body alone."""
    reading = read_templates(page, NAME, TEMPLATES, DROPS)
    if page.under("jwview.com") or reading.template == "chinanews-jwview":
        reading.outlet = "中新经纬"
    return reading


_ID = re.compile(r"/(?:jw|news|shipin/)?(\d{5,})\.s?html")


def article_id(url: str) -> str | None:
    """Return the number of the article."""
    found = _ID.search(url)
    return found[1] if found else None
