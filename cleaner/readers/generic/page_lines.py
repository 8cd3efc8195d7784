"""A page as lines: what stands on each, in which box, and how much of it is linked.

Blocks (`page.blocks`) are what a record is made of; lines are for looking around on a page of which
nothing is known. They are read in one walk over the tree, which also notes for each block element
(`Box`) which lines it holds and of what its names and attributes make it suspect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from cleaner.evidence import Label
from cleaner.newstext import furniture
from cleaner.newstext.whitespace import fold_markup, squash
from cleaner.page.tree import Element
from cleaner.readers.generic.suspects import suspect

_SILENT, _BLOCK, _INLINE = "silent", "block", "inline"
_LINK, _BOLD, _SPAN, _BREAK = "link", "bold", "span", "break"  # inline ones that say something
_KINDS = {
    **dict.fromkeys(
        "script style noscript template iframe object embed select option button textarea input"
        " svg canvas head title link meta audio map".split(),
        _SILENT,
    ),
    **dict.fromkeys(
        "abbr bdi bdo big cite code del dfn em font i img ins kbd label mark o:p q rp rt ruby s"
        " samp small strike sub sup time tt u var wbr nobr source".split(),
        _INLINE,
    ),
    "a": _LINK,
    "b": _BOLD,
    "strong": _BOLD,
    "span": _SPAN,
    "br": _BREAK,
}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_STOP = re.compile(r"[。！？；!?…]|[.;] ")
_ENDS = re.compile(r"[。！？!?…；;：:.][”’」』）)\]】\"']*\Z")
# Chinese, Japanese and Korean, in which a dozen letters make a sentence.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_LEAST_DENSE, _LEAST_LETTERS, _LEAST_WORDS = 10, 25, 5
_LONG = 40  # a line of that length is text where a sentence ends inside it
_FOOT = re.compile(
    r"(?:登录|登陆|注册|同意)[^。]{0,24}(?:用户协议|服务协议|服务条款|隐私政策|隐私条款)|"
    r"ICP[备证]|公网安备|举报(?:电话|邮箱)|许可证(?:编?号)?\s*[:：]|版权所有|Copyright"
    r"|All [Rr]ights [Rr]eserved|[经經]书面授权|未经.{0,12}(?:不得|禁止|严禁)|互联网新闻信息服务"
)
_LONG_LINK = 12
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+[\w/.?=&-]*", re.A)
_MOST = 20_000
_MOST_IN_HEADING = 4


@dataclass(slots=True, eq=False)
class Mark:
    """What an element's names or attributes make it suspect of; `outer` is the mark around it.

    `stands` says that it holds nothing of the story, so that it is what it seems.
    """

    element: Element
    label: Label
    outer: Mark | None
    stands: bool = False


@dataclass(slots=True, eq=False)
class Box:
    """A block element: the lines from `start` to before `end` stand in it."""

    element: Element
    parent: Box | None
    mark: Mark | None
    start: int
    end: int = -1

    def around(self) -> Iterator[Box]:
        """Give the box and those that it stands in, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Line:
    """A line of a page.

    `place` counts the lines of the page, `box` is the block element that it stands in, `mark` the
    suspect that holds all of it, `runs` its runs of text with the elements around them, `linked`
    how many of its characters are linked. `key` is the text without white space; `found` says that
    the vote took it for the story.
    """

    place: int
    text: str
    key: str
    box: Box
    mark: Mark | None
    runs: list[tuple[str, Element]]
    linked: int
    strong: int
    heading: str | None
    found: bool = False
    _prose: bool | None = field(default=None, repr=False)

    @property
    def element(self) -> Element:
        """The block element that the line stands in."""
        return self.box.element

    @property
    def pieces(self) -> list[tuple[str, Element]]:
        """The runs of text that show something, folded, each with its element."""
        return [(text, e) for run, e in self.runs if (text := fold_markup(run))]

    @property
    def share_linked(self) -> float:
        """The share of the line that is linked."""
        return self.linked / max(len(self.key), 1)

    @property
    def all_link(self) -> bool:
        """Whether the line is nothing but links."""
        return self.linked > 0.8 * len(self.key)

    @property
    def long_link(self) -> bool:
        """Whether a link of the line is as long as a headline, and no bare address."""
        if self.linked < _LONG_LINK:
            return False
        return any(
            len(text) >= _LONG_LINK and _in_link(element) and not _ADDRESS.fullmatch(text)
            for text, element in self.pieces
        )

    @property
    def hidden(self) -> bool:
        """Whether the line stands in an element that is no part of a story."""
        mark = self.mark
        while mark is not None:
            if mark.stands:
                return True
            mark = mark.outer
        return False

    @property
    def foot(self) -> bool:
        """Whether the line belongs to the foot of a page: licences, a hot line, copyright."""
        return len(self.text) <= 200 and _FOOT.search(self.text) is not None

    @property
    def prose(self) -> bool:
        """Whether the line reads like text of a story: words, unlinked, with a sentence's end."""
        if self._prose is None:
            self._prose = self._reads_like_prose()
        return self._prose

    def _reads_like_prose(self) -> bool:
        text = self.text
        if len(text) < _LEAST_DENSE or self.heading or self.linked > 0.5 * len(self.key):
            return False
        if not (
            _ENDS.search(text, max(0, len(text) - 8)) or (len(text) >= _LONG and _STOP.search(text))
        ):
            return False
        if sum(map(len, _DENSE.findall(text))) < _LEAST_DENSE and not _has_words(text):
            return False
        return not self.foot and furniture.label(text) is None


