"""What is missing from a body that nothing else explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import entities
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Block, Cut
from cleaner.page.page import Page

_MUCH = 200  # characters
_SENTENCES = 3
_HEADER = regex(
    r"\W{0,3}(?:发布时间\s?[:：])?\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?\d{1,2}[:：]\d\d"
    r"(?:[:：]\d\d)?\s{0,3}(?:来源|文章来源|出处|稿源)\s?[:：]\s?\S{2,20}\Z"
)
# The fields of a post, which Markdown joins to a line.
_FIELDS = regex(r"(?=[a-z]{3,20}: ?\S)(?=.*\btitle: ?\S).*\bdate: ?['\"]?(?:19|20)\d\d-")
_LONGEST_HEADER = 300
# What hides all that follows up to its end. A page that breaks off there shows all it has.
_HIDING = (
    ("<!--", "-->"),
    *((f"<{name}", f"</{name}") for name in ("script", "style", "textarea", "title", "iframe")),
)
_SENTENCE = regex(r"[\u4e00-\u9fff，、]{8,40}。[^<>]{0,40}</(?:p|div|span|td)\b")
_OPEN_ENDS = ("，", "、", "；", "（", "《")
_TAIL = 6_000  # characters of a page's end; longer paragraphs are compared by their ends
_OPENED = regex(r"<(?:html|body)[\s>]", re.I)
_CLOSED = regex(r"</(?:html|body)\b", re.I)
_BEGINS_A_TAG = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!")
# What shows nothing; the last one is cut off itself.
_UNSHOWN = regex(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[a-z/!?][^<>]*(?:>|\Z)", re.S | re.I
)


def losses(blocks: Sequence[Block], cuts: Sequence[Cut]) -> Iterator[str]:
    """Say what of an article's element was not read, or is hidden."""
    for cut in cuts:
        if cut.label == Label.UNREAD:
            yield phrase("{text} inside the article's element were not read", text=cut.text)
    shown = sum([len(block.text) for block in blocks])
    hidden = sum([len(cut.text) for cut in cuts if cut.label == Label.HIDDEN])
    if hidden > _MUCH and hidden > shown:
        yield phrase("{count} hidden characters were cut, more than are shown", count=hidden)
    named = sum([len(cut.text) for cut in cuts if _is_prose(cut)])
    if named > _MUCH and named > shown:  # as where the end of an advert's element is lost
        yield phrase("{count} characters of sentences were cut, more than are shown", count=named)


def _is_prose(cut: Cut) -> bool:
    return cut.label not in (Label.HIDDEN, Label.UNREAD) and cut.text.count("。") >= _SENTENCES


def unended(paragraphs: Sequence[str]) -> list[str]:
    """Say that a text ends where no sentence does, as what a narrow column of a table holds."""
    if not paragraphs or not paragraphs[-1].endswith(_OPEN_ENDS):
        return []
    return [phrase("the text ends inside a sentence: the end may be missing")]


def another_article(paragraphs: Sequence[str]) -> list[str]:
    """Say that a line in the text is the header of another article, as where two were put together.

    It holds a time and a source and nothing else, or the fields of a post.
    """
    lines = (line for line in paragraphs[1:] if len(line) < _LONGEST_HEADER)
    header = next((line for line in lines if _HEADER.match(line) or _FIELDS.match(line)), None)
    if header is None:
        return []
    return [phrase("another article may begin in the text: {text}", text=header)]


def never_closed(markup: str, paragraphs: Sequence[str]) -> list[str]:
    """Say that sentences stand behind what hides the rest of a page, since it is never closed."""
    lowered = markup.lower()
    for begins, ends in _HIDING:
        opened = lowered.rfind(begins)
        if opened < 0 or lowered.find(ends, opened) >= 0 or _is_in_script(lowered, opened):
            continue
        if lowered.endswith("/>", opened, lowered.find(">", opened) + 1):
            continue
        hidden = _SENTENCE.search(markup, opened)
        if hidden is not None and not any(hidden[0] in paragraph for paragraph in paragraphs):
            return [phrase("{element} is never closed, and hides what follows", element=begins)]
    return []


def _is_in_script(markup: str, at: int) -> bool:
    """Tell a mark that is a script's own text."""
    return markup.rfind("<script", 0, at) > markup.rfind("</script", 0, at)


def breaking_off(page: Page, paragraphs: Sequence[str]) -> list[str]:
    """Say that a page ends where its article stands, as a download that was cut short does.

    It does if it opens a document that it does not close, or ends inside a tag, and shows nothing
    behind the last paragraph.
    """
    if paragraphs and _is_cut_short(page):
        shown = squash(entities.unescape(_UNSHOWN.sub("", page.markup[-_TAIL:])))
        if shown and shown.endswith(squash(paragraphs[-1])[-len(shown) :]):
            return [phrase("the page breaks off in its article: the end may be missing")]
    return []


def _is_cut_short(page: Page) -> bool:
    markup = page.markup
    tail = markup[-_TAIL:]
    if _CLOSED.search(tail):
        return False
    opened = tail.rfind("<")
    if opened > tail.rfind(">") and tail[opened + 1 : opened + 2] in _BEGINS_A_TAG:
        return True
    return not page.fragment and bool(_OPENED.search(markup)) and not _CLOSED.search(markup)
