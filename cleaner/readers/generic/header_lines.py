"""The lines around a headline: date, source, author, editor.

Between the headline and the text stands a line or two that say when a story appeared and where it
is from, in every order and dress. They are read piece by piece, since a page often marks the pieces
by elements and not by words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.evidence import By, Told
from cleaner.newstext import header_line, name_shapes, people, roles, sources
from cleaner.newstext.houses import house
from cleaner.page.tree import Element
from cleaner.readers.generic import header_date
from cleaner.readers.generic.header_date import NO_DATE, Header, add_clock, read_date, spaced
from cleaner.readers.generic.page_lines import Line

_DEPTH = 30  # lines below the headline that may be its header
_ABOVE = 6
_RIGHT_ABOVE = 3
_LABEL = 8  # characters: a linked line that begins with a dated label is no headline
_SAID = re.compile(r"[？?！!。，您你吗呢]")  # 记者：订单如何？
_BY = re.compile(
    r"(?:By|BY|by|Written by|Reporting by|Reported by)\s*:?\s+"
    r"(?P<who>[A-Z][^|｜·•/\d]{3,60}?)\s*(?:[|｜·•/(]|,\s*(?=[A-Z][a-z]+\s*\d|[A-Z]{3,}|\d)|\d|\Z"
    r"|(?:Updated|Published|Posted|Xinhua|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)"
)
_LABELS = re.compile(
    r"(?:[来來]源|(?:发布|發布|发表)(?:时间|時間|日期)|作者|浏览(?:次数)?|点击)\s*[:：]"
)
_SENTENCE = re.compile(r"[。！？]")
_HOME = re.compile(r"(?:https?:)?//[^/?#\s]+/?")
_HAN = re.compile("[\u4e00-\u9fff]")
_SECONDS = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_LONGEST = 160
_CRUMBS = re.compile("[>＞»›]")  # 首页 > 财经 > 正文
_SOURCE_CLASS = re.compile(
    r"(?:\A|\s)(?:(?:[\w-]+[-_])?(?:source|laiyuan|origin|copyfrom|comefrom|ly|from|media[-_]?name)|media|\w*[a-z]Source)"
    r"(?=\s|\Z)"
)
_AUTHOR_CLASS = re.compile(
    r"(?:\A|[-_\s])(?:author|byline|zuozhe|writer)(?:\Z|[-_\s]|s\b|[-_]?name)", re.I
)
_ABSTRACT_CLASS = re.compile(
    r"(?:\A|[-_\s])(?:abstract|summary|zhaiyao|daodu|digest|b-review)(?:\Z|[-_\s])",
    re.I,
)
_ABSTRACT = re.compile(
    r"[【\[]?(?:内容)?(?:摘要|导读|核心提示|内容提要|提要)(?:[】\]]\s*[:：]?|\s*[:：])\s*"
)
_MEDIUM = re.compile(
    r"(?:报|网|社|台|刊|财经|新闻|客户端|APP|在线|传媒|周刊|杂志|观察|证券|发布|通讯|视界|头条|日报|晚报|时报|记|见闻|号)\Z"
)


def read_header(lines: Sequence[Line], headline: int | None, text: int | None) -> Header:
    """Read the header.

    Args:
        lines: the lines of the page.
        headline: the headline's place among them, or None.
        text: the place of the first line of the story, or None where none was found.

    """
    header = Header()
    while text is not None and text < len(lines) and _is_labelled(lines[text]):
        text += 1  # 来源： | 发布时间： 2018-05-17 | 浏览次数： ends as an announcement does
    below, above = _zones(len(lines), headline, text)
    for i in below:
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


def _read(lines: Sequence[Line], i: int, header: Header, *, labelled: bool) -> None:
    line = lines[i]
    if (
        len(line.text) > _LONGEST
        or line.long_link
        or (line.element.tag == "li" and line.linked > 8)
    ):
        return
    read_date(lines, i, header, labelled=labelled)
    _labelled(lines, i, header)
    if labelled:
        return
    span = header_line.date_span(line.text)
    undated = line.text[: span[0]] + line.text[span[1] :] if span else line.text
    for name, value in (roles.role_line(undated) or {}).items():
        header.fill(name, value, By.BYLINE, i)
    _english_byline(line, i, header)
    _marked(line, i, header)


def _english_byline(line: Line, i: int, header: Header) -> None:
    """Read `By Lin Wei`, with what follows it: an agency, the date."""
    for text in (line.text, *(text for text, _ in line.pieces)):
        if (found := _BY.match(text)) and name_shapes.is_latin_person(found["who"]):
            header.fill("author", found["who"], By.BYLINE, i)
            return


def _labelled(lines: Sequence[Line], i: int, header: Header) -> None:
    """Read 来源：, 作者： and 编辑： with the name in the same piece or in the next one."""
    line = lines[i]
    pieces = [text for text, _ in line.pieces]
    for place, text in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if following is None and i + 1 < len(lines) and text.rstrip().endswith(("：", ":")):
            following = lines[i + 1].text if len(lines[i + 1].text) <= 20 else None
        for name, label in (
            ("source", header_line.SOURCE),
            ("author", header_line.AUTHOR),
            ("editor", header_line.EDITOR),
        ):
            joined = text if label.search(text) else None
            if joined is None and following and label.search(text.rstrip() + "："):
                joined = text + following if following[0] in ":：" else None
            found = label.search(joined or "")
            if not found:
                continue
            named = roles.role_line(found["rest"]) or {}
            value = (
                named.get(name)
                or header_line.name_at(found["rest"])
                or (header_line.name_at(following) if not found["rest"].strip(" 　：:") else None)
            )
            if name == "source":
                value = sources.source_name(value)
            elif name == "editor":
                value = people.editor_name(value)
            elif value and (house(value) or len(value) > 30 or _SAID.search(value)):
                value = None
            header.fill(name, value, By.LABELLED_LINE, i)
            for other in ("author", "editor"):  # 来源：某报记者 张三
                header.fill(other, named.get(other), By.LABELLED_LINE, i)
            if found["rest"].strip(" 　") == "" and value is None:
                header.lines.add(i)


def _marked(line: Line, i: int, header: Header) -> None:
    """Read the pieces that only their elements, their place or our list of houses explain."""
    dated = any(header_line.date_span(t) for t, _ in line.pieces)
    near = i in header.lines or any(j in header.lines for j in (i - 1, i - 2))
    for text, element in line.pieces:
        if len(text) > 24 or header_line.date_span(text) or "：" in text or ":" in text:
            continue
        names = " ".join(_labels(element))
        if _SOURCE_CLASS.search(names) and name_shapes.is_source(text):
            header.fill("source", sources.source_name(text), By.HEADER_ELEMENT, i)
        elif _AUTHOR_CLASS.search(names) and name_shapes.is_person(text):
            header.fill("author", text, By.HEADER_ELEMENT, i)
        elif (dated or near) and house(text):
            header.fill("source", text, By.KNOWN_HOUSE, i)
    if dated and header.source is None:
        for text in _beside_date(line):
            if _MEDIUM.search(text) and name_shapes.is_source(text):
                header.fill("source", text, By.BESIDE_DATE, i)
        for text, element in line.pieces:
            if _links_home(element) and _HAN.search(text) and name_shapes.is_source(text):
                header.fill("source", sources.source_name(text), By.BESIDE_DATE, i)


def _links_home(element: Element) -> bool:
    """Tell a link to the first page of a site, as a medium's name in a header is."""
    return element.tag == "a" and _HOME.fullmatch(element.get("href") or "") is not None


