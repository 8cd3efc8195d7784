"""From what was read to a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

import msgspec

from cleaner._version import __version__
from cleaner.article import Article, Board, Image, Mention, Paper, Security
from cleaner.compose import fields
from cleaner.compose.body import Body
from cleaner.evidence import By, Told
from cleaner.messages import phrase
from cleaner.newstext import people
from cleaner.newstext.language import language_of
from cleaner.newstext.whitespace import fold
from cleaner.readers.reading import Reading
from cleaner.readers.sites import Site
from cleaner.readers.which_site import site_of_text
from cleaner.wrappers.wrapped import Wrapped

_OPEN: tuple[object, ...] = (None, "", [], {})


class Trace(msgspec.Struct, frozen=True):
    """How a record came about: for `--explain`.

    `asked` are the sites that were asked for their vote, `claims` those that said yes; `told`
    says, for each field, what gave it; the body holds all that was cut, each with its label.
    """

    encoding_why: str | None = None
    asked: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    told: dict[str, Told] = {}
    body: Body | None = None


def compose(
    wrapped: Wrapped,
    reading: Reading,
    body: Body,
    site: Site | None,
    *,
    path: str | None = None,
    gmt_is_local: bool | None = None,
) -> tuple[Article, dict[str, Told]]:
    """Make the record of one article.

    Returns:
        The record, and what told each field.

    """
    told = {**body.credits.told, **reading.told}
    url = fields.address(wrapped.url or reading.url)
    source = fields.source_of(wrapped, reading, body, told)
    if site is None:
        site, by = site_of_text(wrapped, url, source)
        told |= {"site": by} if by else {}
    article_id = _article_id(site, url, reading)
    named = f"{url or ''} {article_id or ''}"
    stamp, date_raw = fields.date_of(wrapped, reading, site, named, gmt_is_local)
    content = _content(wrapped, reading, body, told, url)
    article = Article(
        id=_own_id(wrapped) or url or _key(site, article_id) or _path_id(path, wrapped),
        date=stamp.iso if stamp else None,
        source=_line(source),
        site=site.NAME if site else None,
        outlet=_line(fields.outlet_of(wrapped, reading, site, url)),
        url=url,
        article_id=article_id,
        author=_line(fields.author_of(wrapped, reading, body, told)),
        editor=_line(people.editor_name(reading.editor) or body.credits.editor),
        date_raw=date_raw,
        date_note=stamp.note if stamp else None,
        template=reading.template,
        warnings=[
            *wrapped.warnings,
            *fields.doubts_of_date(wrapped, url),
            *reading.warnings,
            *_doubts(told, stamp is None and date_raw),
            *(() if content["body"] else (phrase("the body is empty"),)),
        ],
        **content,
        **fields.plain_fields(wrapped, reading, told),
        **_provenance(wrapped, path),
    )
    return (_with_known(article, wrapped, told) if wrapped.known else article), told


class _Content(TypedDict):
    """The story itself, and what goes by its words."""

    title: str | None
    body: str
    original_title: str | None
    summary: str | None
    keywords: list[str]
    linked_securities: list[Security]
    linked_boards: list[Board]
    mentioned_securities: list[Mention]
    images: list[Image]
    paper: Paper | None
    language: str | None


def _content(
    wrapped: Wrapped, reading: Reading, body: Body, told: dict[str, Told], url: str | None
) -> _Content:
    text = "\n".join(body.paragraphs)
    title = fields.title_of(wrapped, reading, body, told)
    securities, boards = fields.linked(body.links, text, title)
    return {
        "title": title,
        "body": text,
        "original_title": _line(body.credits.original_title or fields.original_title_of(reading)),
        "summary": fields.summary_of(wrapped.summary or reading.summary, title),
        "keywords": fields.keywords_of([*reading.keywords, *wrapped.keywords], title),
        "linked_securities": securities,
        "linked_boards": boards,
        "mentioned_securities": [],
        "images": fields.images_of(body.images, url),
        "paper": body.credits.paper,
        "language": language_of(title, text),
    }


class _Provenance(TypedDict):
    """Where a record comes from, and what read it."""

    captured_at: str | None
    path: str | None
    wrapper: str
    encoding: str | None
    input_sha256: str
    cleaner_version: str


def _provenance(wrapped: Wrapped, path: str | None) -> _Provenance:
    return {
        "captured_at": wrapped.captured_at,
        "path": path,
        "wrapper": wrapped.wrapper,
        "encoding": wrapped.encoding,
        "input_sha256": wrapped.sha256,
        "cleaner_version": __version__,
    }


def _line(text: str | None) -> str | None:
    """Return a field as one line of what can be seen; None where nothing is."""
    return (fold(text) or None) if text else None


def _doubts(told: dict[str, Told], unread: str | bool | None) -> Iterator[str]:
    """Say where a field is not what it seems, or could not be read."""
    if "title" in told and told["title"].by == By.FIRST_SENTENCE:
        yield phrase("no headline: the first sentence stands in its place")
    if unread:
        yield phrase("the date could not be read: {date}", date=unread)


def _with_known(article: Article, wrapped: Wrapped, told: dict[str, Told]) -> Article:
    """Add what the input gives as a record does.

    A record's own fields go before what its text tells; a feed item's fill what its markup and the
    text leave open.
    """
    known = {name: value for name, value in wrapped.known.items() if name != "id"}
    if wrapped.wrapper != "record":
        known = {name: v for name, v in known.items() if getattr(article, name) in _OPEN}
    told.update(dict.fromkeys(known, Told(By.RECORD_FIELD, wrapped.wrapper)))
    return msgspec.structs.replace(article, **known)


def _article_id(site: Site | None, url: str | None, reading: Reading) -> str | None:
    if reading.article_id:
        return reading.article_id
    return site.article_id(url) if site and url else None


def _own_id(wrapped: Wrapped) -> str:
    return str(wrapped.known.get("id") or "")


def _key(site: Site | None, article_id: str | None) -> str | None:
    return f"{site.NAME}:{article_id}" if site and article_id else None


def _path_id(path: str | None, wrapped: Wrapped) -> str:
    base = path or f"sha256:{wrapped.sha256[:16]}"
    return f"{base}#{wrapped.number}" if wrapped.number else base
