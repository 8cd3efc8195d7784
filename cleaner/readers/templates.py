"""The layouts of a site: where each field stands, and how a page is read by them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from cleaner.evidence import MORE_PAGES, By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import columns, dates, people, sources
from cleaner.page.container import Container
from cleaner.page.page import Page, Span
from cleaner.page.tags import parse_selector
from cleaner.page.tree import Element, own_text, runs, spaced_text
from cleaner.page.variables import assigned
from cleaner.readers.reading import Reading

_ASSIGNED = regex(r"""\s*[:=]\s*["']([^"']+)["']""")


class Template(msgspec.Struct, frozen=True, eq=False):
    """One layout of a site: where each field stands, in order of trust.

    A place is a selector (`.date-source .date`), its own text only (`.info::own`), an attribute
    (`.source@data-source`), a meta tag (`meta og:title`) or a script variable (`var publishdate`).
    A layout is a page's when its `mark`, if it has one, is found, and one of its `body` selectors
    holds something.
    """

    name: str
    body: tuple[str, ...]
    mark: str | None = None
    title: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    original_title: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ("meta keywords",)
    pager: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


class _Place(NamedTuple):
    """Where a value stands: `what` says of what kind it is, `name` which one."""

    what: str  # text, own text, attribute, meta or var
    name: str
    attribute: str = ""


@functools.cache
def _parse(place: str) -> _Place:
    kind, _, name = place.partition(" ")
    if kind in ("meta", "var"):
        return _Place(kind, name)
    selector, _, attribute = place.partition("@")
    if attribute:
        return _Place("attribute", selector, attribute)
    selector, own, _ = selector.partition("::")
    return _Place("own text" if own else "text", selector)


_MOST_TRIED = 100  # elements that one selector names; headers have a handful
_MOST_READ = 2_000  # characters of one


def values_at(
    page: Page, place: str, within: Span | None = None, *, spaced: bool = False
) -> Iterator[str]:
    """Give the texts at a place of a template, in page order; `spaced`: a <br> is a blank."""
    what, name, attribute = _parse(place)
    if what == "text":
        return page.texts(name, within, spaced=spaced)
    if what == "meta":
        return iter((page.meta(name) or "",))
    if what == "attribute":
        return (element.get(attribute) or "" for element in page.each(name, within))
    if what == "own text":
        return map(own_text, page.each(name, within))
    found = assigned(page.markup, (name,), _ASSIGNED)
    return iter((found[1] if found else "",))


def first(
    page: Page,
    places: Sequence[str],
    accept: Callable[[str], object] = bool,
    within: Span | None = None,
    *,
    spaced: bool = False,
) -> tuple[str | None, str | None]:
    """Return the first value of these places that `accept` takes, and its place.

    Of elements inside each other each has the text of all inside it: so few are tried, each by its
    beginning.
    """
    for place in places:
        values = values_at(page, place, within, spaced=spaced)
        for value in itertools.islice(values, _MOST_TRIED):
            if value and accept(value[:_MOST_READ]):
                return value, place
    return None, None


def read_templates(
    page: Page, site: str, templates: tuple[Template, ...], drops: Mapping[str, Label]
) -> Reading:
    """Read a page by the first of a site's templates that is its own.

    A fragment that holds none of their containers is read whole: a mirror or a feed gives the
    article's body and no page around it.
    """
    if page.fragment and not any(name in page.markup for name in _containers(templates)):
        return _whole(page, site, drops)
    for empty in (False, True):  # an empty container is the page's only where no other is full
        for template in templates:
            if template.mark is not None and not page.has(template.mark):
                continue
            below = page.around(page.span(template.mark), 0, _BELOW) if template.mark else None
            for within in dict.fromkeys((below, None)):
                for selector in template.body:
                    container = Container.find(page, selector, within, empty=empty)
                    if container is not None:
                        reading = _fields(page, template, container, drops)
                        reading.template = f"{site}-{template.name}"
                        reading.told["body"] = Told(By.SELECTOR, selector)
                        return reading
        if page.fragment:
            break
    return _whole(page, site, drops) if page.fragment else Reading(drops=drops)


@functools.cache
def _containers(templates: tuple[Template, ...]) -> tuple[str, ...]:
    """Return the ids and classes of which one stands in any markup that holds a container."""
    selectors = (selector for template in templates for selector in template.body)
    names = {parse_selector(selector)[0].value or "" for selector in selectors}
    return tuple(name for name in names if not any(n in name for n in names - {name}))


def _whole(page: Page, site: str, drops: Mapping[str, Label]) -> Reading:
    """Read a fragment as the container that it is."""
    return Reading(
        template=f"{site}-fragment",
        container=Container.whole(page),
        drops=drops,
        told={"body": Told(By.WHOLE_FRAGMENT)},
    )


# What belongs to an article stands near it. Where adverts push it far above, the headline, the date
# and the source are looked for from the page's top on; the first two, which every page has, even
# below. What a page shows goes before its meta tags.
_NEAR = (8_000, 6_000)
_FAR = ("title", "date", "source")
_CRUMBS_ABOVE = 30_000  # adverts and a channel's bar may stand between
_BELOW = 30_000  # characters from a layout's mark, in which the container is looked for first
_ACCEPTS: dict[str, Callable[[str], object]] = {
    "title": bool,
    "date": dates.find_date,
    "source": lambda text: sources.tells_origin(sources.source_name(text)),
    "column": columns.column_in,
    "author": people.author_name,
    "editor": people.editor_name,
    "summary": bool,
    "original_title": sources.original_title,
}


@functools.cache
def _shown(places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the places up to the first that is none of the shown page."""
    hidden = (i for i, place in enumerate(places) if place.startswith(("meta ", "var ")))
    return places[: next(hidden, len(places))]


