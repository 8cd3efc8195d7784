"""A saved page, whole or a fragment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.wrappers._source import Source
from cleaner.wrappers._wrapped import Wrapped

_WHOLE = re.compile(r"<(?:!doctype|html|head|body|meta|title)\b", re.I)
_ANY = re.compile(
    r"</?(?:!doctype|html|head|body|meta|title|div|p|span|article|section|table|br|h[1-6]|a|ul|img|font|center)\b[^<>]*>",
    re.I,
)
_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!?[a-z]", re.I)
_FEW = 3


def detect(source: Source) -> bool:
    """Tell markup by its tags: it starts with one, or several stand in it."""
    head = source.text[:20_000]
    if _START.match(head) and _ANY.search(head):
        return True
    return sum(1 for _ in zip(range(_FEW), _ANY.finditer(head), strict=False)) >= _FEW


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the page's one article."""
    markup = source.text
    yield Wrapped(
        wrapper="html",
        markup=markup,
        fragment=not _WHOLE.search(markup[:20_000]),
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        warnings=source.warnings,
    )
