"""Days in Chinese numerals: 二〇二四年七月三日."""

from __future__ import annotations

import re
from datetime import date

from cleaner.lazy import regex

HAN_DIGITS = "〇○零一二三四五六七八九"
HAN_DAY = regex(  # 二〇二四年七月三日
    rf"(?P<year>[一二][{HAN_DIGITS}]{{3}})年(?P<month>[一二三四五六七八九十]{{1,2}})月(?P<day>[一二三四五六七八九十]{{1,3}})日"
)


def read_han_day(found: re.Match[str]) -> date | None:
    """Return the day that `HAN_DAY` found; None where the calendar has none such."""
    year = int("".join(str(max(0, HAN_DIGITS.index(digit) - 2)) for digit in found["year"]))
    try:
        return date(year, _han_number(found["month"]), _han_number(found["day"]))
    except ValueError:
        return None


def _han_number(text: str) -> int:
    """Return 七, 十二, 二十, 三十一 as a number."""
    tens, ten, ones = text.rpartition("十")
    if "十" in tens or len(tens) > 1 or len(ones) > 1:  # 十十: nobody counts so
        return 0
    number = (HAN_DIGITS.index(tens[0]) - 2 if tens else 1) * 10 if ten else 0
    return number + (HAN_DIGITS.index(ones[0]) - 2 if ones else 0)
