"""Dates in header lines, fields and addresses."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from cleaner.newstext.dates import Stamp, find_date, is_date, is_moment, year_in
from tests.fuzz.invariants import Broken
from tests.fuzz.mutating import as_text

_SEEDS = """2022-01-09 11:39:43 +0800
2022-01-09T11:39:43.123Z
Sun, 14 Aug 2022 07:33:00 GMT
Wed Jul  3 21:08:11 CST 2024
2018年09月10日 08:12　来源：试验日报
2018年9月10日 星期一 下午3:05
二〇二四年七月三日
民国113年7月3日
更新时间：2023-03-03 03:03:03 发布时间：2022-01-09 11:39:43
1641699583
1641699583123
20220109113943
08-01 12:30
8月1日
July 3, 2024 9:08 PM EST
3 Jul 2024
2024/7/3 21:08 责任编辑：田艺
令和6年7月3日
2024년 7월 3일 오후 3:05
２０２２年１月９日 １１：３９
昨天 08:30
http://x.example/2024-07/03/c_1.htm
2024-07-03至2024-07-05
"""

_FULL = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_ZONE = re.compile(r"[A-Za-z+]|:\d\d?\s*[-\u2010-\u2015\u2212]|24:")


def seeds() -> list[bytes]:
    """Return a date in each form."""
    return [line.encode() for line in _SEEDS.splitlines()]


def check(data: bytes) -> None:
    """Check that a text has a date of the calendar, as it is printed there, or none."""
    text = as_text(data)[:400]
    for year in (None, 2022, year_in(text)):
        for local in (False, True):
            stamp = find_date(text, year=year, gmt_is_local=local)
            if stamp is not None:
                _check(text, stamp, year, local)
    if is_date(text) and not is_moment(text):
        raise Broken("a date is a moment", repr(text))


def _check(text: str, stamp: Stamp, year: int | None, local: bool) -> None:
    datetime.fromisoformat(stamp.iso)
    if stamp.raw not in text:
        raise Broken("no text that the input does not hold", f"{stamp.raw!r} of {text!r}")
    _check_day(stamp)
    again = find_date(stamp.raw, year=year, gmt_is_local=local)
    if again is None and stamp.note is not None:
        return  # what stands around it told that it is one
    if again is None or again.iso != stamp.iso:
        raise Broken("what was read of a date is the date", f"{stamp} becomes {again} of {text!r}")


def _check_day(stamp: Stamp) -> None:
    """Check that a day that is printed in full, without a zone, is the day that was read."""
    printed = unicodedata.normalize("NFKC", stamp.raw)
    days = _FULL.findall(printed)
    if len(days) == 1 and not _ZONE.search(printed):
        day = "-".join(f"{int(number):02}" for number in days[0])
        if stamp.iso[:10] != day:
            raise Broken("what was read of a date is the date", f"{stamp.iso} of {stamp.raw!r}")
