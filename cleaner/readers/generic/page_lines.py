"""A page as lines: what stands on each, in which box, and how much of it is linked.

Blocks (`page.blocks`) are what a record is made of; lines are for looking around on a page of which
nothing is known. `page_walk` reads them in one walk over the tree, and notes for each block element
(`Box`) which lines it holds and of what its names and attributes make it suspect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import furniture
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.tree import Element

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_STOP = regex(r"[。！？；!?…]|[.;] ")
_ENDS = regex(r"[。！？!?…；;：:.][”’」』）)\]】\"']*\Z")
# Chinese, Japanese and Korean, in which a dozen letters make a sentence.
_DENSE = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_LEAST_DENSE, _LEAST_LETTERS, _LEAST_WORDS = 10, 25, 5
_LONG = 40  # a line of that length is text where a sentence ends inside it
_FOOT = regex(
    r"(?:登录|登陆|注册|同意)[^。]{0,24}(?:用户协议|服务协议|服务条款|隐私政策|隐私条款)|"
    r"ICP[备证]|公网安备|举报(?:电话|邮箱)|许可证(?:编?号)?\s*[:：]|版权所有|Copyright"
    r"|All [Rr]ights [Rr]eserved|[经經]书面授权|未经.{0,12}(?:不得|禁止|严禁)|互联网新闻信息服务"
)
_LONG_LINK = 12
_ADDRESS = regex(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+[\w/.?=&-]*", re.A)
_MOST_IN_HEADING = 4


class Mark(msgspec.Struct, eq=False):
    """What an element's names or attributes make it suspect of; `outer` is the mark around it.

    `stands` says that it holds nothing of the story, so that it is what it seems.
    """

    element: Element
    label: Label
    outer: Mark | None
    stands: bool = False


class Box(msgspec.Struct, eq=False):
    """A block element: the lines from `start` to before `end` stand in it."""

    element: Element
    parent: Box | None
    mark: Mark | None
    start: int
    end: int = -1

    def __str__(self) -> str:
        """Return a selector: div.text."""
        name = self.element.get("id") or ""
        classes = (self.element.get("class") or "").split()
        return f"{self.element.tag}{f'#{name}' if name else ''.join(f'.{c}' for c in classes[:1])}"

    def around(self) -> Iterator[Box]:
        """Give the box and those that it stands in, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


class Line(msgspec.Struct, eq=False):
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
    _prose: bool | None = None

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


def join_heading(lines: Sequence[Line]) -> Line:
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
