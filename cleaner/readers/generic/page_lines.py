"""A page as lines: what stands on each, in which element, and how much of it is linked.

Blocks (`page.blocks`) are what a record is made of; lines are for looking around on a page of which
nothing is known. They keep the element, so that one can ask what stands together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from cleaner.newstext import furniture
from cleaner.newstext.whitespace import fold_markup, squash
from cleaner.page.tree import Element

_SILENT = frozenset(
    "script style noscript template iframe object embed select option button textarea input svg"
    " canvas head title link meta audio map".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark o:p q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr nobr source".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_STOP = re.compile(r"[。！？；!?…]")
_ENDS = re.compile(r"[。！？!?…；;：:][”’」』）)\]】]*\Z")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FOOT = re.compile(
    r"ICP[备证]|公网安备|举报(?:电话|邮箱)|许可证(?:编?号)?\s*[:：]|版权所有|Copyright|未经.{0,12}(?:不得|禁止|严禁)|互联网新闻信息服务"
)
_MOST = 20_000
_MOST_IN_HEADING = 4


@dataclass(slots=True, eq=False)
class Line:
    """A line of a page.

    `place` counts the lines of the page, `element` is the block element that it stands in, `pieces`
    its runs of text with the elements around them, `linked` how many of its characters are linked.
    `key` is the text without white space; `found` says that the extractor found it.
    """

    place: int
    text: str
    key: str
    element: Element
    pieces: list[tuple[str, Element]]
    linked: int
    strong: int
    heading: str | None
    found: bool = False

    @property
    def share_linked(self) -> float:
        """The share of the line that is linked."""
        return self.linked / max(len(self.key), 1)

    @property
    def all_link(self) -> bool:
        """Whether the line is nothing but links."""
        return self.share_linked > 0.8

    @property
    def long_link(self) -> bool:
        """Whether a link of the line is as long as a headline."""
        return any(len(text) >= 12 and _in_link(element) for text, element in self.pieces)

    @property
    def foot(self) -> bool:
        """Whether the line belongs to the foot of a page: licences, a hot line, copyright."""
        return len(self.text) <= 200 and _FOOT.search(self.text) is not None

    @property
    def prose(self) -> bool:
        """Whether the line reads like text of a story: Chinese, unlinked, with a sentence's end."""
        text = self.text
        if self.share_linked > 0.5 or self.heading or len(_HAN.findall(text)) < 10:
            return False
        if not (_ENDS.search(text) or (len(text) >= 40 and _STOP.search(text))):
            return False
        if self.foot:
            return False
        return furniture.label(text) is None


def _in_link(element: Element | None) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if element.tag == "a":
            return True
        element = element.getparent()
    return False


def is_within(element: Element | None, outer: Element) -> bool:
    """Tell whether an element is `outer` or stands in it."""
    while element is not None:
        if element is outer:
            return True
        element = element.getparent()
    return False


def heading_spans(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give from where to before where the lines reach that stand in one heading, if several do."""
    start, above = 0, None
    for i, line in enumerate([*lines, None]):
        around = None if line is None or line.heading is None else _heading_of(line.element)
        if around is not above or above is None:
            if above is not None and 2 <= i - start <= _MOST_IN_HEADING:
                yield start, i
            start, above = i, around


def _heading_of(element: Element | None) -> Element | None:
    for _ in range(3):
        if element is None or element.tag in _HEADINGS:
            return element
        element = element.getparent()
    return None


def joined(lines: Sequence[Line]) -> Line:
    """Return the lines of one heading as one line."""
    first = lines[0]
    return Line(
        first.place,
        " ".join(line.text for line in lines),
        "".join(line.key for line in lines),
        first.element,
        [piece for line in lines for piece in line.pieces],
        sum(line.linked for line in lines),
        sum(line.strong for line in lines),
        first.heading,
    )


class _Walk:
    """The open line of a walk, and the lines before it."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.lines: list[Line] = []
        self.blocks: list[Element] = [root]
        self.pieces: list[tuple[str, Element]] = []
        self.links = self.bolds = self.linked = self.strong = 0

    def add(self, text: str | None, element: Element) -> None:
        """Take a run of text."""
        if not text or not (self.pieces or text.strip()):
            return
        self.pieces.append((text, element))
        length = len(squash(text))
        self.linked += length if self.links else 0
        self.strong += length if self.bolds else 0

    def close(self) -> None:
        """End the line."""
        text = fold_markup("".join(text for text, _ in self.pieces))
        if text and len(self.lines) < _MOST:
            pieces = [(folded, e) for t, e in self.pieces if (folded := fold_markup(t))]
            heading = next((e.tag for e in self.blocks[-3:] if e.tag in _HEADINGS), None)
            place, key, home = len(self.lines), squash(text), self.blocks[-1]
            self.lines.append(
                Line(place, text, key, home, pieces, self.linked, self.strong, heading)
            )
        self.pieces.clear()
        self.linked = self.strong = 0

    def start(self, element: Element) -> None:
        """Enter an element."""
        self.links += element.tag == "a"
        self.bolds += element.tag in ("b", "strong")
        if element.tag not in _INLINE:
            self.close()
            if element.tag != "br":
                self.blocks.append(element)
        self.add(element.text, element)

    def end(self, element: Element) -> None:
        """Leave an element."""
        self.links -= element.tag == "a"
        self.bolds -= element.tag in ("b", "strong")
        if element.tag not in _INLINE:
            self.close()
            if element.tag != "br" and len(self.blocks) > 1:
                self.blocks.pop()


def read_lines(root: Element) -> list[Line]:
    """Read the lines below an element, in page order."""
    walk = _Walk(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        silent = element.tag in _SILENT
        if event == "start":
            if silent:
                walker.skip_subtree()
            else:
                walk.start(element)
            continue
        if not silent:
            walk.end(element)
        if element is not root:
            parent = element.getparent()
            walk.add(element.tail, root if parent is None else parent)
    walk.close()
    return walk.lines
