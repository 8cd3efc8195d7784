"""An article's container as blocks of text in page order.

One walk over the tree, which is not changed. Paragraphs break at block elements and at <br>; the
text of links and other inline elements joins its surroundings without a gap; a table row is one
block, its cells joined by one blank. What is no text of the story by its element alone (scripts,
hidden elements, the site's named furniture) is set aside under a label.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias, cast

from lxml import etree

from cleaner.page.page import Element, text_of
from cleaner.reading import securities
from cleaner.reading.text import fold_markup

Items: TypeAlias = list[tuple[str, str]]

_SILENT = frozenset(
    "script style noscript template iframe object embed select button textarea input svg canvas"
    " head title link meta audio map".split()
)
_BREAK = frozenset(
    "p div section article header footer main aside nav ul ol dl dt dd li blockquote pre figure"
    " form fieldset hr address details summary center table tbody thead tfoot caption tr h1 h2 h3"
    " h4 h5 h6 body html video figcaption td th".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CAPTIONS = frozenset(
    "img_descr pictext figcaption img_table_disc image-caption pic_text article-img-desc"
    " imgdesc".split()
)
# Furniture by its element, wherever a page is reprinted; a site adds its own.
_COMMON_DROPS: dict[str, str] = {
    "sinaads": "advert",
    "adInContent": "advert",
    "ad_context3": "advert",
    "toplink": "promotion",
    "em_handle_adv_close": "advert",
    "EmImageRemark": "chart",
    "em_promo_module": "promotion",
    "em_module_extend": "promotion",
    "em_lk_video": "video",
    "function_code_page": "pager",
    "_function_code_page": "pager",
}
_DROPPED_IDS = re.compile(r"\A(?:quote_|bkquote_|ad_|div_ad|NewsArticleID)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_CHART = re.compile(r"\A[A-Z]?[KR]图\s|webquotepic|webquoteklinepic|GetPic\.aspx")
_PLACEHOLDER = re.compile(
    r"320X320\.png|/default/|spacer|blank\.gif|loading|qrcode|1x1|\Adata:", re.I
)
_ADVERT_LINK = re.compile(
    r"//acttg\.|//(?:app|acttg|emdatah5)\.eastmoney\.com/|/kaihu|openaccount", re.I
)
_WIDGETS = frozenset("微博 维权 行情 股吧 问诊 买入 诊股 爱股 实时行情 资讯 点评".split())
# Around a link that may be a widget; it is one where brackets stand around it, too.
_WIDGET, _WIDGET_END = "\ue000", "\ue001"
_WIDGET_MARK = re.compile(
    rf"\s?[（(\[【]\s*(?:{_WIDGET}[^{_WIDGET_END}]*{_WIDGET_END}[\s,，]*)+[)）\]】]"
    rf"|{_WIDGET}[（(\[【][^{_WIDGET_END}]*[)）\]】]{_WIDGET_END}|[{_WIDGET}{_WIDGET_END}]"
)


class Picture(NamedTuple):
    """An image where it stands in the text."""

    url: str | None
    alt: str | None


class Block(NamedTuple):
    """A paragraph, heading, list item, table row, caption or picture.

    `kind` is one of p, h, li, row, caption, image. `names` are the classes and ids of the block's
    own element.
    """

    text: str
    kind: str
    names: frozenset[str] = frozenset()
    links: tuple[securities.Link, ...] = ()
    centred: bool = False
    strong: bool = False
    all_link: bool = False
    picture: Picture | None = None


class Cut(NamedTuple):
    """What was set aside, and as what; a label of "" is a thing that nothing explains."""

    label: str
    text: str


_NOTHING: frozenset[str] = frozenset()


@functools.cache
def link_target(href: str | None, code: str | None) -> securities.Link | None:
    """Return what a link points to, without its name."""
    return securities.parse(href, code, "")


class _Walk:
    """The state of one walk: the open paragraph, and what it has collected."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.cuts: list[Cut] = []
        self.parts: list[str] = []
        self.links: list[securities.Link] = []
        self.pictures: list[Block] = []  # met inside the open paragraph
        self.open_links: list[tuple[int, Element, securities.Link | None]] = []
        self.kind = "p"
        self.names = _NOTHING
        self.centred = False
        self.strong = 0  # characters inside bold elements
        self.linked = 0  # characters inside links
        self.row = 0  # open table rows that are rows of cells
        self.caption = 0

    def flush(self) -> None:
        """Close the open paragraph."""
        if self.parts:
            text = "".join(self.parts)
            if _WIDGET in text:
                text = _WIDGET_MARK.sub("", text)
            text = fold_markup(text)
            if text:
                self.blocks.append(
                    Block(
                        text,
                        "caption" if self.caption else self.kind,
                        self.names,
                        tuple(self.links),
                        self.centred,
                        self.strong >= len(text) > 0,
                        self.linked >= len(text) > 0,
                    )
                )
            self.parts.clear()
        if self.pictures:
            self.blocks += self.pictures
            self.pictures.clear()
        if self.links:
            self.links.clear()
        self.strong = self.linked = 0

    def boundary(self) -> None:
        """Break the text: a new paragraph, or a blank between the cells of a row."""
        if self.row:
            self.parts.append(" ")
        else:
            self.flush()


