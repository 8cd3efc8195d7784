"""东方财富: desktop in three eras, mobile, and the bodies that its feeds and mirrors carry."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.page.page import Page
from cleaner.readers.habits import Habits
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "eastmoney"
OUTLET = "东方财富"
HOSTS = ("eastmoney.com",)
HABITS = Habits(labels=("emnews", "东财"))

TEMPLATES = (
    Template(
        name="2021",
        mark=".infos",
        title=(".topbox .title", "div.title", "h1", "meta og:title"),
        date=(".infos .item", ".infos", ".time"),
        source=(".infos .item", ".infos .source", ".infos"),
        column=(".crumbs",),
        author=(".infos .item",),
        editor=(".zwothers .editor", ".zwothers span", ".zwothers p", ".zwothers"),
        summary=(".abstract .txt", ".abstract"),
        original_title=(".zwothers .sublab", ".zwothers span", ".zwothers p", ".zwothers"),
        body=("#ContentBody", ".txtinfos"),
    ),
    Template(
        name="2016",
        mark=".newsContent",
        title=(".newsContent h1", "h1"),
        date=(".time-source .time", ".Info .time", ".Info"),
        source=(".data-source@data-source", ".source", ".source img@alt"),
        column=("#Column_Navigation",),
        author=(".author",),
        editor=("p.res-edit", ".res-edit"),
        summary=(".b-review",),
        body=("#ContentBody", ".Body"),
    ),
    Template(
        name="2012",
        title=(".newText h1", "h1"),
        date=(".Info",),
        source=(".Info img@alt", ".Info"),
        column=("#Column_Navigation",),
        summary=(".c_review",),
        body=("#ContentBody",),
    ),
    Template(
        name="mobile",
        title=("h1", ".article-title", "meta og:title", ".title"),
        date=(".time", ".article-time", ".info", ".infos", ".source-time"),
        source=(".source", ".article-source", ".info"),
        body=("#articleContent", "#article-content"),
    ),
)
DROPS = {
    "BodyEnd": Label.PAGE_CONTROL,
    "c_review": Label.SUMMARY,
    "b-review": Label.SUMMARY,
    "abstract": Label.SUMMARY,
    "zwothers": Label.CREDITS_BELOW,
    "pinglunbox": Label.COMMENTS,
    "sharebox": Label.PAGE_CONTROL,
    "zwctrls": Label.PAGE_CONTROL,
    "relateNews": Label.RELATED_LINKS,
    "reading": Label.RELATED_LINKS,
    "xgxw": Label.RELATED_LINKS,
    "sublab": Label.PAGE_CONTROL,
    "lead-image": Label.CHART,
}

_MARKS = ("em_media", "em_stock_key_common", "/unify/r/", 'class="keytip"', 'class="infokey"')
_ID = regex(r"(?<!\d)(20\d{15,16})(?!\d)")  # of 17 digits until late 2018


def detect(page: Page) -> bool:
    """Tell by the container of its pages, or by what its editing system writes into every body."""
    if any(mark in page.markup for mark in _MARKS):
        return True
    return page.has("#ContentBody") or (page.under(*HOSTS) and page.has("#articleContent"))


def extract(page: Page) -> Reading:
    """Read a page of any era, or a body alone."""
    return read_templates(page, NAME, TEMPLATES, DROPS)


def article_id(url: str) -> str | None:
    """Return the 17 or 18 digits that unify an article's several addresses."""
    found = _ID.search(url)
    return found[1] if found else None
