"""The rarer forms of a date: English and Chinese names of months, 民國 years, years of two digits.

Each pattern gives the groups `year`, `month` and `day` and, where a clock follows or precedes,
`hour`, `minute`, `second`, `noon` and `zone`.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.messages import phrase

_NAMES = (
    "jan feb mar apr may jun jul aug sep oct nov dec".split(),
    "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月".split(),
)
_MONTHS = {name: number for names in _NAMES for number, name in enumerate(names, 1)}
_ENGLISH = (
    r"(?P<month>(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\b\.?"
)
# Months as French, German, Spanish, Portuguese, Italian and Russian name them behind a day.
_FOREIGN = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_FOREIGN_MONTHS = {
    name: number for names in _FOREIGN for number, name in enumerate(names.split(), 1)
}
_FOREIGN_NAME = rf"(?P<month>(?i:{'|'.join(sorted(_FOREIGN_MONTHS, key=len, reverse=True))}))\b"
_HAN = r"(?P<month>十[一二]?月|[一二三四五六七八九]月|(?:1[0-2]|0?[1-9])\s?月)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_MINGUO = r"(?P<year>1[0-3]\d|[5-9]\d)"
_ZONE = r"(?P<zone>(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{4}|[A-Z]{3,4}|[CEMP]T)\b"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?!\d)(?:[:.](?P<second>[0-5]\d)(?!\d))?"
    r"(?:\s*(?P<noon>[AaPp])\.?\s?[Mm]\b\.?)?"
    rf"(?:\s*\(?{_ZONE}\)?)?"
)
_BETWEEN = r"(?:[\s,，|｜·/@-]|\bat\b|[（(]?(?:星期|周|週)[一二三四五六日天][）)]?)*"
_CLOCK_AFTER = rf"(?:{_BETWEEN}(?<!\d){_CLOCK})?"
_HAN_CLOCK = (
    r"(?:[\s,，|｜·]*+(?:[（(]?(?:星期|周|週|禮拜)[一二三四五六日天][）)]?\s*+)?"
    r"(?:(?P<half>上午|下午|晚上|凌晨|中午)\s*+)?(?P<hour>[01]?\d|2[0-3])\s*[:：時时点點]\s*(?P<minute>[0-5]\d)"
    r"(?:\s*[:：分]\s*(?P<second>[0-5]\d))?)?"
)
# What a two-digit year needs before it: a label, else the text is that date alone.
_LABEL = (
    r"(?P<label>(?:时间|時間|日期|發布|发布|发表|發表|刊登|刊發|更新)[于於]?\s*+(?:[:：/]\s*+)?)"
)
_SHORT = (
    r"(?P<year>[0-4]\d)(?P<sep>[{seps}])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d|[-./]\d)"
)
_SHORT_CLOCK = (
    r"(?:\s+(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?)?"
)


class Form(NamedTuple):
    """A form: its pattern, what its year counts from, and a note on how it was read."""

    pattern: str
    era: int = 0
    note: str | None = None


_DIGIT = regex(r"\d")
_HINT = regex(r"[^\W\d_]{3}|[月年]|\d[-./]\d")
_TWO_DIGITS = "a year of two digits, read as of this century"
FORMS = (
    # 10:30 AM EST, Tue March 5, 2024
    Form(rf"(?<![\d:]){_CLOCK}[\s,|·]*(?:[A-Z][a-z]{{2,8}},?\s+)?{_ENGLISH}\s*{_DAY},?\s*{_YEAR}"),
    # Tue Mar 12 2024 20:15:07 GMT+0800; March 5th, 2024 at 10:30 AM; Mar. 5, 2024
    Form(rf"\b{_ENGLISH}\s*{_DAY},?\s*{_YEAR}{_CLOCK_AFTER}"),
    # 5 March 2024, 10:30; 05-Mar-2024
    Form(rf"(?<!\d){_DAY}(?:\s|of|-)*{_ENGLISH}[\s,-]*{_YEAR}{_CLOCK_AFTER}"),
    # 18:30, 05-Mar-2024
    Form(
        rf"(?<![\d:]){_CLOCK}[\s,|·]*(?:[A-Z][a-z]{{2,8}},?\s+)?{_DAY}(?:\s|-)*{_ENGLISH}[\s,-]*{_YEAR}"
    ),
    # 5 mars 2024 à 10:30; 5. März 2024; 5 de marzo de 2024; 5 марта 2024
    Form(
        rf"(?<!\d){_DAY}\.?\s+(?:de\s+)?{_FOREIGN_NAME},?\s+(?:de\s+)?{_YEAR}"
        rf"(?:(?:[\s,|·-]|\b(?:à|um|alle|las|às|в|г)\b\.?)*(?<!\d){_CLOCK})?"
    ),
    # 05.03.2024; 25/03/2024; 3/25/2024; which of two low numbers is the month no slash tells
    Form(rf"(?<![\d.]){_DAY}\.(?P<month>1[0-2]|0?[1-9])\.{_YEAR}{_CLOCK_AFTER}"),
    Form(rf"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>1[0-2]|0?[1-9])/{_YEAR}{_CLOCK_AFTER}"),
    Form(rf"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}{_CLOCK_AFTER}"),
    # 十一月 6th, 2009; 6 月 12, 2014
    Form(rf"(?<!十){_HAN}\s*{_DAY}日?\s*[,，]\s*{_YEAR}{_HAN_CLOCK}"),
    Form(rf"(?<![\d.:-]){_DAY}\s+{_HAN}\s*+(?:[,，]\s*+)?{_YEAR}{_HAN_CLOCK}"),
    # 2014年十一月6日
    Form(
        rf"(?<!\d){_YEAR}年\s*(?P<month>十[一二]?月|[一二三四五六七八九]月)\s*{_DAY}日?{_HAN_CLOCK}"
    ),
    # 民國113年7月24日; 113年7月24日; 113/07/24 alone or under a label
    Form(
        rf"(?:民[國国]\s*|(?<![\d.]))(?:{_MINGUO})\s*年\s*(?P<month>1[0-2]|0?[1-9])\s*月"
        rf"\s*{_DAY}\s*日{_HAN_CLOCK}",
        era=1911,
        note=phrase("a year of the Republic of China"),
    ),
    Form(
        rf"(?:\A\s*|{_LABEL}|民[國国]\s*)(?P<year>1[0-3]\d)(?P<sep>[-./])(?P<month>1[0-2]|0?[1-9])"
        rf"(?P=sep){_DAY}{_HAN_CLOCK}(?=\s*(?:\Z|[^\d\s.-]))",
        era=1911,
        note=phrase("a year of the Republic of China"),
    ),
    Form(_LABEL + _SHORT.format(seps="-./") + _SHORT_CLOCK, era=2000, note=_TWO_DIGITS),
    Form(  # 12/05/14 alone may begin with a month or a day
        rf"\A\s*{_SHORT.format(seps='-.')}{_SHORT_CLOCK}\s*\Z",
        era=2000,
        note=_TWO_DIGITS,
    ),
    Form(
        rf"(?:\A\s*|{_LABEL})(?P<year>[0-4]\d)年(?P<month>1[0-2]|0?[1-9])月"
        rf"(?P<day>3[01]|[12]\d|0?[1-9])日{_HAN_CLOCK}",
        era=2000,
        note=_TWO_DIGITS,
    ),
)


@functools.cache  # when a date is first met that is none of the plain ones
def _compiled() -> tuple[tuple[re.Pattern[str], Form], ...]:
    return tuple((re.compile(form.pattern), form) for form in FORMS)


def search(text: str) -> tuple[re.Match[str], Form] | None:
    """Return the first date of a text in one of these forms, and which it is."""
    if not (_DIGIT.search(text) and _HINT.search(text)):
        return None
    found = [(match, form) for pattern, form in _compiled() if (match := pattern.search(text))]
    return min(found, key=lambda pair: pair[0].start(), default=None)


def month_of(match: re.Match[str]) -> int:
    """Return the month that a date names, as a number."""
    name = "".join(match["month"].split()).lower()
    if foreign := _FOREIGN_MONTHS.get(name):
        return foreign
    return _MONTHS.get(name[:3]) or _MONTHS.get(name) or int(name.rstrip("月"))


def extent_of_date(match: re.Match[str]) -> tuple[int, int]:
    """Return from where to where a date reaches, without a label before it."""
    label = match.groupdict().get("label") or ""
    return match.start() + len(label), match.end()
