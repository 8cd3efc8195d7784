"""From what was read to a record: every field's order of trust stands here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import msgspec

from cleaner._version import __version__
from cleaner.article import Article, Board, Image, Security
from cleaner.body import Body
from cleaner.page.hosts import host_of, is_under
from cleaner.reading import credits, dates
from cleaner.reading.houses import house
from cleaner.reading.securities import Link, is_named
from cleaner.reading.text import fold, squash
from cleaner.sites import Site, by_address, by_name
from cleaner.sites._reading import Reading
from cleaner.wrappers._wrapped import Wrapped

_STRONG_SOURCE = frozenset(("em_media", "source line", "paper line", "header line"))
_OPEN: tuple[object, ...] = (None, "", [], {})
_COUNTS = re.compile(r"(?:from|spm|utm_\w+)=")
_SINA_COUNTS = re.compile(r"(?:from|cre|mod|loc|r|rfunc|tj|tr|wm|vt|spm|utm_\w+)=")
_ABSTRACT = re.compile(r"\A[【\[]?(?:内容)?(?:摘要|导读|核心提示)[】\]]?\s*[:：]?\s*")
_FLASH_TITLE = re.compile(r"\A【([^】]+)】")


@dataclass(frozen=True, slots=True)
class Trace:
    """How a record came about: for `--explain`.

    `asked` are the sites that were asked for their vote, `claims` those that said yes; `rules`
    names, for each field, what gave it; the body holds all that was cut, each with its label.
    """

    encoding_why: str | None = None
    asked: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    rules: dict[str, str] = field(default_factory=dict)
    body: Body | None = None


def compose(
    wrapped: Wrapped,
    reading: Reading,
    body: Body,
    site: Site | None,
    *,
    path: str | None = None,
    gmt_is_local: bool | None = None,
) -> tuple[Article, dict[str, str]]:
    """Make the record of one article.

    Returns:
        The record, and the rule that gave each field.

    """
    rules = {**body.credits.rules, **reading.rules}
    url = _address(wrapped.url or reading.url)
    source = _source(wrapped, reading, body, rules)
    if site is None:
        site = _site_told(wrapped, url, source, rules)
    article_id = _article_id(site, url, reading)
    stamp, date_raw = _date(wrapped, reading, site, url, article_id, gmt_is_local)
    text = "\n".join(body.paragraphs)
    securities, boards = _linked(body.links, text)
    title = _title(wrapped, reading, body, rules)
    author = _author(wrapped, reading, body, rules)
    warnings = [*wrapped.warnings, *reading.warnings]
    if not text:
        warnings.append("the body is empty")
    article = Article(
        id=str(wrapped.known.get("id") or "")
        or url
        or _key(site, article_id)
        or _path_id(path, wrapped),
        title=title,
        date=stamp.iso if stamp else None,
        body=text,
        source=source,
        site=site.NAME if site else None,
        outlet=wrapped.outlet or reading.outlet or (_outlet(site, url, wrapped) if site else None),
        url=url,
        article_id=article_id,
        author=author,
        editor=credits.editor_name(reading.editor) or body.credits.editor,
        original_title=body.credits.original_title or _original_title(reading),
        summary=_summary(wrapped.summary or reading.summary, title),
        keywords=_keywords([*reading.keywords, *wrapped.keywords], title),
        linked_securities=securities,
        linked_boards=boards,
        images=_images(body.images, url),
        paper=body.credits.paper,
        date_raw=date_raw,
        date_note=stamp.note if stamp else None,
        captured_at=wrapped.captured_at,
        path=path,
        wrapper=wrapped.wrapper,
        encoding=wrapped.encoding,
        template=reading.template,
        input_sha256=wrapped.sha256,
        cleaner_version=__version__,
        warnings=warnings,
    )
    return _with_known(article, wrapped, rules), rules


def _with_known(article: Article, wrapped: Wrapped, rules: dict[str, str]) -> Article:
    """Add what the input gives as a record does.

    A record's own fields go before what its text tells; a feed item's fill what its markup and the
    text leave open.
    """
    if not wrapped.known:
        return article
    known = {name: value for name, value in wrapped.known.items() if name != "id"}
    if wrapped.wrapper != "record":
        known = {name: v for name, v in known.items() if getattr(article, name) in _OPEN}
    rules.update(dict.fromkeys(known, f"the {wrapped.wrapper}'s own field"))
    return msgspec.structs.replace(article, **known)


def _address(url: str | None) -> str | None:
    """Return an address with its scheme, without fragment and without what counts visits.

    `?from=wap` counts visits everywhere; sina's own names for that choose the page elsewhere
    (`forum.php?mod=viewthread`, `index.php?r=article/view`), so that they go at sina alone.
    """
    if not url or not (url := url.strip()):
        return None
    if url.startswith("//"):
        url = "https:" + url
    bare, _, query = url.partition("#")[0].partition("?")
    if not query:
        return bare
    home = by_address(bare)
    counts = _SINA_COUNTS if home is not None and home.NAME == "sina" else _COUNTS
    kept = "&".join(part for part in query.split("&") if not counts.match(part))
    return f"{bare}?{kept}" if kept else bare


def _title(wrapped: Wrapped, reading: Reading, body: Body, rules: dict[str, str]) -> str | None:
    title = fold(reading.title or wrapped.title or "") or None
    rules.setdefault("title", f"the {wrapped.wrapper} wrapper")
    if title and title.endswith(("...", "…")) and body.paragraphs:
        # Feeds cut the headline of a flash, whose text begins with all of it.
        found = _FLASH_TITLE.match(body.paragraphs[0])
        if found and fold(found[1]).startswith(title.rstrip(".…")):
            rules["title"] = "the flash's own headline; the feed cut it"
            return fold(found[1])
    return title


def _source(wrapped: Wrapped, reading: Reading, body: Body, rules: dict[str, str]) -> str | None:
    """Choose the origin: paper line, header, source line, the wrapper's word, bracket, dateline.

    A header that names only the site's own desk (市场资讯) comes last.
    """
    header = credits.source_name(reading.source)
    line = body.credits.source
    strong = body.credits.rules.get("source") in _STRONG_SOURCE
    paper = body.credits.paper
    candidates = (
        (paper.name if paper else None, "paper line"),
        (header if credits.tells_origin(header) else None, reading.rules.get("source", "")),
        (line if strong else None, body.credits.rules.get("source", "")),
        (credits.source_name(wrapped.source), f"the {wrapped.wrapper} wrapper"),
        (line, body.credits.rules.get("source", "")),
        (header, reading.rules.get("source", "")),
    )
    for name, rule in candidates:
        if name:
            rules["source"] = rule
            return name
    rules.pop("source", None)
    return None


def _author(wrapped: Wrapped, reading: Reading, body: Body, rules: dict[str, str]) -> str | None:
    """Choose the reporter: the page's word, the text's, the wrapper's."""
    told = credits.author_name(reading.author)
    if body.credits.author and (told is None or "author" in reading.weak):
        rules["author"] = body.credits.rules.get("author", "")
        return body.credits.author
    return told or wrapped.author


