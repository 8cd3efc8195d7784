"""WARC archives: each HTML response is one article.

Read record by record, so that an archive of any size takes the memory of its largest page. Other
records, pictures, redirects and error pages are passed over.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.errors import CleanerError, NoArticleError, UnreadableError
from cleaner.newstext import dates
from cleaner.wrappers import http_body
from cleaner.wrappers.encoding import decode, refuse_binary
from cleaner.wrappers.source import LARGEST_TEXT, Source
from cleaner.wrappers.wrapped import Failed, Wrapped

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_OK = frozenset((200, 203, 226))


def detect(source: Source) -> bool:
    """Tell an archive by its first characters."""
    return source.head.startswith(b"WARC/")


def unwrap(source: Source) -> Iterator[Wrapped | Failed]:
    """Give each page of the archive; where it breaks off, a `Failed` that names the record.

    Raises:
        NoArticleError: it is whole, and holds no page.

    """
    number, found = 0, False
    for place, record in _records(source):
        if isinstance(record, CleanerError):
            found = True
            yield Failed(place, record)
            continue
        try:
            wrapped = _page(record, source, place)
        except CleanerError as error:
            found = True
            yield Failed(place, error)
            continue
        if wrapped is not None:
            number, found = number + 1, True
            yield msgspec.structs.replace(wrapped, number=number)
    if not found:
        raise NoArticleError("an archive without a page")


def _records(source: Source) -> Iterator[tuple[str, Any]]:
    """Give each record with its place; an error in the place of what is damaged.

    Behind a damage the reading goes on at the next thing that looks like a record.
    """
    from fastwarc.warc import ArchiveIterator

    number = 0
    for lenient in (False, True):
        stream = source.raw_stream()
        records = ArchiveIterator(stream, parse_http=True, quirks_mode=lenient)
        try:
            for record in itertools.islice(records, number if lenient else 0, None):
                number += 1
                yield f"record {number}", record
            return
        except OSError as error:
            yield f"record {number + 1}", UnreadableError(f"the archive is damaged: {error}")
        finally:
            stream.close()
        if not source.rewinds:
            return


def _page(record: WarcRecord, source: Source, place: str) -> Wrapped | None:
    """Return the page of a record, None where it is none.

    Raises:
        UnreadableError: the archive breaks off inside it, or it is no text.

    """
    from fastwarc.warc import WarcRecordType

    http = record.http_headers
    kind = (record.http_content_type or "").lower()
    length = record.content_length
    response = record.record_type == WarcRecordType.response and http is not None
    if not response or http.status_code not in _OK or kind not in (*_PAGES, ""):
        if _breaks_off(record, length):
            raise UnreadableError("the archive breaks off")
        return None
    payload = record.reader.read(LARGEST_TEXT + 1)
    if len(payload) > LARGEST_TEXT:
        raise UnreadableError(f"larger than {LARGEST_TEXT // 2**20} MiB")
    if len(payload) < length:
        raise UnreadableError("the archive breaks off")
    get = http.get
    data = http_body.body(
        payload, get("Transfer-Encoding") or "", get("Content-Encoding") or "", most=LARGEST_TEXT
    )
    if not data.strip() or (not kind and not data.lstrip().startswith(b"<")):
        return None
    refuse_binary(data)
    decoded = decode(data, override=source.encoding, declared=record.http_charset)
    when = record.record_date
    return Wrapped(
        wrapper="warc",
        markup=decoded.text,
        encoding=decoded.encoding,
        encoding_why=decoded.why,
        sha256=hashlib.sha256(data).hexdigest(),
        place=place,
        url=(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        captured_at=dates.beijing(when) if when else None,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _breaks_off(record: WarcRecord, length: int) -> bool:
    """Tell whether a record that is passed over is whole."""
    read = 0
    while piece := record.reader.read(65_536):
        read += len(piece)
    return read < length or "Content-Length" not in record.headers
