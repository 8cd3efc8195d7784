"""What is no article: home pages, lists of headlines, search results, error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from cleaner.errors import NoArticleError
from cleaner.evidence import By
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import furniture
from cleaner.page.blocks import Block
from cleaner.page.page import Page
from cleaner.readers.generic.page_lines import Line
from cleaner.readers.reading import Reading

_HOME = regex(r"/?(?:(?:index|default|home|list|channel)(?:_\d+)?\.\w{2,5})?\Z", re.I)
# An address of one story: a day, or a number that is long or stands in a folder of articles.
_STORY = regex(
    r"/(?:19|20)\d\d[-/]?(?:0[1-9]|1[0-2])\b.*\d|/(?:a|article|content|detail)s?[/_-]\w*\d", re.I
)
_LONG_NUMBER = regex(r"(?<!\d)\d{6,}+\b")
_ERROR = regex(
    r"\A\W*(?:(?:404|403|500|502)\b(?!\w)|页面(?:不存在|没有找到|未找到|找不到)|您(?:访问|浏览)的页面|"
    r"(?:抱歉|对不起)[，,].{0,12}(?:不存在|已(?:被)?删除|找不到))"
    r"|(?:Not Found|Forbidden|Bad Gateway)\Z",
    re.I,
)
_LOGIN = regex(
    r"\A(?:请先?|用户|会员|账号|统一)?(?:登录|登陆|注册)(?:页面?|/注册|中心)?(?:\Z|[\s_|-])"
    r"|\A(?:log ?in|sign ?in|sign up|register)\b",
    re.I,
)
_SEARCH = regex(r"\A(?:站内)?(?:搜索|检索)(?:结果)?(?:\Z|[\s:：_-])|\ASearch results\b", re.I)
_HAN = regex(r"[\u3400-\u9fff]")
_SHORT = 200  # characters: an error page says little
_LEAST = 100  # characters of a text that has no sentence
_HEADLINE, _WORDS = 8, 30  # characters of a short headline, in Chinese and in letters
_MOSTLY = 0.5  # of an entry is linked; the rest is a day or a mark
_TOLD = 3  # what a text counts that the page calls an article
_MANY = 3  # linked headings, or links to stories on a page without one, that make a list
_LIST = 12  # linked lines as long as headlines that make one beside a text
# What tells a date that the page shows by its headline.
_OF_HEADER = (By.HEADER_LINE, By.LABELLED_LINE, By.TIME_ELEMENT, By.YEARLESS_LINE)


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
    length = sum(len(block.text) for block in prose)
    title = reading.title or ""
    if length < _SHORT:
        _refuse_title(title)
    published = bool(ld) or bool(page.meta("article:published_time")) or _names_a_story(page.url)
    dated = (
        headline is not None and "date" in reading.told and reading.told["date"].by in _OF_HEADER
    )
    story = sum(len(x.key) for x in lines if x.found and x.prose)
    by = reading.told["body"].by if "body" in reading.told else None
    entries = by is By.ENTRIES
    if by is By.TEXT and length >= _LEAST:  # a poem, a table of contents
        story = length
    below = lines if headline is None else lines[headline + 1 :]
    if _SEARCH.search(title):
        entries = entries or bool(_headings(below))
    if entries or not story:
        _refuse_list(page, below, blocks, entries=entries, published=published)
    elif not (published or dated):
        # Whole sites call each of their pages an article.
        told = page.meta("og:type") in ("article", "news")
        _refuse_links(page, lines, story * _TOLD if told else story)
    if not prose and not title:
        raise NoArticleError(phrase("a page with neither a headline nor prose"))
    if not story and length < _LEAST and not (published or dated):
        raise NoArticleError(phrase("a page without prose: a headline, and nothing under it"))


def _refuse_title(title: str) -> None:
    if _ERROR.search(title):
        raise NoArticleError(phrase("an error page"))
    if _LOGIN.search(title):
        raise NoArticleError(phrase("a login page"))


def _refuse_list(
    page: Page, below: Sequence[Line], blocks: Sequence[Block], *, entries: bool, published: bool
) -> None:
    """Refuse a page that has no text but links to stories, and what stands beside each."""
    inside = sum(block.kind == "h" and block.all_link for block in blocks)
    if inside >= _MANY:
        raise NoArticleError(
            phrase("a list: its text has {inside} linked headlines", inside=inside)
        )
    headings = _headings(below)
    if len(headings) >= _MANY:
        raise NoArticleError(phrase("a list of {count} linked headlines", count=len(headings)))
    linked = _links_to_stories(below)
    if len(linked) >= (_MANY if entries or not published else _LIST):
        raise NoArticleError(
            phrase("a list: {count} linked headlines and no text of its own", count=len(linked))
        )
    if page.url and linked and _HOME.match(_path(page.url)):
        raise NoArticleError(phrase("a home page, by its address"))


def _refuse_links(page: Page, lines: Sequence[Line], story: int) -> None:
    """Refuse a page of links with some text, where nothing says that it is a story."""
    linked = _links_to_stories(lines)
    if len(linked) >= _LIST and sum(len(x.key) for x in linked) > story:
        raise NoArticleError(
            phrase("a list: {count} linked headlines and little prose", count=len(linked))
        )
    if page.url and len(linked) >= _MANY and _HOME.match(_path(page.url)):
        raise NoArticleError(phrase("a home page, by its address"))


def _headings(lines: Sequence[Line]) -> list[Line]:
    return [x for x in lines if x.heading and x.all_link and len(x.key) >= _HEADLINE]


def _links_to_stories(lines: Sequence[Line]) -> list[Line]:
    return [
        x
        for x in lines
        if x.share_linked > _MOSTLY
        and not x.prose
        and (len(_HAN.findall(x.text)) >= _HEADLINE or len(x.text) >= _WORDS)
    ]


def _names_a_story(url: str | None) -> bool:
    if url is None:
        return False
    path = _path(url)
    return bool(_STORY.search(path) or _LONG_NUMBER.search(path.rpartition("/")[2]))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # no address; and so none of a home page
        return url
