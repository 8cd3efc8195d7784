"""What a plain text is when it is no news: code, a log, a chat, a law, a poem, a README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleaner.lazy import regex

_HAN = regex(r"[\u3400-\u9fff]")
_LOG = regex(
    r"\W{0,2}(?:\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d\S*|\d\d:\d\d:\d\d(?:[.,]\d+)?)\W+\S.*"
    r"|.*\b(?:INFO|ERROR|WARN(?:ING)?|DEBUG|TRACE)\b.*"
)
_SPOKEN = regex(
    r"\S{1,16}\s+(?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+)?\d{1,2}:\d\d(?::\d\d)?|"
    r"(?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+)?\d{1,2}:\d\d(?::\d\d)?\s+\S{1,16}"
)
_SPEAKER = regex(r"(?P<who>\S{1,8}?)\s*[:：]\s*\S")
_ARTICLE = regex(r"第[一二三四五六七八九十百零〇\d]{1,6}[条章节款]")
_CODE = regex(
    r"\s*(?:#include|import |from \w+ import|def |class |public |private |function "
    r"|const |var |let |return\b|if\s*\(|for\s*\(|"
    r"\}|\{|//|/\*|\*/|\$ |sudo |pip |npm |git |<\?php|@\w+\()|.*[;{}]\s*\Z|\s*[\w.]+\s*=\s*\S"
)
_MARKDOWN = regex(r"#{1,6}\s|```|\|.*\||[-*+]\s|\d+\.\s|>\s|\[.*\]\(.*\)|!\[")
_PROSE = regex(r"[。！？；]")
_ASKS = regex(r"(?:Q|q|问|提问|问题|提问者|投资者(?:提问)?|网友(?:提问)?|记者|主持人?)")
_ANSWERS = regex(r"(?:A|a|答|回答|回复|答复|答复者|.{0,6}(?:回答|回复|答复)|公司|嘉宾)")
_NUMBERED = regex(r"\A\W{0,2}\d{0,3}[、.．]?|\d{1,3}\Z")
_SENTENCE = regex(r"[。！？!?…][”’」』）)]*\Z")
_SAID, _LEAD = 8, 25  # characters of what is said, and of the prose above it
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
        "source code": _CODE.match,
        "a log": _LOG.match,
        "a chat": _SPOKEN.fullmatch,
    }
    for what, fits in shares.items():
        hits = sum(fits(line) is not None for line in lines)
        if hits >= 3 and hits * 4 >= len(lines) and not (what == "a chat" and is_interview(lines)):
            return what
    if _is_dialogue(lines) and not is_interview(lines):
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


def is_interview(lines: Sequence[str]) -> bool:
    """Tell an interview, or questions with their answers, from a chat.

    Who speaks is marked as asking and answering (问, 答, Q, A, 投资者提问), or a paragraph of prose
    leads to what is said; and what is said is sentences, most of them.
    """
    said = [found for line in lines if (found := _SPEAKER.match(line))]
    if len(said) < 2:
        return False
    texts = [found.string[found.end() - 1 :] for found in said]
    sentences = sum(len(text) >= _SAID and bool(_SENTENCE.search(text)) for text in texts)
    if sentences * 2 < len(texts):
        return False
    roles = {_NUMBERED.sub("", found["who"]) for found in said}
    if any(_ASKS.fullmatch(who) for who in roles) and any(_ANSWERS.fullmatch(who) for who in roles):
        return True
    often = {who for who, times in Counter(found["who"] for found in said).items() if times > 1}
    first = next(
        i
        for i, line in enumerate(lines)
        if not often or ((found := _SPEAKER.match(line)) and found["who"] in often)
    )
    return any(len(line) >= _LEAD and _SENTENCE.search(line) for line in lines[:first])
