"""Every field's order of trust: what of all that was read of an article goes into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from cleaner.article import Board, Image, Security
from cleaner.compose.body import Body
from cleaner.evidence import By, Told
from cleaner.field_table import PLAIN
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import dates, flashes, people, sources
from cleaner.newstext.securities import Link, is_named
from cleaner.newstext.whitespace import fold, squash
from cleaner.readers.reading import Reading
from cleaner.readers.sites import Site, by_address, habits_of
from cleaner.wrappers.wrapped import Wrapped

_OF_ANY_HOST = frozenset("html mail mhtml warc feed record".split())  # whose pages may be reprints
_ABSTRACT = regex(r"\A[【\[]?(?:内容)?(?:摘要|导读|核心提示)[】\]]?\s*[:：]?\s*")
_SEPARATORS = regex(r"[\s,，;；]")
_MAY_BE_FLASHES = frozenset(("record", "feed", "text"))
_FLASH_TITLE = regex(r"\A【([^】]+)】")


def address(url: str | None) -> str | None:
    """Return an address with its scheme, without fragment and without what counts visits.

    `?from=wap` counts visits everywhere; a site's own names for that go at this site alone, since
    elsewhere they choose the page (`forum.php?mod=viewthread`, `index.php?r=article/view`).
    """
    if not url or not (url := url.strip()):
        return None
    if url.startswith("//"):
        url = "https:" + url
    bare, _, query = url.partition("#")[0].partition("?")
    if not query:
        return bare
    habits = habits_of(by_address(bare))
    kept = "&".join(part for part in query.split("&") if not habits.is_counter(part))
    return f"{bare}?{kept}" if kept else bare


def title_of(wrapped: Wrapped, reading: Reading, body: Body, told: dict[str, Told]) -> str | None:
    """Choose the headline: the page's, else the wrapper's."""
    title = fold(reading.title or wrapped.title or "") or None
    told.setdefault("title", Told(By.WRAPPER, wrapped.wrapper))
    if title and dates.is_moment(title):  # interfaces of flashes print it in the headline's place
        title = None
    if title and wrapped.wrapper in _MAY_BE_FLASHES and (whole := _FLASH_TITLE.fullmatch(title)):
        title = fold(whole[1])
    if not title and body.paragraphs:
        found = _FLASH_TITLE.match(body.paragraphs[0])
        if found and (found.end() < len(body.paragraphs[0]) or len(body.paragraphs) > 1):
            told["title"] = Told(By.FLASH_HEADLINE)
            return fold(found[1])
        if wrapped.wrapper in _MAY_BE_FLASHES and (
            sentence := flashes.first_sentence(body.paragraphs)
        ):
            told["title"] = Told(By.FIRST_SENTENCE)
            return sentence
    if title and title.endswith(("...", "…")) and body.paragraphs:
        # Feeds cut the headline of a flash, whose text begins with all of it.
        found = _FLASH_TITLE.match(body.paragraphs[0])
        begun = title.rstrip(".…")
        if found and (fold(found[1]).startswith(begun) or found.string.startswith(begun)):
            told["title"] = Told(By.FLASH_HEADLINE).and_by(By.CUT_BY_FEED)
            return fold(found[1])
    return title


def source_of(wrapped: Wrapped, reading: Reading, body: Body, told: dict[str, Told]) -> str | None:
    """Choose the origin, and note what told it."""
    told.pop("source", None)
    for name, by in _sources(wrapped, reading, body):
        if name:
            told |= {"source": by} if by else {}
            return name
    return None


def _sources(
    wrapped: Wrapped, reading: Reading, body: Body
) -> Iterator[tuple[str | None, Told | None]]:
    """Give the names of an origin: paper line, header, source line, the wrapper's word, bracket.

    A header that names only the site's own desk comes last.
    """
    read = body.credits
    if read.paper is not None:
        yield read.paper.name, Told(By.PAPER_LINE)
    header = sources.source_name(reading.source), reading.told.get("source")
    if sources.tells_origin(header[0]):
        yield header
    line = read.source, read.told.get("source")
    if line[1] is not None and line[1].by >= By.HEADER_LINE:
        yield line
    yield sources.source_name(wrapped.source), Told(By.WRAPPER, wrapped.wrapper)
    yield line
    yield header


def author_of(wrapped: Wrapped, reading: Reading, body: Body, told: dict[str, Told]) -> str | None:
    """Choose the reporter: the page's word, the text's, the wrapper's."""
    shown = people.author_name(reading.author)
    if body.credits.author and (shown is None or "author" in reading.weak):
        told["author"] = body.credits.told["author"]
        return body.credits.author
    return shown or wrapped.author


