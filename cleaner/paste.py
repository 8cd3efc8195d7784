"""A plain paste of a page: greeting, crumbs, headline, a line with date and source, text, lists.

Without markup the line that holds the date is the anchor: the headline is the line above it, the
text what follows it, up to the page's lists.
"""

from __future__ import annotations

import re

from cleaner.errors import NoArticleError
from cleaner.page.blocks import Block, Cut
from cleaner.reading import credits, dates, furniture
from cleaner.reading.houses import house
from cleaner.reading.text import fold
from cleaner.sites._reading import Reading

_HEAD_LINES = 25
_HEADER = re.compile(
    r"(?:发布|发表|更新|刊发)?(?:时间|日期|于)\s*[:：]?|来\s*源\s*[:：]|^\W*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
)
_YEARLESS = re.compile(r"(?P<source>\S{2,16})\s+(?P<date>\d{1,2}[-月]\d{1,2}日?\s+\d{1,2}:\d{2})\Z")
_CRUMBS = re.compile(
    r"当前(?:的)?位置|您(?:所在|现在|当前)?的?位置|首页\s*[>》＞→/]|[>》＞→]\s*正文|(?:\S+\s*[>＞»›]\s*){2,}"
)
_GREETING = re.compile(
    r"(?:欢迎(?:您|光临|来到|访问))|^(?:登录|注册|设为首页|加入收藏|首页|导航|网站地图|收藏本站|手机版)\b"
)
_WELCOMED = re.compile(
    r"\A(?:欢迎(?:光临|来到|访问))?(?P<name>[^,，!！。]{2,16}?)(?:欢迎(?:您|光临).*)?[!！。]?\Z"
)
_LISTS = re.compile(
    r"(?:上一[篇页条]|下一[篇页条]|栏目推荐|热文(?:推荐|排行)|热点(?:阅读|新闻|推荐)|相关(?:新闻|阅读|文章|推荐|链接|标签)|"
    r"为你推荐|猜你喜欢|精彩推荐|推荐阅读|新闻精选|文章关键词|点击排行|最新(?:文章|新闻)|网友评论|版权声明|关于我们|友情链接).{0,60}\Z"
)
_LONG_PROSE = 60
_MARKED = re.compile(r"\A(?:#|```|\||[-*+] |\d+\.\s|//|/\*|import |def |class |<)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENOUGH_HAN = 20


def extract(text: str) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a paste.

    Raises:
        NoArticleError: it is no Chinese prose, or has neither a headline nor a date.

    """
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    if len(_HAN.findall(text[:20_000])) < _ENOUGH_HAN:
        raise NoArticleError("a text with hardly any Chinese in it")
    reading = Reading(template="text")
    at = _header(lines)
    above = lines[: at or 0]
    if at is not None:
        _read_header(lines[at], reading)
    start = _headline(lines, at, reading)
    if not reading.title and not reading.date_raw:
        raise NoArticleError("prose without headline and date")
    reading.outlet = _outlet(above)
    end = _end(lines, start)
    cuts = [Cut("above the headline", line) for line in above if line != reading.title]
    cuts += [Cut("lists below the text", line) for line in lines[end:]]
    return reading, lines_to_blocks(lines[start:end]), cuts


def extract_body(text: str) -> tuple[list[Block], list[Cut]]:
    """Read a text that is an article's body alone: a line a paragraph, up to a page's lists."""
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    end = _end(lines, 0)
    return lines_to_blocks(lines[:end]), [Cut("lists below the text", line) for line in lines[end:]]


def lines_to_blocks(lines: list[str]) -> list[Block]:
    """Return lines as paragraphs."""
    return [Block(line, "p") for line in lines if line]


def _header(lines: list[str]) -> int | None:
    """Return the place of the line that holds the date (or the source), or None."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if len(line) <= 100 and (_YEARLESS.match(line) or _is_header(line)):
            return i
        if len(line) > 100 and line.endswith(("。", "！", "？", "”")):
            return None
    return None


def _is_header(line: str) -> bool:
    if not _HEADER.search(line) or line.endswith(("。", "！", "？")):
        return False
    return dates.find(line) is not None


def _read_header(line: str, reading: Reading) -> None:
    if found := _YEARLESS.match(line):
        reading.source, reading.date_raw = found["source"], found["date"]
        reading.rules |= {"source": "the line with the date", "date": "a line that names no year"}
        return
    # 发布时间:2022-02-28 11:30:31 来源:X: what belongs to the date ends where the source begins.
    reading.date_raw = re.split(r"(?:文章)?来\s*源|作者|编辑|责编|记者", line)[0].strip(" |｜")
    reading.date_raw = reading.date_raw if dates.find(reading.date_raw) else line
    reading.rules["date"] = "the line with the date"
    if re.search(r"来\s*源\s*[:：]", line) and (name := credits.source_name(line)):
        reading.source = name
        reading.rules["source"] = "the line with the date"
    if found := re.search(r"作者\s*[:：]\s*([^\s|｜]+)", line):
        reading.author = found[1]
    if found := re.search(r"(?:责任)?编辑\s*[:：]\s*([^\s|｜]+)", line):
        reading.editor = found[1]


def _headline(lines: list[str], at: int | None, reading: Reading) -> int:
    """Find the headline; return where the text begins."""
    if at is None:
        first = next((i for i, line in enumerate(lines) if not _is_above(line)), 0)
        if _may_be_headline(lines[first]) and len(lines) > first + 1:
            reading.title = lines[first]
            reading.rules["title"] = "the first line"
            return first + 1
        return first
    for i in range(at - 1, -1, -1):
        if not _is_above(lines[i]) and _may_be_headline(lines[i]):
            reading.title = lines[i]
            reading.rules["title"] = "the line above the date"
            return at + 1
    # Some pages print the date first and the headline under it.
    below = lines[at + 1 : at + 3]
    if (
        len(below) == 2
        and len(below[0]) <= min(40, len(below[1]))
        and _may_be_headline(below[0])
        and credits.source_line(below[0]) is None
    ):
        reading.title = below[0]
        reading.rules["title"] = "the line below the date"
        return at + 2
    return at + 1


def _is_above(line: str) -> bool:
    """Tell a line that stands above headlines: greeting, crumbs, a bare house's name."""
    return bool(_GREETING.search(line) or _CRUMBS.search(line) or house(line)) or len(line) < 4


def _may_be_headline(line: str) -> bool:
    if len(line) > 90 or _MARKED.match(line) or not _HAN.search(line):
        return False
    return not line.endswith(("。", "；", "，", "：", ",", ";")) and furniture.label(line) is None


def _outlet(above: list[str]) -> str | None:
    """Return the outlet that the lines above the headline name."""
    for i, line in enumerate(above):
        if "欢迎" in line and (found := _WELCOMED.match(line)):
            return found["name"]
        if (known := house(line)) is not None:
            return line if known else None
        if _CRUMBS.search(line):
            first = re.split(r"[>》＞→»›]", re.sub(r".*位置\s*[:：]?", "", line))[0].strip()
            if house(first):
                return first
            if i and 2 <= len(above[i - 1]) <= 10 and not _CRUMBS.search(above[i - 1]):
                return above[i - 1]
    return None


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
