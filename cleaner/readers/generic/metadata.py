"""What a page says of itself outside its text: metas, JSON-LD, script variables, copyright."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.newstext import columns, dates, name_shapes, people, sources, titles
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold
from cleaner.page.page import Page
from cleaner.page.script_values import scripts_of
from cleaner.readers.generic.page_lines import Line

_JSON_LD = regex(r"<script(?P<attributes>[^>]{1,200}application/ld\+json[^>]{0,100})>", re.I)
_LONGEST = 60_000  # characters of a block of JSON-LD
_ARTICLE_TYPES = regex(r"(?!Job)\w{0,30}(?:Article|Posting)\Z")
_CAMBRIAN = "contexts/cambrian.jsonld"  # Baidu's own words, which it asks of pages that it lists
_REFER = frozenset(("author", "publisher", "creator", "editor", "sourceOrganization"))
_MOST = 8  # blocks of JSON-LD
# A time of publication goes before one of release or creation; none of them is one of change.
_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_time",
    "publishtime",
    "pubtime",
    "firstpublishedtime",
    "apub:time",
    "bytedance:published_time",
    "og:release_date",
    "og:published_time",
    "weibo: article:create_at",
    "release_date",
    "dc.date.issued",
    "dcterms.date",
    "sailthru.date",
    "date",
)
_SOURCES = (
    "contentsource",
    "source",
    "copyfrom",
    "mediaid",
    "article:source",
    "from",
    "og:article:source",
)
_SITE_NAMES = ("og:site_name", "sitename", "application-name")
_COPYRIGHT = (
    regex(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,14}?)\s*+(?:网站\s*+)?版权所有"),
    regex(
        r"版权(?:所有|归)?\s*(?:[:：©]|(?=[\u4e00-\u9fff]))\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,14})"
    ),
    regex(
        r"(?:©|Copyright|\(c\))[\s©\d,，年至–—-]{0,40}(?:by\s+)?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9·]{1,13})",
        re.I,
    ),
)
_NO_OUTLET = regex(r"公司|集团|中心|部\Z|所有|保留|未经|转载|文章|原作者|一切|All|本站|本网")
_YEARS = regex(r"\A(?:(?:199|20\d)\d年?)+")  # ©2006网易; 1905电影网 is a name
_PLATFORM = frozenset("微信公众平台 知乎 百家号 WordPress".split())


def ld_articles(page: Page) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects of a page that are articles, what they refer to put in its place."""
    blocks = (text for _, text in scripts_of(page.markup, _JSON_LD) if len(text) <= _LONGEST)
    nodes = [node for block in itertools.islice(blocks, _MOST) for node in _nodes(block)]
    known = {node["@id"]: node for node in nodes if len(node) > 1 and _is_id(node.get("@id"))}
    for node in nodes:
        if _is_article(node.get("@type")):
            yield {key: _resolved(node[key], known) if key in _REFER else node[key] for key in node}
        elif _CAMBRIAN in str(node.get("@context")):
            yield {"headline": node.get("title"), "datePublished": node.get("pubDate")}


