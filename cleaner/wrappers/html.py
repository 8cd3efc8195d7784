"""A saved page, whole or a fragment."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from cleaner.errors import NoArticleError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import dates
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped

_LOOKED_AT = 20_000
_WHOLE = regex(r"<(?:!doctype|html|head|body|meta|title)\b", re.I)
_ANY = regex(
    r"</?(?:!doctype|html|head|body|meta|title|div|p|span|article|section|table|br|h[1-6]|a|ul|img|font|center)\b[^<>]*>",
    re.I,
)
_PROLOG = (
    r"(?:(?><\?[^>]*>\s*)|(?><!--.*?-->\s*))*+"  # atomic: comments are not merged on a way back
)
_START = regex(rf"{_PROLOG}<!?[a-z]", re.I | re.S)
_OTHER_XML = regex(
    rf"{_PROLOG}(?:<!DOCTYPE[^>]*>\s*)?<(svg|urlset|sitemapindex|opml|plist|project|kml|wsdl)\b",
    re.I | re.S,
)
# What browsers write above a page that they save.
_SAVED_FROM = regex(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+?)\s*-->", re.I)
# What the browser extension SingleFile writes there.
_SINGLE_FILE = regex(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>https?://\S+)"
    r"(?:\s+saved date:\s*(?P<when>[^\n]{1,80}))?"
)
# What a program or a dump of a database begins with; tags stand in its texts.
_REMARK = r"(?:\s|--[^\n]*+\n|(?://|#(?!include))[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/;?)*+"
_DUMP = regex(
    rf"{_REMARK}(?:(?:CREATE|DROP)\s++(?:DATABASE|SCHEMA|TABLE)\b|(?:INSERT|REPLACE)\s++INTO\s"
    r"|LOCK\s++TABLES\s|PRAGMA\s++\w++\s*+=|SET\s++(?:NAMES\s|\w++\s*+=)|USE\s++[`\"]?\w++[`\"]?\s*+;)",
    re.I,
)
_NAMES = r"[\w.*]++(?:[^\S\n]++as[^\S\n]++\w++)?+[^\S\n]*+"
_PROGRAM = regex(
    rf"{_REMARK}(?:import[^\S\n]++{_NAMES}(?:,[^\S\n]*+{_NAMES})*+;?[^\S\n]*+\n"
    r"|import\s[^\n]{1,200}\sfrom\s++['\"]|from\s++[\w.]++\s++import\s|package\s++[\w.]++\s*+;"
    r"|#include\s*+[<\"]|using\s++[\w.]++\s*+;|(?:const|let|var)\s++\w++\s*+=|def\s++\w++\()"
)
# Where a page ends and another one begins.
_PAGES = regex(r"(?<=</html>)\s*+(?=<!doctype\s+html|<html[\s>])", re.I)
_FEW = 3
_BEFORE = 64  # characters, blanks among them


def detect(source: Source) -> bool:
    """Tell markup by its tags: it starts with one, or several stand in it."""
    head = source.opening[:_LOOKED_AT]
    if _START.match(head) and _ANY.search(head):
        return True
    return sum(1 for _ in zip(range(_FEW), _ANY.finditer(head), strict=False)) >= _FEW


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the page's one article; of pages that were put behind one another, that of each.

    Of these, one without an article is passed over.

    Raises:
        NoArticleError: it is markup of another kind: a drawing, a site map; a program or a dump
            of a database, with markup in its texts.

    """
    head = source.opening[:_LOOKED_AT]
    if other := _OTHER_XML.match(head):
        raise NoArticleError(phrase("an XML file that is no page: <{element}>", element=other[1]))
    if _DUMP.match(head):
        raise NoArticleError(phrase("a dump of a database, and no page"))
    if _PROGRAM.match(head):
        raise NoArticleError(phrase("a program, and no page"))
    pages = _PAGES.split(source.text)
    for number, text in enumerate(pages, 1):
        wrapped = _page(text, source)
        if len(pages) > 1:
            place, counted = f"page {number}", number if number > 1 else None
            wrapped = msgspec.structs.replace(wrapped, place=place, number=counted, met=True)
        yield wrapped


def _page(text: str, source: Source) -> Wrapped:
    head = text[:_LOOKED_AT]
    saved = _SAVED_FROM.search(head[:2_000])
    copy = _SINGLE_FILE.search(head[:2_000])
    taken = dates.find_date(copy["when"]) if copy else None
    address = copy["url"] if copy else saved[1] if saved else None
    return Wrapped(
        wrapper="html",
        markup=_without_quotes(text),
        fragment=not _WHOLE.search(head),
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        url=address,
        captured_at=taken.iso if taken else None,
        warnings=source.warnings,
    )


def _without_quotes(text: str) -> str:
    """Return the page that a cell of a table holds: quoted, each quotation mark in it doubled."""
    if not text[:_BEFORE].lstrip().startswith('"<'):  # the whole is long, and hardly ever such
        return text
    bare = text.strip()
    return bare[1:-1].replace('""', '"') if bare.endswith('>"') else text
