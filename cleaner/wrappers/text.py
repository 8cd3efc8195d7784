"""A plain paste of a page: what stands above the text and below it has no markup to tell it."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped


def detect(source: Source) -> bool:
    """Claim what no other wrapper did; an empty input was refused when they looked at it."""
    return True


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the paste's one article."""
    text, warnings = source.as_written
    yield Wrapped(
        wrapper="text",
        plain=text,
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        warnings=warnings,
    )