def _beside_date(line: Line) -> Iterator[str]:
    """Give the word that follows the date on its line, then the one before it."""
    text = spaced(line)
    span = header_line.date_span(text)
    if not span or _CRUMBS.search(text):
        return
    after = [w for w in re.split(r"[\s|｜丨/·]+", text[span[1] :])[:3] if 2 <= len(w) <= 16]
    if after and not header_line.NEXT_LABEL.match(after[0]):
        yield after[0]
    before = [w for w in re.split(r"[\s|｜丨/·]+", text[: span[0]]) if w]
    if len(before) == 1 and len(before[0]) > 2 and name_shapes.is_outlet(before[0]):
        yield before[0]


def _labels(element: Element) -> Iterator[str]:
    """Give the classes and ids of an element and of the inline elements around it."""
    for _ in range(3):
        yield f"{element.get('class') or ''} {element.get('id') or ''}"
        parent = element.getparent()
        if parent is None or element.tag not in (
            "a",
            "span",
            "em",
            "i",
            "b",
            "strong",
            "font",
            "cite",
        ):
            return
        element = parent


def is_abstract(line: Line) -> bool:
    """Tell a lead box that says by its label or its class that it is one."""
    return bool(
        _ABSTRACT.match(line.text) or _ABSTRACT_CLASS.search(" ".join(_labels(line.element)))
    )


def read_tail(lines: Sequence[Line], header: Header) -> None:
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
