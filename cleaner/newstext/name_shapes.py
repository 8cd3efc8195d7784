"""What can be the name of a person, of a source, of an outlet: by its shape alone."""

from __future__ import annotations

import re

from cleaner.lazy import regex
from cleaner.newstext import surnames
from cleaner.newstext.houses import house

_ONE = (
    rf"(?:[{surnames.COMMON}{surnames.TRADITIONAL}][\u4e00-\u9fff]{{1,3}}"
    r"|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12})"
)
_PERSON = regex(rf"{_ONE}(?:[\s、，,/]+{_ONE}){{0,5}}\Z")
_LATIN_ONE = r"[A-Z][\w.'’-]*(?: (?:(?:de|van|von|der|bin|al|la|del)\b|[A-Z][\w.'’-]*)){1,3}"
_LATIN_PERSON = regex(rf"{_LATIN_ONE}(?:(?:, | and | & |, and ){_LATIN_ONE}){{0,5}}")
_LATIN_ROLE = regex(
    r"\b(?:News|Staff|Desk|Team|Editors?|Editorial|Reporters?|Agency|Times|Post|Daily|Media|Press"
    r"|Network|Group|Admin|Writers?|Online|Reuters|Xinhua|Bloomberg|Services?|Wire"
    r"|Inc|Ltd|Limited|University|The)\b"
)
_ROLE = regex(
    r"编辑|管理员|网友|小编|网|报|社|发布|新闻|财经|资讯|综合|团队|公司|频道|工作室|观察|佚名|未知|原创|admin|来源|作者|本站",
    re.I,
)
_NO_NAME = regex(
    r"[。！？!?，,；;]|评论|分享|收藏|打印|字[体号]|关注|阅读|点击|浏览|登录|注册|首页|正文|更多|手机|微信|微博|播报|返回|"
    r"编辑|作者|记者|扫|转发|点赞|我要|参与|原创|\A\d|null|undefined|\A来源\Z|http|www\."
)
_OUTLET = regex(
    r"(?:网|報|报|社|在线|台|刊|杂志|传媒|之窗|门户|官网|发布|财经|APP|客户端|头条|新聞|網|News|Times|Daily"
    r"|Post|Herald|Journal|\.(?:com|net|org|cn))\Z",
    re.I,
)


def is_person(text: str) -> bool:
    """Tell whether a text is one person's name or a few."""
    if text.isascii():
        return is_latin_person(text)
    return bool(_PERSON.match(text)) and not _ROLE.search(text) and house(text) is None


def is_latin_person(text: str) -> bool:
    """Tell whether a text is one person's name or a few in Latin letters: Lin Wei and John Doe."""
    return bool(_LATIN_PERSON.fullmatch(text)) and not _LATIN_ROLE.search(text)


def is_source(text: str | None) -> bool:
    """Tell whether a text can be the name of a source, and is no tool of the page."""
    if not text:
        return False
    return bool(house(text)) or (1 < len(text) <= 30 and not _NO_NAME.search(text))


def is_outlet(text: str) -> bool:
    """Tell whether a segment of a title names who publishes, and no channel of it."""
    return (
        bool(house(text)) or _OUTLET.search(re.sub(r"[（(][^（）()]*[)）]\Z", "", text)) is not None
    )
