"""A paste whose parts have labels: 标题：…, 来源：…, Subject: …."""

from __future__ import annotations

import re

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.newstext import dates, sources
from cleaner.newstext.columns import is_column
from cleaner.newstext.whitespace import fold
from cleaner.readers.reading import Reading

_LABELLED_LINES = 14
_LABELS = {
    **dict.fromkeys(("标题", "题目", "新闻标题", "文章标题", "主题", "subject", "title"), "title"),
    **dict.fromkeys(("来源", "文章来源", "媒体", "出处", "source"), "source"),
    **dict.fromkeys(
        (
            "日期",
            "时间",
            "发布时间",
            "发布日期",
            "发表时间",
            "刊发时间",
            "发件时间",
            "date",
            "time",
        ),
        "date",
    ),
    **dict.fromkeys(("栏目", "频道"), "column"),
    **dict.fromkeys(("作者", "记者", "author"), "author"),
    **dict.fromkeys(("编辑", "责任编辑", "责编", "editor"), "editor"),
    **dict.fromkeys(("链接", "网址", "原文链接", "地址", "url", "link"), "url"),
    **dict.fromkeys(("关键词", "关键字", "keywords"), "keywords"),
    **dict.fromkeys(("摘要", "summary"), "summary"),
    **dict.fromkeys(("正文", "内容", "全文", "content", "body"), "body"),
    **dict.fromkeys(("发件人", "收件人", "抄送", "from", "to", "cc", "版面"), "other"),
}
_NAMES = "|".join(sorted(_LABELS, key=len, reverse=True))
_LABEL = regex(rf"(?:(?<=\s)|\A)[【\[]?(?P<name>{_NAMES})[】\]]?\s*[:：]\s*", re.I)
_SETTING = regex(rf"(?P<name>{_NAMES})\s*=\s*", re.I)
_NOT_SHOWN = regex(r"\[\w{1,30}\]\Z|[;#]")  # a section's name, a comment
_FENCE = regex(r"[-=]{3,}\Z")
_QUOTES = ('"', "'")


def read_labelled(lines: list[str], reading: Reading) -> list[str]:
    """Read a paste whose parts have labels (标题：…, 来源：…, title=…); return its text."""
    for i, line in enumerate(lines[:_LABELLED_LINES]):
        found = list(_LABEL.finditer(line))
        if not found or (i == 0 and found[0].start() > 0):
            begin = i + bool(_FENCE.match(line))
            return lines[begin:] if i and reading.title else lines
        for label, after in zip(found, [*found[1:], None], strict=True):
            value = fold(line[label.end() : after.start() if after else len(line)])
            name = _LABELS[label["name"].lower().replace(" ", "")]
            if name == "body":
                reading.told.setdefault("body", Told(By.LABELLED_LINE))
                return ([value] if value else []) + lines[i + 1 :] if reading.title else lines
            _take(reading, name, value)
    return lines


def settings_as_labels(lines: list[str]) -> list[str]:
    """Return lines of which the first are settings (title=…, as in .ini) with these as labels."""
    found: list[str] = []
    quote = ""  # that the last setting opens, and the text's end closes
    at = 0
    for line in lines[:_LABELLED_LINES]:
        if setting := _SETTING.match(line):
            value = line[setting.end() :]
            quote = value[:1] if value.startswith(_QUOTES) else ""
            bare = value[len(quote) :].removesuffix(quote)
            quote = "" if bare != value[len(quote) :] else quote
            found.append(f"{setting['name']}：{bare}")
        elif not _NOT_SHOWN.match(line):
            break
        at += 1
    if not found:
        return lines
    rest = lines[at:]
    return [*found, *rest[:-1], rest[-1].removesuffix(quote)] if rest else found


def _take(reading: Reading, name: str, value: str) -> None:
    if not value or (name == "date" and dates.find_date(value) is None):
        return
    if name == "column" and not is_column(value):
        return
    if name == "source":
        reading.source = sources.source_name(value)
    elif name == "keywords":
        reading.keywords = [w for w in re.split(r"[,，;；、\s]+", value) if w]
    elif name != "other":
        setattr(reading, "date_raw" if name == "date" else name, value)
    if name not in ("other", "keywords"):
        reading.told[name] = Told(By.LABELLED_LINE)
