"""What wraps an article: recognised by content, not by file name.

Each wrapper is a module with ``detect(source) -> bool`` and ``unwrap(source) -> Iterator[Wrapped]``.
They are asked in the order of `WRAPPERS`: what can be told for certain comes first, a plain text is
what nothing else claims.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Protocol, cast

from cleaner.wrappers._source import Source
from cleaner.wrappers._wrapped import Wrapped

WRAPPERS = ("hexo", "jekyll", "html", "text")


class Wrapper(Protocol):
    """What a wrapper's module holds."""

    def detect(self, source: Source) -> bool:
        """Tell whether the input is wrapped this way."""

    def unwrap(self, source: Source) -> Iterator[Wrapped]:
        """Give each article of the input."""


def wrapper_of(source: Source) -> tuple[str, Wrapper]:
    """Return the name and the module of the wrapper that an input has."""
    for name in WRAPPERS:
        module = cast(Wrapper, importlib.import_module(f"{__name__}.{name}"))
        if module.detect(source):
            return name, module
    raise AssertionError("a plain text claims everything")


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give each article of an input as its wrapper hands it over.

    Raises:
        UnreadableError: the input is damaged, binary or empty.
        NoArticleError: it is whole, and holds no article.
    """
    return wrapper_of(source)[1].unwrap(source)
