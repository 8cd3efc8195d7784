"""The element that holds an article, read the fast way where that is safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cleaner.page.blocks import Block, Cut
from cleaner.page.from_markup import read_markup
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Element, Page

_EMPTY = re.compile(r"(?>\s+|<!--.*?-->)*\Z", re.S)


class Container:
    """An article's container: the markup inside it, where its end is certain, and its element.

    Args:
        inside: the markup between its tags, or None.
        parse: gives its element, which is asked for only if the markup does not do.
    """

    def __init__(self, inside: str | None, parse: Callable[[], Element | None]) -> None:
        self._inside = inside
        self._parse = parse

    @classmethod
    def find(cls, page: Page, selector: str) -> Container | None:
        """Return the first element that a simple selector names, unless it is empty."""
        inside = page.inside(selector) if " " not in selector else None
        if inside is None and page.one(selector) is None:
            return None
        if inside is not None and _EMPTY.match(inside):
            return None
        return cls(inside, lambda: page.one(selector))

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

    def read(self, drops: Mapping[str, str] | None = None) -> tuple[list[Block], list[Cut]]:
        """Return the blocks in page order, and what was set aside."""
        if self._inside is not None:
            found = read_markup(self._inside, drops)
            if found is not None:
                return found
        element = self.element
        return ([], []) if element is None else read_tree(element, drops)
