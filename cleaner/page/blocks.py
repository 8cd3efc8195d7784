"""An article's container as blocks of text in page order.

One walk over the tree, which is not changed. Paragraphs break at block elements and at <br>; the
text of links and other inline elements joins its surroundings without a gap; a table row is one
block, its cells joined by one blank. What is no text of the story by its element alone (scripts,
hidden elements, the site's named furniture) is set aside under a label.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias, cast

from lxml import etree

from cleaner.page.page import Element
from cleaner.reading import securities
from cleaner.reading.text import fold_markup

Items: TypeAlias = list[tuple[str, str]]


_SILENT = frozenset(
    "script style noscript template iframe object embed select button textarea input svg canvas"
    " head title link meta audio map".split()
)
_BREAK = frozenset(
    "p div section article header footer main aside nav ul ol dl dt dd li blockquote pre figure"
    " form fieldset hr address details summary center table tbody thead tfoot caption h1 h2 h3 h4"
    " h5 h6 body html video figcaption".split()
)
_KINDS = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "h"),
    **dict.fromkeys("li dd dt".split(), "li"),
}
_PICTURE_SOURCES = ("data-src", "src", "_src", "data-original")
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
_CENTRED = re.compile(r"text-align\s*:\s*center|\A\s*center\s*\Z", re.I)
_CHART = re.compile(r"\A[A-Z]?[KR]图\s|webquotepic|webquoteklinepic|GetPic\.aspx")
_PLACEHOLDER = re.compile(
    r"320X320\.png|/default/|spacer|blank\.gif|loading|qrcode|1x1|\Adata:", re.I
)
_ADVERT_LINKS = ("//acttg.", "//emdatah5.", "/kaihu", "openaccount")
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
    title: str | None  # what the page shows when one points at it, often the caption


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


@functools.lru_cache(maxsize=4096)  # a run meets the same links all day
def link_target(href: str | None, code: str | None) -> securities.Link | None:
    """Return what a link points to, without its name."""
    return securities.parse(href, code, "")


class _Walk:
    """The state of one walk: the open paragraph, and what it has collected."""

    __slots__ = (
        "blocks", "bold", "caption", "centred", "cuts", "kind", "linked", "links", "names",
        "open_links", "parts", "pictures", "row", "strong",
    )  # fmt: skip

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
        self.bold = 0  # open bold elements
        self.strong = 0  # characters inside them, in the open paragraph
        self.linked = 0  # characters inside links
        self.row = 0  # open table rows that are rows of cells
        self.caption = 0  # open elements that are captions

    def flush(self) -> None:
        """Close the open paragraph."""
        if self.parts:
            text = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
            self.parts.clear()
            if _WIDGET in text:
                text = _WIDGET_MARK.sub("", text)
            if text := fold_markup(text):
                size = len(text)
                self.blocks.append(
                    Block(
                        text,
                        "caption" if self.caption else self.kind,
                        self.names,
                        tuple(self.links),
                        self.centred,
                        self.strong >= size,
                        self.linked >= size,
                    )
                )
            self.strong = self.linked = 0
            self.links.clear()
        if self.pictures:
            self.blocks += self.pictures
            self.pictures.clear()

    def boundary(self) -> None:
        """Break the text: a new paragraph, or a blank between the cells of a row."""
        if self.row:
            self.parts.append(" ")
        else:
            self.flush()

    def set_aside(self, element: Element, tag: str, label: str) -> None:
        """Keep what an element holds apart from the text."""
        if text := fold_markup("".join(shown_text(element))):
            self.cuts.append(Cut(label, text))
        if tag in _BREAK:
            self.boundary()

    def open_block(self, element: Element, tag: str, items: Items) -> None:
        """Begin a paragraph or what else breaks the text."""
        if self.row:
            self.parts.append(" ")
            return
        if self.parts or self.pictures:
            self.flush()
        self.kind = _KINDS.get(tag, "p")
        if not items:
            self.names = _NOTHING
            self.centred = tag == "center"
            return
        self.names = _names(items)
        self.centred = tag == "center" or any(
            n in ("style", "align") and _CENTRED.search(v) for n, v in items
        )
        if tag == "figcaption" or not self.names.isdisjoint(_CAPTIONS):
            self.caption += 1

    def close_block(self, element: Element, tag: str) -> None:
        """End it."""
        if self.row:
            self.parts.append(" ")
            return
        if self.parts or self.pictures:
            self.flush()
        self.names, self.kind = _NOTHING, "p"
        if tag != "p":
            self.centred = False
        if self.caption and _is_caption(element):
            self.caption -= 1

    def open_row(self, element: Element, tag: str, items: Items) -> None:
        """Begin a table row: one block, unless the table only lays out the page."""
        if self.row or not _is_row(element):
            self.row += bool(self.row)
            self.boundary()
            return
        self.flush()
        self.row = 1
        self.kind, self.names, self.centred = "row", _NOTHING, False

    def close_row(self, element: Element, tag: str) -> None:
        """End it."""
        self.row -= bool(self.row)
        self.close_block(element, tag)

    def open_cell(self, element: Element, tag: str, items: Items) -> None:
        """Begin a cell."""
        self.boundary()

    def close_cell(self, element: Element, tag: str) -> None:
        """End it."""
        self.boundary()

    def open_bold(self, element: Element, tag: str, items: Items) -> None:
        """Begin bold text."""
        self.bold += 1

    def close_bold(self, element: Element, tag: str) -> None:
        """End it."""
        self.bold -= 1

    def open_link(self, element: Element, tag: str, items: Items) -> None:
        """Begin a link, a span that stands for one, or a caption."""
        href = code = None
        for name, value in items:
            if name == "href":
                href = value
            elif name in ("code", "data-code"):
                code = value
            elif name == "class" and not _CAPTIONS.isdisjoint(value.split()):
                self.boundary()
                self.caption += 1
                return
        if href or code:
            self.open_links.append((len(self.parts), element, link_target(href, code)))

    def close_link(self, element: Element, tag: str) -> None:
        """End it: note the security it points to, or mark it as a widget."""
        if not self.open_links or self.open_links[-1][1] is not element:
            if self.caption and _is_caption(element):
                self.flush()
                self.caption -= 1
            return
        start, _, target = self.open_links.pop()
        if start > len(self.parts):  # a paragraph ended inside the link
            start = 0
        name = "".join(self.parts[start:]).strip()
        self.linked += len(name)
        if target is not None:
            if name:
                self.links.append(securities.Link(target.code, target.market, fold_markup(name)))
        elif len(name) <= 6 and tag == "a" and name.strip("()（）[]【】 ") in _WIDGETS:
            self.parts[start:] = [_WIDGET, name, _WIDGET_END]

    def open_line(self, element: Element, tag: str, items: Items) -> None:
        """Break a line."""
        self.boundary()

    def open_picture(self, element: Element, tag: str, items: Items) -> None:
        """Note a picture."""
        given = dict(items)
        url = next((v for k in _PICTURE_SOURCES if (v := given.get(k))), None)
        alt = given.get("alt")
        if _CHART.search(alt or "") or _CHART.search(url or ""):
            self.cuts.append(Cut("chart", ""))
        elif url and not _PLACEHOLDER.search(url):
            block = Block("", "image", picture=Picture(url, given.get("title") or None))
            # A picture inside a sentence does not break it: it is listed after its paragraph.
            (self.pictures if any(map(str.strip, self.parts)) else self.blocks).append(block)


_OPEN: dict[str, Callable[[_Walk, Element, str, Items], None]] = {
    **dict.fromkeys(_BREAK, _Walk.open_block),
    **dict.fromkeys(("td", "th"), _Walk.open_cell),
    **dict.fromkeys(("strong", "b"), _Walk.open_bold),
    **dict.fromkeys(("a", "span"), _Walk.open_link),
    "tr": _Walk.open_row,
    "br": _Walk.open_line,
    "img": _Walk.open_picture,
}
_CLOSE: dict[str, Callable[[_Walk, Element, str], None]] = {
    **dict.fromkeys(_BREAK, _Walk.close_block),
    **dict.fromkeys(("td", "th"), _Walk.close_cell),
    **dict.fromkeys(("strong", "b"), _Walk.close_bold),
    **dict.fromkeys(("a", "span"), _Walk.close_link),
    "tr": _Walk.close_row,
}


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
    parts = walk.parts
    walker = etree.iterwalk(container, events=("start", "end"))
    skipped = None  # the element whose inside was passed over; its end comes next
    for event, element in walker:
        tag = element.tag
        if event == "start":
            items = element.items()
            if tag in _SILENT:
                walker.skip_subtree()
                skipped = element
                continue
            if items and element is not container:
                label = _drop_label(tag, items, dropped)
                if label is not None:
                    walk.set_aside(element, tag, label)
                    walker.skip_subtree()
                    skipped = element
                    continue
            if (opened := _OPEN.get(tag)) is not None:
                opened(walk, element, tag, items)
            text = element.text
        else:
            if element is skipped:
                skipped = None
            elif (closed := _CLOSE.get(tag)) is not None:
                closed(walk, element, tag)
            text = None if element is container else element.tail
        if text:
            parts.append(text)
            if walk.bold:
                walk.strong += len(text)
    walk.flush()
    return walk.blocks, walk.cuts


def _drop_label(tag: str, items: Items, dropped: Mapping[str, str]) -> str | None:
    """Return as what an element is cut by its attributes, or None."""
    for name, value in items:
        if name == "class":
            if value in dropped:
                return dropped[value]
            if " " in value:
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
        elif name == "hidden":
            return "hidden"
        elif name == "href" and tag == "a" and any(mark in value for mark in _ADVERT_LINKS):
            return "advert"
    return None


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


def _names(items: Items) -> frozenset[str]:
    found = [token for name, value in items if name in ("class", "id") for token in value.split()]
    return frozenset(found) if found else _NOTHING


def _is_row(row: Element) -> bool:
    """Tell a row of cells from a table that only lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or row.find(".//table") is not None:
        return False
    return all(len(cell.findall(".//p")) < 4 for cell in cells)


def _is_caption(element: Element) -> bool:
    return element.tag == "figcaption" or bool(_names(cast("Items", element.items())) & _CAPTIONS)
