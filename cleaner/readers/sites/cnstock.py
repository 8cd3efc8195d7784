"""上海证券报·中国证券网: the pages up to about 2022, and the Next.js pages since.

The newer ones carry the article as data in a script; its text is an HTML string there.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.page.container import Container
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.templates import Template, read_templates

NAME = "cnstock"
OUTLET = "中国证券网"
HOSTS = ("cnstock.com",)

TEMPLATES = (
    Template(
        name="2012",
        title=(
            "#pager-content h1.title",
            ".main-content h1.title",
            "h1.title",
            "h1",
        ),
        date=(".timer", ".time", ".bullet"),
        source=("span.source", ".source a", ".source", ".sub-title strong", "meta source"),
        author=("span.author", ".author"),
        editor=(".editor",),
        body=("#qmt_content_div", "#pager-content .content", ".main-content .content"),
    ),
)
DROPS = {
    "fujian": Label.ATTACHMENT,
    "des": Label.PAGE_CONTROL,
    "bdsharebuttonbox": Label.PAGE_CONTROL,
}

_DATA = regex(r"""<script\b(?=[^<>]*\bid=["']?__NEXT_DATA__\b)[^<>]*+>(.*?)(?:</script|\Z)""", re.S)
_ID = regex(r"commonDetail/(\d+)|-(\d{5,})\.html?|content_(\d+)\.html?|/(\d{5,})(?:\.html?|\Z|\?)")


def detect(page: Page) -> bool:
    """Tell by the container of its pages, or by the shape of their data."""
    if page.has("#qmt_content_div") or page.has("#pager-content"):
        return True
    return "__NEXT_DATA__" in page.markup and _article_data(page) is not None


def extract(page: Page) -> Reading:
    """Read a page of either era, or a body alone."""
    if "__NEXT_DATA__" in page.markup and (data := _article_data(page)) is not None:
        return _from_data(page, data)
    return read_templates(page, NAME, TEMPLATES, DROPS)


def article_id(url: str) -> str | None:
    """Return the number of the article."""
    found = _ID.search(url)
    return next((group for group in found.groups() if group), None) if found else None


def _article_data(page: Page) -> dict[str, Any] | None:
    """Return the article's data out of the page's script, or None."""
    found = _DATA.search(page.markup)
    if not found:
        return None
    try:
        data = msgspec.json.decode(found[1].encode())["props"]["pageProps"]["data"]
    except (msgspec.DecodeError, KeyError, TypeError):
        return None
    if isinstance(data, dict) and isinstance(data.get("textInfo"), dict):
        return data
    return None


def _from_data(page: Page, data: dict[str, Any]) -> Reading:
    def text(*path: str) -> str | None:
        value: Any = data
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return str(value).strip() or None if value is not None else None

    keys = {"title": "name", "date": "pubTime", "body": "textInfo.content", "author": "author"}
    number = text("contId")
    return Reading(
        template="cnstock-2024",
        container=_container(text("textInfo", "content") or ""),
        drops=DROPS,
        title=text("name") or text("title"),
        date_raw=_date(text("pubTime"), data),
        source=text("source"),
        author=text("author"),
        editor=text("editor") or text("responsibleEditor"),
        summary=text("summary"),
        keywords=[name for name in (text("tagInfo", "name"),) if name],
        url=page.url or (f"https://www.cnstock.com/commonDetail/{number}" if number else None),
        article_id=number,
        told={f: Told(By.SCRIPT, f"__NEXT_DATA__ {key}") for f, key in keys.items()},
    )


def _container(markup: str) -> Container:
    """Return the article's text, an HTML string of its own, as a container."""
    return Container.whole(Page(markup, fragment=True))


def _date(shown: str | None, data: dict[str, Any]) -> str | None:
    """Return the publication time; a list item prints no year, and keeps it beside."""
    if shown and re.match(r"\d{4}", shown):
        return shown
    info = (data.get("shareInfo") or {}).get("dateInfo") or {}
    try:
        day = "-".join(f"{int(info[key]):02}" for key in ("year", "month", "day"))
    except (KeyError, TypeError, ValueError):
        return shown
    try:
        return f"{day} {int(info['hour']):02}:{int(info['minute']):02}"
    except (KeyError, TypeError, ValueError):
        return day
