"""MHTML: one page with its pictures in a MIME message, as Chrome and Internet Explorer save it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.errors import NoArticleError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.mails import mime
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped

if TYPE_CHECKING:
    from email.message import Message

_MIME = regex(rb"^MIME-Version[ \t]*:", re.I | re.M)
_KIND = regex(
    rb"^Content-Type[ \t]*:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M
)


def detect(source: Source) -> bool:
    """Tell a MIME message that holds a page by its headers."""
    header = mime.header_of(source)
    return header is not None and bool(_MIME.search(header) and _KIND.search(header))


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the message's page.

    Raises:
        NoArticleError: no page is in it.
        UnreadableError: the page's part is no text, or the parts are too many or nested too deep.

    """
    message = mime.parse_message(mime.message_bytes(source))
    try:
        part = _root(message)
    except RecursionError as error:
        raise mime.too_deep() from error
    decoded = mime.part_text(part, source.encoding) if part is not None else None
    if part is None or decoded is None:
        raise NoArticleError(phrase("an MHTML file without a page"))
    warnings = [decoded.warning] if decoded.warning else []
    if mime.breaks_off(message, part):
        warnings.append(phrase("the MHTML file breaks off"))
    if mime.goes_on(message):
        warnings.append(phrase("what stands behind the end of the message was not read"))
    yield Wrapped(
        wrapper="mhtml",
        markup=decoded.text,
        encoding=decoded.encoding,
        encoding_why=decoded.why,
        sha256=source.sha256,
        url=mime.web_address(
            part.get("Content-Location"), message.get("Snapshot-Content-Location")
        ),
        captured_at=mime.sent(message),
        warnings=tuple(warnings),
    )


def _root(message: Message) -> Message | None:
    """Return the part that is the page: the one that `start` names, or whose address is the page's.

    The others are frames.
    """
    pages = [part for part in message.walk() if part.get_content_type() in mime.HTML]
    start, address = message.get_param("start"), message.get("Snapshot-Content-Location")
    for part in pages:
        if start and part.get("Content-ID") == start:
            return part
    for part in pages:
        if address and part.get("Content-Location") == address:
            return part
    return pages[0] if pages else None
