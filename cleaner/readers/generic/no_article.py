"""What is no article: home pages, lists of headlines, search results, error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from cleaner.errors import NoArticleError
from cleaner.evidence import By
from cleaner.newstext import furniture
from cleaner.page.blocks import Block
from cleaner.page.page import Page
from cleaner.readers.generic.page_lines import Line
from cleaner.readers.reading import Reading

_HOME = re.compile(r"/?(?:(?:index|default|home|list|channel)(?:_\d+)?\.\w{2,5})?\Z", re.I)
_ERROR = re.compile(
    r"\A\W*(?:(?:404|403|500|502)\b(?!\w)|页面(?:不存在|没有找到|未找到|找不到)|您(?:访问|浏览)的页面|"
    r"(?:抱歉|对不起)[，,].{0,12}(?:不存在|已(?:被)?删除|找不到))"
    r"|(?:Not Found|Forbidden|Bad Gateway)\Z",
    re.I,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORT = 200  # characters: an error page says little
_LEAST = 100  # characters of a text that has no sentence
_MANY = 3  # linked headings that make a list
# What tells a date that the page shows by its headline.
_OF_HEADER = (By.HEADER_LINE, By.LABELLED_LINE, By.TIME_ELEMENT, By.YEARLESS_LINE)
_LIST = 12  # linked lines as long as headlines that make one


def refuse(
    page: Page,
    lines: Sequence[Line],
    blocks: Sequence[Block],
    reading: Reading,
    *,
    headline: int | None,
    ld: Sequence[dict[str, Any]],
) -> None:
    """Refuse a page that is no article.

    Args:
        page: the page.
        lines: its lines.
        blocks: what was read as the story.
        reading: the fields as read.
        headline: the place of the headline among the lines, or None.
        ld: the JSON-LD articles of the page.

    Raises:
        NoArticleError: with the reason.

    """
    prose = [b for b in blocks if b.text and not b.all_link and furniture.label(b.text) is None]
    told = (
        bool(ld)
        or page.meta("og:type") in ("article", "news")
        or bool(page.meta("article:published_time"))
    )
    dated = "date" in reading.told and reading.told["date"].by in _OF_HEADER
    if reading.title and _ERROR.search(reading.title) and _length(prose) < _SHORT:
        raise NoArticleError("an error page")
    if reason := _teasers(lines, blocks, headline):
        raise NoArticleError(reason)
    if not (told or dated) and (reason := _list(page, lines, prose)):
        raise NoArticleError(reason)
    if not prose and not reading.title:
        raise NoArticleError("a page with neither a headline nor prose")
    if (
        _length(prose) < _LEAST
        and not (told or dated)
        and not any(x.found and x.prose for x in lines)
    ):
        raise NoArticleError("a page without prose: a headline, and nothing under it")


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _teasers(lines: Sequence[Line], blocks: Sequence[Block], headline: int | None) -> str | None:
    """Tell a list by its linked headings: in what would be the text, or between it and the top."""
    inside = sum(block.kind == "h" and block.all_link for block in blocks)
    if inside >= _MANY:
        return f"a list: its text has {inside} linked headlines"
    start = 0 if headline is None else headline + 1
    entries = [x for x in lines[start:] if x.heading and x.all_link and len(x.key) >= 8]
    first = next((x.place for x in lines[start:] if x.prose), len(lines))
    if len(entries) >= _MANY and entries[0].place < first:
        return f"a list of {len(entries)} linked headlines"
    return None


def _list(page: Page, lines: Sequence[Line], prose: Sequence[Block]) -> str | None:
    """Tell a list by its many links, or a home page by its address."""
    linked = [x for x in lines if x.all_link and len(_HAN.findall(x.text)) >= 8]
    if len(linked) >= _LIST and sum(len(x.key) for x in linked) > _length(prose):
        return f"a list: {len(linked)} linked headlines and little prose"
    if page.url and len(linked) >= _MANY and _HOME.match(_path(page.url)):
        return "a home page, by its address"
    return None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # no address; and so none of a home page
        return url
