"""One module a family: the markup of a CMS or of a platform that many publish with.

A module in this folder is a family; nobody keeps a list. It has

* ``NAME``: its key, with which the template of its records begins;
* ``NAMES``: classes and ids of which one stands in every page of it, to tell most pages quickly;
* ``COMMENT``, where its pages may have none of them: a word that stands in each, in a comment;
* ``extract(page) -> Reading``: what does the page say? Without a template it is not the family's.

A family is no site: who published the page, only the page tells, and ``site`` stays null.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Protocol, cast

from cleaner.newstext import dates
from cleaner.page.page import Page
from cleaner.readers.reading import TEXTS, Reading


class Family(Protocol):
    """What a family's module holds."""

    NAME: str
    NAMES: tuple[str, ...]

    def extract(self, page: Page) -> Reading:
        """Read the page."""


@functools.cache
def families() -> tuple[Family, ...]:
    """Return every family, by name."""
    found = [
        cast(Family, importlib.import_module(f"{__name__}.{module.name}"))
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda family: family.NAME))


def read_family(page: Page) -> Reading | None:
    """Return what a page of a family says, None where no family knows it."""
    for family in families():
        word: str | None = getattr(family, "COMMENT", None)
        if not page.names.isdisjoint(family.NAMES) or (word is not None and word in page.markup):
            reading = family.extract(page)
            if reading.template is not None:
                return reading
    return None


def join_family(family: Reading, reading: Reading) -> None:
    """Put what a family's markup names into a reading that was made without it."""
    reading.template = family.template
    for name in TEXTS:
        value = getattr(family, name)
        if name == "date_raw" and _is_vaguer(value, reading.date_raw):
            continue
        if value:
            setattr(reading, name, value)
            key = name.removesuffix("_raw")
            if key in family.told:
                reading.told[key] = family.told[key]


def _is_vaguer(one: str | None, other: str | None) -> bool:
    """Tell whether a date gives the other's day alone, or less of its time."""
    left, right = dates.find_date(one), dates.find_date(other)
    return bool(left and right and right.iso.startswith(left.iso.removesuffix("+08:00")))
