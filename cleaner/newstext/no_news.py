"""What a plain text is when it is no news: code, a log, a chat, a law, a poem, a README."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HAN = re.compile(r"[\u3400-\u9fff]")
_LOG = re.compile(
    r"\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d\S*|\d\d:\d\d:\d\d(?:[.,]\d+)?)\W+\S.*"
    r"|.*\b(?:INFO|ERROR|WARN(?:ING)?|DEBUG|TRACE)\b.*"
)
_SPOKEN = re.compile(
    r"\S{1,16}\s+(?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+)?\d{1,2}:\d\d(?::\d\d)?|"
    r"(?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+)?\d{1,2}:\d\d(?::\d\d)?\s+\S{1,16}"
)
_SPEAKER = re.compile(r"(?P<who>\S{1,8}?)\s*[:：]\s*\S")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,6}[条章节款]")
_CODE = re.compile(
    r"\s*(?:#include|import |from \w+ import|def |class |public |private |function "
    r"|const |var |let |return\b|if\s*\(|for\s*\(|"
    r"\}|\{|//|/\*|\*/|\$ |sudo |pip |npm |git |<\?php|@\w+\()|.*[;{}]\s*\Z|\s*[\w.]+\s*=\s*\S"
)
_MARKDOWN = re.compile(r"#{1,6}\s|```|\|.*\||[-*+]\s|\d+\.\s|>\s|\[.*\]\(.*\)|!\[")
_PROSE = re.compile(r"[。！？；]")
_LEAST_HAN = 0.3
_VERSE = 24  # characters: longer than a line of verse


def no_news(lines: Sequence[str]) -> str | None:
    """Return what a text is instead of news, or None where it may be news.

    Args:
        lines: its paragraphs.
    """
    text = "".join(lines)[:20_000]
    letters = sum(not c.isspace() for c in text)
    han = len(_HAN.findall(text))
    if han < 20 or han < _LEAST_HAN * letters:
        return "a text with hardly any Chinese in it"
    shares = {
        "source code": _CODE,
        "a log": _LOG,
        "a chat": _SPOKEN,
    }
    for what, pattern in shares.items():
        hits = sum(
            bool(pattern.fullmatch(x) if what == "a chat" else pattern.match(x)) for x in lines
        )
        if hits >= 3 and hits * 4 >= len(lines):
            return what
    if _is_dialogue(lines):
        return "a chat"
    return None


def no_bare_news(lines: Sequence[str]) -> str | None:
    """As `no_news`, for a text without a line that says when and where it appeared."""
    if sum(bool(_ARTICLE.match(x)) for x in lines) >= 3:
        return "a law or a contract"
    if sum(bool(_MARKDOWN.match(x)) for x in lines) * 4 >= len(lines) > 3:
        return "a document in Markdown"
    if all(len(x) <= _VERSE for x in lines):
        return "verse or a list"
    if not any(_PROSE.search(x) for x in lines):
        return "a list"
    return None


def _is_dialogue(lines: Sequence[str]) -> bool:
    """Tell a chat whose lines begin with the same few speakers."""
    speakers = [found["who"] for line in lines if (found := _SPEAKER.match(line))]
    return len(speakers) >= 6 and len(speakers) * 3 > len(lines) * 2 and len(set(speakers)) <= 4
