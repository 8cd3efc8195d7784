"""MHTML: one page with its pictures in a MIME message, as Chrome and Internet Explorer save it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from cleaner.errors import NoArticleError, UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.encoding import decode, refuse_binary
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped

if TYPE_CHECKING:
    from email.message import Message

_FIRST = regex(
    rb"(?:\xef\xbb\xbf)?\s*(?:From|To|Subject|Date|Reply-To|Received|Return-Path|User-Agent|"
    rb"MIME-Version|Content-[\w-]+|Message-ID|Snapshot-Content-Location|X-[\w-]+|Thread-[\w-]+)"
    rb"[ \t]*:",
    re.I,
)
_MIME = regex(rb"^MIME-Version[ \t]*:", re.I | re.M)
_KIND = regex(
    rb"^Content-Type[ \t]*:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M
)
_END_OF_HEADERS = regex(rb"\r?\n\r?\n")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HTML = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 100_000  # each is an object; lines that could begin one are counted
_BREAKS = frozenset(("CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect"))


def detect(source: Source) -> bool:
    """Tell a MIME message that holds a page by its headers."""
    head = source.head[:8_192]
    if _is_wide(head):
        head = source.opening[:8_192].encode("utf-8", "replace")
    if not _FIRST.match(head):
        return False
    end = _END_OF_HEADERS.search(head.lstrip())
    headers = head.lstrip()[: end.start()] if end else head
    return _MIME.search(headers) is not None and _KIND.search(headers) is not None


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the message's page.

    Raises:
        NoArticleError: no page is in it.
        UnreadableError: the page's part is no text, or the parts are too many or nested too deep.

    """
    import email

    wide = _is_wide(source.head)
    data = source.text.encode("utf-8", "replace") if wide else source.data
    if data.count(b"\n--") > _MOST_PARTS:
        raise UnreadableError(phrase("an MHTML file of more than {count} parts", count=_MOST_PARTS))
    try:
        message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        part = _root(message)
    except RecursionError as error:
        raise UnreadableError(phrase("the parts of the MHTML file are nested too deep")) from error
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise NoArticleError(phrase("an MHTML file without a page"))
    refuse_binary(body)
    decoded = decode(body, override=source.encoding, declared=part.get_content_charset())
    warnings = [decoded.warning] if decoded.warning else []
    if any(type(defect).__name__ in _BREAKS for defect in message.defects):
        warnings.append(phrase("the MHTML file breaks off"))
    yield Wrapped(
        wrapper="mhtml",
        markup=decoded.text,
        encoding=decoded.encoding,
        encoding_why=decoded.why,
        sha256=source.sha256,
        url=_address(message, part),
        captured_at=_captured(message),
        warnings=tuple(warnings),
    )


def _is_wide(head: bytes) -> bool:
    """Tell UTF-16, which a message is in when an editor saved it again."""
    return head.startswith(_WIDE) or b"\0" in head[:4]


def _root(message: Message) -> Message | None:
    """Return the part that is the page: the one that `start` names, or whose address is the page's.

    The others are frames.
    """
    pages = [part for part in message.walk() if part.get_content_type() in _HTML]
    start, address = message.get_param("start"), message.get("Snapshot-Content-Location")
    for part in pages:
        if start and part.get("Content-ID") == start:
            return part
    for part in pages:
        if address and part.get("Content-Location") == address:
            return part
    return pages[0] if pages else None


def _address(message: Message, part: Message) -> str | None:
    for given in (part.get("Content-Location"), message.get("Snapshot-Content-Location")):
        address = "".join(str(given or "").split())
        if address.startswith(("http://", "https://")):
            return address
    return None


def _captured(message: Message) -> str | None:
    from email.utils import parsedate_to_datetime

    from cleaner.newstext import dates

    try:
        when = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError, OverflowError):
        return None
    # A zone of -0000 means UTC, said by a program that does not know its own zone.
    return dates.beijing(when if when.tzinfo else when.replace(tzinfo=UTC))