def date_of(
    wrapped: Wrapped,
    reading: Reading,
    site: Site | None,
    address: str,
    gmt_is_local: bool | None,
) -> tuple[dates.Stamp | None, str | None]:
    """Choose the date, and return it as it was printed, too.

    Args:
        wrapped: what the wrapper tells.
        reading: what the page tells.
        site: the article's site.
        address: the article's address and id, which may tell the year that a date does not.
        gmt_is_local: what the caller decided of GMT.

    """
    mirror = wrapped.wrapper == "hexo" and habits_of(site).mirror_gmt_is_local
    local = mirror if gmt_is_local is None else gmt_is_local
    for raw in (reading.date_raw, wrapped.date_raw):
        stamp = dates.find_date(raw, gmt_is_local=local)
        if stamp is None and raw and (year := dates.year_in(address)):
            stamp = dates.find_date(raw, year=year, gmt_is_local=local)
        if stamp is not None:
            if stamp.note and site and mirror and local and gmt_is_local is None:
                note = phrase(
                    "GMT read as Beijing time: this mirror's {site} posts mean it so",
                    site=site.NAME,
                )
                stamp = stamp._replace(note=note)
            return stamp, fold(stamp.raw)
    return None, fold(reading.date_raw or wrapped.date_raw or "") or None


def doubts_of_date(wrapped: Wrapped, url: str | None) -> Iterator[str]:
    """Doubt a time that an old route of RSSHub may have written 8 hours late."""
    until = habits_of(by_address(url)).feeds_late_until
    if until is None or not wrapped.by_rsshub or "GMT" not in (date := wrapped.date_raw or ""):
        return
    year = re.search(r"\b(20\d\d)\b", date)
    if not (year and int(year[1]) > until):
        yield phrase("this feed's GMT may mean Beijing time (--gmt-means-local reads it so)")


def outlet_of(wrapped: Wrapped, reading: Reading, site: Site | None, url: str | None) -> str | None:
    """Choose who published the page: as told, else the site, unless the address is another's."""
    if told := wrapped.outlet or reading.outlet:
        return told
    if site is None or (wrapped.plain is not None and not wrapped.fragment):
        return None
    is_elsewhere = wrapped.wrapper in _OF_ANY_HOST and url and by_address(url) is not site
    return None if is_elsewhere else site.OUTLET


def plain_fields(wrapped: Wrapped, reading: Reading, told: dict[str, Told]) -> dict[str, Any]:
    """Return the fields that are the page's word, else the wrapper's."""
    chosen: dict[str, str | None] = {}
    for name in PLAIN:
        shown, other = getattr(reading, name), getattr(wrapped, name)
        if shown is None and other:
            told[name] = Told(By.WRAPPER, wrapped.wrapper)
        chosen[name] = fold(shown or other or "") or None
    return chosen


def original_title_of(reading: Reading) -> str | None:
    """Return the headline that the page calls the original one."""
    if not reading.original_title:
        return None
    raw = fold(reading.original_title)
    return sources.original_title(raw) or raw or None


def linked(
    links: Iterable[Link], text: str, title: str | None
) -> tuple[list[Security], list[Board]]:
    """Return the securities and the boards that kept text links, each once, in its order."""
    securities: dict[tuple[str, str | None], Security] = {}
    boards: dict[str, Board] = {}
    for link in links:
        key = link.code, link.market
        if link.code in boards or key in securities:
            continue
        head = title or ""
        told = {
            "code_in_text": is_named(link.code, text, link.market),
            "name_in_text": link.name in text,
            "in_title": link.name in head or is_named(link.code, head, link.market),
        }
        if link.is_board:
            boards[link.code] = Board(code=link.code, name=link.name, **told)
        else:
            securities[key] = Security(code=link.code, market=link.market, name=link.name, **told)
    return list(securities.values()), list(boards.values())


def summary_of(text: str | None, title: str | None) -> str | None:
    """Return an abstract without its label, the headline before it and the source after it."""
    if not text:
        return None
    summary = _ABSTRACT.sub("", fold(text))
    headline = _FLASH_TITLE.match(summary)
    if headline and squash(headline[1]) == squash(title or ""):
        summary = summary[headline.end() :].strip()
    if sources.closing_bracket(summary) is not None:
        summary = summary[: max(summary.rfind("（"), summary.rfind("("))].strip()
    return summary or None


def keywords_of(words: list[str], title: str | None) -> list[str]:
    """Return the keywords, each once; none where a page repeats its headline in their place."""
    if not words or squash("".join(words)) == _SEPARATORS.sub("", title or ""):
        return []
    return list(dict.fromkeys(words))


def images_of(images: Iterable[Image], url: str | None) -> list[Image]:
    """Return the pictures, their addresses made whole by that of the page."""
    return [Image(url=_absolute(i.url, url), caption=i.caption) for i in images]


def _absolute(link: str | None, base: str | None) -> str | None:
    if not link or link.startswith(("http://", "https://")):
        return link
    if link.startswith("//"):
        return "https:" + link
    try:
        return urljoin(base, link) if base and not urlsplit(link).scheme else link
    except ValueError:  # `http://[`: no address, but what the page says
        return link
