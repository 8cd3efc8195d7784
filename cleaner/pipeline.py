"""The whole way of one input: source → wrapped → page → reading → body → record."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import msgspec

from cleaner.article import FIELDS, Article
from cleaner.compose import composing
from cleaner.compose.body import Body, read_body
from cleaner.compose.composing import Trace
from cleaner.compose.losses import (
    another_article,
    breaking_off,
    losses,
    never_closed,
    unended,
)
from cleaner.errors import NoArticleError, OtherLanguageError
from cleaner.evidence import MORE_PAGES, By, Label, Told
from cleaner.messages import phrase
from cleaner.newstext import mojibake
from cleaner.newstext.houses import house
from cleaner.newstext.unread_dates import impossible_date
from cleaner.page.blocks import Block, Cut
from cleaner.page.container import Container
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.readers.reading import Reading
from cleaner.readers.sites import Site, by_name
from cleaner.readers.which_site import SiteVote, site_of_page
from cleaner.wrappers import FailedPart, Source, Wrapped, misread, unwrap
from cleaner.wrappers.net import caught, told_to_the_end
from cleaner.wrappers.unpacking import unpacked

if TYPE_CHECKING:
    from cleaner.newstext.mentions import Securities
    from cleaner.readers.user_rules import Rules


class Options(NamedTuple):
    """What the caller decides for a run.

    Args:
        encoding: read every input in this encoding.
        site: read every page as this site's; None lets the sites vote.
        gmt_is_local: read GMT as Beijing time (True) or as GMT (False); None knows the mirrors.
        rules: the user's own selectors for some hosts (`cleaner.readers.user_rules.load_rules`).
        everyone_votes: ask every site whether a page is its own, though the address decides.
        languages: give only articles in these (ISO 639-1), and those too short to tell; None gives
            all.
        securities: the list by which `mentioned_securities` are found, also of records that were
            cleaned before (`cleaner.newstext.securities_list.load`).

    """

    encoding: str | None = None
    site: str | None = None
    gmt_is_local: bool | None = None
    rules: Rules | None = None
    everyone_votes: bool = False
    languages: tuple[str, ...] | None = None
    securities: Securities | None = None


def read(
    source: bytes | str | Path | BinaryIO,
    options: Options | None = None,
    *,
    path: str | None = None,
) -> Iterator[tuple[Article, Trace] | FailedPart]:
    """Read one input: each article in it as a record, with the trace of how it was read.

    An article of a container that gives no record is given as a `Failed` in its place, and where
    the container breaks off, a `Failed` comes last. A stream (a pipe) is read as it comes.

    Raises:
        UnreadableError: the input as a whole cannot be read or decoded.
        NoArticleError: it is no container, and holds no article.

    """
    options = options or Options()
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    if path is None and isinstance(source, Path):
        path = str(source)
    yield from read_each(_unwrapped(data, options.encoding), options, path=path)


def _unwrapped(
    data: bytes | Path | BinaryIO, encoding: str | None
) -> Iterator[Wrapped | FailedPart]:
    """Give what an input holds: under the net as all else, since it is looked at with the first."""
    with unpacked(data) as given:
        yield from unwrap(Source(given, encoding=encoding))


def read_each(
    found: Iterable[Wrapped | FailedPart], options: Options, *, path: str | None
) -> Iterator[tuple[Article, Trace] | FailedPart]:
    """Read the articles of one input as its wrapper gives them, each under the net.

    Raises:
        CleanerError: what the wrapper raises; of an input that is one article, why it gives none.

    """
    for wrapped in told_to_the_end(found):
        if isinstance(wrapped, FailedPart):
            yield wrapped
            continue
        given = caught(
            functools.partial(_read_asked, wrapped, options, _path(path, wrapped)),
            wrapped.place,
            address=wrapped.url,
            met=wrapped.met,
        )
        if isinstance(given, FailedPart) and given.place is None:
            raise given.error
        yield given


def _read_asked(wrapped: Wrapped, options: Options, path: str | None) -> tuple[Article, Trace]:
    article, trace = read_wrapped(wrapped, options, path=path)
    told = article.language
    if told is not None and options.languages is not None and told not in options.languages:
        raise OtherLanguageError(phrase("another language: {told}", told=told))
    if options.securities is not None:
        found = options.securities.mentions(article.title, article.body)
        article = msgspec.structs.replace(article, mentioned_securities=found)
    return article, trace


def _path(path: str | None, wrapped: Wrapped) -> str | None:
    """Return the path that a record tells; of an archive's file, that in the archive."""
    return f"{path}/{wrapped.member}" if path and wrapped.member else path or wrapped.member


def read_wrapped(
    wrapped: Wrapped, options: Options, *, path: str | None = None
) -> tuple[Article, Trace]:
    """Read one article as its wrapper handed it over; text that was once misread, as it was."""
    if wrapped.finished is not None:
        return wrapped.finished, Trace(told=dict.fromkeys(FIELDS, Told(By.FINISHED_RECORD)))
    try:
        article, trace = _read_as_given(wrapped, options, path)
    except NoArticleError:  # misread text has no Chinese in it
        mended = misread.undo_misreading(wrapped)
        if mended is None:
            raise
    else:
        text = _text(article)
        if not mojibake.may_be_damaged(text):
            return article, trace
        mended = misread.undo_misreading(wrapped) if mojibake.may_be_misread(text) else None
    if mended is not None:
        article, trace = _read_as_given(mended, options, path)
        wrapped = mended
    damage = mojibake.damage(_text(article), told=bool(wrapped.warnings))
    return msgspec.structs.replace(article, warnings=[*article.warnings, *damage]), trace