def _fields(
    page: Page, template: Template, container: Container, drops: Mapping[str, Label]
) -> Reading:
    reading = Reading(container=container, drops=drops, url=page.url)
    near = page.around(container.span, *_NEAR)
    crumbs = page.around(container.span, _CRUMBS_ABOVE, 0)
    for name, accept in _ACCEPTS.items():
        places: tuple[str, ...] = getattr(template, name)
        if not places:
            continue
        if name == "column":
            value, place = first(page, places, accept, crumbs)
        elif name not in _FAR:
            value, place = first(page, places, accept, near)
        else:
            spaced = name == "title"
            value, place = first(page, _shown(places), accept, near, spaced=spaced)
            if place is None:
                wider = (0, near[1]) if near else None
                value, place = first(page, places, accept, wider, spaced=spaced)
        if place is None and name in ("title", "date"):
            value, place = first(page, places, accept, spaced=name == "title")
        if place is None and name == "date" and (year := dates.year_in(page.url)):
            value, place = first(page, places, functools.partial(dates.find_date, year=year))
        if place is not None:
            setattr(reading, "date_raw" if name == "date" else name, value)
            reading.told[name] = Told(By.SELECTOR, place)
    # Nearly every page's title element holds the shown headline as it is: no more to do.
    if reading.title and reading.title not in (page.title or reading.title):
        _own_headline(page, reading)
    reading.column = columns.column_in(reading.column, reading.title)
    if reading.source is None:  # better a desk's name than none
        reading.source, place = first(page, template.source, sources.source_name, near)
        reading.told |= {"source": Told(By.SELECTOR, place)} if place else {}
    if reading.author and reading.author == sources.source_name(reading.source):
        reading.author = None  # one unlabelled name, and a source is what stands there
    reading.pictures = [e for place in template.pictures for e in page.each(place, near)]
    reading.keywords = _keywords(page, template.keywords)
    inside = page.around(container.span, 0, _NEAR[1])
    if any(page.one(pager, inside) is not None for pager in template.pager):
        reading.warnings.append(MORE_PAGES)
    return reading


def _own_headline(page: Page, reading: Reading) -> None:
    """Take the title element's headline where the page shows badges with it, or cuts it short."""
    from cleaner.page.shown_headline import told_headline  # few pages need it

    told, shown = reading.told["title"], reading.title or ""
    what, selector, _ = _parse(told.where or "")
    if what != "text":
        return

    def pieces() -> Iterator[tuple[str, Element]]:
        found = (element for element in page.each(selector) if spaced_text(element) == shown)
        element = next(found, None)
        return iter(()) if element is None else runs(element)

    whole = told_headline(shown, page.title, pieces)
    if whole is not None:
        reading.title = whole
        reading.told["title"] = told.and_by(By.TITLE_ELEMENT)


def _keywords(page: Page, places: Sequence[str]) -> list[str]:
    for place in places:
        words = [
            w.strip() for value in values_at(page, place) for w in re.split(r"[,，;；]", value)
        ]
        if found := [word for word in words if word]:
            return list(dict.fromkeys(found))
    return []
