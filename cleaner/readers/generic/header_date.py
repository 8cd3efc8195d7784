"""What a header says, and its date: of all that stand near a headline the time of publication.

A line may hold several dates; what stands before each says what it is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.newstext import dates, header_line
from cleaner.newstext.whitespace import fold
from cleaner.page.tree import Element
from cleaner.readers.generic.page_lines import Line

_LABELLED_DATE = regex(
    r"(?:发布|发表|发稿|刊发|刊登|上传|发文|录入|添加|日期|时间|發布|發佈|發表|時間|上架)"
    r"(?:时间|時間|日期|[于於])?\s*+[:：/]?\s*+\Z"
    r"|\b(?:published|posted|date|created)(?:\s+(?:on|at|date|time))?\s*+[:：]?\s*+\Z",
    re.I,
)
_CHANGED = regex(
    r"(?:更新|修改|编辑|編輯)(?:时间|時間|日期|[于於])?\s*+[:：/]?\s*+\Z"
    r"|\b(?:updated|modified|edited|last update)(?:\s+(?:on|at))?\s*+[:：]?\s*+\Z",
    re.I,
)
_PUBLISHED = regex(
    r"(?:发布|发表|刊发|上传|录入|發布|發表)(?:时间|時間|日期|[于於])\s*+[:：/]?\s*+\Z"
    r"|\b(?:published|posted)(?:\s+(?:on|at))?\s*+[:：]?\s*+\Z",
    re.I,
)
# 2005-02-06 13:26更新; not where it is the label of the next date.
_CHANGED_BEHIND = regex(
    r"\s*(?:最[后後近])?(?:更新|修改|编辑|編輯)(?!\s*(?:时间|時間|日期|[于於])?\s*[:：/]?\s*\d)"
)
_BARE_LABEL = regex(r"\S{2,8}\s*[:：/]?\Z")
NO_DATE = regex(r"今天是|现在是|农历|版权|©|Copyright|ICP", re.I)
_OTHER_DATE = regex(r"(?:截止|有效期|截至|成文|实施|生效|施行)\S{0,4}\s*+[:：]?\s*+\Z")
_SPLIT_YEAR = regex(r"\b((?:19|20)\d{2})\s+(\d{1,2}\s*/\s*\d{1,2})\b")  # 2023 10/22
_SPLIT_DAY = regex(
    r"(?<![\d.:/-])(\d{1,2})\s+((?:19|20)\d{2}[-/.]\d{1,2})(?![-/.\d])"
)  # 05 2024-03
_CLOCK = regex(r"(?:[上下]午\s*)?(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?\Z")
_ENTRIES = 3  # dates of one make that are a list's, or the entries of a live report
_YEARLESS = regex(r"\A\s*\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}\s*\Z")
_LONGEST_BEFORE = 60
_LABELLED = Told(By.LABELLED_LINE)


class HeaderFacts(msgspec.Struct):
    """What the lines around a headline say; `last` is the place of the last of them."""

    date_raw: str | None = None
    date_place: int | None = None  # the line of the date
    of_change: bool = False  # the date is a time of change, for want of a better one
    yearless: str | None = None
    source: str | None = None
    author: str | None = None
    editor: str | None = None
    helper: str | None = None  # who is the author where nobody else signs
    summary: str | None = None
    last: int | None = None
    lines: set[int] = set()
    told: dict[str, Told] = {}

    def fill(self, name: str, value: str | None, by: By, place: int) -> None:
        """Set a field that is still open; remember what told it and the line."""
        if value and getattr(self, name) is None:
            setattr(self, name, value)
            self.told[name.removesuffix("_raw")] = Told(by)
            self.lines.add(place)


def read_date(lines: Sequence[Line], i: int, header: HeaderFacts, *, labelled: bool) -> None:
    """Take a line's date; one under a label of publication goes before any other."""
    line = lines[i]
    if header.told.get("date") == _LABELLED or NO_DATE.search(line.text):
        return
    text = spaced(line)
    at = 0
    while span := header_line.date_span(text[at:]):
        before, raw = text[at : at + span[0]], text[at:][slice(*span)]
        if not at and not before.strip() and i and _BARE_LABEL.match(lines[i - 1].text):
            before = lines[i - 1].text  # a label in a cell of its own
        at += span[1]
        if not _OTHER_DATE.search(before) and dates.find_date(raw) is not None:
            changed = bool(_CHANGED.search(before) or _CHANGED_BEHIND.match(text, at))
            if len(before) <= _LONGEST_BEFORE and (not labelled or _LABELLED_DATE.search(before)):
                _take_date(line, i, header, before, raw, changed=changed)
    if not at and not labelled:
        _yearless(line, i, header)


