"""One module a site, and the vote that decides whose markup a page is in.

A module in this folder is a site; nobody keeps a list. It has

* ``NAME``, ``OUTLET`` and ``HOSTS``: its key, the name it publishes under, its domains;
* ``detect(page) -> bool``: is this markup mine?
* ``extract(page) -> Reading``: what does it say?
* ``article_id(url) -> str | None``: the site's own key of an article.

All sites vote and exactly one wins. Where two claim a page the address decides, else the generic
reading is used and says so.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import NamedTuple, Protocol, cast

from cleaner.page.hosts import host_of, is_under
from cleaner.page.page import Page
from cleaner.readers.reading import Reading


class Site(Protocol):
    """What a site's module holds."""

    NAME: str
    OUTLET: str
    HOSTS: tuple[str, ...]

    def detect(self, page: Page) -> bool:
        """Tell whether the page is in this site's markup."""

    def extract(self, page: Page) -> Reading:
        """Read the page."""

    def article_id(self, url: str) -> str | None:
        """Return the site's key of the article at an address."""


class Vote(NamedTuple):
    """How the sites voted.

    Who claims the page, who wins (None: the generic reading), and who was asked at all.
    """

    claims: tuple[str, ...] = ()
    winner: Site | None = None
    asked: tuple[str, ...] = ()


@functools.cache
def sites() -> tuple[Site, ...]:
    """Return every site, by name."""
    found = [
        cast(Site, importlib.import_module(f"{__name__}.{module.name}"))
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda site: site.NAME))


def by_name(name: str | None) -> Site | None:
    """Return the site of that name, or None."""
    return next((site for site in sites() if name == site.NAME), None)


def by_address(url: str | None) -> Site | None:
    """Return the site that an address belongs to, or None."""
    return _at_home(host_of(url))


@functools.lru_cache(maxsize=1024)
def _at_home(host: str) -> Site | None:
    """Return the site that a host is of."""
    return next((site for site in sites() if is_under(host, *site.HOSTS)), None)


def vote(page: Page, *, everyone: bool = False) -> Vote:
    """Let the sites vote.

    The site that the address names is asked first; where that is the address of an article, or the
    site knows its own markup, it wins, and unless `everyone` is to be heard the others need not be
    asked. Of several that claim a page without such an address, the one whose container holds the
    others' wins: a site that reprints another's text with its markup.
    """
    home = _at_home(page.host)
    if home is not None and not (home.article_id(page.url or "") or home.detect(page)):
        home = None
    if home is not None and not everyone:
        return Vote((home.NAME,), home, (home.NAME,))
    claims = [site for site in sites() if site is home or site.detect(page)]
    return Vote(
        claims=tuple(site.NAME for site in claims),
        winner=home or (_outermost(page, claims) if len(claims) > 1 else next(iter(claims), None)),
        asked=tuple(site.NAME for site in sites()),
    )


def _outermost(page: Page, claims: list[Site]) -> Site | None:
    """Return the site whose container holds those of the others, or None."""
    if page.fragment:
        return None
    found = [(site, site.extract(page).container) for site in claims]
    insides = [(site, c.inside) for site, c in found if c is not None and c.inside is not None]
    if not insides:
        return None
    outer, inside = max(insides, key=lambda pair: len(pair[1]))
    return (
        outer
        if all(other in inside for _, other in insides)
        and (sum(len(other) == len(inside) for _, other in insides) == 1)
        else None
    )