def _has_words(text: str) -> bool:
    """Tell a sentence of a script that parts its words by blanks."""
    return (
        len(text) >= _LEAST_LETTERS
        and text.count(" ") >= _LEAST_WORDS
        and sum(map(str.isalpha, text)) > 0.6 * len(text)
    )


def _in_link(element: Element | None) -> bool:
    for _ in range(4):
        if element is None:
            return False
        if element.tag == "a":
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
        first.box,
        first.mark,
        [run for line in lines for run in line.runs],
        sum(line.linked for line in lines),
        sum(line.strong for line in lines),
        first.heading,
    )


class PageLines:
    """The lines, boxes and marks below an element, each in page order."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.boxes: list[Box] = [Box(root, None, None, 0)]
        self._walk()

    def join(self, start: int, end: int, line: Line) -> None:
        """Put one line in the place of several."""
        self.lines[start:end] = [line]
        for place, other in enumerate(self.lines):
            other.place = place
        less = end - start - 1
        for box in self.boxes:
            box.start -= min(less, max(0, box.start - start))
            box.end -= min(less, max(0, box.end - start - 1))

    def _walk(self) -> None:
        box, mark, line_mark = self.boxes[0], None, None  # the innermost that are open
        runs: list[tuple[str, Element]] = []  # of the open line
        links = bolds = linked = strong = 0
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            kind = _KINDS.get(tag, _BLOCK)
            starts = event == "start"
            if kind is _SILENT:
                if starts:
                    walker.skip_subtree()
                    continue
            elif kind is _BLOCK or kind is _BREAK:
                if runs:
                    self._close(runs, box, line_mark, linked, strong)
                    runs, linked, strong = [], 0, 0
                if kind is _BREAK:
                    pass
                elif starts:
                    if (label := suspect(element, tag)) is not None:
                        mark = self._marked(element, label, mark)
                    box = self._boxed(element, box, mark)
                elif box.parent is not None:
                    box.end = len(self.lines)
                    box = box.parent
            elif kind is _LINK:
                links += 1 if starts else -1
            elif kind is _BOLD:
                bolds += 1 if starts else -1
            elif kind is _SPAN and starts and (label := suspect(element, tag)) is not None:
                mark = self._marked(element, label, mark)
            if not starts and mark is not None and mark.element is element:
                mark = mark.outer
            text = element.text if starts else element.tail if element is not self.root else None
            if not text or (not runs and text.isspace()):
                continue
            if not runs:
                line_mark = mark
            elif line_mark is not mark and not text.isspace():
                line_mark = box.mark
            runs.append((text, element if starts else element.getparent()))
            linked += len(squash(text)) if links else 0
            strong += len(squash(text)) if bolds else 0
        self._close(runs, box, line_mark, linked, strong)
        self.boxes[0].end = len(self.lines)

    def _close(
        self,
        runs: list[tuple[str, Element]],
        box: Box,
        mark: Mark | None,
        linked: int,
        strong: int,
    ) -> None:
        """End a line."""
        text = fold_markup("".join([text for text, _ in runs]))
        place = len(self.lines)
        if text and place < _MOST:
            key = squash(text) if " " in text else text
            self.lines.append(
                Line(place, text, key, box, mark, runs, linked, strong, _heading(box))
            )

    def _boxed(self, element: Element, outer: Box, mark: Mark | None) -> Box:
        box = Box(element, outer, mark, len(self.lines))
        self.boxes.append(box)
        return box

    def _marked(self, element: Element, label: Label, outer: Mark | None) -> Mark:
        mark = Mark(element, label, outer)
        self.marks.append(mark)
        return mark


def _heading(box: Box | None) -> str | None:
    for _ in range(3):
        if box is None:
            return None
        if box.element.tag in _HEADINGS:
            return str(box.element.tag)
        box = box.parent
    return None
