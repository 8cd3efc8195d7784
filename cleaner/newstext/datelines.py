"""The head of a wire story: X社北京10月22日电（记者 张三）.

`据新华社北京12月27日电` is hearsay, and names no author of the text.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext.houses import house, known_names
from cleaner.newstext.people import reporters
from cleaner.newstext.roles import role_line
from cleaner.newstext.traditional import PLACES

_AGENCY_SHAPE = (
    r"《?[\w·．・]{1,12}(?:社|报|网|日报|晚报|时报|财经|新闻|通讯社|周刊|电视台|客户端|APP)》?"
)
_HAN = r"\u4e00-\u9fff"
_PLACE = r"[\u4e00-\u9fff、·\s]{0,24}?"
_DAY = r"(?:\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日)?"
_REPORTERS = r"(?:\s*[（(](?P<who>[^（）()]{2,60})[）)])?"
_ADDRESS = r"(?:[（(][\w.:/]+[）)])?"  # 云岭日报网（www.yunling.example）
_BEFORE = r"(?:[（(](?P<before>[^（）()]{2,40})[）)]\s*)?"  # 财联社（北京，记者 张三）讯
_BRACKETS = regex(
    r".{2,16}?[（(][^（）()]{2,40}[）)]\s*[\u4e00-\u9fff、·\s\d]{0,24}?(?:讯|电|消息)"
)
_BRACKETED = regex(
    r"\s*【(?P<agency>[^】]{2,12})】\s*[（(](?P<who>[^（）()]*记者[^（）()]{2,40})[）)]\s*"
)
_TAIWAN = regex(  # （中央社記者周硯秋台北24日電）
    rf"[（(〔【](?P<agency>[^\s（）()記]{{2,8}})(?:特[派約]|駐地)?記者(?P<who>[{_HAN}、]{{2,16}}?)"
    rf"(?P<place>{'|'.join(PLACES)})?(?:\d{{1,2}}日)?(?:專|綜合)?(?:外)?電[）)〕】]\s*"
)
_SHORT_NAME = regex(r"((?:\A|、)[\u4e00-\u9fff]{2,3})[^、]*\Z")  # before a place that is not known
_DATELINE_HINT = regex(r"[电電]|讯|综合报道|消息[:：，,（(]|】\s*[（(]")


class Dateline(NamedTuple):
    """The head of a wire story: who signs it, and the people in its brackets."""

    agency: str
    reporters: str | None
    editor: str | None
    length: int


@functools.cache
def _dateline(*, brackets: bool) -> re.Pattern[str]:
    """Match a dateline; with `brackets`, one that has some before its 电 or 讯, as few do."""
    known = "|".join(re.escape(name) for name in known_names() if (h := house(name)) and h.agency)
    agency = rf"(?P<agency>(?:{known})(?!\w*公司公告)|{_AGENCY_SHAPE})"
    kind = (
        r"(?:(?:[早午晚快专急]|综合)?(?:(?<![发用供停充家水核风光机致来通断火售购输配])电|讯)"
        r"(?:\s*[:：])?|综合报道|快讯[:：]|"
        r"(?:综合)?消息(?:[（(][^（）()]{2,12}[）)])?[:：，,])"
    )
    address, before = (_ADDRESS, _BEFORE) if brackets else ("", "")
    return re.compile(
        rf"[\s【\[]*(?P<hearsay>据)?{agency}[】\]]?{address}(?P<place>{_PLACE}){_DAY}\s*{before}{kind}"
        rf"{_REPORTERS}\s*[，,：:]?\s*"
    )


def dateline(text: str) -> Dateline | None:
    """Return the dateline at the very start of a text, or None.

    `据新华社北京12月27日电` is a hearsay and names no author of this text: None.
    """
    head = text[:90]
    if not _DATELINE_HINT.search(head):
        return None
    if (found := _BRACKETED.match(head)) and house(found["agency"]):
        return Dateline(found["agency"], reporters(found["who"]), None, found.end())
    if found := _TAIWAN.match(head):
        who = found["who"] if found["place"] else _SHORT_NAME.sub(r"\1", found["who"])
        return Dateline(found["agency"], " ".join(who.split("、")), None, found.end())
    found = _dateline(brackets=False).match(head)
    if not found and _BRACKETS.match(head):
        found = _dateline(brackets=True).match(head)
    if not found or found["hearsay"]:
        return None
    agency = found["agency"].strip("《》")
    place = (found["place"] or "").strip()
    if place and house(agency + place):  # 云岭日报 + 网 is one name
        agency += place
    elif place in ("新闻", "官微", "客户端"):
        pass
    elif "公司" in place or (not house(agency) and len(place) > 8):
        return None
    people = found["who"] or _after_place(found.groupdict().get("before"))
    named = role_line(people or "") or {}
    return Dateline(agency, reporters(people), named.get("editor"), found.end())


def _after_place(bracket: str | None) -> str | None:
    """Return who a bracket names behind the place: `北京，记者 张三`."""
    return re.split("[，,]", bracket)[-1].strip() if bracket and "记者" in bracket else None


def opens_feature(text: str) -> bool:
    """Tell whether a line is the dateline of a feature and its headline: X社北京4月8日电 题：…."""
    line = dateline(text) if "题" in text[:40] else None
    return line is not None and text[line.length :].lstrip().startswith(("题：", "题:"))
