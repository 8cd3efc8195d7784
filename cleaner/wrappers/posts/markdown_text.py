"""Markdown to paragraphs: its marks go, its text stays.

No renderer: a post's text is wanted, not its layout. Lines are joined as Markdown joins them, and
the marks of headings, lists, quotes, emphasis, links and tables are taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.lazy import regex
from cleaner.newstext import entities

_FENCE = regex(r"\s{0,3}(?:```+|~~~+)")
_RULE = regex(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)\Z")
_TABLE_RULE = regex(r"\s*+(?:\|\s*+)?:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+(?:\|\s*+)?\Z")
_DEFINITION = regex(r"\s{0,3}\[[^\]]+\]:\s*\S+")
_OPENS = regex(r"(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+|>\s?|\|)")
_QUOTE_OR_ITEM = regex(r"(?:>\s?|[-*+]\s+)+")
_HEADING = regex(r"#{1,6}\s+(.*?)(?:\s+#+)?\Z")
# What a template engine or a comment encloses, and how long it may be.
_ENCLOSED = (("<!--", "-->", 100_000), ("{%", "%}", 500), ("{{", "}}", 500))
_BREAK = regex(r"<br\s*/?>", re.I)
_TAG = regex(r"</?[a-zA-Z][^<>\n]{0,2000}>")
_AUTOLINK = regex(r"<(?:https?|mailto):[^<>\s]+>")
_IMAGE = regex(r"!\[[^\]\n]{0,300}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_NO_LINK = regex(r"\[[^\S\n]{0,9}\]\([^()\n]{0,2000}\)")  # of a picture that went
_LINK = regex(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_EMPHASIS = (
    regex(r"(\*\*|__|~~)(?=\S)(.{1,2000}?)(?<=\S)\1"),
    regex(r"(?<![\w*])(\*|_)(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])"),
    regex(r"(\*)(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\1"),
    regex(r"(`{1,20})(?=\S)([^`\n]{1,1000}?)(?<=\S)\1"),
)
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_HELD = 0xF000  # private characters that hold escaped ones until all marks are off
_BACK = {_HELD + code: chr(code) for code in range(0x21, 0x7F)}
# Obsidian's: ![[embed]], [[page|words]], ==highlight==, %%comment%%, and a footnote's mark.
_EMBED = regex(r"!\[\[[^\[\]\n]{0,300}\]\]|%%[^%\n]{0,500}%%|\[\^[^\[\]\s]{1,30}\](?!:)")
_WIKI_LINK = regex(r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]")
_HIGHLIGHT = regex(r"(==)(?=[^\s=])(.{1,1000}?)(?<=[^\s=])\1")
_WIDE = regex(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—]")


def markdown_paragraphs(text: str) -> Iterator[str]:
    """Give a Markdown text's paragraphs, headings, items and table rows, one line each."""
    for opening, closing, longest in _ENCLOSED:
        text = _without(text, opening, closing, longest)
    code, open_lines = False, ""
    for raw in _BREAK.sub("\n\n", text).splitlines():
        if _FENCE.match(raw):
            code = not code
            line = ""
        elif code:
            line = ""
            if raw.strip():
                yield raw.strip()
        else:
            line = raw.strip()
        alone = _RULE.match(line) or _TABLE_RULE.match(line) or _DEFINITION.match(line)
        if not line or alone or _OPENS.match(line):
            if done := inline(open_lines):
                yield done
            open_lines = "" if not line or alone else _opened(line)
            if line.startswith("#") and open_lines:  # a heading is one line
                yield inline(open_lines)
                open_lines = ""
        else:
            open_lines = _join(open_lines, line)
    if done := inline(open_lines):
        yield done


def _without(text: str, opening: str, closing: str, longest: int) -> str:
    """Take out what stands between two marks."""
    kept, done, end = [], 0, -1
    at = text.find(opening)
    while at >= 0:
        if end < at + len(opening):  # not the end that the opening before this one had, too
            end = text.find(closing, at + len(opening))
        if end < 0:
            break
        if end - at <= longest:
            kept.append(text[done:at])
            done = end + len(closing)
        at = text.find(opening, max(done, at + len(opening)))
    return "".join([*kept, text[done:]])


def _opened(line: str) -> str:
    """Take the mark off a line that opens a block; the number of an ordered item is text."""
    if heading := _HEADING.match(line):
        return heading[1]
    if line.startswith("|"):
        return " ".join(cell.strip() for cell in line.strip("|").split("|"))
    return _QUOTE_OR_ITEM.sub("", line, count=1)


def _join(above: str, line: str) -> str:
    """Join two lines of one paragraph; between Chinese characters a line end shows nothing."""
    if not above:
        return line
    gap = "" if _WIDE.match(above[-1]) and _WIDE.match(line[0]) else " "
    return f"{above}{gap}{line}"


def inline(line: str) -> str:
    """Take the marks off one line: links keep their words, pictures go."""
    if not line:
        return ""
    line = _ESCAPE.sub(lambda found: chr(_HELD + ord(found[1])), line)
    line = _WIKI_LINK.sub(r"\1", _EMBED.sub("", line))
    line = _LINK.sub(r"\1", _IMAGE.sub("", _AUTOLINK.sub(lambda found: found[0][1:-1], line)))
    line = _TAG.sub("", _NO_LINK.sub("", line))
    for mark in (*_EMPHASIS, _HIGHLIGHT):
        line = mark.sub(r"\2", line)
    return entities.unescape(line.translate(_BACK)).strip()