def read_blocks(
    container: Element, drops: Mapping[str, str] | None = None
) -> tuple[list[Block], list[Cut]]:
    """Read a container.

    Args:
        container: the element that holds the article.
        drops: the site's furniture: a class or an id, and as what it is cut.

    Returns:
        The blocks in page order, and what was set aside.

    """
    dropped = {**_COMMON_DROPS, **drops} if drops else _COMMON_DROPS
    walk = _Walk()
    walker = etree.iterwalk(container, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _SILENT:
                walker.skip_subtree()
                continue
            if (items := element.items()) and element is not container:
                label = _drop_label(tag, items, dropped)
                if label is not None:
                    _set_aside(walk, element, label)
                    walker.skip_subtree()
                    continue
            _start(walk, element, tag, items)
            if element.text:
                walk.parts.append(element.text)
        else:
            if tag not in _SILENT:
                _end(walk, element, tag)
            if element.tail and element is not container:
                walk.parts.append(element.tail)
    walk.flush()
    return walk.blocks, walk.cuts


def _drop_label(tag: str, items: Items, dropped: Mapping[str, str]) -> str | None:
    """Return as what an element is cut by its attributes, or None."""
    for name, value in items:
        if name == "class":
            for token in value.split():
                if token in dropped:
                    return dropped[token]
        elif name == "id":
            if value in dropped:
                return dropped[value]
            if _DROPPED_IDS.match(value):
                return "quote widget" if "quote" in value else "advert"
        elif name == "style":
            if _HIDDEN.search(value):
                return "hidden"
        elif name == "hidden" and tag != "input":
            return "hidden"
        elif name == "href" and tag == "a" and _ADVERT_LINK.search(value):
            return "advert"
    return None


def _set_aside(walk: _Walk, element: Element, label: str) -> None:
    text = fold_markup("".join(shown_text(element)))
    if text:
        walk.cuts.append(Cut(label, text))
    if element.tag in _BREAK and element.tag != "span":
        walk.boundary()


def shown_text(element: Element) -> list[str]:
    """Return the pieces of text below an element, without scripts and the like."""
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if node.tag in _SILENT:
                walker.skip_subtree()
            elif node.text:
                pieces.append(node.text)
        elif node.tail and node is not element:
            pieces.append(node.tail)
    return pieces


def _start(walk: _Walk, element: Element, tag: str, items: Items) -> None:
    if tag in _BREAK:
        _start_block(walk, element, tag, items)
    elif tag == "br":
        walk.boundary()
    elif tag == "img":
        _picture(walk, element)
    elif items and tag in ("a", "span"):
        if _names(items) & _CAPTIONS:
            walk.boundary()
            walk.caption += 1
        else:
            _open_link(walk, element, tag)


def _start_block(walk: _Walk, element: Element, tag: str, items: Items) -> None:
    if tag in ("td", "th"):
        if walk.row:
            walk.parts.append(" ")
        else:
            walk.flush()
        return
    if tag == "tr" and not walk.row:
        walk.flush()
        if _is_row(element):
            walk.row = 1
            walk.kind, walk.names, walk.centred = "row", _NOTHING, False
            return
    if walk.row:
        if tag == "tr":
            walk.row += 1
        walk.parts.append(" ")
        return
    walk.flush()
    walk.names = _names(items) if items else _NOTHING
    walk.centred = tag == "center" or any(
        (n == "style" and _CENTRED.search(v)) or (n == "align" and v.lower() == "center")
        for n, v in items
    )
    walk.kind = "h" if tag in _HEADINGS else "li" if tag in ("li", "dd", "dt") else "p"
    if tag == "figcaption" or walk.names & _CAPTIONS:
        walk.caption += 1


def _names(items: Items) -> frozenset[str]:
    found = [token for name, value in items if name in ("class", "id") for token in value.split()]
    return frozenset(found) if found else _NOTHING


def _is_row(row: Element) -> bool:
    """Tell a row of cells from a table that only lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or row.find(".//table") is not None:
        return False
    return all(len(cell.findall(".//p")) < 4 for cell in cells)


def _end(walk: _Walk, element: Element, tag: str) -> None:
    if tag in _BREAK:
        if tag == "tr" and walk.row:
            walk.row -= 1
        if walk.row:
            walk.parts.append(" ")
        elif tag not in ("td", "th") or walk.parts:
            walk.flush()
            walk.names, walk.kind = _NOTHING, "p"
            if tag not in ("p", "br"):
                walk.centred = False
        if walk.caption and _is_caption_element(element):
            walk.caption -= 1
    elif tag in ("a", "span"):
        if walk.caption and _is_caption_element(element):
            walk.flush()
            walk.caption -= 1
        elif walk.open_links and walk.open_links[-1][1] is element:
            _close_link(walk)
    elif tag in ("strong", "b"):
        walk.strong += len(text_of(element))


def _is_caption_element(element: Element) -> bool:
    return element.tag == "figcaption" or bool(_names(cast("Items", element.items())) & _CAPTIONS)


def _open_link(walk: _Walk, element: Element, tag: str) -> None:
    href, code = element.get("href"), element.get("code") or element.get("data-code")
    if tag == "span" and not href and not code:
        return
    walk.open_links.append((len(walk.parts), element, link_target(href, code)))


def _close_link(walk: _Walk) -> None:
    start, element, target = walk.open_links.pop()
    if start > len(walk.parts):  # a paragraph ended inside the link
        start = 0
    name = "".join(walk.parts[start:]).strip()
    walk.linked += len(name)
    if name.strip("()（）[]【】 ") in _WIDGETS and element.tag == "a":
        walk.parts[start:] = [_WIDGET, name, _WIDGET_END]
    elif target is not None and name:
        walk.links.append(target._replace(name=fold_markup(name)))


def _picture(walk: _Walk, element: Element) -> None:
    url = next(
        (v for k in ("data-src", "src", "_src", "data-original") if (v := element.get(k))), None
    )
    alt = element.get("alt")
    if _CHART.search(alt or "") or _CHART.search(url or ""):
        walk.cuts.append(Cut("chart", ""))
        return
    if not url or _PLACEHOLDER.search(url):
        return
    block = Block("", "image", picture=Picture(url, alt or None))
    # A picture inside a sentence does not break it: it is listed after its paragraph.
    (walk.pictures if any(map(str.strip, walk.parts)) else walk.blocks).append(block)
