"""证券时报网: the `.info` pages of 2016 to 2022, their TRS variant, the detail pages since."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.page.hosts import host_of, is_under
from cleaner.page.page import Page
from cleaner.readers.habits import Habits
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates, values_at

NAME = "stcn"
OUTLET = "证券时报网"
HOSTS = ("stcn.com",)
HABITS = Habits(mirror_gmt_is_local=True, feeds_late_until=2022)  # the route was then rewritten

TEMPLATES = (
    Template(
        name="2022",
        mark=".detail-info",
        title=(".detail-title", "h1", "meta og:title"),
        date=(".detail-info span", ".detail-info"),
        source=(".detail-info span", "meta source"),
        author=(".detail-info span",),
        editor=(".detail-content-editor",),
        keywords=(".detail-content-tags div", "meta keywords"),
        body=(".detail-content",),
    ),
    Template(  # saved from its share box down, without the header
        name="2022-headless",
        mark=".detail-content",
        title=(".social-share@data-title",),
        editor=(".detail-content-editor",),
        keywords=(".detail-content-tags div",),
        body=(".detail-content",),
    ),
    Template(
        name="2016",
        title=(
            ".intal_tit h2::own",
            ".txt_hd h1",
            ".xiangxi h2::own",
            ".box_r h2::own",
            "h2.title::own",
            ".intal_tit h2",
            "h1",
            "h2::own",
        ),
        date=(
            ".intal_tit .info::own",
            ".txt_hd .info",
            ".intal_tit .info",
            ".xiangxi .info",
            ".xiangxi h2 span",
            ".intal_tit span",
            ".xiangxi span",
            ".box_r h2 span",
            ".info",
            "var publishdate",
            "h2 span",
        ),
        source=(
            ".intal_tit .info span",
            ".intal_tit .info",
            ".txt_hd .info span",
            ".txt_hd .info",
            ".xiangxi .info",
            ".xiangxi h2 span",
            ".intal_tit span",
            ".xiangxi span",
            "h2 span",
            "meta source",
            "meta author",
        ),
        column=(".website",),
        author=(".intal_tit .info span", ".txt_hd .info span"),
        body=("#ctrlfscont", ".txt_con", ".xiangxi .text", ".left_txt", ".text"),
    ),
)
DROPS = {
    "fenxiang": Label.PAGE_CONTROL,
    "detail-content-editor": Label.EDITOR_LINE,
    "detail-content-tags": Label.KEYWORDS,
    "detail-content-statement": Label.DISCLAIMER,
    "stock-tags": Label.RELATED_LINKS,
    "list-page-tab": Label.RELATED_LINKS,
    "social-bar": Label.PAGE_CONTROL,
    "comment": Label.COMMENTS,
}

_ID = regex(
    r"/article/(?:detail/)?(\d+)|(?:detail|newsDetail\.html)\?id=(\d+)|/t?\d{6,8}[_/](\d{5,})\.s?html?|/(\d{6,})\.s?html?"
)
_LINK_MARKS = ("trsHotWords", "info.stcn.com/dc/stock")
_BELOW_TEXT = (
    ".detail-content-editor",
    ".detail-content-tags",
    ".detail-content-statement",
    ".stock-tags",
)


def detect(page: Page) -> bool:
    """Tell by the containers of its pages, or by the links its editing system sets in a body.

    Names that any site may give its elements count at home alone, or beside others of its own.
    """
    if page.has("#ctrlfscont") or any(mark in page.markup for mark in _LINK_MARKS):
        return True
    if page.has(".txt_con") and page.has(".intal_tit"):
        return True
    if page.has(".detail-content") and page.has(".detail-info"):
        return _is_home(page) or any(map(page.has, _BELOW_TEXT))
    if page.has(".detail-content") and page.has(".social-share"):
        shared = values_at(page, ".social-share@data-url")
        return any(is_under(host_of(address), *HOSTS) for address in shared)
    return _is_home(page) and any(
        map(page.has, (".txt_con", ".xiangxi", ".intal_tit", ".left_txt"))
    )


def _is_home(page: Page) -> bool:
    return page.under(*HOSTS) or page.signed("证券时报网")


def extract(page: Page) -> Reading:
    """Read a page of any era, or a body alone."""
    reading = read_templates(page, NAME, TEMPLATES, DROPS)
    if reading.url is None and not page.fragment:
        # Until 2022 the head names the page's address in no tag, but to its script for sharing.
        reading.url = next(filter(None, values_at(page, "var linkUrl")), None)
    if reading.url is None and (reading.template or "").startswith("stcn-2022"):
        reading.article_id = next(filter(None, values_at(page, ".like-btn@data-id")), None)
    if len(reading.keywords) == 1:  # with blanks between them instead of semicolons
        reading.keywords = list(dict.fromkeys(reading.keywords[0].split()))
    return reading


def article_id(url: str) -> str | None:
    """Return the number of the article."""
    found = _ID.search(url)
    return found[found.lastindex or 0] if found else None
