"""The blocks of regular markup, without building a tree: what `from_tree` gives, or None.

Most bodies are a run of paragraphs with a few inline elements, properly nested. Those are read in
one pass over the tags, in half the time that parsing alone would take. Whatever is not certain to
read the same in a tree (tables, lists, crossed or stray tags, unknown entities) is left to it.
"""

from __future__ import annotations

import functools
import html as entities
import re
from collections.abc import Mapping

from cleaner.page.blocks import CLOSE, NOTHING, OPEN, Block, Cut, Tag, Walk, read_tag
from cleaner.reading.text import fold

_SILENT_PARTS = re.compile(
    r"<!--.*?-->|<(?:script|style)\b[^<>]*/>|<(script|style)\b[^<>]*>.*?</\1\s*>", re.S | re.I
)
_TAG = re.compile(
    r"""([a-z][a-z0-9]*)((?:\s+[a-z][\w:-]*(?:\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"'=`]+))?)*)\s*/?\Z"""
)
_ATTRIBUTE = re.compile(r"""\s([a-z][\w:-]*)(?:\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'=`]+)))?""")
# Those that Python and an HTML parser read alike.
_ENTITY = re.compile(
    r"&(?!(?:amp|lt|gt|quot|nbsp|ldquo|rdquo|lsquo|rsquo|hellip|mdash|middot|"
    r"#(?:\d{2}|1[01]\d|12[0-7]|1[6-9]\d|[2-9]\d\d|\d{4,5}));)"
)
_BLOCKS = frozenset("p div section center blockquote h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset(
    "a span strong b em i u s font ins del sup sub small big label time cite code abbr".split()
)
_VOID = frozenset(("br", "img"))
_TOLD = frozenset(OPEN) & _INLINE  # inline elements whose beginning says something
_ENDS = (frozenset(CLOSE) & _BLOCKS) | {"strong", "b"}  # whose end does, whatever they began with
_KNOWN = _BLOCKS | _INLINE | _VOID
_NAME = re.compile(r"(/?)([a-z][a-z0-9]*)")
# A span without text, or around one link, that has nothing but an id: eastmoney's widgets.
_NEEDLESS = re.compile(
    r'<span id="[^"<>]*"></span>|<span id="(?:stock_|bk_|Info\.)[^"<>]*">'
    r"(<a [^<>]*>[^<]*</a>)</span>"
)
_CLOSES_P = _BLOCKS - {"section"}


@functools.lru_cache(maxsize=4096)
def _parse(text: str) -> Tag | None:
    """Read the inside of an opening tag; None where it is not regular."""
    found = _TAG.match(text)
    if found is None:
        return None
    given: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(found[2]):
        value = double or single or bare
        if "&" in value and _ENTITY.search(value):
            return None
        given.setdefault(name, entities.unescape(value))
    return read_tag(found[1], tuple(given.items()))


def _link_alone(found: re.Match[str]) -> str:
    return found[1] or ""


class _Irregular(Exception):  # noqa: N818 - no error: the tree takes over
    """The markup is not regular."""


def read_markup(
    markup: str, drops: Mapping[str, str] | None = None
) -> tuple[list[Block], list[Cut]] | None:
    """Read the inside of a container, or return None where that takes a tree.

    Args:
        markup: the markup between the container's own tags.
        drops: the site's furniture: a class or an id, and as what it is cut.
    """
    if "<!" in markup or "<script" in markup or "<style" in markup:
        markup = _SILENT_PARTS.sub("", markup)
    if "&" in markup and _ENTITY.search(markup):
        return None
    if '<span id="' in markup:
        markup = _NEEDLESS.sub(_link_alone, markup)
    reader = _Reader(markup.split("<"), drops or {})
    try:
        reader.read()
    except _Irregular:
        return None
    return reader.walk.blocks, reader.walk.cuts


