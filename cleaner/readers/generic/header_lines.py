"""The lines around a headline: date, source, author, editor.

Between the headline and the text stands a line or two that say when a story appeared and where it
is from, in every order and dress. They are read piece by piece, since a page often marks the pieces
by elements and not by words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.newstext import header_line, people, sources
from cleaner.readers.generic import header_date, header_names
from cleaner.readers.generic.header_date import NO_DATE, HeaderFacts, add_clock, read_date
from cleaner.readers.generic.page_lines import Line

_DEPTH = 30  # lines below the headline that may be its header
_ABOVE = 6
_RIGHT_ABOVE = 3
_LABEL = 8  # characters: a linked line that begins with a dated label is no headline
_LABELS = regex(
    r"(?:[来來]源|(?:发布|發布|发表)(?:时间|時間|日期)|作者|浏览(?:次数)?|点击)\s*[:：]"
)
_SENTENCE = regex(r"[。！？]")
_MASTHEAD = regex(r"星期.\s*\Z")  # a bare day above no headline is today's
_SECONDS = regex(r"\d{1,2}:\d{2}:\d{2}")
_LONGEST = 160
_ABSTRACT_CLASS = regex(
    r"(?:\A|[-_\s])(?:abstract|summary|zhaiyao|daodu|digest|b-review)(?:\Z|[-_\s])",
    re.I,
)
_ABSTRACT = regex(
    r"[【\[]?(?:内容)?(?:摘要|导读|核心提示|内容提要|提要)(?:[】\]]\s*[:：]?|\s*[:：])\s*"
)


def read_header(lines: Sequence[Line], headline: int | None, text: int | None) -> HeaderFacts:
    """Read the header.

    Args:
        lines: the lines of the page.
        headline: the headline's place among them, or None.
        text: the place of the first line of the story, or None where none was found.

    """
    header = HeaderFacts()
    while text is not None and text < len(lines) and _is_labelled(lines[text]):
        text += 1  # 来源： | 发布时间： 2018-05-17 | 浏览次数： ends as an announcement does
    below, above = _zones(len(lines), headline, text)
    for i in below:
        if headline is None and _MASTHEAD.search(lines[i].text):
            continue
        if lines[i].heading and lines[i].all_link:  # the head of another story
            break
        if is_abstract(lines[i]):
            summary = _ABSTRACT.sub("", lines[i].text, count=1)
            header.fill("summary", summary, By.ABSTRACT_BOX, i)
            continue
        if (
            lines[i].prose
            and len(lines[i].key) > 60
            and not lines[i].pieces[0][0].startswith(("来源", "作者"))
        ):
            continue
        _read(lines, i, header, labelled=False)
    for i in above:  # nearest first
        _read(lines, i, header, labelled=True)
    if header.date_raw is None:
        for i in above[:_RIGHT_ABOVE]:
            if _SECONDS.search(lines[i].text):  # when it was published; a masthead tells the day
                read_date(lines, i, header, labelled=False)
    add_clock(lines, header)
    if header.author is None and header.helper is not None:
        header.author, header.told["author"] = header.helper, Told(By.BYLINE)
    for i in sorted(header.lines):
        if headline is None or i > headline:
            header.last = i
    return header


def _is_labelled(line: Line) -> bool:
    """Tell a line that says by its labels that it is of the header."""
    if len(line.text) > _LONGEST or not header_line.date_span(line.text):
        return False
    return _LABELS.search(line.text) is not None and not _SENTENCE.search(line.text)


def _zones(count: int, headline: int | None, text: int | None) -> tuple[range, range]:
    if headline is None:
        end = count if text is None else text
        return range(max(0, end - 12), min(end, count)), range(0)
    end = headline + 1 + _DEPTH
    if text is not None and text > headline:
        end = min(end, text)
    return range(headline + 1, min(end, count)), range(
        headline - 1, max(-1, headline - 1 - _ABOVE), -1
    )


def _read(lines: Sequence[Line], i: int, header: HeaderFacts, *, labelled: bool) -> None:
    line = lines[i]
    if (
        len(line.text) > _LONGEST
        or line.long_link
        or (line.element.tag == "li" and line.linked > 8)
    ):
        return
    read_date(lines, i, header, labelled=labelled)
    header_names.read_labelled_names(lines, i, header)
    if not labelled:
        header_names.read_names(lines, i, header)


def is_abstract(line: Line) -> bool:
    """Tell a lead box that says by its label or its class that it is one."""
    names = " ".join(header_names.labels(line.element))
    return bool(_ABSTRACT.match(line.text) or _ABSTRACT_CLASS.search(names))


def read_tail(lines: Sequence[Line], header: HeaderFacts) -> None:
    """Read what stands below the text: an editor line, a date of publication under its label."""
    for i, line in enumerate(lines[:24]):
        text = line.text
        span = header_line.date_span(text) if len(text) <= 90 else None
        if len(text) > 90 or (line.long_link and not (span and span[0] <= _LABEL)):
            continue
        if header.editor is None and (name := people.editor_line(text)):
            header.editor = name
            header.told["editor"] = Told(By.BELOW_TEXT)
        elif (
            header.editor is None and len(text) <= 60 and (found := header_line.EDITOR.search(text))
        ):
            header.editor = people.editor_name(header_line.name_at(found["rest"]))
            header.told["editor"] = Told(By.BELOW_TEXT)
        if header.date_raw is None and span and not NO_DATE.search(text):
            before = text[: span[0]]
            if header_date.is_publication(before):
                header.date_raw = text[slice(*span)]
                header.told["date"] = Told(By.BELOW_TEXT)
        if header.source is None and i < 8 and (name := sources.source_line(text)):
            header.source = name
            header.told["source"] = Told(By.BELOW_TEXT)
