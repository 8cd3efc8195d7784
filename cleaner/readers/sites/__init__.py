"""One module a site.

A module in this folder is a site; nobody keeps a list. It has

* ``NAME``, ``OUTLET`` and ``HOSTS``: its key, the name it publishes under, its domains;
* ``detect(page) -> bool``: is this markup mine?
* ``extract(page) -> Reading``: what does it say?
* ``article_id(url) -> str | None``: the site's own key of an article;
* ``HABITS``, if there is something to tell: how its articles look where others carry them;

and beside it ``NAME.toml``, if lines, elements or links of it are met wherever its articles are
reprinted: `cleaner.site_marks` tells the keys, and asks all of them.

`which_site` lets them vote on a page.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Protocol, cast

from cleaner.page.hosts import host_of, is_under
from cleaner.page.page import Page
from cleaner.readers.habits import ELSEWHERE, Habits
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
    return at_home(host_of(url))


@functools.lru_cache(maxsize=1024)
def at_home(host: str) -> Site | None:
    """Return the site that a host is of."""
    return next((site for site in sites() if is_under(host, *site.HOSTS)), None)


def habits_of(site: Site | None) -> Habits:
    """Return what is known of a site besides its layouts."""
    habits: Habits = getattr(site, "HABITS", ELSEWHERE)
    return habits
