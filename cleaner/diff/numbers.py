"""What a figure or a date means, so that 三成 is no other figure than 30%."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from cleaner.diff.atoms import flat
from cleaner.diff.model import ValueKind

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 10**8, "兆": 10**12}
_FIGURE = re.compile(
    r"(?P<sign>[-−]?)(?P<number>\d+(?:\.\d+)?)(?P<scale>[十百千万亿兆]*)(?P<unit>\D*)"
)
_HAN_FIGURE = re.compile(r"(?P<number>[零〇一二两三四五六七八九十百千万亿]+)(?P<unit>\D*)")
_SHARE = re.compile(r"(?P<whole>[百千万])分之(?P<part>.+)")
_DATE_PART = re.compile(r"\d+[年月日]")
_NO_DIGIT = re.compile(r"\D")
_DIGIT = re.compile(r"\d")
_HAN_IN_DATE = re.compile(r"[零〇一二三四五六七八九十]+(?=[年月日号季])")


def same_meaning(kind: ValueKind, left: str, right: str) -> bool:
    """Whether two values mean the same.

    A date does also where one says less of it (28日, 11月28日), a code where one names no market
    (600519, 600519.SH).
    """
    ours, theirs = meaning(kind, left), meaning(kind, right)
    if kind == "code":
        digits, others = _NO_DIGIT.sub("", ours), _NO_DIGIT.sub("", theirs)
        markets = {_DIGIT.sub("", ours), _DIGIT.sub("", theirs)} - {""}
        return digits == others and len(markets) < 2
    if kind != "date" or ours == theirs:
        return ours == theirs
    x, y = _DATE_PART.findall(ours), _DATE_PART.findall(theirs)
    less = min(len(x), len(y))
    return less > 0 and x[-less:] == y[-less:] and "".join(x) == ours and "".join(y) == theirs


def meaning(kind: ValueKind, printed: str) -> str:
    """Return a text that is the same for what means the same; at worst what was printed, folded."""
    text = "".join(flat(printed).replace(",", "").split())
    if kind == "figure":
        return _figure(text)
    if kind == "date":
        return _date(text)
    return "".join(char for char in text if char.isalnum())


def _figure(text: str) -> str:
    if found := _SHARE.fullmatch(text):
        part = _number(found["part"])
        return text if part is None else _written(part / _SCALES[found["whole"]], "")
    if found := _FIGURE.fullmatch(text):
        number = Decimal(found["number"]) * (-1 if found["sign"] else 1)
        for scale in found["scale"]:
            number *= _SCALES[scale]
        return _scaled(number, found["unit"])
    if (found := _HAN_FIGURE.fullmatch(text)) and (whole := _han(found["number"])) is not None:
        return _scaled(Decimal(whole), found["unit"])
    return text


def _scaled(number: Decimal, unit: str) -> str:
    """Return number and unit; shares of a whole become one number."""
    if unit in ("%", "‰", "成", "成半"):
        number += Decimal("0.5") if unit == "成半" else 0
        return _written(number / {"%": 100, "‰": 1000}.get(unit, 10), "")
    return _written(number, {"个百分点": "百分点", "公里": "千米", "人民币": "元"}.get(unit, unit))


def _written(number: Decimal, unit: str) -> str:
    return f"{number.normalize():f}{unit}"


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        whole = _han(text)
        return None if whole is None else Decimal(whole)


def _han(text: str) -> int | None:
    """Return the number that Han numerals write: 一百二十万, and 二〇二三 digit by digit."""
    if not all(char in _DIGITS or char in _SCALES for char in text):
        return None
    if not any(char in _SCALES for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = part = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif (scale := _SCALES[char]) < 10_000:
            part += (digit or 1) * scale
            digit = 0
        else:
            total = (
                (total + part + digit) * scale if scale == 10**8 else total + (part + digit) * scale
            )
            part = digit = 0
    return total + part + digit


def _date(text: str) -> str:
    """Return a date's numbers: 十一月三日, 11月3号 and 11月03日 are one."""
    text = _HAN_IN_DATE.sub(lambda found: str(_han(found[0])), text)
    text = re.sub(r"第(?=\d季)", "", re.sub(r"(?<=\d)号", "日", text))
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        text = f"{found[1]}年{found[2]}月{found[3]}日"
    return re.sub(r"(?<!\d)0(?=\d)", "", text)
