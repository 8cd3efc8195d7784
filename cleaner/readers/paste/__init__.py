"""A plain paste of a page: greeting, crumbs, headline, a line with date and source, text, lists.

Without markup the line that holds the date is the anchor: the headline is the line above it, the
text what follows it, up to the page's lists.
"""

from __future__ import annotations

from cleaner.errors import NoArticleError
from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import columns, datelines, flashes, furniture, no_news, people, sources
from cleaner.newstext.line_wraps import paragraphs
from cleaner.page.blocks import Block, Cut
from cleaner.readers.paste import announcement
from cleaner.readers.paste.labelled_parts import read_labelled, settings_as_labels
from cleaner.readers.paste.paste_header import (
    find_header,
    find_headline,
    find_outlet,
    read_date_below,
    read_header_line,
)
from cleaner.readers.reading import Reading

_LISTS = regex(
    r"(?:上一[篇页条]|下一[篇页条]|栏目推荐|热文(?:推荐|排行)|热点(?:阅读|新闻|推荐)|相关(?:新闻|阅读|文章|推荐|链接|标签)|"
    r"为你推荐|猜你喜欢|精彩推荐|推荐阅读|新闻精选|文章关键词|点击排行|最新(?:文章|新闻)|网友评论|版权声明|关于我们|友情链接).{0,60}\Z"
)
_LONG_PROSE = 60
_NEWS = regex(
    r"记者|获悉|公告|消息|报道|讯[，,]|电[，,\s（(]|\d{1,2}月\d{1,2}日|\d{1,2}日[，,电]|(?:今日|昨日|日前|近日)[，,]?"
)


def extract(text: str) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a paste.

    Raises:
        NoArticleError: it is no Chinese prose, has neither a headline nor a date, or is something
            else than news (code, a log, a chat, a law, verse).

    """
    if (
        announcement.is_announcement(text)
        and (read := announcement.read_announcement(text)) is not None
    ):
        return read
    lines = settings_as_labels(paragraphs(text))
    if why := no_news.no_news(lines):
        raise NoArticleError(why)
    if (clock := flashes.clock_before(lines)) is not None:
        reading = Reading(template="flash", date_raw=clock)
        return reading, lines_to_blocks([lines[0][len(clock) :].strip()]), []
    reading = Reading(template="text")
    lines = read_labelled(lines, reading)
    at = find_header(lines) if reading.date_raw is None else None
    above = lines[: at or 0]
    told = at is not None or bool(reading.told)
    if at is not None:
        read_header_line(lines[at], reading)
    start = 0 if reading.title else find_headline(lines, at, reading)
    end = _end(lines, start)
    if reading.date_raw is None:
        end = read_date_below(lines, start, end, reading)
        told = told or reading.date_raw is not None
    if not told:
        _refuse_bare(lines[:end], start, reading)
    if not reading.title and not reading.date_raw and not _wire(lines[start:end]):
        raise NoArticleError(phrase("prose without headline and date"))
    reading.outlet = reading.outlet or find_outlet(above)
    _read_column(above, reading)
    cuts = [Cut(Label.ABOVE_HEADLINE, line) for line in above if line != reading.title]
    cuts += [Cut(Label.LISTS_BELOW, line) for line in lines[end:]]
    return reading, lines_to_blocks(lines[start:end]), cuts


def _read_column(above: list[str], reading: Reading) -> None:
    """Take the column of the crumbs above the headline, the nearest first."""
    found = (columns.column_in(line, reading.title) for line in reversed(above))
    if reading.column is None and (column := next(filter(None, found), None)):
        reading.column, reading.told["column"] = column, Told(By.CRUMBS)


def _refuse_bare(lines: list[str], start: int, reading: Reading) -> None:
    """Refuse a text without a header, unless it reads like news.

    Raises:
        NoArticleError: with the reason.

    """
    if why := no_news.no_bare_news(lines):
        raise NoArticleError(why)
    if not reading.title and not _wire(lines[start:]):
        raise NoArticleError(phrase("prose without headline and date"))
    if not any(_NEWS.search(line) for line in lines[start : start + 3]) and not any(
        people.editor_line(x) is not None
        or sources.source_line(x) is not None
        or furniture.label(x)
        for x in lines[start:]
    ):
        raise NoArticleError(phrase("prose with a headline, and no date, source or dateline"))


def _wire(lines: list[str]) -> bool:
    """Tell a flash or a wire story, which brings its agency and needs no headline."""
    if not lines:
        return False
    return (
        datelines.dateline(lines[0]) is not None
        or lines[0].startswith("【")
        or sources.closing_bracket(lines[-1]) is not None
    )


def extract_body(text: str) -> tuple[list[Block], list[Cut]]:
    """Read a text that is an article's body alone: a line a paragraph, up to a page's lists."""
    lines = paragraphs(text)
    end = _end(lines, 0)
    return lines_to_blocks(lines[:end]), [Cut(Label.LISTS_BELOW, line) for line in lines[end:]]


def lines_to_blocks(lines: list[str]) -> list[Block]:
    """Return lines as paragraphs."""
    return [Block(line, "p") for line in lines if line]


def _end(lines: list[str], start: int) -> int:
    """Return where the page's lists begin: a list's head after which no prose comes."""
    for i in range(start, len(lines)):
        if _LISTS.match(lines[i]) and i > start:
            rest = lines[i + 1 :]
            if not any(
                len(line) > _LONG_PROSE and line.endswith(("。", "！", "？", "”")) for line in rest
            ):
                return i
    return len(lines)
