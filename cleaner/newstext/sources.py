"""Where a text is from: source lines, headers, a closing bracket, the headline it had there.

Every function looks at one line of text. A name that only stands inside a sentence (据X报道, X公告)
is part of the news and is never taken.
"""

from __future__ import annotations

import functools
import re

from cleaner.article import Paper
from cleaner.lazy import regex
from cleaner.newstext import surnames
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold, squash
from cleaner.site_marks import site_marks

_OPEN, _CLOSE = "[（(【\\[]", "[）)】\\]]"
_NAME = r"[^。！？；!?;：:]{1,40}?"
_SOURCE_LABEL = (
    r"(?:本?文章?(?:[来來]源|[转轉][载載]?自|摘自|源自)(?:于)?|[转轉][载載]?自"
    r"|(?:信息|稿件|消息|新[闻聞]|原文|内容)?[来來]\s*源|稿源|[来來]自|[综綜]合自)"
)
_SOURCE_LINE = regex(
    rf"[▌▍▎▏▐■□●◆◇►▶※]*\s*+{_OPEN}?\s*+{_SOURCE_LABEL}(?:网站)?\s*(?:[:：丨|｜]|(?<=自)\s)\s*(?P<name>{_NAME})\s*"
    rf"(?:{_OPEN}?(?:ID|微信(?:公众)?号?)[:：]?[^）)]*{_CLOSE})?[。.]?\s*{_CLOSE}?\Z"
)
_NOT_A_NAME = regex(
    r"\d{4}\s*[-/年.]|\d{1,2}[:：]\d{2}|[。！？；]|https?://|(?:作者|编辑|责编|字体|评论)\s*[:：]"
    r"|[<>\"=]"  # what is left of a tag's attributes
)
_SOURCE_HINT = regex(r"[来來]|自|源|综合|期")
_COMPILED_FROM = regex(  # （羊城晚报•羊城派综合自潮新闻、羊城晚报）
    rf"{_OPEN}\s*(?P<name>[^，。：:；！？（）()]{{2,16}}?)综合自[^。：:；！？（）()]{{2,60}}{_CLOSE}\Z"
)
_COMPILED = regex(  # 每日经济新闻综合公开消息
    r"(?P<name>[^，。：:]{2,16}?)综合自?(?:公开|网络|媒体|外媒|多家媒体|此前)?(?:消息|报道|信息|资料)?[。.]?\Z"
)
_ISSUE = regex(r"《(?P<name>[^》]{2,20})》\s*\d{4}年第\d+期\Z")
_CAPTION_SOURCE = regex(r"(?:图片?|视频|数据|图表|资料|制图|截图|摄影)\s*来源|(?:图|资料)源")
_LABELLED = regex(
    r"(?:文章|稿件|信息|新[闻聞])?[来來]\s*源\s*[:：]"
    r"\s*(?P<name>[^\s　|｜]+(?: [A-Za-z][^\s　|｜]*)*)"
)
_AFTER_TIME = regex(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d{2}(?::\d{2})?\s+(?P<name>\S+)\Z"
)
_DESK = regex(r"(?P<name>.+?)(?<!\s)\s*+[（(][\u4e00-\u9fff]{2,4}[）)]\Z")  # 云岭日报(北京)
_CONTROLS = regex(r"(?<!\s)\s*+(?:参与互动|发表评论|我要评论|【?字体[:：]|分享到).*\Z")
_NEXT_COLUMN = regex(
    r"(?<![\s，,；;])[\s，,；;]++(?:作者|编辑|责任编辑|編輯|責任編輯|参与互动|字体|浏览|评论|阅读)"
)
_LABEL_BEFORE = regex(rf"\A{_OPEN}?\s*{_SOURCE_LABEL}\s*[:：]?\s*")
_LABELLED_WHOLE = regex(rf"(?:{_SOURCE_LABEL}\s*[:：]\s*)(.+)")
# What is printed where a source would stand, and names none: how a text came, templates unfilled.
_NO_SOURCE = frozenset(
    "综合 互联网 网络 网络整理 原创 转载 自媒体综合"
    " 未知 不详 作者 佚名 null undefined 无 公告 编辑".split()
)
# What says that a text is from somewhere, and not from where; and on what it was written.
_NOBODY = regex(
    r"(?:转载(?:文章|内容|稿件)|(?:本|我)[报站网刊台社](?:讯|消息|原创|整理|综合|专稿|记者|编辑部)?"
    r"|头条|文章|新闻|媒体|[Aa][Pp][Pp]|客户端|(?:微信)?(?:公众号|公號)|微信|微博|官网|记者|来源|"
    r"(?:来自)?\s*(?:iPhone|iPad|iOS|Android|安卓|苹果|HUAWEI|Redmi|OPPO|vivo|Windows|Mac|PC"
    r"|网页|微博网页|电脑|手机|(?:华为|荣耀|小米|三星)(?:手机|\s*[A-Za-z]))"
    r"(?:客户端|端|版|手机)?[A-Za-z0-9\s+]{0,20})\Z",
    re.I,
)
# 澎湃新闻记者 吕新文: the house goes before its people.
_HOUSE_AND_PEOPLE = regex(
    r"(?P<house>[^\s，,]{2,16}?)?(?:首席|见习|实习|特约|特派|全媒体)*记者\s*+(?:[:：]\s*+)?"
    rf"(?P<who>[{surnames.BESIDE_ROLE}][\u4e00-\u9fff]{{1,2}}(?:[\s、，,].{{1,30}})?)\Z"
)
_ACCOUNT = regex(
    r"(?:微信)?公众号\s*(?:[:：]\s*|(?=[“「\"]))[“「\"]?(?P<name>[^”」\"（(]{2,20})[”」\"]?"
    r"(?:[（(].*[）)])?\Z"
    r"|(?:微信)?公众号(?P<numbered>[^”」（(：:]{2,20})[（(]\s*(?:微信)?(?:号|ID)"
    r"|[“「\"](?P<quoted>[^”」\"]{2,20})[”」\"](?:微信)?公众号\Z"
)
_CLAIM = regex(r"(?<!\s)\s*+[（(](?:如有|若有|侵权|版权|如侵|非原创)[^（）()]*[）)]\Z")
_ORIGINAL_TITLE = regex(
    r"[（(【\[]?\s*原(?:文)?标题\s*[:：丨|]?\s*(?P<title>.+?)\s*[）)】\]]?\Z", re.S
)
_PAPER = regex(
    r"《\s*+(?P<name>[^》]{2,20}?)\s*》\s*[（(]?\s*(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    r"\s*(?:第?\s*(?P<page>[A-Z]?\d{1,3})\s*版)?(?:[^）)]{0,12}[）)])?\s*\Z"
)


