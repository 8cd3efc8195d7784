"""The texts of records and feeds: HTML or plain, and what stores and interfaces do to them.

What is written for one place and read in another is escaped on the way: entities in a plain text,
markup whose tags are entities, `&amp;nbsp;` for a blank. It is undone once; what then still looks
escaped (`&lt;` that a text on markup prints) is the text's own.
"""

from __future__ import annotations

import re
from html.entities import html5

from cleaner.lazy import regex
from cleaner.newstext import entities, escapes, titles
from cleaner.newstext.whitespace import fold

_NAMES = (
    r"(?:p|div|span|br|img|table|tbody|tr|td|th|ul|ol|li|a|strong|b|em|h[1-6]|section|article|body"
    r"|html|blockquote|font|center|figure|iframe)\b"
)
_HTML = regex(rf"</?{_NAMES}[^<>]*/?>", re.I)
# Tags at the place of a paragraph's edge; a text on markup names them inside its sentences.
_AT_AN_EDGE = regex(
    rf"(?:\A|[。！？!?…；：”’」』）)】>])\s*</?{_NAMES}[^<>]*>|<(?:/p|br\s*/?)>\s*\Z", re.I
)
_TAG = regex(
    rf"</?(?:{_NAMES}|(?:i|u|s|big|small|sub|sup|mark|del|ins|nobr|wbr|label|\w+:\w+)\b)[^<>]{{0,2000}}>",
    re.I,
)
_WHOLE_PAGE = regex(r"\s*(?:<!doctype|<html|<head)\b", re.I)
# Without its semicolon a name may be an address's: `?a=1&copy=2`.
_ENTITY = regex(r"&(?:nbsp;?|([a-zA-Z]\w{1,30};)|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)")
# Escaped twice. A markup's own signs are left: that is how a text on markup shows them.
_TWICE = regex(r"&amp;(?=(?!(?:amp|lt|gt);)(?:([a-zA-Z]\w{1,30};)|#\d{1,7};))")
# The wide blank as old encodings and corpora give it: a character of private use.
_WIDE_BLANK = regex("[\ue40c\ue5e5]")
_INDENT = regex("[\u3000\u2003]{2,}|[\xa0\u2002]{4,}")


def is_html(text: str) -> bool:
    """Tell HTML by a tag of it; 《<蒙特利尔议定书>》 and `a < b` are text."""
    return "<" in text and _HTML.search(text) is not None


def is_whole_page(markup: str) -> bool:
    """Tell a whole page from an article's body."""
    return _WHOLE_PAGE.match(markup) is not None


def markup_or_plain(text: str) -> tuple[str | None, str | None]:
    """Return a text as HTML or as plain paragraphs, a line each: the other of the two is None."""
    if not is_html(text):
        # Tags that make no HTML by themselves (<i>, <sub>) are tags where one is closed.
        bare = _TAG.sub("", text) if "</" in text else text
        bare = escapes.with_line_ends(unescaped(bare))
        if bare == text or not _AT_AN_EDGE.search(bare):
            return None, "\n".join(plain_paragraphs(bare))
        text = bare
    if "&amp;" in text:
        text = _TWICE.sub(lambda m: m[0] if m[1] and m[1] not in html5 else "&", text)
    return text.replace("<\\/", "</"), None  # as scripts write the end of an element


def unescaped(text: str) -> str:
    """Return a plain text with its entities as the characters that they name."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return entities.unescape(found[0]) if name is None or name in html5 else found[0]


def plain_title(title: str | None) -> str | None:
    """Return a headline without the tags and entities that interfaces put into it.

    The name of the house at its end goes, too: crawlers take the page's title for the headline. A
    headline does not speak of entities: one that is left over was escaped twice.
    """
    title = bare_text(bare_text(title))
    return titles.title_without_house(title) or None if title else None


def bare_text(text: str | None) -> str | None:
    """Return a text without tags and entities."""
    if not text:
        return None
    return unescaped(_TAG.sub("", text) if "<" in text else text)


def plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text: its lines, else what wide blanks set apart."""
    text = _WIDE_BLANK.sub("\u3000", text)
    if "\n" not in text.strip() and _INDENT.search(text):
        text = _INDENT.sub("\n", text)
    return [line for raw in text.splitlines() if (line := fold(raw))]
