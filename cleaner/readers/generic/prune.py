"""What of a page is furniture by its element: navigation, lists of other stories, comments, tools.

Names of classes and ids are words that people chose, so they are a hint and no proof: an element is
never taken away that holds the headline or most of the page's prose.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from cleaner.page.tree import Element
from cleaner.readers.generic.page_lines import Line

_TAGS = {
    "nav": "navigation",
    "footer": "page control",
    "aside": "related links",
    "menu": "navigation",
}
_ROLES = {
    "navigation": "navigation",
    "contentinfo": "page control",
    "complementary": "related links",
}
_WORDS: dict[str, str] = {
    **dict.fromkeys(
        "nav navbar navi menu topnav subnav crumb crumbs breadcrumb breadcrumbs bread mbx "
        "weizhi daohang sitemap topbar sidenav".split(),
        "navigation",
    ),
    **dict.fromkeys(
        "comment comments pinglun reply replies respond cmt cmts comm disqus changyan "
        "uyan commentlist liuyan sohucs".split(),
        "comments",
    ),
    **dict.fromkeys(
        "related relate relates relatednews relation relevant xgxw xgyd xgwz xiangguan "
        "recommend recommended recommends rec tuijian tj hot hotnews hots rank ranking "
        "ranks paihang sidebar aside side rightbar popular latest more morenews guess "
        "like likes interest sider leftbar readmore nextprev".split(),
        "related links",
    ),
    **dict.fromkeys(
        "share sharebox shares bdsharebuttonbox bshare jiathis social sns fenxiang "
        "toolbar tools tool print fontsize".split(),
        "page control",
    ),
    **dict.fromkeys(
        "footer foot copyright bottombar pager pagination pagenav page-nav fenye pages "
        "prevnext prev next login register search searchbox toplink friendlink links "
        "youqing".split(),
        "page control",
    ),
    **dict.fromkeys(
        "ad ads advert advertisement adbox adv banner guanggao gg sponsor promo promotion".split(),
        "advert",
    ),
    **dict.fromkeys("qrcode qr erweima ewm weixin wechat".split(), "QR block"),
    **dict.fromkeys("disclaimer statement shengming mianze".split(), "disclaimer"),
    **dict.fromkeys("tags tag keywords taglist".split(), "related links"),
}
# Words that only count as the whole name or its end: side-by-side, news-list-content are no lists.
_WEAK = frozenset(
    "side tj gg like more hot links link tags tag tool tools page pages search next prev comm ad"
    " foot rec weixin wechat latest interest login statement banner keywords print promotion"
    " social".split()
)
_CONTENT = re.compile(
    r"content|article|body|text|main|detail|neirong|zhengwen|story|entry|post(?!s)", re.I
)
_PART = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])|\d+")
_MARK = "cleaner-cut-"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def marks(root: Element, lines: Sequence[Line], keep: Collection[Element]) -> dict[Element, str]:
    """Return the outermost elements that are furniture, and as what.

    Args:
        root: the page.
        lines: its lines.
        keep: elements that must stay, with all that they stand in.

    """
    sacred = {ancestor for element in keep for ancestor in (element, *element.iterancestors())}
    prose = _prose_within(lines)
    total = prose.get(root, 0)
    found: dict[Element, str] = {}
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if element is root or element in sacred or not isinstance(element.tag, str):
            continue
        label = _label(element)
        if label is None:
            continue
        share = prose.get(element, 0) / total if total else 0.0
        if share < (0.5 if label != "comments" else 0.95):
            found[element] = label
            walker.skip_subtree()
    return found


def apply(root: Element, marked: Mapping[Element, str]) -> None:
    """Write the marks into the tree, and show what is hidden and was not marked.

    Some pages hide the whole story until a script shows it; the saved page is still so.
    """
    inside = {e for outer in marked for e in outer.iterdescendants("*")}
    for element in root.iter("*"):
        if element in inside:
            continue
        if element in marked:
            element.set("class", _token(marked[element]))
            continue
        if _by_name(element) is not None:  # a name that was found to be wrong misleads others, too
            for name in ("class", "id"):
                element.attrib.pop(name, "")
        if _HIDDEN.search(element.get("style") or ""):
            del element.attrib["style"]
        element.attrib.pop("hidden", "")


def slim(root: Element) -> str:
    """Return the markup of a page without what is marked; the page itself is not changed."""
    rest = copy.deepcopy(root)
    marked = [e for e in rest.iter("*") if (e.get("class") or "").startswith(_MARK)]
    for element in marked:
        parent = element.getparent()
        if parent is not None:
            hole = etree.Element("div")  # breaks the text where the element did, and keeps its tail
            hole.tail = element.tail
            parent.replace(element, hole)
    text: str = etree.tostring(rest, encoding="unicode", method="html")
    return text


def _token(label: str) -> str:
    return _MARK + label.replace(" ", "-")


def _prose_within(lines: Sequence[Line]) -> dict[Element, int]:
    weights: dict[Element, int] = {}
    for line in lines:
        if line.prose:
            element: Element | None = line.element
            while element is not None:
                weights[element] = weights.get(element, 0) + len(line.key)
                element = element.getparent()
    return weights


def _label(element: Element) -> str | None:
    if element.tag in ("html", "body", "main", "article"):
        return None
    if element.tag in _TAGS:
        return _TAGS[element.tag]
    if (role := element.get("role")) in _ROLES:
        return _ROLES[role]
    if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
        return "hidden"
    return _by_name(element)


def _by_name(element: Element) -> str | None:
    names = (*(element.get("class") or "").split(), element.get("id") or "")
    return next((label for name in names if name and (label := named(name))), None)


def named(name: str) -> str | None:
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


DROPS: dict[str, str] = {
    _token(label): label
    for label in {*_WORDS.values(), *_TAGS.values(), *_ROLES.values(), "hidden"}
}