def _site_told(
    wrapped: Wrapped, url: str | None, source: str | None, rules: dict[str, str]
) -> Site | None:
    """Tell the site where no markup does: the mirror's labels, the address, a paste's source."""
    if site := site_told(wrapped.labels, url):
        rules["site"] = "the mirror's labels or the address"
        return site
    if wrapped.plain is None or wrapped.wrapper in ("record", "feed"):
        return None  # a record without a site's address says nothing of one
    if (known := house(source)) and (site := by_name(known.site)):
        rules["site"] = "the house that the text names as its source"
        return site
    return None


def site_told(labels: Iterable[str], url: str | None) -> Site | None:
    """Return the site that a mirror's labels name, else the one of the address."""
    for label in labels:
        if label == "emnews" or label.startswith("东财"):
            return by_name("eastmoney")
        if (known := house(label)) and (site := by_name(known.site)):
            return site
    return by_address(url)


def _article_id(site: Site | None, url: str | None, reading: Reading) -> str | None:
    if reading.article_id:
        return reading.article_id
    return site.article_id(url) if site and url else None


def _key(site: Site | None, article_id: str | None) -> str | None:
    return f"{site.NAME}:{article_id}" if site and article_id else None


def _path_id(path: str | None, wrapped: Wrapped) -> str:
    base = path or f"sha256:{wrapped.sha256[:16]}"
    return f"{base}#{wrapped.number}" if wrapped.number else base


