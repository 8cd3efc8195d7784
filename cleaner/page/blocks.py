"""An article's container as blocks of text in page order.

Paragraphs break at block elements and at <br>; the text of links and other inline elements joins
its surroundings without a gap; a table row is one block, its cells joined by one blank. What is no
text of the story by its element alone (scripts, hidden elements, the site's named furniture) is set
aside under a label.

`Walk` makes the blocks out of opening tags, text and closing tags. Two modules drive it:
`from_tree` out of a parsed tree, and `from_markup`, which is faster, straight off regular markup.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import securities
from cleaner.newstext.whitespace import fold, fold_markup
from cleaner.page.opening_tag import NOTHING, Picture, Tag

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
# An indent inside a text, after a sentence or a line's end: a new paragraph without a tag.
_RUN_ON = regex(
    r"(?<=[。！？!?”」…）)：:])[ \t]*+\u3000\u3000+|(?<!\s)[^\S\r\n]*+[\r\n]\s*?\u3000\u3000+"
)
# What is cut as one of these has no sentences; where it does, its end was lost, and it is the text.
WITHOUT_SENTENCES = frozenset((Label.QUOTE_WIDGET, Label.PAGER))
SENTENCE = regex("[，。！？；]")
_WIDGETS = frozenset("微博 维权 行情 股吧 问诊 买入 诊股 爱股 实时行情 资讯 点评".split())
# Around a link that may be a widget; it is one where brackets stand around it, too.
_WIDGET, _WIDGET_END = "\ue000", "\ue001"
_WIDGET_MARK = regex(
    rf"\s?[（(\[【]\s*(?:{_WIDGET}[^{_WIDGET}{_WIDGET_END}]*+{_WIDGET_END}[\s,，]*+)++[)）\]】]"
    rf"|{_WIDGET}[（(\[【][^{_WIDGET}{_WIDGET_END}]*+(?<=[)）\]】]){_WIDGET_END}|[{_WIDGET}{_WIDGET_END}]"
)


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

    label: Label
    text: str


def is_widget(name: str) -> bool:
    """Tell whether the text of a link is a widget's: 微博, （维权）."""
    return len(name) <= 8 and name.strip("()（）[]【】 ") in _WIDGETS


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

    def set_aside(self, tag: Tag, label: Label, inside: str) -> None:
        """Keep what an element holds apart from the text."""
        if text := fold_markup(inside):
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
        elif tag == "a" and is_widget(name):
            self.parts[start:] = [_WIDGET, name.strip(), _WIDGET_END]

    def open_line(self, tag: Tag) -> None:
        """Break a line."""
        self.boundary()

    def open_picture(self, tag: Tag) -> None:
        """Note a picture."""
        if tag.is_chart:
            self.cuts.append(Cut(Label.CHART, ""))
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
