"""中新网 with 中新经纬 (jwview.com): desktop since about 2010, video, photo and mobile pages."""

from __future__ import annotations

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import people
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "chinanews"
OUTLET = "中新网"
HOSTS = ("chinanews.com", "chinanews.com.cn", "jwview.com")

_EDITOR = (
    ".adEditor .left_name",
    ".adEditor",
    ".left_name .right",
    "#editor_baidu",
    ".left_name",
    "#editorname@value",
)
# What the page says to a search engine's crawler alone; its author is often the editor, or another
# than the text names.
_SPIDER_AUTHOR = "#author_baidu"
_COLUMN = (".content_nav", "#nav", ".path")
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
        author=(_SPIDER_AUTHOR,),
        editor=_EDITOR,
        body=(".left_zw", ".content_maincontent_content"),
        pictures=(".left_ph",),
        column=_COLUMN,
        pager=_PAGER,
    ),
    Template(
        name="video",
        mark=".content_desc",
        title=(".content_title .title", ".content_title h1", "meta og:title"),
        date=(".content_title p", ".left p", "#pubtime_baidu", ".content_title"),
        source=(".content_title p", ".left p", "#source_baidu"),
        author=(_SPIDER_AUTHOR,),
        editor=(".content_editor", *_EDITOR, ".editor"),
        body=(".content_desc",),
    ),
    Template(
        name="2010",
        title=("#cont_1_1_2 h1", ".content_left_title", ".content h1", "h1", "meta og:title"),
        date=(".left-t", ".left-time", "#pubtime_baidu", ".left_time", "var pubtime"),
        source=(
            ".left-t a.source",
            ".left-t",
            ".left-time",
            "#source_baidu",
            ".left_time",
            "meta source",
        ),
        author=(_SPIDER_AUTHOR,),
        editor=_EDITOR,
        body=(".left_zw", "#p-detail"),
        pictures=(".left_ph",),
        column=_COLUMN,
        pager=_PAGER,
    ),
    Template(
        name="jwview",
        title=(".title h1", ".content_zw .title", ".title", "h1", "meta og:title"),
        date=(".content_zw .info", ".info", ".borderee", ".title div"),
        source=(".content_zw .info", ".info", ".title div"),
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
        name="gallery",
        mark=".source_time",
        title=(".page_title", "h1", ".title", "meta og:title"),
        date=(".source_time", "#pubtime_baidu"),
        source=(".source_time", "#source_baidu"),
        editor=(".editor", *_EDITOR),
        body=(".desc",),
    ),
    Template(
        name="2008",
        title=(".title0", "h1", "meta og:title"),
        date=("#pubtime_baidu",),
        source=("#source_baidu",),
        column=_COLUMN,
        editor=_EDITOR,
        body=("#ad0", "#Zoom", "#qb", ".video_con1_text_top"),
    ),
    Template(
        name="branch",
        title=("h1", ".title", "meta og:title"),
        date=("#pubtime_baidu", "#time"),
        source=("#source_baidu", "#come"),
        column=_COLUMN,
        editor=(".editor", *_EDITOR),
        body=("#fontzoom",),
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
    "adInContent": Label.ADVERT,
    "adhzh": Label.ADVERT,
    "adEditor": Label.EDITOR_LINE,
    "left_name": Label.EDITOR_LINE,
    "borderee": Label.HEADER,
    "function_code_page": Label.PAGER,
    "related": Label.RELATED_LINKS,
    "copyright": Label.DISCLAIMER,
}
_JWVIEW_DROPS = {"title": Label.HEADER, "info": Label.HEADER}
_LOOSE = (
    ".t3", "#p-detail", ".content_desc", ".source_time", "#ad0", "#Zoom", "#fontzoom",
    "div.content",
)  # fmt: skip


def detect(page: Page) -> bool:
    """Tell by the containers of its pages; the looser ones only at its own addresses."""
    if page.has(".left_zw") or page.has("#cont_1_1_2"):
        return True
    if page.has(".content_zw") or (page.has(".content_desc") and page.has(".content_editor")):
        return True
    home = page.under(*HOSTS) or page.signed("中新网", "中国新闻网", "中新网视频", "中新经纬")
    return home and any(page.has(s) for s in _LOOSE)


def extract(page: Page) -> Reading:
    """Read a page of any era, or a body alone."""
    drops = {**DROPS, **_JWVIEW_DROPS} if page.has(".content_zw") else DROPS
    reading = read_templates(page, NAME, TEMPLATES, drops)
    if reading.told.get("author") == Told(By.SELECTOR, _SPIDER_AUTHOR):
        _doubt_author(page, reading)
    if page.under("jwview.com") or reading.template == "chinanews-jwview":
        reading.outlet = "中新经纬"
    return reading


def _doubt_author(page: Page, reading: Reading) -> None:
    """Drop an author of the hidden lines who is the editor; let the text's go before others."""
    editors = (reading.editor, next(page.texts("#editor_baidu"), None))
    if people.author_name(reading.author) in map(people.editor_name, editors):
        reading.author = None
        del reading.told["author"]
    else:
        reading.weak.add("author")


_ID = regex(r"/(?:(?:jw|news|shipin/)?(\d{5,}[a-z]*)|detail-i?(\w+))\.s?html")


def article_id(url: str) -> str | None:
    """Return the number of the article."""
    found = _ID.search(url)
    return found[1] or found[2] if found else None
