"""What wraps an article: recognised by content, not by file name.

Each wrapper is a module with ``detect(source) -> bool`` and ``unwrap(source)``, which gives a
`Wrapped` for each article and a `Failed` for each that cannot be had. They are asked in the order
of `WRAPPERS`: first what may hold bytes that are no text, then what its first characters tell for
certain, last the plain text, which is what nothing else claims.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator
from typing import Protocol, cast

from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

__all__ = ["WRAPPERS", "FailedPart", "Source", "Wrapped", "Wrapper", "unwrap", "wrapper_of"]

# The name of each, which stands in the record, and its module.
WRAPPERS = {
    module.rpartition(".")[2]: module
    for module in (
        *("sheets.parquet", "sheets.workbook", "archives.packed", "archives.warc", "mails.mail"),
        *("mails.mhtml", "posts.hexo", "posts.jekyll", "records.record", "sheets.table"),
        *("feeds.feed", "sheets.sheet_markup", "feeds.xml_records", "html", "posts.markdown"),
        "text",
    )
}


class Wrapper(Protocol):
    """What a wrapper's module holds."""

    def detect(self, source: Source) -> bool:
        """Tell whether the input is wrapped this way."""

    def unwrap(self, source: Source) -> Iterator[Wrapped | FailedPart]:
        """Give each article of the input."""


@functools.cache
def _module(name: str) -> Wrapper:
    return cast(Wrapper, importlib.import_module(f"{__name__}.{WRAPPERS[name]}"))


def wrapper_of(source: Source) -> tuple[str, Wrapper]:
    """Return the name and the module of the wrapper that an input has.

    Raises:
        UnreadableError: the input is damaged, binary or empty.

    """
    for name in WRAPPERS:
        module = _module(name)
        if module.detect(source):
            return name, module
    raise AssertionError("a plain text claims everything")


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give each article of an input as its wrapper hands it over.

    An article of a container that is damaged gives a `Failed` in its place and the others go on;
    where the container itself breaks off, a `Failed` is the last thing given.

    Raises:
        UnreadableError: the input is damaged, binary or empty.
        NoArticleError: it is whole, and holds no article.

    """
    yield from wrapper_of(source)[1].unwrap(source)  # an error comes where the first is asked for
