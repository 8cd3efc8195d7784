"""Markdown: posts and clippings, with front matter or without.

Clippers keep a page's address as `source`, the moment of clipping as `created`, names as wiki
links; what they do not know stands in the text's first lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.errors import NoArticleError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import datelines, dates, titles
from cleaner.newstext.houses import house
from cleaner.wrappers.posts import markdown_facts, markdown_text
from cleaner.wrappers.posts.front_matter import Post
from cleaner.wrappers.source import Source
from cleaner.wrappers.wrapped import Wrapped

_HEADLINE = regex(r"(?:#{1,2}\s++|\*\*(?=[^*\n]{4,90}\*\*\s*\n))[^\n]*[\u3400-\u9fff]{2}")
# What a reader for language models (r.jina.ai) puts above a page that it turned into Markdown.
_READER = regex(
    r"Title:[^\S\n]*+(?P<title>[^\n]*+)\n+URL Source:[^\S\n]*+(?P<url>\S++)[^\S\n]*+\n+"
    r"(?:Published Time:[^\S\n]*+(?P<date>[^\n]*+)\n+)?(?:[^\n]{1,200}\n+){0,3}?"
    r"Markdown Content:\s*+"
)
_HAN = regex(r"[\u3400-\u9fff]")
_ENOUGH_HAN = 20
_ADDRESS = regex(r"https?://[^\s<>\"]+\Z")
_ADDRESSES = "source_url original_url canonical_url canonical link url source".split()
_SOURCES = "source from origin media site publisher".split()
_DATES = "date pubDate published publishDate publish_date".split()
_CAPTURED = "created clipped saved date_saved captured".split()
_WIKI_LINK = regex(r"!?\[\[(?:[^\]|]{0,300}\|)?([^\]]{0,300})\]\]")


def detect(source: Source) -> bool:
    """Tell Markdown without front matter by its first line: a headline, or a reader's label."""
    return _HEADLINE.match(source.opening) is not None or _READER.match(source.opening) is not None


def unwrap(source: Source) -> Iterator[Wrapped]:
    """Give the text's one article.

    Raises:
        NoArticleError: it tells neither when nor where it appeared.

    """
    text, warnings = source.as_written
    if reader := _READER.match(text.lstrip("\ufeff \t\r\n")):
        told = {"title": reader["title"], "url": reader["url"], "date": reader["date"]}
        fields = {name: [value] for name, value in told.items() if value}
        yield article(source, Post(fields, reader.string[reader.end() :], warnings))
        return
    yield article(source, Post({}, text, warnings))


def article(source: Source, post: Post) -> Wrapped:
    """Return a post whose text is Markdown as an article.

    Raises:
        NoArticleError: it has no headline, tells neither when nor where it appeared, or is hardly
            Chinese.

    """
    title = _first(post, ["title"])
    told, lines = markdown_facts.read_facts(post.body.strip("\ufeff\n "), title)
    plain = "\n".join(markdown_text.markdown_paragraphs("\n".join(lines)))
    address = next((a for name in _ADDRESSES if (a := _address(post, name))), None)
    origin = next((s for n in _SOURCES if (s := _first(post, [n])) and not _ADDRESS.match(s)), None)
    date_raw = _date(_first(post, _DATES), told.get("date_raw"))
    origin = told.get("source") or origin or told.get("outlet")
    shown = told.get("title")
    if title and shown and title.startswith(shown):  # behind it stands a site's name
        title = shown
    title = _bare_title(title or shown, origin)
    if not (title or date_raw) or (not post.fields and not (date_raw or origin or _wire(plain))):
        raise NoArticleError(phrase("a post without title and date"))
    if not date_raw and len(_HAN.findall(post.body[:20_000])) < _ENOUGH_HAN:
        raise NoArticleError(phrase("a text with hardly any Chinese in it"))
    fields = post.fields
    tags = (*fields.get("tags", ()), *fields.get("keywords", ()))
    captured = dates.find_date(_first(post, _CAPTURED))
    return Wrapped(
        wrapper="jekyll" if post.fields else "markdown",
        plain=plain,
        fragment=True,
        encoding=source.decoded.encoding,
        encoding_why=source.decoded.why,
        sha256=source.sha256,
        title=title,
        date_raw=date_raw,
        url=address or told.get("url"),
        source=origin,
        outlet=told.get("outlet"),
        author=_author(post, origin) or told.get("author"),
        summary=_first(post, "description summary excerpt abstract".split()) or told.get("summary"),
        keywords=tuple(word for word in tags if word.strip()),
        labels=(*tags, *fields.get("categories", ())),
        captured_at=captured.iso if captured else None,
        warnings=post.warnings,
    )


def _first(post: Post, names: list[str]) -> str | None:
    """Return the first value of these fields that is not blank, a wiki link as its words."""
    value = post.first(*names)
    return (_WIKI_LINK.sub(r"\1", value).strip() or None) if value else None


def _address(post: Post, name: str) -> str | None:
    value = post.first(name)
    return value.strip() if value and _ADDRESS.match(value.strip()) else None


def _author(post: Post, origin: str | None) -> str | None:
    """Return who wrote it; clippers put the medium among the authors."""
    names = [*post.fields.get("author", ()), *post.fields.get("authors", ())]
    bare = [_WIKI_LINK.sub(r"\1", name).strip() for name in names]
    people = [name for name in bare if name and name != origin]
    return next((name for name in people if house(name) is None), None)


def _date(told: str | None, shown: str | None) -> str | None:
    """Choose the date: the front matter's, unless the text has the same day with its time."""
    one, two = dates.find_date(told), dates.find_date(shown)
    if one and two and "T" not in one.iso and two.iso.startswith(one.iso):
        return shown
    return told if one or not two else shown


def _bare_title(title: str | None, origin: str | None) -> str | None:
    """Return a headline without the name of its house at its end."""
    if not title:
        return None
    if origin and title.endswith(origin):
        before = title.removesuffix(origin).rstrip()
        if (bare := before.rstrip("_|｜-—–")) != before:
            return bare.rstrip() or title
    return titles.title_without_house(title) or title


def _wire(plain: str) -> bool:
    return datelines.dateline(plain.split("\n", 1)[0]) is not None
