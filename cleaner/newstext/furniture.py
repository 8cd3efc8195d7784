"""Furniture: lines that belong to the page and not to the story, by `furniture.toml` and the sites.

Whole lines only, never a substring: 声明, 来源 and 更多 also occur in real sentences. A line is cut
under a label that `--explain` shows. Lines that carry a credit are not here but in `credits`.
"""

from __future__ import annotations

import functools
import re

import msgspec

from cleaner.data_files import data_text
from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.site_marks import FurnitureLine, site_marks

_PART = regex(r"<(\w+)>")  # no group of a pattern has a name
_SENTENCE_ENDS = frozenset("。！？”…!?")
_NOT_PROSE = frozenset("（(【[《△▲▼图资注原责编来转©")
_LONG = 80
_LONG_HEAD = 40  # a long line is furniture by its first words, or it is none


# Heads under which stand other articles, or links to them: with bullets, brackets, arrows, a colon.
_OTHER_ARTICLE = regex(
    r"(?:[●■◆▌◎★▶►※·•□◇○]\s*+|[>＞»]{1,3}\s*+|[—–-]{1,3}\s*+)?[【\[〖（(]?\s*+"
    r"(?:(?:相关|延伸|早前|此前|往期|相關)(?:报道|阅读|新闻|链接|文章|回顾|報導|閱讀|新聞|連結)"
    r"|(?:推荐|更多|拓展|扩展)阅读|更多报道|新闻链接)"
    r"\s*+[】\]〗）)]?\s*+[:：]?\s*+(?:[>＞»]{1,3}|[—–-]{1,3})?"
)
_LONGEST_HEAD = 16
_CAPTION = regex(
    r"(?:[（(△▲▼↑↓]?\s*)(?:(?:封面)?(?:图片|配图|资料图|图|截图|视频|海报|制图)\s*(?:来源|源|片|自|说明|注|/|：|:|丨|\|)\s*.{0,60}"
    r"|△.{1,60}|▲.{1,60}|图\d{0,2}[为：:].{1,50}|资料图.{0,50})\Z"
)
_CREDITED = regex(
    r".{2,80}(?:\s摄|摄影|截图|供图|配图|资料图|示意图|效果图|制图|视觉中国|/摄|走势图)[）)。.]?\Z|.{4,80}记者\s?[\u4e00-\u9fff]{2,4}\s?摄[）)]?\Z"
)
_CREDIT_ENDS = frozenset("摄影图国")  # the last characters of what ends a credited caption
_SOURCE_OF_PICTURE = regex(
    r"[（(]?[^。]{0,30}[，,\s]?(?:图片|数据|资料)?来源[:：][^。]{1,30}[）)]?\Z"
)

_END_MARK = regex(r"(?<!\s)\s*+[（(]\s*完\s*[)）]\s*[。.]?\Z")
_LONGEST_END_MARK = 12


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hints: list[str]
    page_words: list[str]
    parts: dict[str, str]
    line: list[FurnitureLine]


@functools.cache
def _data() -> _Data:
    return msgspec.toml.decode(data_text(__package__, "furniture.toml"), type=_Data)


@functools.cache
def kinds() -> tuple[FurnitureLine, ...]:
    """Return the kinds of lines, the sites' after those that any page has."""
    parts = {"site": f"(?:{'|'.join(site_marks().names)})"}
    for name, pattern in _data().parts.items():
        parts[name] = _filled(pattern, parts)
    return tuple(
        msgspec.structs.replace(line, pattern=_filled(line.pattern, parts))
        for line in (*_data().line, *site_marks().line)
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _PART.sub(lambda found: parts[found[1]], pattern)


@functools.cache
def patterns() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """Return a pattern for each label, which must match the whole line."""
    by_label: dict[Label, list[str]] = {}
    for kind in kinds():
        by_label.setdefault(kind.label, []).append(kind.pattern)
    return tuple((name, re.compile("|".join(all_), re.S)) for name, all_ in by_label.items())


@functools.cache
def _page_words() -> re.Pattern[str]:
    return re.compile("|".join((*_data().page_words, *site_marks().page_words)))


@functools.cache
def _hints() -> re.Pattern[str]:
    return re.compile("|".join((*_data().hints, *site_marks().hints)))


def is_prose(line: str) -> bool:
    """Tell a line that is a sentence or more, and surely no furniture, credit or caption.

    A quick look that settles most paragraphs: they are not short, end as sentences do, begin with
    nothing that a credit or a caption begins with, and have no word of the page near their start.
    """
    return (
        len(line) > _LONG_HEAD
        and line[-1] in _SENTENCE_ENDS
        and line[0] not in _NOT_PROSE
        and _page_words().search(line, 0, _LONG_HEAD) is None
    )


def may_be(line: str) -> bool:
    """Tell whether a line has a word that furniture needs; most have none."""
    return _hints().search(line, 0, _LONG if len(line) <= _LONG else _LONG_HEAD) is not None


def label(line: str) -> Label | None:
    """Return as what a line is cut, or None where it is no known furniture."""
    if not may_be(line):
        return None
    for name, pattern in patterns():
        if pattern.fullmatch(line):
            return name
    return None


def opens_other_article(line: str) -> bool:
    """Tell whether a subhead announces another article (相关报道)."""
    return len(line) <= _LONGEST_HEAD and _OTHER_ARTICLE.fullmatch(line) is not None


def heads_links(line: str) -> bool:
    """Tell whether a line is the head of related links where these follow it, or nothing does."""
    return len(line) <= _LONGEST_HEAD and (
        opens_other_article(line) or label(line) == Label.RELATED_LINKS
    )


def is_caption(line: str, *, after_image: bool, centred: bool) -> bool:
    """Tell whether a paragraph is the caption of a picture.

    Few captions are marked. Told by their words (图片来源：…, △…) anywhere; told by their place
    (after a picture, centred or closed by a credit) when they are short and no full sentence.
    """
    if len(line) > 90:
        return False
    if _CAPTION.match(line):
        return True
    if not after_image:
        return False
    if not _CREDIT_ENDS.isdisjoint(line[-2:]) and _CREDITED.match(line):
        return True
    if "来源" in line and _SOURCE_OF_PICTURE.match(line):
        return True
    return centred and len(line) <= 60


def without_end_mark(line: str) -> str:
    """Take the mark （完） off the end of a line."""
    return _END_MARK.sub("", line) if "完" in line[-_LONGEST_END_MARK:] else line
