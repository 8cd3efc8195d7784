"""What a header says, and its date: of all that stand near a headline the time of publication.

A line may hold several dates; what stands before each says what it is of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleaner.evidence import By, Told
from cleaner.newstext import dates, header_line
from cleaner.newstext.whitespace import fold
from cleaner.readers.generic.page_lines import Line

_LABELLED_DATE = re.compile(
    r"(?:发布|发表|发稿|刊发|刊登|上传|发文|录入|添加|日期|时间)(?:时间|日期|于)?\s*[:：]?\s*\Z|(?:发布|发表)于\s*\Z"
)
_CHANGED = re.compile(r"(?:更新|修改|编辑)(?:时间|日期|于)?\s*[:：]?\s*\Z")
NO_DATE = re.compile(r"今天是|现在是|星期.\s*\Z|农历|版权|©|Copyright|ICP", re.I)
_OTHER_DATE = re.compile(r"(?:截止|有效期|截至|成文|实施|生效|施行)\S{0,4}\s*[:：]?\s*\Z")
_SPLIT_YEAR = re.compile(r"\b((?:19|20)\d{2})\s+(\d{1,2}\s*/\s*\d{1,2})\b")  # 2023 10/22
_YEARLESS = re.compile(r"\A\s*\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}\s*\Z")
_LABELLED = Told(By.LABELLED_LINE)


@dataclass(slots=True)
class Header:
    """What the lines around a headline say; `last` is the place of the last of them."""

    date_raw: str | None = None
    of_change: bool = False  # the date is a time of change, for want of a better one
    yearless: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    summary: str | None = None
    last: int | None = None
    lines: set[int] = field(default_factory=set)
    told: dict[str, Told] = field(default_factory=dict)

    def fill(self, name: str, value: str | None, by: By, place: int) -> None:
        """Set a field that is still open; remember what told it and the line."""
        if value and getattr(self, name) is None:
            setattr(self, name, value)
            self.told[name.removesuffix("_raw")] = Told(by)
            self.lines.add(place)


def read_date(line: Line, i: int, header: Header, *, labelled: bool) -> None:
    """Take the line's date; one under a label of publication goes before any other."""
    if header.told.get("date") == _LABELLED or NO_DATE.search(line.text):
        return
    text = spaced(line)
    at = 0
    while span := header_line.date_span(text[at:]):
        before, raw = text[at : at + span[0]], text[at:][slice(*span)]
        at += span[1]
        if not _OTHER_DATE.search(before) and dates.find(raw) is not None:
            _take_date(line, i, header, before, raw, labelled=labelled)
    if not at and not labelled:
        _yearless(line, i, header)


def _take_date(
    line: Line, i: int, header: Header, before: str, raw: str, *, labelled: bool
) -> None:
    """Take a date of the line if what stands before it makes it better than what is known."""
    if (labelled and not _LABELLED_DATE.search(before)) or len(before) > 60:
        return
    machine = _machine_date(line)
    if machine and _more_precise(machine, raw):
        raw = machine
    told = bool(_LABELLED_DATE.search(before)) and not _CHANGED.search(before)
    known = header.date_raw is not None
    if known and not (told or header.of_change or _more_precise(raw, header.date_raw or "")):
        return
    if known and (_CHANGED.search(before) or header.told["date"] == _LABELLED):
        return
    header.date_raw = fold(raw)
    header.of_change = bool(_CHANGED.search(before))
    header.told["date"] = _LABELLED if told else Told(By.HEADER_LINE)
    header.lines.add(i)


def _yearless(line: Line, i: int, header: Header) -> None:
    """Take a date that the page prints without its year: whole from its element, or for later."""
    machine = _machine_date(line)
    if header.date_raw is None and machine and dates.find(machine):
        header.date_raw = machine
        header.told["date"] = Told(By.TIME_ELEMENT)
        header.lines.add(i)
    elif piece := next((t for t, _ in line.pieces if _YEARLESS.match(t)), None):
        header.yearless = header.yearless or piece
        header.lines.add(i)


def _machine_date(line: Line) -> str | None:
    """Return what the line's first time element says to programs."""
    return next((e.get("datetime") for _, e in line.pieces if e.tag == "time"), None)


def spaced(line: Line) -> str:
    """Return the line, its pieces apart where joined they hide a date: `2022-10-05` `09:30`."""
    apart = _SPLIT_YEAR.sub(r"\1/\2", " ".join(text for text, _ in line.pieces))
    return line.text if dates.find(line.text) or not dates.find(apart) else apart


def _more_precise(one: str, other: str) -> bool:
    left, right = dates.find(one), dates.find(other)
    if left is None or right is None:
        return right is None
    return left.iso[:10] == right.iso[:10] and len(left.iso) > len(right.iso)
