"""The blocks of regular markup, without building a tree: what `from_tree` gives, or None.

Most bodies are a run of paragraphs with a few inline elements, properly nested. Those are read in
one pass over the tags, in half the time that parsing alone would take. Whatever is not certain to
read the same in a tree (tables, lists, crossed or stray tags, unknown entities) is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import entities
from cleaner.page.blocks import CLOSE, OPEN, SENTENCE, WITHOUT_SENTENCES, Block, Cut, Walk
from cleaner.page.opening_tag import NOTHING, ODD_ENTITY, Tag, parse_tag
from cleaner.page.simple_paragraph import read_inline

_SILENT = regex(r"<(?:(!--)|(script|style)\b[^<>]*+>)")  # in capitals they are left to a tree
_SILENT_ENDS = {
    "!--": regex("-->"),
    "script": regex(r"</script\s*+>", re.I),
    "style": regex(r"</style\s*+>", re.I),
}
_BEGUN = regex(r"(?:&#?\w{0,40}|<[^<>]{0,40})\Z")  # what the next characters would complete
_BLOCKS = frozenset("p div section center blockquote h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset(
    "a span strong b em i u s font ins del sup sub small big label time cite code abbr".split()
)
_IN_PARAGRAPH = _INLINE | {"p"}  # what a paragraph would end or be swallowed by
_VOID = frozenset(("br", "img"))
_TOLD = frozenset(OPEN) & _INLINE  # inline elements whose beginning says something
_ENDS = (frozenset(CLOSE) & _BLOCKS) | {"strong", "b"}  # whose end does, whatever they began with
_SILENT_VOID = frozenset(("input", "link"))
# What may stand in an element that is set aside and that nothing inside it ends.
_KNOWN = _BLOCKS | _INLINE | _VOID
_IN_ANY = _KNOWN | _SILENT_VOID | {"video", "source", "ul", "ol", "li"}
_ANY = frozenset(("div", "section", "center", "blockquote"))
_NAME = regex(r"(/?)([a-z][a-z0-9]*)")
_CLOSES_P = _BLOCKS - {"section"}


class _Irregular(Exception):  # noqa: N818 - no error: the tree takes over
    """The markup is not regular."""


def read_markup(
    markup: str, drops: Mapping[str, Label] | None = None
) -> tuple[list[Block], list[Cut]] | None:
    """Read the inside of a container, or return None where that takes a tree.

    Args:
        markup: the markup between the container's own tags.
        drops: the site's furniture: a class or an id, and as what it is cut.
    """
    try:
        markup = _without_silent_parts(markup)
        if "&" in markup and ODD_ENTITY.search(markup):
            return None
        reader = _Reader(markup, drops or {})
        reader.read()
    except _Irregular:
        return None
    return reader.walk.blocks, reader.walk.cuts


def _without_silent_parts(markup: str) -> str:
    """Return the markup without comments, scripts and styles."""
    if "<!--" in markup:
        shown, *comments = markup.split("<!--")
        pieces = [shown]
        for piece in comments:
            inside, end, after = piece.partition("-->")
            if not end or "</s" in inside:  # it may begin inside a script
                return _joined(_shown_parts(markup))
            pieces.append(after)
        markup = _joined(pieces)
    if "<script" in markup or "<style" in markup:
        return _joined(_shown_parts(markup))
    return markup


def _shown_parts(markup: str) -> list[str]:
    """Return what stands between comments, scripts and styles; one that never ends is kept."""
    parts, done, at = [], 0, 0
    endless: set[str] = set()  # kinds that end nowhere behind here: none is looked for twice
    while opened := _SILENT.search(markup, at):
        kind, at = opened[1] or opened[2], opened.end()
        if not opened[0].endswith("/>"):
            ended = None if kind in endless else _SILENT_ENDS[kind].search(markup, at)
            if ended is None:
                endless.add(kind)
                continue
            at = ended.end()
        parts.append(markup[done : opened.start()])
        done = at
    return [*parts, markup[done:]]


def _joined(parts: list[str]) -> str:
    """Join what stood apart, unless that makes a tag or a character of two pieces of one.

    Raises:
        _Irregular: it would.
    """
    for part in parts[:-1]:
        end = part[-42:]
        if ("&" in end or "<" in end) and _BEGUN.search(end):
            raise _Irregular
    return "".join(parts)


class _Reader:
    """One pass over markup, from paragraph to paragraph; what it gives is in `walk`.

    `names` and `marks` are the open elements and what opening them left for their end.
    """

    __slots__ = ("at", "dropped", "drops", "marks", "names", "next", "parts", "pieces", "walk")

    def __init__(self, markup: str, drops: Mapping[str, Label]) -> None:
        self.parts = markup.split("<p")  # all but the first begin inside a paragraph's tag
        self.next = 0  # the part that comes next
        self.pieces: list[str] = []  # of a part that is read tag by tag, split at its `<`
        self.at = 0  # the piece that is read
        self.drops = drops
        self.dropped = frozenset(drops)
        self.walk = Walk()
        self.names: list[str] = []
        self.marks: list[object] = []

    def read(self) -> None:
        """Read all parts, a simple paragraph at once and everything else tag by tag."""
        parts = self.parts
        self.next = 1
        self._read_tags(parts[0])
        while self.next < len(parts):
            part = parts[self.next]
            self.next += 1
            inside, _, rest = part.partition(">")
            text, end, after = rest.partition("</p>")
            if not (end or self.next == len(parts)) or not self._paragraph(inside, text):
                self._read_tags("<p" + part)
            elif after and not after.isspace():
                self._read_tags(after)
        self._end()

    def _paragraph(self, inside: str, text: str) -> bool:
        """Read a paragraph at once if it is simple and nothing is open that it would end."""
        walk = self.walk
        if walk.caption or "&" in text or (self.names and self.names[-1] in _IN_PARAGRAPH):
            return False
        tag = parse_tag("p" + inside)
        if tag is None or tag.name != "p" or tag.label is not None or tag.caption:
            return False
        if tag.names and not tag.names.isdisjoint(self.dropped):
            return False
        inline = None
        if "<" in text:
            inline = read_inline(text, self.dropped)
            if inline is None:
                return False
            text = inline.text
        text = text.strip()
        if "  " in text or not text.isprintable():  # it may hold several paragraphs
            return False
        if walk.parts or walk.pictures:
            walk.flush()
        if not text:
            pass
        elif inline is None:
            walk.blocks.append(Block(text, "p", tag.names, (), tag.centred))
        else:
            bold, linked = inline.bold >= len(text), inline.linked >= len(text)
            walk.blocks.append(Block(text, "p", tag.names, inline.links, tag.centred, bold, linked))
        walk.kind, walk.names, walk.centred = "p", NOTHING, tag.centred
        return True

    def _read_tags(self, markup: str) -> None:
        """Read a part of the markup tag by tag, and more where a dropped element goes on."""
        walk, parts = self.walk, self.walk.parts
        self.pieces = pieces = markup.split("<")
        self.at = 0
        if pieces[0]:
            parts.append(entities.unescape(pieces[0]))
        while self.at < len(pieces) - 1:
            self.at += 1
            inside, found, text = pieces[self.at].partition(">")
            if not found:
                raise _Irregular
            if inside.startswith("/"):
                self._close(inside[1:])
            else:
                text = self._open(inside, text)
            if text:
                if "&" in text:
                    text = entities.unescape(text)
                parts.append(text)
                if walk.bold:
                    walk.strong += len(text)

    def _close(self, name: str) -> None:
        """End an element."""
        names = self.names
        if name == "p" and not (names and names[-1] in _IN_PARAGRAPH):
            return  # a stray one says nothing
        if not names or names.pop() != name:
            raise _Irregular
        mark = self.marks.pop()
        if mark is not None or name in _ENDS:
            CLOSE[name](self.walk, name, mark)

    def _open(self, inside: str, text: str) -> str:
        """Begin an element; return the text that follows."""
        tag = parse_tag(inside)
        if tag is None:
            raise _Irregular
        name, label = tag.name, tag.label
        if label is None and tag.names:
            label = next((self.drops[n] for n in tag.names if n in self.drops), None)
        if label is not None:
            return self._set_aside(tag, label, text)
        if name in _INLINE:
            if name == "a" and "a" in self.names:  # a parser ends the first one here
                raise _Irregular
            self.names.append(name)
            self.marks.append(OPEN[name](self.walk, tag) if name in _TOLD else None)
        elif name in _VOID:
            OPEN[name](self.walk, tag)
        elif name in _BLOCKS:
            self._open_block(tag)
        elif name not in _SILENT_VOID:
            raise _Irregular
        return text

    def _open_block(self, tag: Tag) -> None:
        if self.names:
            top = self.names[-1]
            if top in _INLINE:
                raise _Irregular
            if top == "p" and tag.name in _CLOSES_P:  # a paragraph that was left open
                self.walk.close_block(self.names.pop(), self.marks.pop())
        self.names.append(tag.name)
        self.marks.append(self.walk.open_block(tag))

    def _set_aside(self, tag: Tag, label: Label, text: str) -> str:
        """Pass over an element; return the text that follows it."""
        name = tag.name
        if name in _VOID:
            return text
        if name not in _BLOCKS and name not in _INLINE:
            raise _Irregular
        known_inside = _IN_ANY if name in _ANY else _KNOWN
        if name in _BLOCKS and self.names and self.names[-1] in _IN_PARAGRAPH:
            raise _Irregular
        inside, depth = [text], 1
        while depth:
            self.at += 1
            if self.at == len(self.pieces):
                self._go_on()
            other, found, text = self.pieces[self.at].partition(">")
            known = _NAME.match(other)
            if not found or known is None or known[2] not in known_inside:
                raise _Irregular
            if name == "p" and known[2] in _CLOSES_P and not known[1]:  # it ends the paragraph
                raise _Irregular
            if known[2] == name:
                depth += -1 if known[1] else 1
            if depth:
                inside.append(text)
        shown = entities.unescape("".join(inside))
        if label in WITHOUT_SENTENCES and SENTENCE.search(shown):
            raise _Irregular
        self.walk.set_aside(tag, label, shown)
        return text

    def _go_on(self) -> None:
        """Take the next part to the pieces that are read tag by tag."""
        if self.next == len(self.parts):
            raise _Irregular
        self.pieces += f"<p{self.parts[self.next]}".split("<")[1:]
        self.next += 1

    def _end(self) -> None:
        """Close what was left open, which only blocks may be."""
        if not _BLOCKS.issuperset(self.names):
            raise _Irregular
        while self.names:
            self.walk.close_block(self.names.pop(), self.marks.pop())
        self.walk.flush()
