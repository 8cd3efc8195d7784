"""What of a site's articles is met wherever they are reprinted: lines, elements, links.

Beside its module a site may have a data file of the same name, `readers/sites/NAME.toml`. The
rooms that look at text and markup ask here for what all sites tell, and name none.
"""

from __future__ import annotations

import contextlib
import functools
import os
import pkgutil
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec

from cleaner.data_files import data_text
from cleaner.evidence import Label


class FurnitureLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of line that is furniture: its label, its pattern, one that goes, one that stays."""

    label: Label
    pattern: str
    goes: str
    stays: str


class LinkShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a site links securities.

    `pattern` has a group `code` and may have a group `market`, of which `markets` says for which
    exchange its words stand; `by number` is the one that lists such a six-digit code, as for all
    codes of a pattern without markets.
    """

    pattern: str
    markets: dict[str, str] = {}


_SITES = ("readers", "sites")
_Names = list[Annotated[str, msgspec.Meta(min_length=1)]]


class SiteMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one site's data file may say.

    Args:
        names: what it calls itself in its warnings and terms of use.
        hints: words that each of its lines of furniture has near its start, as patterns.
        page_words: those of its lines that end as sentences do.
        desks: what stands in the place of a source and names only a desk of its own.
        no_names: what stands there and is no name at all.
        captions: classes of elements that hold a picture's caption.
        source_elements: classes of elements that name a source.
        advert_links: what an address of an advert has in it.
        charts: patterns of the addresses and alternative texts of pictures that are charts.
        article_data: the keys that lead to an article's text in the data of its scripts.
        elements: classes and ids of elements that are no text, each with its label.
        element_ids: beginnings of ids of such elements.
        line: its lines of furniture.
        link: its links to securities and boards, the first that fits counts.

    """

    names: _Names = []
    hints: _Names = []
    page_words: _Names = []
    desks: _Names = []
    no_names: _Names = []
    captions: _Names = []
    source_elements: _Names = []
    advert_links: _Names = []
    charts: _Names = []
    article_data: list[_Names] = []
    elements: dict[str, Label] = {}
    element_ids: dict[str, Label] = {}
    line: list[FurnitureLine] = []
    link: list[LinkShape] = []


@functools.cache
def site_marks() -> SiteMarks:
    """Return what all sites together say, in the order of their names."""
    all_: dict[str, Any] = msgspec.structs.asdict(SiteMarks())
    for text in _files():
        marks = msgspec.toml.decode(text, type=SiteMarks)
        for key, value in msgspec.structs.asdict(marks).items():
            all_[key] = all_[key] | value if isinstance(value, dict) else all_[key] + value
    return SiteMarks(**all_)


def _files() -> Iterator[str]:
    """Give the data files of the sites that have one."""
    for module in pkgutil.iter_modules([os.path.join(os.path.dirname(__file__), *_SITES)]):
        with contextlib.suppress(FileNotFoundError):
            yield data_text(__package__, "/".join((*_SITES, f"{module.name}.toml")))