class _Reader:
    """One pass over markup that was split at its `<`.

    `names` and `marks` are the open elements and what opening them left for their end.
    """

    __slots__ = ("at", "drops", "marks", "names", "pieces", "walk")

    def __init__(self, pieces: list[str], drops: Mapping[str, str]) -> None:
        self.pieces = pieces
        self.drops = drops
        self.at = 0  # the piece that is read
        self.walk = Walk()
        self.names: list[str] = []
        self.marks: list[object] = []

    def read(self) -> None:
        """Read all pieces; what they give is in `walk`."""
        walk, pieces, names, marks = self.walk, self.pieces, self.names, self.marks
        parts = walk.parts
        if pieces[0]:
            parts.append(entities.unescape(pieces[0]))
        last = len(pieces) - 1
        while self.at < last:
            self.at = at = self.at + 1
            inside, found, text = pieces[at].partition(">")
            if inside == "p" and at < last and self._plain(text, pieces[at + 1]):
                text = pieces[self.at][3:]
            elif not found:
                raise _Irregular
            elif inside.startswith("/"):
                name = inside[1:]
                if not names or names.pop() != name:
                    raise _Irregular
                mark = marks.pop()
                if mark is not None or name in _ENDS:
                    CLOSE[name](walk, name, mark)
            elif (tag := _parse(inside)) is None:
                raise _Irregular
            else:
                label = tag.label
                if label is None and self.drops and tag.names:
                    label = next((self.drops[n] for n in tag.names if n in self.drops), None)
                if label is not None:
                    text = self._set_aside(tag, label, text)
                elif tag.name in _INLINE:
                    if tag.name == "a" and "a" in names:  # a parser ends the first one here
                        raise _Irregular
                    names.append(tag.name)
                    marks.append(OPEN[tag.name](walk, tag) if tag.name in _TOLD else None)
                else:
                    self._open(tag)
            if text:
                if "&" in text:
                    text = entities.unescape(text)
                parts.append(text)
                if walk.bold:
                    walk.strong += len(text)
        self._end()

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name in _VOID:
            OPEN[name](self.walk, tag)
            return
        if name not in _BLOCKS:
            raise _Irregular
        if self.names:
            top = self.names[-1]
            if top in _INLINE:
                raise _Irregular
            if top == "p" and name in _CLOSES_P:  # a paragraph that was left open
                self.walk.close_block(self.names.pop(), self.marks.pop())
        self.names.append(name)
        self.marks.append(self.walk.open_block(tag))

    def _plain(self, text: str, following: str) -> bool:
        """Take a paragraph that is text and nothing else, as most are, in one go."""
        if not following.startswith("/p>") or "&" in text or "\n" in text:
            return False
        walk = self.walk
        if walk.caption or (self.names and (self.names[-1] == "p" or self.names[-1] in _INLINE)):
            return False
        text = fold(text) if "\u3000\u3000" not in text.lstrip() else ""
        if not text:
            return False
        if walk.parts or walk.pictures:
            walk.flush()
        walk.blocks.append(Block(text, "p"))
        walk.kind, walk.names, walk.centred = "p", NOTHING, False
        self.at += 1
        return True

    def _set_aside(self, tag: Tag, label: str, text: str) -> str:
        """Pass over an element; return the text that follows it."""
        name = tag.name
        if name in _VOID:
            return text
        if name not in _BLOCKS and name not in _INLINE:
            raise _Irregular
        if name in _BLOCKS and self.names and (self.names[-1] == "p" or self.names[-1] in _INLINE):
            raise _Irregular
        inside, depth = [text], 1
        while depth:
            self.at += 1
            if self.at == len(self.pieces):
                raise _Irregular
            other, found, text = self.pieces[self.at].partition(">")
            known = _NAME.match(other)
            if not found or known is None or known[2] not in _KNOWN:
                raise _Irregular
            if known[2] == name:
                if name == "p" and not known[1]:  # it would end the paragraph
                    raise _Irregular
                depth += -1 if known[1] else 1
            if depth:
                inside.append(text)
        self.walk.set_aside(tag, label, [entities.unescape(piece) for piece in inside])
        return text

    def _end(self) -> None:
        """Close what was left open, which only blocks may be."""
        if not _BLOCKS.issuperset(self.names):
            raise _Irregular
        while self.names:
            self.walk.close_block(self.names.pop(), self.marks.pop())
        self.walk.flush()
