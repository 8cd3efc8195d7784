"""One article as its wrapper hands it over, before its markup is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """An article in its wrapper's words.

    Either `markup` holds HTML (a whole page, or with `fragment` the article's body alone) or
    `plain` holds text. The other fields are what the wrapper itself tells, raw; the page may tell
    more or better. `labels` are the mirror's channels and tags: they name a site, never a source.
    """

    wrapper: str
    markup: str | None = None
    plain: str | None = None
    fragment: bool = False
    encoding: str | None = None
    encoding_why: str | None = None
    sha256: str = ""
    number: int | None = None  # counted from 1, where the input holds several
    title: str | None = None
    date_raw: str | None = None
    url: str | None = None
    source: str | None = None
    outlet: str | None = None
    author: str | None = None
    summary: str | None = None
    keywords: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    captured_at: str | None = None
    known: dict[str, Any] = field(default_factory=dict)  # a record's own fields
    warnings: tuple[str, ...] = ()
