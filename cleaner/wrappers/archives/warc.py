"""WARC archives: each HTML response is one article, and where none is, each page's text (WET).

Read record by record, so that an archive of any size takes the memory of its largest page.
Pictures, redirects and error pages are told, as what they are, to be passed over.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from cleaner.errors import NoArticleError, UnreadableError
from cleaner.messages import phrase
from cleaner.newstext import dates
from cleaner.wrappers.archives import http_body
from cleaner.wrappers.archives.warc_records import Damage, warc_records_of
from cleaner.wrappers.encoding import decode, refuse_binary
from cleaner.wrappers.net import caught
from cleaner.wrappers.source import LARGEST_TEXT, Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_ANSWERS = ("response", "resource")
_SHOWN = 40  # characters of a header
_OK = frozenset((200, 203, 226))


def detect(source: Source) -> bool:
    """Tell an archive by its first characters."""
    return source.head.startswith(b"WARC/")


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give each page of the archive, and for each other answer what it is instead.

    Requests and what the archive says of itself are no answers. Where the archive breaks off, a
    `Failed` names the record.

    Raises:
        NoArticleError: it is whole, and holds no answer of a server.

    """
    number, found, answered = 0, False, False
    told = False  # the record before as one that cannot be read
    for place, record in warc_records_of(source):
        if isinstance(record, Damage):
            found = True
            if not (record.before and told):
                yield FailedPart(place, record.error)
            told = False
            continue
        address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
        answered = answered or record.headers.get("WARC-Type") in _ANSWERS
        if answered and _is_text(record):  # of a page that the archive holds, too
            continue
        read = functools.partial(_page, record, source, place, address)
        wrapped = caught(read, place, address=address, met=True)
        if isinstance(wrapped, Wrapped):
            number += 1
            wrapped = msgspec.structs.replace(wrapped, number=number)
        told = isinstance(wrapped, FailedPart) and not wrapped.passed_over
        if wrapped is not None:
            found = True
            yield wrapped
    if not found:
        raise NoArticleError(phrase("an archive without a page"))


def _page(record: WarcRecord, source: Source, place: str, address: str | None) -> Wrapped | None:
    """Return the page of a record, None where it is no answer of a server.

    Raises:
        NoArticleError: it is an answer, and no page; the message says what it is.
        UnreadableError: the archive breaks off inside it, or it is no text.

    """
    length = record.content_length
    if not (record.headers.get("Content-Length") or "").strip().isdecimal():
        raise UnreadableError(phrase("the archive is damaged: {reason}", reason="Content-Length"))
    if (other := _other(record)) is not None:
        if _breaks_off(record, length):
            raise UnreadableError(phrase("the archive breaks off"))
        if not other:
            return None
        raise NoArticleError(other)
    payload = record.reader.read(LARGEST_TEXT + 1)
    if len(payload) > LARGEST_TEXT:
        raise UnreadableError(phrase("larger than {size} MiB", size=LARGEST_TEXT // 2**20))
    if len(payload) < length:
        raise UnreadableError(phrase("the archive breaks off"))
    http = record.http_headers
    transfer, content = (
        (http.get(name) or "" if http is not None else "")
        for name in ("Transfer-Encoding", "Content-Encoding")
    )
    data = http_body.body(payload, transfer, content, most=LARGEST_TEXT)
    if not data.strip():
        raise NoArticleError(phrase("an empty answer"))
    if not _kind(record) and not data.lstrip().startswith(b"<"):
        raise NoArticleError(phrase("an answer without a type, and no page"))
    refuse_binary(data)
    charset = record.http_charset if http is not None else None
    decoded = decode(data, override=source.encoding, declared=charset)
    when = record.record_date
    return Wrapped(
        wrapper="warc",
        markup=None if _is_text(record) else decoded.text,
        plain=decoded.text if _is_text(record) else None,
        encoding=decoded.encoding,
        encoding_why=decoded.why,
        sha256=hashlib.sha256(data).hexdigest(),
        place=place,
        met=True,
        url=address,
        captured_at=dates.beijing(when) if when else None,
        warnings=tuple(filter(None, (decoded.warning, _cut(record)))),
    )


def _cut(record: WarcRecord) -> str | None:
    """Say that the archive holds only the beginning of an answer, as it tells itself."""
    why = record.headers.get("WARC-Truncated")
    if not why:
        return None
    return phrase("the archive holds only a part of the page: {text}", text=why[:_SHOWN])


def _other(record: WarcRecord) -> str | None:
    """Return what a record is instead of a page: "" for what is no answer; None for a page."""
    from fastwarc.warc import WarcRecordType

    if _is_text(record):
        return None
    if record.record_type == WarcRecordType.revisit:
        return "a revisit: the page was the same as before"
    answers = (WarcRecordType.response, WarcRecordType.resource)
    if record.record_type not in answers:
        return ""
    http = record.http_headers
    if http is None and record.record_type == WarcRecordType.response:
        return "an answer without HTTP headers"
    status = http.status_code if http is not None else 200
    if status is not None and status not in _OK:
        return f"a redirect ({status})" if str(status)[:1] == "3" else f"an error page ({status})"
    kind = _kind(record)
    return None if kind in (*_PAGES, "") else f"no page: {kind}"


def _is_text(record: WarcRecord) -> bool:
    """Tell the text of a page, which a crawl gives in the page's place (WET) or beside it."""
    return record.headers.get("WARC-Type") == "conversion" and _kind(record) == "text/plain"


def _kind(record: WarcRecord) -> str:
    """Return the type of what a record holds, in lower case and without parameters; "" if none."""
    if record.http_headers is not None:
        kind = record.http_content_type or ""
    else:
        kind = record.headers.get("Content-Type") or ""
    return kind.partition(";")[0].strip().lower()


def _breaks_off(record: WarcRecord, length: int) -> bool:
    """Tell whether a record that is passed over is whole."""
    read = 0
    while piece := record.reader.read(65_536):
        read += len(piece)
    return read < length or "Content-Length" not in record.headers
