"""An article's container as blocks of text in page order.

Paragraphs break at block elements and at <br>; the text of links and other inline elements joins
its surroundings without a gap; a table row is one block, its cells joined by one blank. What is no
text of the story by its element alone (scripts, hidden elements, the site's named furniture) is set
aside under a label.

`Walk` makes the blocks out of opening tags, text and closing tags. Two modules drive it:
`from_tree` out of a parsed tree, and `from_markup`, which is faster, straight off regular markup.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import msgspec

from cleaner.reading import securities
from cleaner.reading.text import fold, fold_markup

Items: TypeAlias = tuple[tuple[str, str], ...]

SILENT = frozenset(
    "script style noscript template iframe object embed select button textarea input svg canvas"
    " head title link meta audio map".split()
)
BREAK = frozenset(
    "p div section article header footer main aside nav ul ol dl dt dd li blockquote pre figure"
    " form fieldset hr address details summary center table tbody thead tfoot caption h1 h2 h3 h4"
    " h5 h6 body html video figcaption".split()
)
_KINDS = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "h"),
    **dict.fromkeys("li dd dt".split(), "li"),
}
_CAPTIONS = frozenset(
    "img_descr pictext figcaption img_table_disc image-caption pic_text article-img-desc"
    " imgdesc art_img_tit left_pt".split()
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
_ADVERT_LINKS = ("//acttg.", "//emdatah5.", "/kaihu", "openaccount")
_PICTURE_SOURCES = ("data-src", "src", "_src", "data-original")
_CHART = re.compile(r"\A[A-Z]?[KR]图\s|webquotepic|webquoteklinepic|GetPic\.aspx")
_PLACEHOLDER = re.compile(
    r"320X320\.png|/default/|spacer|blank\.gif|loading|qrcode|1x1|\Adata:", re.I
)
# An indent inside a text, after a sentence or a line's end: a new paragraph without a tag.
_RUN_ON = re.compile(r"(?:(?<=[。！？!?”」…）)：:])[ \t]*|[ \t]*[\r\n]\s*?)\u3000\u3000+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
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


NOTHING: frozenset[str] = frozenset()


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, heading, list item, table row, caption or picture.

    `kind` is one of p, h, li, row, caption, image. `names` are the classes and ids of the block's
    own element.
    """

    text: str
    kind: str
    names: frozenset[str] = NOTHING
    links: tuple[securities.Link, ...] = ()
    centred: bool = False
    strong: bool = False
    all_link: bool = False
    picture: Picture | None = None


class Cut(msgspec.Struct, frozen=True, gc=False):
    """What was set aside, and as what."""

    label: str
    text: str


class Tag(NamedTuple):
    """All that matters of an opening tag."""

    name: str
    names: frozenset[str] = NOTHING  # its classes and its id
    label: str | None = None  # as what its element is set aside, whatever the site
    centred: bool = False
    caption: bool = False
    is_link: bool = False
    target: securities.Link | None = None
    picture: Picture | None = None
    is_chart: bool = False


@functools.lru_cache(maxsize=4096)  # a run meets the same tags all day
def read_tag(name: str, items: Items) -> Tag:
    """Read an opening tag: its name and its attributes."""
    given = dict(items)
    href, code = given.get("href"), given.get("code") or given.get("data-code")
    names = frozenset(f"{given.get('class', '')} {given.get('id', '')}".split())
    url = next((v for key in _PICTURE_SOURCES if (v := given.get(key))), None)
    chart = name == "img" and bool(_CHART.search(given.get("alt", "")) or _CHART.search(url or ""))
    shown = name == "img" and url and not chart and not _PLACEHOLDER.search(url)
    return Tag(
        name=name,
        names=names or NOTHING,
        label=_label(name, given),
        centred=name == "center"
        or bool(_CENTRED.search(given.get("style", "")) or _CENTRED.search(given.get("align", ""))),
        caption=name == "figcaption" or not names.isdisjoint(_CAPTIONS),
        is_link=name == "a" or (name == "span" and bool(href or code)),
        target=securities.parse(href, code, "") if href or code else None,
        picture=Picture(url, _shown_title(given.get("title", ""))) if shown else None,
        is_chart=chart,
    )


def _shown_title(title: str) -> str | None:
    """Return what a picture's title says; editing systems leave the links of its caption in it."""
    return fold(_MARKUP.sub("", title)) or None


def _label(name: str, given: dict[str, str]) -> str | None:
    """Return as what an element is set aside by its attributes alone, or None."""
    for token in (*given.get("class", "").split(), given.get("id", "")):
        if token in _COMMON_DROPS:
            return _COMMON_DROPS[token]
    if _DROPPED_IDS.match(given.get("id", "")):
        return "quote widget" if "quote" in given["id"] else "advert"
    if "hidden" in given or _HIDDEN.search(given.get("style", "")):
        return "hidden"
    if name == "a" and any(mark in given.get("href", "") for mark in _ADVERT_LINKS):
        return "advert"
    return None