def _date(
    wrapped: Wrapped,
    reading: Reading,
    site: Site | None,
    url: str | None,
    article_id: str | None,
    gmt_is_local: bool | None,
) -> tuple[dates.Stamp | None, str | None]:
    mirror = wrapped.wrapper == "hexo" and site is not None and site.NAME == "stcn"
    local = mirror if gmt_is_local is None else gmt_is_local
    year = dates.year_in(f"{url or ''} {article_id or ''}")
    for raw in (reading.date_raw, wrapped.date_raw):
        if stamp := dates.find(raw, year=year, gmt_is_local=local):
            if stamp.note and mirror and local and gmt_is_local is None:
                note = "GMT read as Beijing time: this mirror's stcn posts mean it so"
                stamp = stamp._replace(note=note)
            return stamp, fold(stamp.raw)
    return None, fold(reading.date_raw or wrapped.date_raw or "") or None


def _outlet(site: Site, url: str | None, wrapped: Wrapped) -> str | None:
    """Return who published the page: the site, unless the address is somebody else's."""
    if wrapped.plain is not None and not wrapped.fragment:
        return None
    if (
        url
        and not is_under(host_of(url), *site.HOSTS)
        and wrapped.wrapper in ("html", "mhtml", "warc", "feed", "record")
    ):
        return None
    return site.OUTLET


def _original_title(reading: Reading) -> str | None:
    raw = fold(reading.original_title or "")
    return credits.original_title(raw) or raw or None


def _linked(links: Iterable[Link], text: str) -> tuple[list[Security], list[Board]]:
    securities: dict[tuple[str, str | None], Security] = {}
    boards: dict[str, Board] = {}
    for link in links:
        key = link.code, link.market
        if link.code in boards or key in securities:
            continue
        named = is_named(link.code, text)
        if link.is_board:
            boards[link.code] = Board(code=link.code, name=link.name, named_in_text=named)
        else:
            securities[key] = Security(
                code=link.code, market=link.market, name=link.name, named_in_text=named
            )
    return list(securities.values()), list(boards.values())


def _summary(text: str | None, title: str | None) -> str | None:
    """Return an abstract without its label, the headline before it and the source after it."""
    summary = _ABSTRACT.sub("", fold(text or ""))
    headline = _FLASH_TITLE.match(summary)
    if headline and squash(headline[1]) == squash(title or ""):
        summary = summary[headline.end() :].strip()
    if credits.closing_bracket(summary) is not None:
        summary = summary[: max(summary.rfind("（"), summary.rfind("("))].strip()
    return summary or None


def _keywords(words: list[str], title: str | None) -> list[str]:
    """Return the keywords, each once; none where a page repeats its headline in their place."""
    if squash("".join(words)) == re.sub(r"[\s,，;；]", "", title or ""):
        return []
    return list(dict.fromkeys(words))


def _images(images: Iterable[Image], url: str | None) -> list[Image]:
    return [Image(url=_absolute(i.url, url), caption=i.caption) for i in images]


def _absolute(link: str | None, base: str | None) -> str | None:
    if link and link.startswith("//"):
        return "https:" + link
    try:
        return urljoin(base, link) if link and base and not urlsplit(link).scheme else link
    except ValueError:  # `http://[`: no address, but what the page says
        return link