@functools.lru_cache(maxsize=512)  # a header is asked for more than once, and sources recur
def source_name(text: str | None) -> str | None:
    """Return the bare name out of a source element: `来源：新华网 ` gives 新华网."""
    if not text:
        return None
    name = fold(text)
    if house(name) is not None:
        return name
    if found := _HOUSE_AND_PEOPLE.match(_LABEL_BEFORE.sub("", name)):
        name = found["house"] or "记者"
    if found := _LABELLED.search(name):
        name = found["name"]
    name = _NEXT_COLUMN.split(name, maxsplit=1)[0]
    name = _CONTROLS.sub("", name)
    name = _LABEL_BEFORE.sub("", name)
    name = name.strip(" 　|｜:：,，、-—_")
    name = _CLAIM.sub("", name)
    if found := _ACCOUNT.match(name):
        name = next(filter(None, found.groups()))
    if (found := _DESK.match(name)) and house(found["name"]):
        name = found["name"]
    if (found := _AFTER_TIME.match(name)) and house(found["name"]):
        name = found["name"]
    for left, right in ("（）", "()", "【】", "[]"):
        if name.startswith(left) and name.endswith(right):
            name = name[1:-1].strip()
    if not name or len(name) > 40 or _NOBODY.match(name) or name in _no_names():
        return None
    return None if _CAPTION_SOURCE.match(name) or _NOT_A_NAME.search(name) else name


def tells_origin(name: str | None) -> bool:
    """Tell whether a source name says where a text is from, or only fills the slot."""
    return (
        bool(name)
        and (squashed := squash(name or "")) not in _NO_SOURCE
        and squashed not in _desks()
    )


@functools.cache
def _desks() -> frozenset[str]:
    return frozenset(site_marks().desks)


@functools.cache
def _no_names() -> frozenset[str]:
    return frozenset(site_marks().no_names)


def reporters_beside(text: str) -> str | None:
    """Return the people that a source line names with their house: 来源：澎湃新闻记者 吕新文."""
    if "记者" not in text:
        return None
    found = _HOUSE_AND_PEOPLE.match(_LABEL_BEFORE.sub("", fold(text).strip("（()）【】[]")))
    return found["who"] if found else None


def source_line(text: str) -> str | None:
    """Return the name on a line that is nothing but a source line ("" when it names none)."""
    if len(text) > 80 or not _SOURCE_HINT.search(text) or _CAPTION_SOURCE.search(text[:12]):
        return None
    if found := _SOURCE_LINE.match(text):
        return source_name(found["name"]) or ("" if _NOBODY.match(found["name"].strip()) else None)
    if found := _COMPILED_FROM.match(text):
        return source_name(found["name"])
    for pattern in (_COMPILED, _ISSUE):
        if (found := pattern.match(text)) and house(found["name"]):
            return found["name"]
    return None


def closing_bracket(text: str) -> str | None:
    """Return the house in a bracket that closes `text`: `…增长。（财联社）` gives 财联社.

    Only a known house counts: a bracket at the end of a paragraph holds many other things.
    """
    if not text.endswith(("）", ")")):
        return None
    start = max(text.rfind("（"), text.rfind("("))
    name = text[start + 1 : -1].strip() if start >= 0 else ""
    if found := _LABELLED_WHOLE.fullmatch(name):
        name = found[1]
    return name if house(name) else None


def paper_line(text: str) -> Paper | None:
    """Return the newspaper page on a line such as `《 人民日报 》（ 2022年08月14日 01 版）`."""
    if not text.startswith("《") or len(text) > 60:
        return None
    found = _PAPER.match(text)
    if not found:
        return None
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    return Paper(name=squash(found["name"]), date=day, page=found["page"])


def original_title(text: str) -> str | None:
    """Return the headline on an 原标题 line, or None."""
    if len(text) > 150 or "标题" not in text[:6]:
        return None
    found = _ORIGINAL_TITLE.match(text)
    return fold(found["title"]) if found else None
