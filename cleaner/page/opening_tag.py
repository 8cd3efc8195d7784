"""What an opening tag says: its name and what its attributes tell of the element.

Some elements are no text of the story by their tag alone: hidden ones, adverts, charts. They get
the label under which they are set aside; a site's own furniture is added by who reads the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import msgspec

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import entities, securities
from cleaner.newstext.whitespace import fold
from cleaner.site_marks import site_marks

Items: TypeAlias = tuple[tuple[str, str], ...]

NOTHING: frozenset[str] = frozenset()
_CAPTIONS = frozenset("figcaption image-caption pic_text article-img-desc imgdesc".split())
_ELEMENTS = {"toplink": Label.PROMOTION}
_ADVERT_IDS = ("ad_", "div_ad")
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CENTRED = regex(r"text-align\s*:\s*center|\A\s*center\s*\Z", re.I)
_ADVERT_LINKS = ("/kaihu", "openaccount")
# Where pictures load late, their address stands here, and in `src` a stand-in of whatever name.
_LATE_SOURCES = (
    "data-src data-original data-original-src data-lazy-src data-lazyload data-lazy data-echo"
    " data-actualsrc original"
).split()
_SOURCES = ("src", "_src")
_SOURCE_SETS = ("srcset", "data-srcset")
_ELSEWHERE = frozenset((*_LATE_SOURCES, *_SOURCES[1:], *_SOURCE_SETS))
_NEXT_OF_SET = regex(r",\s+|(?<=\d[wx]),")  # an address may hold a comma itself
_CHART = r"\A[A-Z]?[KR]图\s"
# Each begins with plain characters: such a search is quick.
_PLACEHOLDER = regex(
    r"320X320\.png|/default/|spacer|blank\.(?:gif|png|svg)|qrcode|1x1(?<!\d1x1)(?!\d)"
    r"|loading(?<!unloading)(?<!uploading)(?<!downloading)|\A(?:data|about|javascript):|\A#",
    re.I,
)
# A file of that name: no picture of a grey wolf.
_PLACEHOLDER_FILE = regex(
    r"(?:\w*_)?(?:gr[ea]y|transparent|placeholder|lazy(?:load)?|pixel)\.(?:gif|png|svg|jpg)", re.I
)
_MARKUP = regex(r"</?[a-zA-Z][^<>]*>")

_TAG = regex(
    r"""([a-z][a-z0-9]*)((?:\s+[a-z][\w:-]*(?:\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"'=`]+))?)*)\s*/?\Z"""
)
_ATTRIBUTE = regex(r"""\s([a-z][\w:-]*)(?:\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'=`]+)))?""")
# Any but those that Python and an HTML parser read alike.
ODD_ENTITY = regex(
    r"&(?!(?:amp|lt|gt|quot|nbsp|ldquo|rdquo|lsquo|rsquo|hellip|mdash|middot|"
    r"#(?:\d{2}|1[01]\d|12[0-7]|1[6-9]\d|[2-9]\d\d|\d{4,5}));)"
)


class _Told(NamedTuple):
    """What is known of elements: by what any page has, and by what the sites tell of theirs."""

    captions: frozenset[str]
    elements: dict[str, Label]
    element_id: re.Pattern[str]  # the beginnings that `element_ids` has
    element_ids: dict[str, Label]
    advert_links: tuple[str, ...]
    chart: re.Pattern[str]


@functools.cache
def _told() -> _Told:
    marks = site_marks()
    beginnings = {**dict.fromkeys(_ADVERT_IDS, Label.ADVERT), **marks.element_ids}
    return _Told(
        captions=_CAPTIONS.union(marks.captions),
        elements=_ELEMENTS | marks.elements,
        element_id=re.compile("|".join(map(re.escape, beginnings))),
        element_ids=beginnings,
        advert_links=(*_ADVERT_LINKS, *marks.advert_links),
        chart=re.compile("|".join((_CHART, *marks.charts))),
    )


class Picture(NamedTuple):
    """An image where it stands in the text."""

    url: str | None
    title: str | None  # what the page shows when one points at it, often the caption


class Tag(msgspec.Struct, frozen=True, gc=False):
    """All that matters of an opening tag."""

    name: str
    names: frozenset[str] = NOTHING  # its classes and its id
    label: Label | None = None  # as what its element is set aside, whatever the site
    centred: bool = False
    caption: bool = False
    is_link: bool = False
    target: securities.Link | None = None
    picture: Picture | None = None
    is_chart: bool = False


@functools.lru_cache(maxsize=4096)  # a run meets the same tags all day
def read_tag(name: str, items: Items) -> Tag:
    """Read an opening tag: its name and its attributes."""
    given = dict(items)
    names = _names(given)
    href, code = given.get("href"), given.get("code") or given.get("data-code")
    picture, is_chart = _picture(given) if name == "img" else (None, False)
    return Tag(
        name,
        names,
        _label(name, names, given),
        name == "center" or _is_centred(given),
        name == "figcaption" or not names.isdisjoint(_told().captions),
        name == "a" or (name == "span" and bool(href or code)),
        securities.parse_link(href, code, "") if href or code else None,
        picture,
        is_chart,
    )


@functools.lru_cache(maxsize=4096)
def parse_tag(text: str) -> Tag | None:
    """Read what stands between the brackets of an opening tag; None where it is not regular."""
    found = _TAG.match(text)
    if found is None:
        return None
    given: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(found[2]):
        value = double or single or bare
        if "&" in value:
            if ODD_ENTITY.search(value):
                return None
            value = entities.unescape(value)
        given.setdefault(name, value)
    return read_tag(found[1], tuple(given.items()))


def _names(given: dict[str, str]) -> frozenset[str]:
    if "class" not in given and "id" not in given:
        return NOTHING
    return frozenset(f"{given.get('class', '')} {given.get('id', '')}".split())


def _is_centred(given: dict[str, str]) -> bool:
    return any(_CENTRED.search(given[key]) for key in ("style", "align") if key in given)


def _picture(given: dict[str, str]) -> tuple[Picture | None, bool]:
    """Return the story's picture that an image shows, if it does, and whether it is a chart."""
    if _ELSEWHERE.isdisjoint(given):  # as nearly always
        src = given.get("src", "").strip()
        urls = [src] if src else []
    else:
        urls = list(_addresses(given))
    is_chart = _told().chart.search
    if is_chart(given.get("alt", "")) or any(map(is_chart, urls)):
        return None, True
    url = next((url for url in urls if not _is_placeholder(url)), None)
    if url is None:
        return None, False
    return Picture(url, _shown_title(given.get("title", ""))), False


def _is_placeholder(url: str) -> bool:
    return (
        _PLACEHOLDER.search(url) is not None
        or _PLACEHOLDER_FILE.match(url, url.rfind("/") + 1) is not None
    )


def _addresses(given: dict[str, str]) -> Iterator[str]:
    """Give the addresses that an image names, the best first; placeholders may be among them."""
    for key in _LATE_SOURCES:
        url = given.get(key, "").strip()
        if "/" in url or "." in url:  # else it is a switch: data-lazy="true"
            yield url
    for key in _SOURCES:
        if url := given.get(key, "").strip():
            yield url
    for key in _SOURCE_SETS:
        if words := _NEXT_OF_SET.split(given.get(key, "").strip())[-1].split():
            yield words[0]  # the last is the largest, by custom


def _shown_title(title: str) -> str | None:
    """Return what a picture's title says; editing systems leave the links of its caption in it."""
    return fold(_MARKUP.sub("", title)) or None


def _label(name: str, names: frozenset[str], given: dict[str, str]) -> Label | None:
    """Return as what an element is set aside by its attributes alone, or None."""
    told = _told()
    if not names.isdisjoint(told.elements):
        for token in (*given.get("class", "").split(), given.get("id", "")):
            if token in told.elements:
                return told.elements[token]
    if "id" in given and (begun := told.element_id.match(given["id"])):
        return told.element_ids[begun[0]]
    if "hidden" in given or ("style" in given and _HIDDEN.search(given["style"])):
        return Label.HIDDEN
    if name == "a" and any(mark in given.get("href", "") for mark in told.advert_links):
        return Label.ADVERT
    return None
