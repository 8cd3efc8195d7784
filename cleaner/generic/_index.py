"""What is no article: home pages, lists of headlines, search results, error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from cleaner.errors import NoArticleError
from cleaner.generic._lines import Line
from cleaner.page.blocks import Block
from cleaner.page.page import Page
from cleaner.reading import furniture
from cleaner.sites._reading import Reading

_HOME = re.compile(r"/?(?:(?:index|default|home|list|channel)(?:_\d+)?\.\w{2,5})?\Z", re.I)
_ERROR = re.compile(
    r"\A\W*(?:404|403|500|502|页面(?:不存在|没有找到|未找到|找不到)|您(?:访问|浏览)的页面|(?:抱歉|对不起)[，,].{0,12}(?:不存在|已(?:被)?删除|找不到))|"
    r"(?:Not Found|Forbidden|Bad Gateway)\Z",
    re.I,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_MANY = 3
_LIST = 12  # linked lines as long as headlines that make a list


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

    Raises:
        NoArticleError: with the reason.
    """
    prose = [b for b in blocks if b.text and not b.all_link and furniture.label(b.text) is None]
    if reading.title and _ERROR.search(reading.title) and sum(len(b.text) for b in prose) < 200:
        raise NoArticleError("an error page")
    if not prose and not reading.title:
        raise NoArticleError("a page with neither a headline nor prose")
    told = bool(ld) or page.meta("og:type") in ("article", "news") or bool(page.meta("article:published_time"))
    dated = reading.date_raw is not None and "header" in reading.rules.get("date", "")
    if not prose and not (told or dated):
        raise NoArticleError("a page without prose: a headline, and nothing under it")
    if headline is not None and (dated or told) and lines[headline].heading in ("h1", None):
        return
    if reason := _is_list(page, lines, prose, told=told or dated):
        raise NoArticleError(reason)


def _is_list(page: Page, lines: Sequence[Line], prose: Sequence[Block], *, told: bool) -> str | None:
    linked = [x for x in lines if x.all_link and len(_HAN.findall(x.text)) >= 8]
    entries = [x for x in lines if x.heading and x.all_link and len(x.key) >= 8]
    kept = sum(len(b.text) for b in prose)
    listed = sum(len(x.key) for x in linked)
    if len(entries) >= _MANY and not told:
        return f"a list: {len(entries)} linked headlines, and none of its own"
    if len(linked) >= _LIST and listed > kept and not told:
        return f"a list: {len(linked)} linked headlines and little prose"
    url = page.url
    if url and not told and len(linked) >= _MANY and _HOME.match(urlsplit(url).path):
        return "a home page, by its address"
    return None
