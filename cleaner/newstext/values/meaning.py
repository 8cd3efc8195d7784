"""What a figure or a date means, so that 三成 is no other figure than 30%."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from cleaner.lazy import regex
from cleaner.newstext.values.folding import flat
from cleaner.newstext.values.grammar import DASHES
from cleaner.newstext.values.value import ValueKind

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 10**8, "兆": 10**12}
_ENGLISH = {"trillion": "万亿", "billion": "十亿", "million": "百万"}
_MONEY = {"$": "美元", "¥": "元", "€": "欧元", "£": "英镑", "₩": "韩元"}
_ONE_UNIT = {  # spellings of one unit
    "百分点": "个百分点",
    "基点": "个基点",
    "bp": "个基点",
    "bps": "个基点",
    "平米": "平方米",
    "㎡": "平方米",
    "m2": "平方米",
    "人民币": "元",
    "港币": "港元",
    "块钱": "元",
    "小时": "个小时",
    "季度": "个季度",
    "周岁": "岁",
    "c": "℃",
    "°c": "℃",
    "摄氏度": "℃",
}
# What things are counted by says nothing of how many they are: 3名工人, 3位工人, 3人.
_COUNTERS = frozenset("个名位人口家户间所座幢栋处项条件份宗起例辆台架艘只头张册本部篇种类款枚颗支")
_LARGE = 10_000  # an amount this large is counted in yuan where no unit is said: 3亿, 3亿元
_SHARE_OF = "of a whole"  # the unit of 5%, 百分之五 and 半成
# What a unit is of the one by which its kind is compared. 千 before 米 and 克 is a numeral here.
_OF_UNIT = {
    unit: (Decimal(factor), base)
    for base, units in {
        _SHARE_OF: {"%": "0.01", "‰": "0.001", "‱": "0.0001", "成": "0.1", "成半": "0.1"},
        "米": {"公里": "1000", "km": "1000", "分米": "0.1", "厘米": "0.01", "毫米": "0.001"},
        "克": {"吨": "1000000", "公斤": "1000", "kg": "1000", "斤": "500", "毫克": "0.001"},
        "平方米": {"平方公里": "1000000", "平方千米": "1000000", "公顷": "10000"},
        "升": {"毫升": "0.001"},
    }.items()
    for unit, factor in units.items()
}
_AMOUNT = regex(
    r"第?(?P<sign>[-−+±]?)(?P<money>[$¥€£₩]?)"
    r"(?P<number>[\d.·零〇一二两三四五六七八九十百千万亿兆]+)(?P<more>[多余]?)"
    r"(?P<scale>[十百千万亿兆]*(?:trillion|billion|million)?)(?P<again>[多余]?)(?P<unit>.*)",
    re.S,
)
_SHARE = regex(r"(?P<whole>[百千万])分之(?P<part>.+)")
_RATIO = regex(r"(\d+)([:/])(\d+)")
_TO = regex(rf"(?<=.)(?:[{DASHES}]{{1,2}}|至|到)(?=.)")
_TO_MONTH = regex(rf"[{DASHES}至到]{{1,2}}(?=\d{{1,2}}月)")
_TO_DAY = regex(rf"(?<=\d)日?[{DASHES}至到](?=\d{{1,2}}日)")
_SCALE_AT_END = regex(r"(?<![十百千万亿兆])[十百千万亿兆]++\Z")
_TOKEN = regex(r"\d+(?:[.·]\d+)*|.")
_DATE_PART = regex(r"(?<!\d)\d++[年月日]")
_NO_DIGIT = regex(r"\D")
_DIGIT = regex(r"\d")
_HAN_IN_DATE = regex(r"(?<![零〇一二三四五六七八九十])[零〇一二三四五六七八九十]++(?=[年月日号季])")
_HALF_DAY = regex(r"(上午|凌晨|早上|早|下午|中午|晚上|晚间|晚)(?=\d)")
_CLOCK = regex(r"(\d{1,2})(?:[点时:](\d{1,2})?(?::\d\d|分)?(?:许|整)?)")


def same_meaning(kind: ValueKind, left: str, right: str) -> bool:
    """Whether two values mean the same.

    A date does also where one says less of it (28日, 11月28日), a code where one names no market
    (600519, 600519.SH), a figure where one leaves out what is understood (3亿, 3亿元).
    """
    if left == right:
        return True
    ours, theirs = _plain(left), _plain(right)
    if kind == "figure":
        return _figure(ours) == _figure(theirs) or _understood(ours, theirs)
    if kind == "date":
        return _same_date(_date(ours), _date(theirs))
    if kind == "code":
        ours, theirs = _alphanumeric(ours), _alphanumeric(theirs)
        digits, others = _NO_DIGIT.sub("", ours), _NO_DIGIT.sub("", theirs)
        markets = {_DIGIT.sub("", ours), _DIGIT.sub("", theirs)} - {""}
        return digits == others and len(markets) < 2
    return _alphanumeric(ours) == _alphanumeric(theirs)


def _plain(printed: str) -> str:
    return "".join(flat(printed).replace(",", "").split())


def _alphanumeric(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).lower()


# --- figures ------------------------------------------------------------------------------------

_Amount = tuple[Decimal, str, bool]  # number, unit, whether it is more than that
_Meaning = tuple[_Amount | str, ...]


def _figure(text: str) -> _Meaning:
    """Return what a figure means: one amount, or the two ends of a range; at worst its letters."""
    if found := _SHARE.fullmatch(text):
        part = _number(found["part"])
        return (text,) if part is None else ((part / _SCALES[found["whole"]], _SHARE_OF, False),)
    if found := _RATIO.fullmatch(text):
        return (text,)
    if (found := _TO.search(text)) and _amount(text[: found.start()]):
        first, last = text[: found.start()], text[found.end() :]
        low, high = _amount(first), _amount(last)
        return (text,) if low is None or high is None else (_lifted(low, first, high, last), high)
    amount = _amount(text)
    return (text,) if amount is None else (amount,)


def _lifted(low: _Amount, printed: str, high: _Amount, last: str) -> _Amount:
    """Give the low end of a range the unit, and the magnitude, that only its high end says."""
    number, unit, more = low
    found = _AMOUNT.fullmatch(last)
    if unit or found is None:
        return low
    if not _SCALE_AT_END.search(printed) and (scale := _SCALE_AT_END.search(found["number"])):
        for char in scale[0]:
            number *= _SCALES[char]
    factor, _ = _OF_UNIT.get(found["unit"].lower(), (Decimal(1), ""))
    return (number * factor).normalize(), high[1], more


def _amount(text: str) -> _Amount | None:
    found = _AMOUNT.fullmatch(text)
    number = found and _number(found["number"] + _written_out(found["scale"]))
    if found is None or number is None:
        return None
    if found["sign"] in ("-", "−"):
        number = -number
    unit = found["unit"].lower()
    number += Decimal("0.5") if unit == "成半" else 0
    if unit in _OF_UNIT:
        factor, unit = _OF_UNIT[unit]
        number *= factor
    unit = _MONEY.get(found["money"], _ONE_UNIT.get(unit, unit))
    if found["sign"] == "±" or text.startswith("第"):
        unit = text[0] + unit
    return number.normalize(), unit, bool(found["more"] or found["again"])


def _written_out(scale: str) -> str:
    for word, han in _ENGLISH.items():
        scale = scale.replace(word, han)
    return scale


def _understood(left: str, right: str) -> bool:
    """Whether two figures are one number, and their units none, or counters of things."""
    ours, theirs = _figure(left), _figure(right)
    if len(ours) != len(theirs):
        return False
    return all(
        not isinstance(x, str) and not isinstance(y, str) and _one_amount(x, y)
        for x, y in zip(ours, theirs, strict=True)
    )


def _one_amount(one: _Amount, two: _Amount) -> bool:
    if one[0] != two[0] or one[2] != two[2]:
        return False
    units = {one[1], two[1]}
    return (
        len(units) == 1
        or units <= _COUNTERS
        or ("" in units and (bool(units & _COUNTERS) or (one[0] >= _LARGE and "元" in units)))
    )


def _number(text: str) -> Decimal | None:
    """Return the number that digits, Han numerals or both write: 1.5万, 3千2百万, 二〇二三."""
    text = text.replace("·", ".")
    if not any(char in _SCALES for char in text):
        return _digit_by_digit(text)
    total = part = digit = Decimal(0)
    for token in _TOKEN.findall(text):
        scale = _SCALES.get(token)
        if scale is None:
            known = _digit_by_digit(token)
            if known is None:
                return None
            digit = known
        elif scale < 10_000:
            part += (digit or 1) * scale
            digit = Decimal(0)
        else:
            total = (
                (total + part + digit) * scale if scale == 10**8 else total + (part + digit) * scale
            )
            part = digit = Decimal(0)
    return total + part + digit


def _digit_by_digit(text: str) -> Decimal | None:
    try:
        return Decimal("".join(str(_DIGITS.get(char, char)) for char in text))
    except InvalidOperation:
        return None


# --- dates --------------------------------------------------------------------------------------


def _date(text: str) -> str:
    """Return a date's numbers: 十一月三日, 11月3号 and 11月03日 are one, 下午3点 and 15时."""
    text = _HAN_IN_DATE.sub(lambda found: str(_number(found[0])), text)
    text = re.sub(r"第(?=\d季)", "", re.sub(r"(?<=\d)号", "日", text))
    text = _TO_MONTH.sub("至", _TO_DAY.sub("至", re.sub(r"(?<=\d月)份", "", text)))
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        text = f"{found[1]}年{found[2]}月{found[3]}日"
    elif clock := _CLOCK.fullmatch(_HALF_DAY.sub("", text)):
        half = _HALF_DAY.match(text)
        late = half is not None and half[1] in ("下午", "晚上", "晚间", "晚") and int(clock[1]) < 12
        return f"{int(clock[1]) + 12 * late}:{int(clock[2] or 0):02}"
    return re.sub(r"(?<!\d)0(?=\d)", "", text)


def _same_date(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    x, y = _DATE_PART.findall(ours), _DATE_PART.findall(theirs)
    less = min(len(x), len(y))
    return less > 0 and x[-less:] == y[-less:] and "".join(x) == ours and "".join(y) == theirs
