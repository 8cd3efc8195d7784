"""A line of a header: `发布时间：2022-02-28 11:30:31 来源：云岭网上海 作者：…` in parts.

Pages and pastes print the parts in every order, with and without gaps; a name ends where the next
label begins.
"""

from __future__ import annotations

import re

from cleaner.lazy import regex
from cleaner.newstext import date_forms, dates
from cleaner.newstext.han_days import HAN_DAY
from cleaner.newstext.houses import house

SOURCE = regex(
    r"(?:(?:本文|文章|稿件|信息|新[闻聞]|消息|内容|原文)?"
    r"(?:[来來]\s*源|出[处處]|稿源|[来來]自|[转轉]自|[转轉][载載]自|摘自)(?:于|网站)?|\b(?:Source|SOURCE))"
    r"\s*[:：|｜]\s*(?P<rest>.*)",
    re.S,
)
AUTHOR = regex(
    r"(?:作\s*者|[记記]\s*者|撰\s*稿|撰\s*文|文字|文|\b(?:Author|Reporter|Written [Bb]y))"
    r"\s*[:：/／|｜丨]\s*(?P<rest>.*)",
    re.S,
)
EDITOR = regex(
    r"(?:[责責]任[编編][辑輯]|[责責]\s*[编編]|[编編]\s*[辑輯]|网络编辑|本文编辑|\bEditor)"
    r"\s*[:：/／|｜丨]\s*(?P<rest>.*)",
    re.S,
)
_DATE = regex(
    rf"(?:(?<!\d)(?:19|20)\d{{2}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?"
    rf"|{HAN_DAY.pattern})\.?[T\s,，　]*"
    rf"(?:[|｜·•]\s*)?{dates.WEEKDAY}"
    r"(?:(?:[上下]午|晚上|凌晨|中午|午前|午後|오전|오후)?\s*\d{1,2}\s*[:：时時点點]\s*\d{1,2}"
    r"(?:\s*[:：分]\s*\d{1,2})?[秒分]?)?(?:[.]\d+)?"
    r"(?:\s*[AaPp]\.?[Mm]\b)?(?:\s*(?:Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}))?"
)
_DATED = r"(?<!\d)(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}"
# What follows a name in a header, glued to it or not.
_CONTROLS = (
    r"[来來]\s*源|作\s*者|[记記]\s*者|(?:[责責]任|网络)?[编編]\s*[辑輯]|[责責]\s*[编編]"
    r"|\b(?:Source|Author|Editor|Updated|Published|Posted)\s*:|(?:发布|發布|發佈)(?:时间|時間|日期|者|人|[于於])|发布(?=\s*[:：])|(?<=[\s|｜])发布|字体|字号|浏览|点击|收藏|打印"
    r"|摄影|摄像|初审|复审|终审|[一二三]审|签发|监制|通讯员|點閱|瀏覽|點擊|人氣|字級|發表|大字|【|\[|［|大\s*中\s*小|我要|参与|原标题|编审|审核|校对|供稿|用手机|手机看|复制|纠错|举报|放大|缩小"
)
# Words that names have, too (时间财经, 文化频道): labels where something parts them from the name.
_WORDS = r"时间|日期|阅读|评论|分享|人气|访问|查看|次数|责任|更新|栏目|分类|频道|关注|扫"
NEXT_LABEL = regex(rf"(?:{_CONTROLS}|{_WORDS}|{_DATED})")
_NAME_END = regex(
    rf"(?:{_CONTROLS}|(?<=[\s|｜丨/（(\]】])(?:{_WORDS})|(?:{_WORDS})(?=\s*[:：\d])|{_DATED})"
)

_LABELS = {"source": SOURCE, "author": AUTHOR, "editor": EDITOR}
_ACCOUNT = regex(r"(?<!\s)\s*+[（(]\s*+(?:微信)?(?:公众)?号?\s*+(?:ID|id)\s*[:：]")
_BEFORE_DATE = regex(r"\s*+(?:(?:发布|发表|更新)?(?:时间|日期|于)\s*+[:：]?)?\s*+\Z")
_CLOCK = regex(r"\d\s*[:：时]\s*\d")

_BRACKET = regex(
    r"[（(](?P<inside>[^（）()]{4,60})[）)]"
)  # （来源：云江日报 作者：甲） 责任编辑：乙


def header_line(text: str) -> dict[str, str] | None:
    """Return who is named on a line that is nothing but a header, or None where it is none.

    It gives a day and an hour, and besides only names: labelled, or a known house; or at least two
    labelled names. A bare time is no header, since a chronicle is divided by such lines.
    """
    if len(text) > 100 or re.search(r"[。！？]", text):
        return None
    if bracket := _BRACKET.match(text):
        text = f"{bracket['inside']} {text[bracket.end() :]}".rstrip()
    date = _DATE.search(text)
    if date is None:
        named = _labelled(text) or {}
        return named if len(named) > 1 else None
    if not _CLOCK.search(date[0]):
        return None
    before, after = text[: date.start()].strip(" 　|｜"), text[date.end() :].strip(" 　|｜")
    if not _BEFORE_DATE.match(before):
        return {"source": before} if house(before) and not after else None
    return {"source": after} if house(after) else _labelled(after)


def _labelled(text: str) -> dict[str, str] | None:
    """Return the names of a text that begins with a label."""
    if not any(label.match(text) for label in _LABELS.values()):
        return None
    found = ((field, label.search(text)) for field, label in _LABELS.items())
    named = {field: name_at(_ACCOUNT.split(m["rest"])[0]) for field, m in found if m}
    return {field: name for field, name in named.items() if name}


def date_span(text: str) -> tuple[int, int] | None:
    """Return where the first date of a text stands, without the labels and names around it."""
    plain = dates.with_plain_digits(text)
    found = _DATE.search(plain)
    rare = date_forms.search(plain)
    if rare and (found is None or date_forms.extent_of_date(rare[0])[0] < found.start()):
        return date_forms.extent_of_date(rare[0])
    return found.span() if found else None


def name_at(text: str | None) -> str | None:
    """Return the name at the start of a text, up to the next label or column."""
    if not text:
        return None
    text = text.strip(" 　:：|｜丨")
    if found := _NAME_END.search(text):
        text = text[: found.start()]
    name = re.split(
        r"[\t　|｜丨\u2003]| {2,}|\s[-–—·]\s|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{4,})", text
    )[0]
    name = name.strip(" 　:：|｜丨,，;；·-—/、")
    if name[:1] in "（(" and name[-1:] not in "）)":
        name = name[1:]
    if name[-1:] in "）)】]" and not re.search(r"[（(【\[]", name):
        name = name[:-1]
    return name if 0 < len(name) <= 40 else None
