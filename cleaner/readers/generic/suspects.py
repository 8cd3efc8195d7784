"""Of what an element makes itself suspect: navigation, lists of other stories, comments, tools.

Names of classes and ids are words that people chose, so they are a hint and no proof: whether an
element is what it seems is decided when it is known what stands in it (`story_vote`).
"""

from __future__ import annotations

import functools
import re

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.page.tree import Element

_TAGS: dict[str, Label] = {
    "nav": Label.NAVIGATION,
    "footer": Label.PAGE_CONTROL,
    "aside": Label.RELATED_LINKS,
    "menu": Label.NAVIGATION,
}
_ROLES: dict[str, Label] = {
    "navigation": Label.NAVIGATION,
    "contentinfo": Label.PAGE_CONTROL,
    "complementary": Label.RELATED_LINKS,
}
_WORDS: dict[str, Label] = {
    **dict.fromkeys(
        "nav navbar navi menu topnav subnav crumb crumbs breadcrumb breadcrumbs bread mbx "
        "weizhi daohang sitemap topbar sidenav".split(),
        Label.NAVIGATION,
    ),
    **dict.fromkeys(
        "comment comments pinglun reply replies respond cmt cmts comm disqus changyan "
        "uyan commentlist liuyan sohucs".split(),
        Label.COMMENTS,
    ),
    **dict.fromkeys(
        "related relate relates relatednews relation relevant xgxw xgyd xgwz xiangguan "
        "recommend recommended recommends rec tuijian tj hot hotnews hots rank ranking "
        "ranks paihang sidebar aside side rightbar popular latest more morenews guess "
        "like likes interest sider leftbar readmore nextprev".split(),
        Label.RELATED_LINKS,
    ),
    **dict.fromkeys(
        "share sharebox shares bdsharebuttonbox bshare jiathis social sns fenxiang "
        "toolbar tools tool print fontsize".split(),
        Label.PAGE_CONTROL,
    ),
    **dict.fromkeys(
        "footer foot copyright bottombar pager pagination pagenav page-nav fenye pages "
        "prevnext prev next login register search searchbox toplink friendlink links "
        "youqing".split(),
        Label.PAGE_CONTROL,
    ),
    **dict.fromkeys(
        "ad ads advert advertisement adbox adv banner guanggao gg sponsor promo promotion".split(),
        Label.ADVERT,
    ),
    **dict.fromkeys("qrcode qr erweima ewm weixin wechat".split(), Label.QR_BLOCK),
    **dict.fromkeys("disclaimer statement shengming mianze".split(), Label.DISCLAIMER),
    **dict.fromkeys("tags tag keywords taglist".split(), Label.RELATED_LINKS),
}
# Words that only count as the whole name or its end: side-by-side, news-list-content are no lists.
_WEAK = frozenset(
    "side tj gg like more hot links link tags tag tool tools page pages search next prev comm ad"
    " foot rec weixin wechat latest interest login statement banner keywords print promotion"
    " social".split()
)
_CONTENT = regex(
    r"content|article|body|text|main|detail|neirong|zhengwen|story|entry|post(?!s)", re.I
)
_PART = regex(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])|\d+")
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NEVER = frozenset(("html", "body", "main", "article"))
# Inside a sentence a name says less: keywords and tags are words of it.
_OF_A_SPAN = frozenset((Label.HIDDEN, Label.PAGE_CONTROL, Label.ADVERT, Label.QR_BLOCK))


def suspect(element: Element, tag: str) -> Label | None:
    """Return as what an element would be cut, by its name, role, style or classes, or None."""
    if tag in _TAGS:
        return _TAGS[tag]
    if not element.attrib:
        return None
    get = element.get
    if (style := get("style")) and _HIDDEN.search(style):
        return Label.HIDDEN
    if get("hidden") is not None:
        return Label.HIDDEN
    if (role := get("role")) and role in _ROLES:
        return _ROLES[role]
    label = None
    if names := get("class"):
        label = _by_names(names)
    if label is None and (name := get("id")):
        label = _by_names(name)
    if label is None or tag in _NEVER or (tag == "span" and label not in _OF_A_SPAN):
        return None
    return label


@functools.lru_cache(maxsize=4096)
def _by_names(names: str) -> Label | None:
    return next((label for name in names.split() if (label := named(name))), None)


def named(name: str) -> Label | None:
    """Return what a class or an id says that its element is, or None: `relatedNews`, `hot-list`."""
    whole = name.lower()
    if whole in _WORDS:
        return _WORDS[whole]
    if len(name) > 40 or _CONTENT.search(name):
        return None
    parts = [part.lower() for part in _PART.findall(name) if not part.isdigit()]
    for part in parts:
        if part in _WORDS and part not in _WEAK:
            return _WORDS[part]
    edge = parts[-1] if parts else ""
    if (
        edge in ("list", "box", "wrap", "bar", "con", "area", "module", "block", "panel")
        and len(parts) > 1
    ):
        edge = parts[-2]
    return _WORDS.get(edge)
