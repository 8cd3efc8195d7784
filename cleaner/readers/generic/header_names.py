"""The names in a header's lines: source, author, editor.

They are told by a label, by the shape of a byline, by the class of their element, by our list of
houses, or by where they stand beside the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.evidence import By
from cleaner.lazy import regex
from cleaner.newstext import header_line, name_shapes, people, roles, sources
from cleaner.newstext.houses import house
from cleaner.page.tree import Element
from cleaner.readers.generic.header_date import HeaderFacts, spaced
from cleaner.readers.generic.page_lines import Line

_SAID = regex(r"[？?！!。，您你吗呢]")  # 记者：订单如何？
_BY = regex(
    r"(?:By|BY|by|Written by|Reporting by|Reported by)(?:\s*+:)?\s++"
    r"(?P<who>[A-Z][^|｜·•/\d]{3,60}?)\s*(?:[|｜·•/(]|,\s*(?=[A-Z][a-z]+\s*\d|[A-Z]{3,}|\d)|\d|\Z"
    r"|\b(?:in|on|for|at) |(?:Updated|Published|Posted|Xinhua|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)"
)
_DATE_LABEL = regex(
    r"(?:(?:最[后後])?(?:发布|發布|發佈|发表|更新))?(?:时间|時間|日期|[于於])?(?:(?<!\s)\s++)?"
    r"(?:[:：]\s*+)?\Z|\A\s*+星期[一二三四五六日]"
)
# A cell that is a label alone, its value in the next one.
_CELL = regex(r"(?:(?:信息|文章|稿件|新闻|資料|资料)?[来來]源|作者|责任编辑|責任編輯)\Z")
_HOME = regex(r"(?:https?:)?//[^/?#\s]+/?")
_HAN = regex("[\u4e00-\u9fff]")
_CRUMBS = regex("[>＞»›]")  # 首页 > 财经 > 正文
_SOURCE_CLASS = regex(
    r"(?:\A|\s)(?:(?:[\w-]+[-_])?(?:source|laiyuan|origin|copyfrom|comefrom|ly|from|media[-_]?name)|media|\w*[a-z]Source)"
    r"(?=\s|\Z)"
)
_AUTHOR_CLASS = regex(
    r"(?:\A|[-_\s])(?:author|byline|zuozhe|writer)(?:\Z|[-_\s]|s\b|[-_]?name)", re.I
)
_MEDIUM = regex(
    r"(?:报|网|社|台|刊|财经|新闻|客户端|APP|在线|传媒|周刊|杂志|观察|证券|发布|通讯|视界|头条|日报|晚报|时报|记|见闻|号)\Z"
)


def read_names(lines: Sequence[Line], i: int, header: HeaderFacts) -> None:
    """Read the names on a line below the headline, whatever tells them."""
    _byline(lines[i].text, i, header)
    _english_byline(lines[i], i, header)
    _marked(lines[i], i, header)


def read_labelled_names(lines: Sequence[Line], i: int, header: HeaderFacts) -> None:
    """Read 来源：, 作者： and 编辑： with the name in the same piece or in the next one."""
    line = lines[i]
    pieces = [text for text, _ in line.pieces]
    for place, text in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        cell = _CELL.match(text) is not None
        if (
            following is None
            and i + 1 < len(lines)
            and (cell or text.rstrip().endswith(("：", ":")))
        ):
            following = lines[i + 1].text if len(lines[i + 1].text) <= 20 else None
        for name, label in (
            ("source", header_line.SOURCE),
            ("author", header_line.AUTHOR),
            ("editor", header_line.EDITOR),
        ):
            joined = text if label.search(text) else None
            if joined is None and following and label.search(text.rstrip() + "："):
                joined = text + following if following[0] in ":：" else None
                if cell and joined is None:
                    joined = f"{text}：{following}"
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


def _marked(line: Line, i: int, header: HeaderFacts) -> None:
    """Read the pieces that only their elements, their place or our list of houses explain."""
    dated = any(header_line.date_span(t) for t, _ in line.pieces)
    near = i in header.lines or any(j in header.lines for j in (i - 1, i - 2))
    for text, element in line.pieces:
        if len(text) > 24 or header_line.date_span(text) or "：" in text or ":" in text:
            continue
        names = " ".join(labels(element))
        if _SOURCE_CLASS.search(names) and name_shapes.is_source(text):
            header.fill("source", sources.source_name(text), By.HEADER_ELEMENT, i)
        elif _AUTHOR_CLASS.search(names) and name_shapes.is_person(text):
            header.fill("author", text, By.HEADER_ELEMENT, i)
        elif (dated or near) and house(text):
            header.fill("source", text, By.KNOWN_HOUSE, i)
        elif (dated or near) and (both := _house_and_person(text)):
            header.fill("source", both[0], By.KNOWN_HOUSE, i)
            header.fill("author", both[1], By.KNOWN_HOUSE, i)
    if dated and header.source is None:
        for text in _beside_date(line):
            if (_MEDIUM.search(text) or house(text)) and name_shapes.is_source(text):
                header.fill("source", text, By.BESIDE_DATE, i)
        for text, element in line.pieces:
            if _links_home(element) and _HAN.search(text) and name_shapes.is_source(text):
                header.fill("source", sources.source_name(text), By.BESIDE_DATE, i)


def _byline(text: str, i: int, header: HeaderFacts) -> None:
    """Read a line, or what bars and dates part on it, that is nothing but roles and names."""
    span = header_line.date_span(text)
    parts = [text[: span[0]], text[span[1] :]] if span else [text]
    whole = " ".join(_DATE_LABEL.sub("", part).strip() for part in parts).strip()
    for part in (whole, *re.split(r"(?:(?<!\s)\s++)?[|｜丨·]\s*", whole)):
        for name, value in (roles.role_line(part) or {}).items():
            header.fill(name, value, By.BYLINE, i)


def _english_byline(line: Line, i: int, header: HeaderFacts) -> None:
    """Read `By Lin Wei`, with what follows it: an agency, the date."""
    span = header_line.date_span(line.text)
    behind = (line.text[span[1] :].lstrip(" ,|·-"),) if span else ()
    for text in (line.text, *behind, *(text for text, _ in line.pieces)):
        if (found := _BY.match(text)) and name_shapes.is_latin_person(found["who"]):
            header.fill("author", found["who"], By.BYLINE, i)
            return


def _house_and_person(text: str) -> tuple[str, str] | None:
    """Return a house and the person behind it: 财联社 何楚宁."""
    name, _, who = text.partition(" ")
    return (name, who) if house(name) and name_shapes.is_person(who.strip()) else None


def _links_home(element: Element) -> bool:
    """Tell a link to the first page of a site, as a medium's name in a header is."""
    return element.tag == "a" and _HOME.fullmatch(element.get("href") or "") is not None


def _beside_date(line: Line) -> Iterator[str]:
    """Give the word that follows the date on its line, then the one before it."""
    text = spaced(line)
    span = header_line.date_span(text)
    if not span or _CRUMBS.search(text):
        return
    behind = _DATE_LABEL.sub("", text[span[1] :])
    after = [w for w in re.split(r"[\s|｜丨/·]+", behind)[:3] if 2 <= len(w) <= 16]
    if after and not header_line.NEXT_LABEL.match(after[0]):
        yield after[0]
    before = [w for w in re.split(r"[\s|｜丨/·,，]+", text[: span[0]]) if w]
    if len(before) == 1 and len(before[0]) > 2 and name_shapes.is_outlet(before[0]):
        yield before[0]


def labels(element: Element) -> Iterator[str]:
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
