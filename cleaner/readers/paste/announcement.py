"""The text of a company's announcement (公告), as it comes out of a PDF or Word file.

Its pages have running heads and numbers, its lines break at the page's width. The head names the
security; the headline is the line above the text that ends in 公告 or another kind of document; who
issues it signs at the end, with the day.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import NamedTuple

from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import dates, securities
from cleaner.newstext.line_wraps import width
from cleaner.newstext.whitespace import fold, squash
from cleaner.page.blocks import Block, Cut
from cleaner.readers.paste.paste_header import find_header
from cleaner.readers.reading import Reading

_HEAD_LINES = 15  # that are not blank, in which head and headline stand
_TITLE_LINES = 5
_LONGEST = 60  # characters of a line of a headline
_DAY = 24  # and of a line that is a day
_SIGNATURE_LINES = 12
_CODE = regex(
    r"(?P<kind>证券|股票|公司|[ABH]股|债券|转债|基金)\s*代\s*+码\s*+(?:[:：]\s*+)?(?P<code>\d{5,6})(?:\.[A-Z]{2})?"
)
_NAME = regex(
    r"(?P<kind>证券|股票|[ABH]股|债券|转债|基金)\s*简\s*+称\s*+(?:[:：]\s*+)?(?P<name>\S{2,10}?)(?=\s|公告|编号|\Z)"
)
_NUMBER = regex(r"编\s*+号\s*+[:：]|\A临\s*\d{4}\s*[-—]")
_KIND = regex(
    r"(?:公告|报告书?|意见书?|说明书?|通知书?|通告|决议|函|记录表?|纪要|摘要|提示|预案|草案|方案|章程"
    r"|制度|办法|规则|声明|细则)"
    r"(?:[（(][^（()）]{1,20}[)）]|摘要|全文|正文)?\Z"
)
_GUARANTEE = regex(
    r"保证.{0,20}(?:公告|报告|信息披露)?.{0,12}(?:内容)?.{0,10}(?:真实|不存在任何虚假)"
)
_PAGE_NUMBER = regex(
    r"(?:第\s*)?\d{1,4}\s*(?:/|页\s*+(?:[,，/]\s*+)?共)\s*\d{1,4}\s*页?\Z"
    r"|[-—–~]\s*\d{1,4}\s*[-—–~]\Z|第\s*\d{1,4}\s*页\Z"
)
_BARE_NUMBER = regex(r"\d{1,4}\Z")
_COMPANY = regex(r"[\u4e00-\u9fff（）()A-Za-z]{2,30}(?:公司|集团|银行)\Z")
_SIGNED = regex(
    r"(?P<company>[\u4e00-\u9fff（）()A-Za-z]{2,30}?"
    r"(?:公司|集团|银行|事务所|交易所|委员会|协会|中心|局|厅|部|院|政府|办公室))"
    r"(?:董事会|监事会|管理人)?\Z"
)
_SUBHEAD = regex(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|[.](?!\d))"
    r"|第[一二三四五六七八九十\d]{1,3}[条章节]|[①②③④⑤⑥⑦⑧⑨]|特此公告|[●·•])"
)
_ENDS = regex(r"[。！？；：!?;:]\s*[”’」』）)]*\Z")
_FULL = 6  # columns that a line may fall short of the page's width and still be full


class _Line(NamedTuple):
    text: str  # folded
    indent: int  # columns
    width: int  # columns, with the indent
    after_blank: bool


def is_announcement(text: str) -> bool:
    """Tell an announcement by its head: a document's name, and what belongs to it.

    That is a security's code and number, the board's guarantee, or at the end of the text who signs
    it, and the day. Where a page's own line with a date stands at the head, it is a page's copy.
    """
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    head = lines[:_HEAD_LINES]
    if find_header(head) is not None:
        return False
    if not any(_KIND.search(squash(line)) and len(line) <= _LONGEST for line in head):
        return False
    words = " ".join(head[:6])
    if _CODE.search(words) and (_NAME.search(words) or _NUMBER.search(words)):
        return True
    if any(_GUARANTEE.search(squash(line)) for line in head):
        return True
    named = any(_KIND.search(squash(line)) and len(line) <= _LONGEST for line in head[:3])
    return named and _is_signed([squash(line) for line in lines[-3:]])


def _is_signed(lines: list[str]) -> bool:
    """Tell the end of a document: who issues it, and below it the day."""
    return any(_SIGNED.match(who) and _is_day(day) for who, day in itertools.pairwise(lines))


def _is_day(line: str) -> bool:
    stamp = dates.find_date(line) if len(line) <= _DAY else None
    return stamp is not None and stamp.raw == line


def read_announcement(text: str) -> tuple[Reading, list[Block], list[Cut]] | None:
    """Read an announcement; None where its head names no document."""
    cuts: list[Cut] = []
    lines = _without_furniture(text, cuts)
    start = next((i for i, line in enumerate(lines) if not _is_head(line.text)), len(lines))
    head = " ".join(cut.text for cut in cuts) + " " + " ".join(line.text for line in lines[:start])
    cuts += [Cut(Label.HEADER, line.text) for line in lines[:start]]
    end = _headline_end(lines, start)
    if end is None:
        return None
    reading = Reading(template="announcement")
    reading.title = "".join(squash(line.text) for line in lines[start:end])
    reading.told["title"] = Told(By.FIRST_LINE)
    paragraphs = _paragraphs(lines[end:])
    _read_signature(paragraphs, reading)
    company = next(
        (name for line in lines[start:end] if _COMPANY.match(name := squash(line.text))), None
    )
    if reading.source is None and company:
        reading.source = company
        reading.told["source"] = Told(By.FIRST_LINE)
    links = tuple(_links(head))
    blocks = [Block(line, "p", links=() if i else links) for i, line in enumerate(paragraphs)]
    return reading, blocks, cuts


def _without_furniture(text: str, cuts: list[Cut]) -> list[_Line]:
    """Return the lines without page numbers and running heads; a page's end parts no paragraph."""
    raw = text.replace("\f", "\n\f\n").split("\n")
    folded = [fold(line.replace("\f", "")) for line in raw]
    numbers = _page_numbers(raw, folded)
    repeated = _running_heads(folded, numbers)
    lines: list[_Line] = []
    blank = page_end = False
    for i, (line, as_printed) in enumerate(zip(folded, raw, strict=True)):
        if i in numbers or i in repeated:
            cuts.append(Cut(Label.PAGE_CONTROL if i in numbers else Label.HEADER, line))
            page_end = True
        elif not line:
            blank = True
            page_end = page_end or "\f" in as_printed
        else:
            bare = as_printed.expandtabs(4).rstrip()
            indent = width(bare[: len(bare) - len(bare.lstrip())])
            lines.append(_Line(line, indent, width(bare), blank and not page_end))
            blank = page_end = False
    return lines