def _nodes(block: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(block.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for node in (data if isinstance(data, list) else [data])[:20]:
        graph = node.get("@graph") if isinstance(node, dict) else None
        for item in graph[:50] if isinstance(graph, list) else [node]:
            if isinstance(item, dict):
                yield item


def _is_id(value: object) -> bool:
    return isinstance(value, str)


def _resolved(value: object, known: Mapping[str, dict[str, Any]]) -> object:
    """Return a node of JSON-LD for a reference to it: {"@id": "…#/schema/person/1"}."""
    if isinstance(value, list):
        return [_resolved(item, known) for item in value[:6]]
    if isinstance(value, dict) and "name" not in value and _is_id(value.get("@id")):
        return known.get(value["@id"], value)
    return value


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _ARTICLE_TYPES.match(k) for k in kinds)


def name_of(value: object) -> str | None:
    """Return the name in a JSON-LD value: text, an object with a name, or a list of either."""
    if isinstance(value, list):
        names = [name for item in value[:6] if (name := name_of(item))]
        return " ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return fold(value) or None if isinstance(value, str) else None


def meta_date(page: Page, ld: Sequence[dict[str, Any]]) -> tuple[str | None, Told | None]:
    """Return the raw date that the page's metadata tells, and which of it."""
    for item in ld:
        value = item.get("datePublished")
        if isinstance(value, str) and dates.find_date(value):
            return value, Told(By.METADATA, "JSON-LD datePublished")
    for name in _TIMES:
        value = page.meta(name)
        if value and dates.find_date(value):
            return value, Told(By.METADATA, f"meta {name}")
    return None, None


def meta_source(page: Page, ld: Sequence[dict[str, Any]]) -> str | None:
    """Return the source that metadata names, or None.

    An organization that JSON-LD calls the author and not the publisher is one.
    """
    for name in _SOURCES:
        value = sources.source_name(page.meta(name))
        if value and "/" not in value and name_shapes.is_source(value):
            return value
    for item in ld:
        value = sources.source_name(name_of(item.get("author")))
        author = item.get("author")
        if value and (_is_organization(author) or house(value)) and name_shapes.is_source(value):
            publisher = name_of(item.get("publisher"))
            return None if value == publisher else value
    named = page.meta("article:author", "author")
    return named if named and house(named) else None


def _is_organization(value: object) -> bool:
    kind = value.get("@type") if isinstance(value, dict) else None
    return isinstance(kind, str) and kind.endswith("Organization")


def meta_author(page: Page, ld: Sequence[dict[str, Any]]) -> str | None:
    """Return the author that metadata names: a person and no house."""
    for value in (
        *(name_of(item.get("author")) for item in ld),
        page.meta("author"),
        page.meta("article:author"),
    ):
        for name in (value, people.author_name(value)):
            if name and name_shapes.is_person(name):
                return name
    return None


def meta_column(page: Page, ld: Sequence[dict[str, Any]]) -> str | None:
    """Return the column that metadata names: of several the narrowest, which stands last."""
    for value in (page.meta("article:section"), *(item.get("articleSection") for item in ld)):
        words = value if isinstance(value, list) else re.split(r"[,，_>]", str(value or ""))
        named = [fold(word) for word in words if isinstance(word, str) and columns.is_column(word)]
        if named:
            return named[-1]
    return None


def keywords(page: Page) -> list[str]:
    """Return the keywords of the page's head."""
    words = re.split(r"[,，;；、|]", page.meta("keywords") or "")
    found = [word for w in words if (word := fold(w))]
    return (
        found if len(found) > 1 else [w for word in found for w in word.split() if len(word) < 60]
    )


def page_address(page: Page) -> str | None:
    """Return the page's address where it is one: absolute, and with a host."""
    url = page.url or ""
    if re.match(r"https?%3A", url, re.I):
        url = unquote(url)
    if url.startswith("//"):
        url = "https:" + url
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and "." in parts.netloc else None


def outlet(
    page: Page, lines: Sequence[Line], ld: Sequence[dict[str, Any]]
) -> tuple[str | None, Told | None]:
    """Return who publishes the page, and what told it."""
    account = next(page.texts("#js_name"), None) if "js_content" in page.markup else None
    if account:
        return account, Told(By.ACCOUNT_NAME)
    for name in _SITE_NAMES:
        value = fold(page.meta(name) or "")
        if value and len(value) <= 20 and value not in _PLATFORM:
            return re.split(r"[_|｜]", value)[0].strip(), Told(By.METADATA, f"meta {name}")
    ends = titles.suffixes(page.title or "")
    known = next((e for e in ends if house(e)), None)
    if known or ends:
        best = known or next((e for e in ends if name_shapes.is_outlet(e)), None)
        if best:
            return re.sub(r"[（(][^（）()]*[)）]\Z", "", best).strip(), Told(By.TITLE_SUFFIX)
    for item in ld:
        if publisher := name_of(item.get("publisher")):
            return publisher, Told(By.METADATA, "JSON-LD publisher")
    for line in reversed(lines[-40:]):
        for pattern in _COPYRIGHT:
            found = pattern.search(line.text)
            name = _YEARS.sub("", found["name"]) if found else ""
            if name and not _NO_OUTLET.search(name):
                return name, Told(By.COPYRIGHT_LINE)
    return None, None