class Walk:
    """The open paragraph of one walk over a container, and what the walk has collected.

    Text is appended to `parts`. Where an element opens, the function of its name in `OPEN` is
    called; what it returns, if anything, is given to the one in `CLOSE` when it ends.
    """

    __slots__ = (
        "blocks", "bold", "caption", "centred", "cuts", "kind", "linked", "links", "names",
        "parts", "pictures", "row", "strong",
    )  # fmt: skip

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.cuts: list[Cut] = []
        self.parts: list[str] = []
        self.links: list[securities.Link] = []
        self.pictures: list[Block] = []  # met inside the open paragraph
        self.kind = "p"
        self.names = NOTHING
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
            text = text.strip()
            if "\u3000\u3000" in text and _RUN_ON.search(text):
                self._run_on(text)
            elif text := fold_markup(text) if "\n" in text else fold(text):
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
            if self.links:
                self.links.clear()
        if self.pictures:
            self.blocks += self.pictures
            self.pictures.clear()

    def _run_on(self, text: str) -> None:
        """Close an open paragraph that holds several, which only their indents tell apart."""
        for piece in _RUN_ON.split(text):
            if line := fold_markup(piece):
                links = tuple(link for link in self.links if link.name in line)
                self.blocks.append(Block(line, self.kind, self.names, links, self.centred))

    def boundary(self) -> None:
        """Break the text: a new paragraph, or a blank between the cells of a row."""
        if self.row:
            self.parts.append(" ")
        else:
            self.flush()

    def set_aside(self, tag: Tag, label: str, pieces: list[str]) -> None:
        """Keep what an element holds apart from the text."""
        if text := fold_markup("".join(pieces)):
            self.cuts.append(Cut(label, text))
        if tag.name in BREAK:
            self.boundary()

    def open_block(self, tag: Tag) -> str | None:
        """Begin a paragraph or what else breaks the text."""
        if self.row:
            self.parts.append(" ")
            return None
        if self.parts or self.pictures:
            self.flush()
        self.kind = _KINDS.get(tag.name, "p")
        self.names = tag.names
        self.centred = tag.centred
        if tag.caption:
            self.caption += 1
            return "caption"
        return None

    def close_block(self, tag: str, mark: object) -> None:
        """End it."""
        if self.row:
            self.parts.append(" ")
            return
        if self.parts or self.pictures:
            self.flush()
        self.names, self.kind = NOTHING, "p"
        if tag != "p":
            self.centred = False
        if mark is not None:
            self.caption -= 1

    def open_row(self) -> None:
        """Begin a table row that is one block."""
        self.flush()
        self.row = 1
        self.kind, self.names, self.centred = "row", NOTHING, False

    def close_row(self) -> None:
        """End it."""
        self.row = 0
        self.flush()
        self.kind = "p"

    def open_bold(self, tag: Tag) -> None:
        """Begin bold text."""
        self.bold += 1

    def close_bold(self, tag: str, mark: object) -> None:
        """End it."""
        self.bold -= 1

    def open_link(self, tag: Tag) -> tuple[int, securities.Link | None] | str | None:
        """Begin a link, a span that stands for one, or a caption."""
        if tag.caption:
            self.boundary()
            self.caption += 1
            return "caption"
        return (len(self.parts), tag.target) if tag.is_link else None

    def close_link(self, tag: str, mark: object) -> None:
        """End it: note the security it points to, or mark it as a widget."""
        if mark == "caption":
            self.flush()
            self.caption -= 1
        if not isinstance(mark, tuple):
            return
        start, target = mark
        if start > len(self.parts):  # a paragraph ended inside the link
            start = 0
        name = "".join(self.parts[start:])
        self.linked += len(name)
        if target is not None:
            if name := fold_markup(name):
                self.links.append(securities.Link(target.code, target.market, name))
        elif len(name) <= 8 and tag == "a" and name.strip("()（）[]【】 ") in _WIDGETS:
            self.parts[start:] = [_WIDGET, name.strip(), _WIDGET_END]

    def open_line(self, tag: Tag) -> None:
        """Break a line."""
        self.boundary()

    def open_picture(self, tag: Tag) -> None:
        """Note a picture."""
        if tag.is_chart:
            self.cuts.append(Cut("chart", ""))
        elif tag.picture is not None:
            block = Block("", "image", picture=tag.picture)
            # A picture inside a sentence does not break it: it is listed after its paragraph.
            (self.pictures if any(map(str.strip, self.parts)) else self.blocks).append(block)

    def open_cell(self, tag: Tag) -> None:
        """Begin a cell."""
        self.boundary()

    def close_cell(self, tag: str, mark: object) -> None:
        """End it."""
        self.boundary()


OPEN: dict[str, Callable[[Walk, Tag], object]] = {
    **dict.fromkeys(BREAK, Walk.open_block),
    **dict.fromkeys(("strong", "b"), Walk.open_bold),
    **dict.fromkeys(("a", "span"), Walk.open_link),
    **dict.fromkeys(("td", "th"), Walk.open_cell),
    "br": Walk.open_line,
    "img": Walk.open_picture,
}
CLOSE: dict[str, Callable[[Walk, str, object], None]] = {
    **dict.fromkeys(BREAK, Walk.close_block),
    **dict.fromkeys(("strong", "b"), Walk.close_bold),
    **dict.fromkeys(("a", "span"), Walk.close_link),
    **dict.fromkeys(("td", "th"), Walk.close_cell),
}
