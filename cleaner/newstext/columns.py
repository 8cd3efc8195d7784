"""Columns (栏目): where in its outlet an article stands, by the crumbs above it.

首页 > 财经频道 > 公司新闻 > 正文 says 公司新闻: the narrowest that is neither a page nor a site.
"""

from __future__ import annotations

import functools

from cleaner.lazy import regex
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold, squash

_LABEL = regex(r"\A[^>＞》→»›]{0,10}位置\s*(?:是|为)?\s*[:：]?\s*")
_STEP = regex(r"(?<!\s)\s*+[>＞》→»›≫]+\s*")
_STROKES = regex(r"(?<!\s)\s*+/\s*")  # where crumbs have no other step: 首页/要闻/今日
_COLUMN = regex(r"(?=.*[\u3400-\u9fff])[A-Za-z0-9\u3400-\u9fff·・、/&+＋ -]{2,16}")
_NO_COLUMN = regex(
    r".{0,8}(?:首页|首頁|主页)|(?:新闻|文章|资讯|信息|稿件|内容|详细|公告)?(?:正文|内文|详情页?|内容页?|详细页?|全文|阅读)"
    r"|星期.|周[一二三四五六日]|(?:返回|当前|查看|浏览|您的|今天是).*|.*\d{4}\s?年.*"
)
_HOME = regex(r".{0,6}(?:首页|首頁|主页)")
_SITE = regex(r".{2,}(?:网|網|网站|網站|在线|门户|报社|客户端|发布)")
_SHORT = 4
_LONGEST = 300  # characters of a line of crumbs, the headline at its end with them


def is_column(text: str | None) -> bool:
    """Tell whether a word can be the name of a column: no page, no site, no headline."""
    text = fold(text or "")
    if _COLUMN.fullmatch(text) is None or _NO_COLUMN.fullmatch(text):
        return False
    return house(text) is None


def named_column(text: str | None) -> str | None:
    """Return the column that a field of its own names: a word, the first of some lines, crumbs."""
    lines = (text or "").split("\n")
    return next((fold(line) for line in lines if is_column(line)), None) or column_in(text)


def column_in(crumbs: str | None, title: str | None = None) -> str | None:
    """Return the narrowest column that a line of crumbs names, or None.

    Args:
        crumbs: the line; without a step (>) it needs the label 当前位置.
        title: the headline, with which crumbs may end.

    """
    if len(crumbs or "") > _LONGEST:
        return None
    whole = squash(title or "")
    return next((c for c in _columns(crumbs or "") if not whole or squash(c) != whole), None)


@functools.lru_cache(maxsize=1024)  # a channel's pages have one line of crumbs
def _columns(crumbs: str) -> tuple[str, ...]:
    """Return what of a line of crumbs can be a column, the narrowest first."""
    line = fold(crumbs)
    bare = _LABEL.sub("", line, count=1)
    step_mark = _STEP if _STEP.search(bare) or not _HOME.match(bare) else _STROKES
    steps = [step.strip(" :：") for step in step_mark.split(bare)]
    if len(steps) < 2 and bare == line:
        return ()
    return tuple(
        step
        for i, step in reversed(list(enumerate(steps)))
        if is_column(step)
        and (not _SITE.fullmatch(step) or (i and len(step) <= _SHORT))  # 物联网 is no site
    )