def _text(article: Article) -> str:
    return f"{article.title or ''}\n{article.body}"


def _read_as_given(wrapped: Wrapped, options: Options, path: str | None) -> tuple[Article, Trace]:
    if wrapped.markup is None:
        return _plain(wrapped, options, path)
    page = Page(wrapped.markup, url=wrapped.url, fragment=wrapped.fragment)
    site, votes = _choose(page, wrapped, options)
    rule = options.rules.rule_for(page.host) if options.rules else None
    if rule is not None:
        from cleaner.readers import user_rules

        reading, blocks, cuts = user_rules.apply(
            rule, page, lambda: _read_page(page, site, wrapped)
        )
    else:
        reading, blocks, cuts = _read_page(page, site, wrapped)
    if options.site is not None and reading.template == "generic":
        reading.warnings.append(
            phrase("none of {site}'s layouts is this page's", site=options.site)
        )
    if site is None and len(votes.claims) > 1:
        both = " and ".join(votes.claims)
        reading.warnings.append(phrase("claimed by {both}: read as neither", both=both))
    body = read_body(blocks, cuts, title=reading.title or wrapped.title)
    reading.warnings += breaking_off(page, body.paragraphs) or unended(body.paragraphs)
    reading.warnings += never_closed(page.markup, body.paragraphs)
    if site is None and wrapped.wrapper in ("html", "mail") and not _says_something(reading, body):
        raise NoArticleError(phrase("markup with neither a headline nor text"))
    return _record(wrapped, reading, body, site, votes, options, path)


def _says_something(reading: Reading, body: Body) -> bool:
    return bool(reading.title or reading.date_raw or body.paragraphs)


def _choose(page: Page, wrapped: Wrapped, options: Options) -> tuple[Site | None, SiteVote]:
    """Return the site to read a page as, and how the sites voted."""
    if options.site is not None:
        return by_name(options.site), SiteVote()
    return site_of_page(page, wrapped.labels, wrapped.url, everyone=options.everyone_votes)


def _read_page(
    page: Page, site: Site | None, wrapped: Wrapped
) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a page as a site's, and by the generic reading what that does not know.

    That is all of it where no site claims the page, or none of the site's layouts is the page's (a
    redesign, a third site's page around the markup); else the headline and the date, if need be.
    """
    reading = site.extract(page) if site is not None else Reading()
    if reading.container is not None:
        blocks, cuts = _blocks(reading, reading.container)
        title = reading.title or wrapped.title
        date = reading.date_raw or wrapped.date_raw
        if page.fragment or (title and date):
            return reading, blocks, cuts
    from cleaner.readers import (
        generic,  # its extractor is costly to import, and most pages need none
    )

    given = reading.outlet
    if reading.container is not None:
        generic.fill_header(page, reading)
    else:
        reading, blocks, cuts = generic.extract(page)
    reading.outlet = given or _foreign(reading.outlet, site)
    return reading, blocks, cuts


def _foreign(outlet: str | None, site: Site | None) -> str | None:
    """Return an outlet that the generic reading met, unless it is one of the site's own names."""
    known = house(outlet)
    own = site is not None and known is not None and known.site == site.NAME
    return None if own else outlet


def _blocks(reading: Reading, container: Container) -> tuple[list[Block], list[Cut]]:
    blocks, cuts = container.read(reading.drops)
    inside = {block.picture.url for block in blocks if block.picture}
    reading.warnings += losses(blocks, cuts)
    for element in reversed(reading.pictures):
        above = [block for block in read_tree(element)[0] if block.picture]
        blocks[:0] = [b for b in above if b.picture and b.picture.url not in inside]
    return blocks, cuts


def _plain(wrapped: Wrapped, options: Options, path: str | None) -> tuple[Article, Trace]:
    from cleaner.readers import (
        paste,  # its many patterns are costly to compile, and posts need none
    )

    text = wrapped.plain or ""
    if wrapped.fragment:
        reading = Reading(template=wrapped.template)
        blocks, cuts = paste.extract_body(text)
    else:
        reading, blocks, cuts = paste.extract(text)
    body = read_body(blocks, cuts, title=reading.title or wrapped.title)
    reading.warnings += unended(body.paragraphs)
    return _record(wrapped, reading, body, None, SiteVote(), options, path)


def _record(
    wrapped: Wrapped,
    reading: Reading,
    body: Body,
    site: Site | None,
    votes: SiteVote,
    options: Options,
    path: str | None,
) -> tuple[Article, Trace]:
    if (
        any(cut.label == Label.PAGE_NUMBERS for cut in body.cuts)
        and MORE_PAGES not in reading.warnings
    ):
        reading.warnings.append(MORE_PAGES)
    if not (wrapped.fragment or reading.date_raw or wrapped.date_raw):
        reading.date_raw = impossible_date(wrapped.markup or wrapped.plain or "", body.paragraphs)
    reading.warnings += another_article(body.paragraphs)
    article, told = composing.compose(
        wrapped, reading, body, site, path=path, gmt_is_local=options.gmt_is_local
    )
    trace = Trace(
        encoding_why=wrapped.encoding_why,
        asked=votes.asked,
        claims=votes.claims,
        told=told,
        body=body,
    )
    return article, trace
