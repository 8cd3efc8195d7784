"""What the head of a Markdown text tells: its headline, and facts in quotes, lists or bold.

# 松湖泵站试运行_青桐日报
> 来源：[青桐日报](https://…)
> **时间**：2024-03-02
2024-03-02 09:15 作者：林夕照
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext import dates, header_line, people, sources
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold, squash
from cleaner.wrappers.posts.markdown_text import inline

_LABELS = {
    **dict.fromkeys("来源 文章来源 出处 媒体 来自 转自 source".split(), "source"),
    **dict.fromkeys("公众号 微信公众号 发布者 publisher".split(), "outlet"),
    **dict.fromkeys(
        "时间 日期 发布时间 发布日期 发表时间 发表日期 发布于 刊发时间 date published".split(),
        "date",
    ),
    **dict.fromkeys("作者 记者 author".split(), "author"),
    **dict.fromkeys("链接 原文链接 原文地址 原文 地址 网址 原链接 url link".split(), "url"),
    **dict.fromkeys("摘要 导读 summary excerpt".split(), "summary"),
    **dict.fromkeys("标签 关键词 tags keywords 分类 收藏时间 抓取时间".split(), "other"),
}
_NAMES = "|".join(sorted(_LABELS, key=len, reverse=True))
_LABEL = regex(rf"(?:(?<=[\s|｜·/])|\A)(?P<name>{_NAMES})\s*[:：]\s*", re.I)
_OPENS = regex(r"\s*(?:>\s*)*(?:[-*+]\s+)?")
_MARKS = regex(r"\*\*|__|`|==")
_HEADING = regex(r"\s*+#{1,2}\s++(?P<text>.+?)(?:(?<!\s)\s++)?(?:(?<!#)#++)?(?:(?<!\s)\s++)?\Z")
_BOLD_LINE = regex(r"\s*\*\*(?P<text>[^*\n]{4,90})\*\*\s*\Z")
_EXCERPT = regex(r"\s*+>\s*+(?:#++\s*+)?(?:Excerpt|摘要)\s*\Z", re.I)
_UNDERLINE = regex(r"={3,}\s*\Z")  # below a headline
_RULE = regex(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*\Z")
_PICTURE = regex(r"\s*!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?\s*\Z|\s*!\[\[[^\]]*\]\]\s*\Z")
_ADDRESS = regex(r"https?://[^\s<>()\"'\]]+")
_END = regex(r"[。！？；]\s*\Z")
_SHORTEST = 8  # characters of a headline before a site's name
_FACT_LINES = 16
_LONGEST = 120  # characters of a line of facts
_BEFORE_DATE = 30  # and of what stands on it before the date


class Facts(NamedTuple):
    """What the head of a text tells, and the lines that follow it."""

    told: dict[str, str]  # by the names of `Wrapped`: title, date_raw, source, outlet, author, url
    lines: list[str]


def read_facts(text: str, headline: str | None = None) -> Facts:
    """Read the head of a Markdown text; where its headline is known, only that is no subhead."""
    lines = text.splitlines()
    told: dict[str, str] = {}
    kept: list[str] = []
    at = 0
    while at < len(lines) and at < _FACT_LINES:
        line = lines[at]
        if line.strip() and at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
            line, at = f"# {line.strip()}", at + 1
        if _EXCERPT.match(line):
            at = _excerpt(lines, at + 1, told)
            continue
        if line.strip() and not _RULE.match(line) and not _take(line, told, headline):
            if not _PICTURE.match(line):
                break
            kept.append(line)
        at += 1
    return Facts(told, [*kept, *lines[at:]])


def _excerpt(lines: Sequence[str], at: int, told: dict[str, str]) -> int:
    """Take what a clipper quotes of the page's own description; return where it ends."""
    quoted: list[str] = []
    while at < len(lines) and lines[at].lstrip().startswith(">"):
        quoted.append(lines[at].lstrip("> "))
        at += 1
    if summary := inline(" ".join(quoted)):
        told.setdefault("summary", summary)
    return at


def _take(line: str, told: dict[str, str], headline: str | None) -> bool:
    """Take a headline, a fact or a line with date and source; tell whether it was one."""
    heading = _HEADING.match(line) or (_BOLD_LINE.match(line) if not told else None)
    if heading and _LABEL.match(bare := _bare(heading["text"])):
        line = bare
    elif heading:
        title = inline(heading["text"])
        if "title" in told or (headline and not _same(squash(headline), squash(title))):
            return False
        told["title"] = title
        return True
    bare = _bare(line)
    found = list(_LABEL.finditer(bare))
    if found and found[0].start() == 0:
        return _labelled(bare, found, told)
    return _header(inline(bare), told)


def _same(headline: str, title: str) -> bool:
    """Tell whether two are one headline: either may have a site's name behind it."""
    return headline in title or (len(title) >= _SHORTEST and headline.startswith(title))


def _bare(line: str) -> str:
    return _MARKS.sub("", _OPENS.sub("", line, count=1)).strip()


def _labelled(line: str, found: list[re.Match[str]], told: dict[str, str]) -> bool:
    if len(line) > 4 * _LONGEST:
        return False
    for label, after in zip(found, [*found[1:], None], strict=True):
        raw = line[label.end() : after.start() if after else len(line)].strip(" |｜·/")
        _keep(_LABELS[label["name"].lower()], raw, told)
    return True


def _keep(name: str, raw: str, told: dict[str, str]) -> None:
    address = _ADDRESS.search(raw)
    value = fold(inline(raw))
    if name == "url" or (name == "source" and address and _ADDRESS.fullmatch(value)):
        if address:
            told.setdefault("url", address[0])
    elif name == "date":
        if dates.find_date(value):
            told.setdefault("date_raw", value)
    elif name == "source":
        if bare := sources.source_name(value):
            told.setdefault("source", bare)
    elif name == "author":
        if value:
            told.setdefault("author", people.byline(value) or value)
    elif name != "other" and value:
        told.setdefault(name, value)


def _header(line: str, told: dict[str, str]) -> bool:
    """Read a line that is a date, with names behind it or without."""
    begin, end = header_line.date_span(line) or (len(line), 0)
    if begin > _BEFORE_DATE or not end or len(line) > _LONGEST or _END.search(line):
        return False
    named = header_line.header_line(line)
    rest = (line[:begin] + " " + line[end:]).strip(" |｜·-—/")
    if named is None:
        parts = (header_line.SOURCE.search(rest), header_line.AUTHOR.search(rest))
        named = {
            name: value
            for name, part in zip(("source", "author"), parts, strict=True)
            if part and (value := header_line.name_at(part["rest"]))
        }
        if not named and rest and not house(rest):
            return False
        if not named and rest:
            named = {"source": rest}
    told.setdefault("date_raw", fold(line[begin:end]))
    for name, value in named.items():
        if name in ("source", "author") and value:
            told.setdefault(name, value)
    return True
