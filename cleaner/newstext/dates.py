"""Dates as news pages print them, read as Beijing time.

A stamp keeps the precision of its text: seconds, minutes or the day. A text without a zone is
Beijing time, an explicit offset is trusted and converted, a date without a year is none unless the
caller knows the year.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import date_forms
from cleaner.newstext.han_days import HAN_DAY, HAN_DIGITS, read_han_day
from cleaner.newstext.zones import SEASONAL, ZONE, is_end_of_span, zone_offset

BEIJING = timezone(timedelta(hours=8))

_TIME = (
    r"(?P<half>[上下]午|晚上|凌晨|中午|午前|午後|오전|오후)?\s*(?P<hour>[01]?\d|2[0-3])"
    # 8时5分, and 8:3:7 as a script prints it; 8:3 alone is a score.
    r"\s*[:：时時点點]\s*(?P<minute>[0-5]\d|\d(?=分|[:：]\d\d?(?!\d)))"
    r"(?:\s*[:：分]\s*(?P<second>[0-5]\d|(?<=[:：])\d(?!\d)|\d(?=秒))(?:[.,]\d+)?)?"
    r"[秒分]?(?:\s*(?P<noon>[AaPp])\.?[Mm]\b\.?)?"
)
_DAY = (
    r"(?P<month>0?[1-9]|1[0-2])\s*(?P<sep2>[-/.月])\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?日)?"
)
WEEKDAY = (
    r"(?:[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][）)]?\s*+)?"  # between a day and its time
)
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*[-/.年]\s*"
_REST = rf"(?:\.?[T\s,，　]*+(?:[|｜·•]\s*+)?{WEEKDAY}{_TIME}(?:\s*{ZONE})?)?"

_FULL = regex(_YEAR + _DAY + _REST)
_YEARLESS = regex(r"(?<![\d./:-])" + _DAY + _REST)
_PLAIN = regex(
    r"\s*((?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9][ T](?:[01][0-9]|2[0-3]):[0-5][0-9]"
    r"(?::[0-5][0-9])?)"
    r"(?:\s*\+08:?00)?\s*\Z"  # in ASCII's digits: \d is any script's
)
_HAN = regex(  # as most pages print it: 2018年09月10日 08:12
    r"\s*((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日\s*(2[0-3]|[01]?\d):([0-5]\d)(?::([0-5]\d))?\s*\Z"
)
_MAIL = regex(
    r"(?:[A-Z][a-z]{2},?\s+)?(?P<day>\d{1,2})\s+(?P<name>[A-Z][a-z]{2})[a-z]*\s+(?P<year>\d{4})"
    r"\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?:(?P<noon>[AaPp])[Mm]\b)?"
    r"(?P<zone>GMT(?:[+-]\d{1,4})?|UTC|Z|CST|[+-]\d{2}:?\d{2})?"
)
_C_TIME = regex(  # Wed Jul  3 21:08:11 CST 2024, as C and Java print it
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\s+(?P<name>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})"
    r"\s+(?P<hour>\d{1,2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r"(?:\s+(?P<zone>GMT(?:[+-]\d{1,2}(?::?\d{2})?)?|UTC|CST|[+-]\d{4}))?\s+(?P<year>\d{4})"
)
_WIDE = str.maketrans("０１２３４５６７８９－／．：", "0123456789-/.:")
_WIDE_DIGIT = regex("[０-９]")
_CHANGED = regex(r"(?:更新|修改|编辑|編輯|(?i:updated|modified))")
_PUBLISHED = regex(
    r"(?:发布|发表|刊发|發布|發表|刊登|(?i:published|posted))(?:时间|時間|日期|[于於]|\s?on|\s?at)?"
    r"\s*+[:：/]?(?=\s*+(?:(?:19|20)\d{2}|\d|[A-Z]))"
)
_YEAR_IN_ADDRESS = regex(
    r"(?<!\d)(20[0-4]\d)(?:[-/_]?(?:0[1-9]|1[0-2])(?!\d)|/?(?:0[1-9]|1[0-2])\d{2})"
)
_COMPACT = regex(r"\A(20\d{2})(\d{2})(\d{2})(?:[ T_-]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?\Z")
_BASIC = regex(r"(20\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\Z")  # ISO 8601 without separators
_UNIX = regex(  # s, ms, µs, ns; and as .NET writes it in JSON
    r"\A(?:/Date\()?(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d*)?(?:(?:[+-]\d{4})?\)/)?\Z"
)
_LAST_UNIX = 4_102_444_800  # 2100; a larger number is something else
# What programs print of no time at all: the first second that a Unix time counts, in Beijing.
_NO_TIME = "1970-01-01T08:00"
_CLOCK_BEHIND = regex(r"[T\s]*\d{1,2}[:：]\d\d")
_MONTHS = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}


class Stamp(NamedTuple):
    """A date that was read: its ISO form in +08:00, as it was printed, what was decided."""

    iso: str
    raw: str
    note: str | None = None


def find_date(
    text: str | None, *, year: int | None = None, gmt_is_local: bool = False
) -> Stamp | None:
    """Return the first date in `text`, or None.

    Args:
        text: a header line, a meta value, a front matter field; any text around the date is passed
            over.
        year: the year, where the address or the id of the article gives it; without it a date
            that prints no year is none.
        gmt_is_local: read GMT and UTC as if they said Beijing time.

    """
    if not text:
        return None
    if found := _PLAIN.match(text):
        stamp = _plain(found)
        return None if stamp is None or stamp.iso.startswith(_NO_TIME) else stamp
    if found := _HAN.match(text):
        return _han(found)
    plain = with_plain_digits(text)
    stamp = _search(_from_publication(plain), year, gmt_is_local)
    if stamp is None or stamp.iso.startswith(_NO_TIME):
        return None
    if plain is not text:
        at = plain.find(stamp.raw)
        return stamp._replace(raw=text[at : at + len(stamp.raw)])
    return stamp


def _search(text: str, year: int | None, gmt_is_local: bool) -> Stamp | None:
    if found := _FULL.search(text):
        return _stamp(found, int(found["year"]), int(found["month"]), gmt_is_local)
    if found := _MAIL.search(text) or _C_TIME.search(text):
        month = _MONTHS.get(found["name"])
        return _stamp(found, int(found["year"]), month, gmt_is_local) if month else None
    if found := HAN_DAY.search(text):
        day = read_han_day(found)
        return Stamp(day.isoformat(), found[0]) if day else None
    bare = text.strip()
    if found := _BASIC.match(bare):
        return _search("{}-{}-{}T{}:{}:{}Z".format(*found.groups()), year, gmt_is_local)
    if found := _COMPACT.match(bare):
        return _compact(found)
    if found := _UNIX.match(bare):
        if int(found[1]) > _LAST_UNIX:
            return None
        when = datetime.fromtimestamp(int(found[1]), UTC).astimezone(BEIJING)
        return Stamp(when.isoformat(), bare, "read from a Unix time")
    if rare := date_forms.search(text):
        return _rare(*rare, gmt_is_local)
    if year is not None and (found := _YEARLESS.search(text)):
        stamp = _stamp(found, year, int(found["month"]), gmt_is_local)
        note = phrase("the year {year} is the address's; the page prints none", year=year)
        return stamp and stamp._replace(note=note)
    return None


def _rare(found: re.Match[str], form: date_forms.Form, gmt_is_local: bool) -> Stamp | None:
    """Read a date of a rarer form."""
    stamp = _stamp(found, form.era + int(found["year"]), date_forms.month_of(found), gmt_is_local)
    if stamp is None:
        return None
    start, end = date_forms.extent_of_date(found)
    return stamp._replace(raw=found.string[start:end].strip(), note=stamp.note or form.note)


_NUMERAL = regex(rf"[\d{HAN_DIGITS}十元]")
_FEWEST_NUMERALS = 3  # 3 Jul 24
_OF_DATES = (
    "一七三上下中九二于五修元八六凌分刊前十午发周四国國天布年後拜改新於日时星時晚晨更月期民点登"
    "發礼禮秒編编表輯辑週間间零點오전후"
)
# What no form of a date holds: most headlines are told by it at once to be none.
_NO_DATE = regex(f"[^\0-\u303f\uff00-\uffef{_OF_DATES}]")


def is_date(text: str) -> bool:
    """Tell a text that is a day, with its time or without, and nothing else."""
    if _NO_DATE.search(text) or len(_NUMERAL.findall(text)) < _FEWEST_NUMERALS:
        return False
    stamp = find_date(text)
    return stamp is not None and stamp.raw == text.strip() and not _UNIX.match(stamp.raw)


_CLOCK_ALONE = regex(r"\A[\[【(（]?(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?[\]】)）]?\Z")


def is_moment(text: str) -> bool:
    """Tell a text that is a day, a time of day, or both, and nothing else."""
    return _CLOCK_ALONE.match(text.strip()) is not None or is_date(text)


def with_plain_digits(text: str) -> str:
    """Return a text with ASCII digits for full-width ones, as long as before."""
    return text.translate(_WIDE) if not text.isascii() and _WIDE_DIGIT.search(text) else text


def _from_publication(text: str) -> str:
    """Return a text from where it says 发布, if that follows a time of change."""
    changed = _CHANGED.search(text)
    published = _PUBLISHED.search(text, changed.end()) if changed else None
    return text[published.start() :] if published else text


def year_in(address: str | None) -> int | None:
    """Return the year that an address or an article's id gives, or None."""
    found = _YEAR_IN_ADDRESS.search(address or "")
    return int(found[1]) if found else None