def _take_date(
    line: Line, i: int, header: HeaderFacts, before: str, raw: str, *, changed: bool
) -> None:
    """Take a date of the line if what stands before it makes it better than what is known."""
    machine = _machine_date(line)
    if machine and _more_precise(machine, raw):
        raw = machine
    told = bool(_LABELLED_DATE.search(before)) and not changed
    if header.date_raw is not None:
        if changed or header.told["date"] == _LABELLED:
            return
        if not (told or header.of_change or _more_precise(raw, header.date_raw)):
            return
    header.date_raw = fold(raw)
    header.date_place = i
    header.of_change = changed
    header.told["date"] = _LABELLED if told else Told(By.HEADER_LINE)
    header.lines.add(i)


def is_publication(before: str) -> bool:
    """Tell whether what stands before a date, and no bare 日期, says that it is of publication."""
    return _PUBLISHED.search(before) is not None and not _CHANGED.search(before)


def add_clock(lines: Sequence[Line], header: HeaderFacts) -> None:
    """Add to a bare day the clock that stands apart from it, in its line or right beside that."""
    place = header.date_place
    stamp = dates.find_date(header.date_raw)
    if place is None or stamp is None or "T" in stamp.iso:
        return
    near = [text for text, _ in lines[place].pieces]
    near += [lines[j].text for j in (place + 1, place - 1) if 0 <= j < len(lines)]
    clock = next((text for text in near if _CLOCK.match(text)), None)
    if clock is not None and dates.find_date(f"{stamp.iso} {clock}"):
        header.date_raw = f"{header.date_raw} {clock}"


def is_entry(lines: Sequence[Line], header: HeaderFacts) -> bool:
    """Tell whether the date is one of a list's: elements of its make hold dates further below."""
    place = header.date_place
    if place is None or header.told.get("date") == _LABELLED:
        return False
    makes = set(_makes(lines[place]))
    dated = (x for x in lines[place:] if not makes.isdisjoint(_makes(x)))
    return sum(1 for _ in zip(range(_ENTRIES), dated, strict=False)) == _ENTRIES


def _makes(line: Line) -> Iterator[tuple[str, str]]:
    """Give tag and class of the elements that hold a short line's date."""
    if len(line.text) > _LONGEST_BEFORE or not header_line.date_span(line.text):
        return
    dated = [element for text, element in line.pieces if header_line.date_span(text)]
    for element in (line.element, *dated):
        if names := element.get("class"):
            yield str(element.tag), names


def _yearless(line: Line, i: int, header: HeaderFacts) -> None:
    """Take a date that the page prints without its year: whole from its element, or for later."""
    machine = _machine_date(line)
    if header.date_raw is None and machine and dates.find_date(machine):
        header.date_raw = machine
        header.date_place = i
        header.told["date"] = Told(By.TIME_ELEMENT)
        header.lines.add(i)
    elif piece := next((t for t, _ in line.pieces if _YEARLESS.match(t)), None):
        header.yearless = header.yearless or piece
        header.lines.add(i)


def _machine_date(line: Line) -> str | None:
    """Return what the line's first time element says to programs."""
    times = (e for _, e in line.pieces if e.tag == "time" and not _is_of_change(e))
    return next((e.get("datetime") for e in times), None)


def _is_of_change(element: Element) -> bool:
    """Tell a time element that says by its class that it is of a change."""
    names = (element.get("class") or "").lower().split()
    changed = any(name in ("updated", "modified", "entry-modified") for name in names)
    return changed and not {"published", "entry-date"} & set(names)


def spaced(line: Line) -> str:
    """Return the line, its pieces apart where joined they hide a date: `2022-10-05` `09:30`."""
    pieces = line.pieces
    kept = [text for text, e in pieces if e.tag != "time" or not _is_of_change(e)]
    apart = _SPLIT_DAY.sub(r"\2-\1", _SPLIT_YEAR.sub(r"\1/\2", " ".join(kept)))
    if kept and len(kept) < len(pieces):
        return apart
    return line.text if dates.find_date(line.text) or not dates.find_date(apart) else apart


def _more_precise(one: str, other: str) -> bool:
    left, right = dates.find_date(one), dates.find_date(other)
    if left is None or right is None:
        return right is None
    return left.iso[:10] == right.iso[:10] and len(left.iso) > len(right.iso)
