"""Who made a text: editors, bylines, signatures; `roles` reads lines that name several.

Every function looks at one line of text, and at whole lines only: a person inside a sentence is
part of the news.
"""

from __future__ import annotations

import re

from cleaner.lazy import regex
from cleaner.newstext import surnames
from cleaner.newstext.houses import house
from cleaner.newstext.roles import PAIRED, TALK, WORK_CODE, name_without_house, role_line
from cleaner.newstext.traditional import with_plain_labels
from cleaner.newstext.whitespace import fold

_PERSON = r"[\u4e00-\u9fff·]{2,8}|[A-Z][\w.]*(?: [A-Z][\w.]*)*"
_EDITOR = regex(
    r"(?:注[:：][^:：]{0,24}注明出处\s*+[!！。]?\s*+)?[（(【\[]?\s*+(?:责任?编辑?|责编|编\s*+辑|执行编辑|核稿编辑|本文编辑|网[络路]编辑|(?:值班)?主编)\s*+[:：丨|/｜]\s*+"
    r"[【\[]?(?P<name>[^】）)\]：:。！？，,；;]{0,30}?)\s*+[】\]]?\s*+[】）)\]]?[。.]?\Z"
)
_CONTROLS = regex(r"\A(?:[【\[]?(?:纠错|打印|关闭|分享|收藏|评论)[】\]]?\s*)+")
_CONTROLS_BEHIND = regex(  # 责任编辑：林夕照 【我要纠错】
    r"(?:(?<!\s)\s++)?[【\[（(](?:我要)?(?:纠错|打印|关闭|分享|收藏|评论|报错|反馈)[】\]）)]\Z"
)
_EDITOR_WORDS = regex(r"(?:编\s*辑|责编)\s*[:：丨|/｜]")
# After the editor come others who had a hand in it: 编辑|张三 校对：李四 审核：王五.
_ROLES = regex(
    r"(?:(?<=[^\s|/丨，,；;])|(?<=\A[|/丨，,；;]))"  # a run of marks is tried from its start alone
    r"(?:[\s|/丨，,；;]++(?:责任编辑|责编|编辑|制作|编审|策划|统筹|主编)|[\s|/丨，,；;]*+"
    r"(?:校对|校审|审核|审校|审读|监制|监审|总监制|值班编委|值班|视觉|排版|二审|三审|终审|签发|实习生|实习编辑))"
    r"\s*[:：丨|/｜].*\Z"
)
_BYLINE = regex(
    r"[（(【\[]?\s*(?:(?:本?文|撰文|撰稿|作\s*者|文字|采写|编译|特约撰稿)(?:作者)?\s*+[:：丨|/／｜]\s*+|文\s*+[|丨/／｜]\s*+)"
    r"(?P<name>[^。！？；!?;：:]{1,30}?)\s*[）)】\]]?\Z"
)
_SIGNATURE = regex(
    rf"(?:\A|(?<=[。！？!?”]))[（(]\s*(?P<name>[{surnames.SURE}][\u4e00-\u9fff]{{1,2}})\s*[）)]\Z"
)
_REPORTER_LINE = regex(
    r"[■□●◆◎▲（(【\[]?\s*[\w·“”\"《》 ]{0,16}?"
    r"(?:实习|见习|特约|首席|总台|本报|本刊|本网|全媒体)*记者\s*+"
    rf"(?:[:：丨|/]\s*+)?(?P<name>(?:{_PERSON})(?:[\s、，,　]+(?:{_PERSON}))*)"
    rf"(?:\s*(?:[\u4e00-\u9fff]{{1,8}})?(?:报道|摄影报道|文/?图))?\s*[）)】\]]?\Z"
)
_AFFILIATION = regex(r"[，,]\s*(?:系|为|是|单位).*\Z|作者(?:单位|系|为).*\Z")
_BYLINE_HINT = regex(r"[记記]者|作\s*者|撰|[采採]|[编編][译譯]|出品|文")
_WRITTEN_BY = regex(
    r"[“\"《]?[\w·]{1,12}[”\"》]?\s*+(?:[（(]微信(?:公众号)?(?:ID|号)?[:：][^）)]*[）)])?\s*+(?:撰稿|采写|出品)\s*+[/|丨：:].{1,50}\Z"
)
_INLINE_REPORTERS = regex(r"(?:[\w·]*?记者|[\u4e00-\u9fff]*财经)\s*(?P<names>.+)\Z")
# Names without a role before those who helped: 罗一实习生肖二.
_BEFORE_HELPERS = regex(
    r"(?!.{0,12}记者)[\u4e00-\u9fff]{2,4}?(?=\s*(?:实习生|通讯员)[\u4e00-\u9fff])"
)
_MINGUO_DAY = regex(r"(?<=[）)])\s*1[0-3]\d[01]\d[0-3]\d\Z")  # （編輯：賀知序）1130724
_NO_EDITOR = regex(  # what a system writes where nobody signed
    r"(?:news|admin|administrator|editor|system|root|user|test|cms|web|null|undefined|none|小编|(?:系统)?管理员|纠错|申诉)\Z",
    re.I,
)
_NOBODY = regex(
    r"\A(?:佚名|未知|不详|匿名|[暂暫]?[无無]|互联网|网络|admin|null|none|本站|小编|编辑部?)\Z|官方账号|评论|\d人",
    re.I,
)
_OTHER_HANDS = regex(
    r"(?<!\s)\s++(?:\S{0,6}报道|通讯员|制作|摄影|摄|剪辑|编辑|实习生|配音|海报|文/图)(?=\s|\Z)"
)