def _plain(found: re.Match[str]) -> Stamp | None:
    """Read the form that most records have, in Beijing time: 2022-01-09 11:39:43 +0800."""
    try:
        datetime.fromisoformat(found[1])
    except ValueError:
        return None
    return Stamp(f"{found[1].replace(' ', 'T')}+08:00", found[0].strip())


def _han(found: re.Match[str]) -> Stamp | None:
    """Read 2018年09月10日 08:12, with or without seconds."""
    year, month, day, hour, minute, second = found.groups()
    try:
        when = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    iso = when.isoformat(timespec="seconds" if second else "minutes")
    return Stamp(f"{iso}+08:00", found[0].strip())


def _stamp(found: re.Match[str], year: int, month: int, gmt_is_local: bool) -> Stamp | None:
    groups = found.groupdict()
    day, hour, minute, second = (groups.get(k) for k in ("day", "hour", "minute", "second"))
    hours = int(hour or 0)
    noon = (groups.get("noon") or "").lower()
    if (groups.get("half") in ("下午", "晚上", "午後", "오후") or noon == "p") and hours < 12:
        hours += 12
    elif noon == "a" and hours == 12:
        hours = 0
    try:
        when = datetime(
            year, month, int(day or 0), hours, int(minute or 0), int(second or 0), tzinfo=BEIJING
        )
    except ValueError:
        return None
    if hour is None:
        unread = _CLOCK_BEHIND.match(found.string, found.end())
        note = phrase("the time of day could not be read") if unread else None
        return Stamp(when.date().isoformat(), found[0].strip(), note)
    note = None
    zone = groups.get("zone")
    if zone and second is None and "T" not in found[0] and is_end_of_span(zone, when):
        zone = None
    if zone in SEASONAL:
        return Stamp(when.date().isoformat(), found[0].strip(), f"the day in {zone}")
    if zone and zone != "CST":  # CST beside a Chinese date is China's
        if gmt_is_local and zone in ("GMT", "UTC", "Z"):
            note = phrase("{zone} read as Beijing time", zone=zone)
        else:
            offset = zone_offset(zone)
            try:
                if offset is None:
                    return None
                when = when.replace(tzinfo=offset).astimezone(BEIJING)
            except OverflowError:  # the last hours of the year 9999
                return None
    iso = when.isoformat(timespec="seconds" if second else "minutes")
    return Stamp(iso, found[0].strip(), note)


def _compact(found: re.Match[str]) -> Stamp | None:
    """Read 20180910, 201809100812 and 20180910081233."""
    year, month, day = (int(group) for group in found.groups()[:3])
    hour, minute, second = (group and int(group) for group in found.groups()[3:])
    try:
        when = datetime(year, month, day, hour or 0, minute or 0, second or 0, tzinfo=BEIJING)
    except ValueError:
        return None
    if hour is None:
        return Stamp(when.date().isoformat(), found[0])
    return Stamp(when.isoformat(timespec="minutes" if second is None else "seconds"), found[0])


def beijing(when: datetime) -> str | None:
    """Return a moment as it stands in a record; a naive one is taken as Beijing time.

    None where it is out of range: hours before the year 1, or behind 9999.
    """
    try:
        moment = when.replace(tzinfo=BEIJING) if when.tzinfo is None else when.astimezone(BEIJING)
    except OverflowError:
        return None
    return moment.isoformat(timespec="seconds")
