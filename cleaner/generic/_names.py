"""What can be the name of a person, of a source, of an outlet: by its shape alone."""

from __future__ import annotations

import re

from cleaner.reading.houses import house

_PERSON = re.compile(r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12})(?:[\s、，,/]+[\u4e00-\u9fff]{2,4}){0,5}\Z")
_ROLE = re.compile(r"编辑|管理员|网友|小编|网|报|社|发布|新闻|财经|佚名|未知|原创|admin|来源|作者|本站", re.I)
_NO_NAME = re.compile(
    r"[。！？!?，,；;]|评论|分享|收藏|打印|字[体号]|关注|阅读|点击|浏览|登录|注册|首页|正文|更多|手机|微信|微博|播报|返回|"
    r"编辑|作者|记者|扫|转发|点赞|我要|参与|原创|\A\d|null|undefined|\A来源\Z|http|www\."
)
_OUTLET = re.compile(r"(?:网|報|报|社|在线|台|刊|杂志|传媒|之窗|门户|官网|发布|财经|APP|客户端)\Z", re.I)


def is_person(text: str) -> bool:
    """Tell whether a text is one person's name or a few."""
    return bool(_PERSON.match(text)) and not _ROLE.search(text) and house(text) is None


def is_source(text: str | None) -> bool:
    """Tell whether a text can be the name of a source, and is no tool of the page."""
    if not text:
        return False
    return bool(house(text)) or (1 < len(text) <= 30 and not _NO_NAME.search(text))


def is_outlet(text: str) -> bool:
    """Tell whether a segment of a title names who publishes, and no channel of it."""
    return bool(house(text)) or _OUTLET.search(re.sub(r"[（(][^（）()]*[)）]\Z", "", text)) is not None