def author_name(text: str | None) -> str | None:
    """Return the bare name out of an author element: `作者：窦世平` gives 窦世平."""
    if not text:
        return None
    name = with_plain_labels(fold(text))
    if (roles := role_line(name)) is not None:
        name = roles.get("author") or roles.get("helper", "")
    elif found := re.search(r"(?:作\s*者|记者|撰文|文)\s*[:：/丨|]\s*(?P<name>[^:：]*)", name):
        name = found["name"]
    elif re.search(r"[:：]|\d{4}", name):  # another label, or the date beside it
        return None
    name = re.split(r"(?<!\s)\s++(?:编辑|来源|责编|时间)", name)[0].strip(" |｜,，")
    name = name_without_house(name)
    if not name or len(name) > 40 or _NOBODY.search(name) or house(name) is not None:
        return None
    return name


def reporters(bracket: str | None) -> str | None:
    """Return the names in a bracket: `记者 郭金超 黄钰钦 摄影 X` gives 郭金超 黄钰钦."""
    if not bracket:
        return None
    if leading := _BEFORE_HELPERS.match(bracket):
        return leading[0]
    line = with_plain_labels(fold(bracket))
    if (roles := role_line(line)) is not None:
        return roles.get("author") or roles.get("helper")
    found = _INLINE_REPORTERS.match(line)
    people = _OTHER_HANDS.split(found["names"] if found else line)[0]
    return people if re.fullmatch(rf"(?:{_PERSON})(?:[\s、，,]+(?:{_PERSON}))*", people) else None


def editor_name(text: str | None) -> str | None:
    """Return the editor without label and work code: `责任编辑：刘万里 SF014` gives 刘万里."""
    if not text:
        return None
    line = with_plain_labels(fold(text))
    found = _EDITOR.match(line) or _EDITOR.match(_ROLES.sub("", line))
    if not found and (PAIRED.search(line) or len(line) > 20):  # another label, or a sentence
        return None
    name = found["name"] if found else line
    name = WORK_CODE.sub("", name.strip())
    name = WORK_CODE.sub("", name.lstrip("【[（(").rstrip("】])）"))
    name = name.strip(" /|丨、，,:：（(【[")
    return None if name.isdigit() or _NO_EDITOR.match(name) else name or None


def editor_line(text: str) -> str | None:
    """Return the editor on a line that is nothing but an editor line ("" when it names none)."""
    if len(text) > 90 or not ("编" in text or "編" in text) or not PAIRED.search(text):
        return None
    text = _MINGUO_DAY.sub("", with_plain_labels(text))
    text = _CONTROLS_BEHIND.sub("", _CONTROLS.sub("", text))
    if len(_EDITOR_WORDS.findall(text)) > 1 and (roles := role_line(text)):
        return roles.get("editor", "")
    bare = text.strip("（()）【】[] ")
    for line in (bare, _ROLES.sub("", bare)):
        if (found := _EDITOR.match(line)) and not TALK.search(found["name"]):
            return editor_name(line) or ""
    return None


def byline(text: str) -> str | None:
    """Return the author on a line that is nothing but a byline, or None."""
    if len(text) > 60 or not _BYLINE_HINT.search(text):
        return None
    text = with_plain_labels(text)
    if (roles := role_line(text)) is not None:
        return roles.get("author")
    if (found := _BYLINE.match(text)) and not TALK.search(found["name"]):
        return fold(_AFFILIATION.sub("", found["name"])) or None
    if (found := _REPORTER_LINE.match(text)) and not TALK.search(found["name"]):
        return _OTHER_HANDS.split(fold(found["name"]))[0]
    if _WRITTEN_BY.match(text):
        return fold(re.split(r"撰稿|采写|出品", text, maxsplit=1)[1].lstrip("/|丨：: "))
    return None


def signature(text: str) -> str | None:
    """Return the writer who signs a text in a bracket after its last full stop: `…。(罗亮)`.

    Only what begins as a Chinese name does counts: （完） and （图） stand there, too.
    """
    if not text.endswith(("）", ")")):
        return None
    found = _SIGNATURE.search(text)
    return found["name"] if found else None
