"""RSS 0.9x, 1.0 and 2.0, and Atom.

The parser neither sanitises nor resolves addresses: an item's HTML is read as the fragment of a
page that it is. Items in plain text are read too; some feeds mark paragraphs only by the two wide
blanks of their indent.
"""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner.errors import NoArticleError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import entities
from cleaner.newstext.houses import house
from cleaner.wrappers.feeds.open_sections import with_closed_sections
from cleaner.wrappers.net import caught
from cleaner.wrappers.records.foreign_record import bare_author
from cleaner.wrappers.records.stored_texts import (
    bare_text,
    is_whole_page,
    markup_or_plain,
    plain_title,
)
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import FailedPart, Wrapped

Parsed = Any  # what feedparser gives has no types

_PROLOG = r"(?:(?><\?[^>]*>\s*)|(?><!--.*?-->\s*)|(?><!DOCTYPE[^>]*>\s*))*+"
_ROOT = regex(rf"{_PROLOG}<(?:rss|feed|rdf:RDF|channel)\b", re.I | re.S)
_LATER = regex(r"<rss\s[^>]*version|<feed\s[^>]*Atom|<rdf:RDF\s[^>]*rss", re.I)
_PAGE = regex(r"<(?:!doctype\s+html|html|body|div|p)\b", re.I)
_DECLARATION = regex(r"\A\s*<\?xml[^>]*\?>")
_LOOKED_AT = 4_000
_DATES = ("published", "updated", "created")
_RSSHUB = regex(r"RSSHub", re.I)
_NAMESPACE = regex(r"""\sxmlns(?::[\w.-]{1,60}+)?=(?:"[^"<>]*+"|'[^'<>]*+')""")


def detect(source: Source) -> bool:
    """Tell a feed by its root element, also below what a broken server printed above it."""
    head = source.opening[:_LOOKED_AT]
    if head.startswith("<") and _ROOT.match(head):
        return True
    later = _LATER.search(head)
    return later is not None and not _PAGE.search(head, 0, later.start())


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give each item of the feed.

    Raises:
        NoArticleError: it has no items.

    """
    text, warnings = source.as_written
    feed = _parse(text)
    items = feed.entries
    if not items:
        raise NoArticleError(phrase("a feed without items"))
    if feed.bozo:
        why = _why(feed.get("bozo_exception"))
        warnings = (*warnings, phrase("a broken feed: {reason}", reason=why))
    channel = str(feed.feed.get("title") or "")
    hints = " ".join(str(feed.feed.get(key) or "") for key in ("generator", "subtitle", "docs"))
    by_rsshub = _RSSHUB.search(hints) is not None
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        counted = number if len(items) > 1 else None
        wrapped = caught(
            functools.partial(_item, item, source, place, counted, channel, warnings), place
        )
        if isinstance(wrapped, FailedPart):
            yield wrapped
            continue
        if wrapped is None:
            yield FailedPart(place, NoArticleError(phrase("an item without title and text")))
            continue
        yield msgspec.structs.replace(wrapped, by_rsshub=by_rsshub)


def _parse(text: str) -> Parsed:
    try:
        return _parsed(text)
    except ValueError:  # its parser tells a namespace from a name by the blank between them
        return _parsed(_without_blanks(text))


def _without_blanks(text: str) -> str:
    return _NAMESPACE.sub(lambda found: " " + "".join(found[0].split()), text)


def _parsed(text: str) -> Parsed:
    import feedparser

    # It is handed UTF-8 whatever the feed says of itself: the encoding was settled before.
    text = entities.bounded(with_closed_sections(text))  # it raises for a number behind Unicode
    stream = io.BytesIO(_DECLARATION.sub("", text, count=1).lstrip().encode("utf-8", "replace"))
    return feedparser.parse(
        stream,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _why(error: object) -> str:
    message = getattr(error, "getMessage", None)
    return " ".join(str(message() if message else error).split())[:120]


def _item(
    item: Parsed,
    source: Source,
    place: str,
    number: int | None,
    channel: str,
    warnings: tuple[str, ...],
) -> Wrapped | None:
    text, digest = _text_and_digest(item)
    title = plain_title(item.get("title"))
    if title is None and not text.strip():
        return None
    markup, plain = markup_or_plain(text)
    guid = (item.get("id") or "").strip()
    url = (item.get("link") or "").strip() or (guid if "://" in guid else "")
    origin = bare_text((item.get("source") or {}).get("title"))
    author = _author(item)
    if house(author) is not None:  # feeds print the medium where the author stands
        origin, author = origin or author, None
    return Wrapped(
        wrapper="feed",
        markup=markup,
        plain=plain,
        fragment=not is_whole_page(markup or ""),
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        place=place,
        number=number,
        title=title,
        date_raw=next(filter(None, (item[key] for key in _DATES if key in item)), None),
        url=url or None,
        source=origin,
        author=author,
        summary=digest,
        keywords=tuple(word for tag in item.get("tags", ()) if (word := tag.get("term"))),
        labels=() if url else (channel,),
        known={} if url or not guid else {"id": guid},
        warnings=warnings,
    )


def _text_and_digest(item: Parsed) -> tuple[str, str | None]:
    """Return an item's text, and its digest where both are given."""
    summary = str(item.get("summary") or "")
    contents = [str(content.get("value") or "") for content in item.get("content", ())]
    content = max(contents, key=len, default="")
    if not content.strip():
        return summary, None
    if not summary or summary == content:
        return content, None
    digest = bare_text(summary) or ""
    return content, " ".join(digest.split()) or None


def _author(item: Parsed) -> str | None:
    detail = item.get("author_detail") or {}
    return bare_author(detail.get("name") or item.get("author"))
