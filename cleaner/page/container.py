"""The element that holds an article, read the fast way where that is safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import entities
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Block, Cut
from cleaner.page.from_markup import read_markup
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page, Span
from cleaner.page.tree import Element

_LOST = 100  # characters: scripts' leftovers, buttons, what no browser shows
_LOST_SHARE = 0.2
_NO_TEXT = regex(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|textarea|select|iframe)\b.*?(?:</\1\s*>|\Z)"
    # A tag, whose quoted values may hold tags themselves.
    r"""|</?[a-z](?>[^<>"']+|"[^"]{0,2000}"|'[^']{0,2000}')*+>|<[^<>]*>""",
    re.S | re.I,
)
_EMPTY = regex(r"(?>\s+|<!--.*?-->)*\Z", re.S)


class Container:
    """An article's container: the markup inside it, where its end is certain, and its element.

    Args:
        inside: the markup between its tags, or None.
        span: where it stands in the page, where that is known.
        parse: gives its element, which is asked for only if the markup does not do.
    """

    def __init__(
        self, inside: str | None, parse: Callable[[], Element | None], span: Span | None = None
    ) -> None:
        self.inside = inside
        self.span = span
        self._parse = parse

    @classmethod
    def find(
        cls, page: Page, selector: str, within: Span | None = None, *, empty: bool = False
    ) -> Container | None:
        """Return the first element that a selector names; an empty one only with `empty`."""
        span = page.span(selector, within)
        if span is None:
            return None
        inside = page.inside(span) if " " not in selector else None
        if inside is None and page.one(selector, within) is None:
            return None
        if inside is not None and not empty and _EMPTY.match(inside):
            return None
        return cls(inside, lambda: page.one(selector, within), span)

    @classmethod
    def whole(cls, page: Page) -> Container:
        """Return a fragment as the container that it is."""
        return cls(page.markup, lambda: page.tree)

    @classmethod
    def of(cls, element: Element | None) -> Container:
        """Return an element that was found otherwise."""
        return cls(None, lambda: element)

    @property
    def element(self) -> Element | None:
        """The element, parsed."""
        return self._parse()

    def read(self, drops: Mapping[str, Label] | None = None) -> tuple[list[Block], list[Cut]]:
        """Return the blocks in page order, and what was set aside."""
        if self.inside is not None:
            found = read_markup(self.inside, drops)
            if found is not None:
                return found
        element = self.element
        blocks, cuts = ([], []) if element is None else read_tree(element, drops)
        if self.inside is not None:
            texts = [block.text for block in blocks] + [cut.text for cut in cuts]
            read = sum(len(squash(text)) for text in texts)
            printed = len(squash(entities.unescape(_NO_TEXT.sub("", self.inside))))
            if printed - read > max(_LOST, _LOST_SHARE * printed):
                cuts.append(Cut(Label.UNREAD, f"{printed - read} of {printed} characters"))
        return blocks, cuts
