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

from cleaner.page.blocks import CLOSE, OPEN, Block, Cut, Tag, Walk, read_tag

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
    if "<!" in markup or "<s" in markup:
        markup = _SILENT_PARTS.sub("", markup)
    if "&" in markup and _ENTITY.search(markup):
        return None
    try:
        return _Reader(markup.split("<"), drops or {}).read()
    except _Irregular:
        return None


class _Reader:
    """One pass over markup that was split at its `<`."""

    __slots__ = ("at", "drops", "pieces", "stack", "walk")

    def __init__(self, pieces: list[str], drops: Mapping[str, str]) -> None:
        self.pieces = pieces
        self.drops = drops
        self.at = 0  # the piece that is read
        self.walk = Walk()
        self.stack: list[tuple[str, object]] = []  # open elements, and what opening them left

    def read(self) -> tuple[list[Block], list[Cut]]:
        walk, pieces = self.walk, self.pieces
        parts = walk.parts
        if pieces[0]:
            parts.append(entities.unescape(pieces[0]))
        last = len(pieces) - 1
        while self.at < last:
            self.at += 1
            inside, found, text = pieces[self.at].partition(">")
            if not found:
                raise _Irregular
            if inside[:1] == "/":
                self._close(inside[1:])
            elif (tag := _parse(inside)) is None:
                raise _Irregular
            else:
                label = tag.label
                if label is None and tag.names and self.drops:
                    label = next((self.drops[n] for n in tag.names if n in self.drops), None)
                if label is None:
                    self._open(tag)
                else:
                    text = self._set_aside(tag, label, text)
            if text:
                parts.append(entities.unescape(text) if "&" in text else text)
                if walk.bold:
                    walk.strong += len(text)
        if any(name not in _BLOCKS for name, _ in self.stack):
            raise _Irregular
        while self.stack:
            walk.close_block(*self.stack.pop())
        walk.flush()
        return walk.blocks, walk.cuts

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name in _VOID:
            OPEN[name](self.walk, tag)
            return
        if name in _BLOCKS:
            if self.stack:
                if self.stack[-1][0] in _INLINE:
                    raise _Irregular
                if name in _CLOSES_P and self.stack[-1][0] == "p":  # a paragraph left open
                    self.walk.close_block(*self.stack.pop())
            self.stack.append((name, self.walk.open_block(tag)))
        elif name in _INLINE:
            opened = OPEN.get(name)
            self.stack.append((name, opened(self.walk, tag) if opened is not None else None))
        else:
            raise _Irregular

    def _close(self, name: str) -> None:
        if not self.stack:
            raise _Irregular
        top, mark = self.stack.pop()
        if top != name:
            raise _Irregular
        closed = CLOSE.get(name)
        if closed is not None:
            closed(self.walk, name, mark)

    def _set_aside(self, tag: Tag, label: str, text: str) -> str:
        """Pass over an element; return the text that follows it."""
        name = tag.name
        if name in _VOID:
            return text
        if name not in _BLOCKS and name not in _INLINE:
            raise _Irregular
        if name in _BLOCKS and self.stack and self.stack[-1][0] in (*_INLINE, "p"):
            raise _Irregular
        inside, depth = [text], 1
        while depth:
            self.at += 1
            if self.at == len(self.pieces):
                raise _Irregular
            other, found, text = self.pieces[self.at].partition(">")
            if not found:
                raise _Irregular
            known = (
                other.removeprefix("/").split(None, 1)[0].rstrip("/") if other.strip("/") else ""
            )
            if known == "p" and name == "p" and other[0] != "/":  # it would end the paragraph
                raise _Irregular
            if known not in _BLOCKS and known not in _INLINE and known not in _VOID:
                raise _Irregular
            if known == name:
                depth += -1 if other[0] == "/" else 1
            if depth:
                inside.append(text)
        self.walk.set_aside(tag, label, [entities.unescape(piece) for piece in inside])
        return text