def _page_numbers(raw: list[str], folded: list[str]) -> set[int]:
    """Return where pages are numbered: `1 / 2`, `- 1 -`, or bare numbers that count from one."""
    found = {i for i, line in enumerate(folded) if _PAGE_NUMBER.match(line)}
    bare = [i for i, line in enumerate(folded) if _BARE_NUMBER.match(line)]
    counting = [i for n, i in enumerate(bare, 1) if int(folded[i]) == n]
    return found | set(counting) if len(counting) > 1 and len(counting) == len(bare) else found


def _running_heads(folded: list[str], numbers: set[int]) -> set[int]:
    """Return where a line stands again that stood at the head of a page.

    A head is told by its place: right behind a page's number, or as the first line of all.
    """
    filled = [i for i, line in enumerate(folded) if line and i not in numbers]
    tops = set(filled[:2])
    for number in numbers:
        tops.update([i for i in filled if i > number][:2])
    count = Counter(squash(folded[i]) for i in tops)
    heads = {text for text, times in count.items() if times > 1}
    return {i for i in tops if squash(folded[i]) in heads}


def _is_head(line: str) -> bool:
    return bool(_CODE.search(line) or _NAME.search(line) or _NUMBER.search(line))


def _headline_end(lines: list[_Line], start: int) -> int | None:
    """Return where the headline ends: behind the first of the next lines that names a document."""
    for i in range(start, min(start + _TITLE_LINES, len(lines))):
        text = squash(lines[i].text)
        if text.endswith(("。", "：", "；")) or len(text) > _LONGEST:
            return None
        if _KIND.search(text):
            return i + 1
    return None


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Join the lines that the page's width broke.

    Where paragraphs are indented, a line at the margin goes on with the one above it; else a line
    goes on with one that fills the page and ends no sentence.
    """
    indented = sum(1 for line in lines if 2 <= line.indent <= 8)
    at_margin = sum(1 for line in lines if not line.indent)
    limit = max((line.width for line in lines), default=0)
    found: list[str] = []
    above: _Line | None = None
    for line in lines:
        full = above is not None and above.width >= limit - _FULL
        if above is None or line.after_blank or _SUBHEAD.match(line.text):
            goes_on = False
        elif indented >= 2 and at_margin:
            goes_on = not line.indent and (full or not _ENDS.search(above.text))
        else:
            goes_on = full and limit >= 40 and line.indent == 0 and not _ENDS.search(above.text)
        if goes_on:
            found[-1] = _join(found[-1], line.text)
        else:
            found.append(line.text)
        above = line
    return [_without_gaps(text) for text in found]


def _join(above: str, line: str) -> str:
    latin = above[-1].isascii() and above[-1].isalnum() and line[0].isascii() and line[0].isalpha()
    return f"{above} {line}" if latin else above + line


def _without_gaps(text: str) -> str:
    """Close the gaps that a PDF leaves around figures: 2024 年 1 月 25 日."""
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])", "", text)


def _read_signature(paragraphs: list[str], reading: Reading) -> None:
    """Read who signs at the end, and the day."""
    for i in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _SIGNATURE_LINES), -1):
        line = squash(paragraphs[i])
        if reading.date_raw is None and _is_day(line):
            reading.date_raw = line
            reading.told["date"] = Told(By.SIGNATURE)
            continue
        signed = _SIGNED.match(line)
        if signed and len(line) <= 40:
            reading.source = signed["company"]
            reading.told["source"] = Told(By.SIGNATURE)
            return


def _links(head: str) -> list[securities.Link]:
    """Return the securities that the head names, each with its short name."""
    names = {found["kind"]: found["name"] for found in _NAME.finditer(head)}
    links: dict[str, securities.Link] = {}
    for found in _CODE.finditer(head):
        code, kind = found["code"], found["kind"]
        market = "HK" if len(code) == 5 else securities.mainland_market(code)
        name = names.get(kind) or names.get("证券") or names.get("股票") or code
        links.setdefault(code, securities.Link(code, market, name))
    return list(links.values())
