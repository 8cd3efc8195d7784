"""What a reader says of a page, before it is made a record."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from cleaner.evidence import Label, Told
from cleaner.page.container import Container
from cleaner.page.tree import Element

# The fields of which a page tells one text.
TEXTS = ("title", "date_raw", "source", "outlet", "column", "author", "editor", "summary")


class Reading(msgspec.Struct):
    """What a page says, before it is made a record: raw values, and the article's container.

    `told` says what gave each field; `weak` names those of which the text itself knows
    better.
    """

    template: str | None = None
    container: Container | None = None
    drops: Mapping[str, Label] = {}
    pictures: list[Element] = []  # outside the container, above it
    title: str | None = None
    date_raw: str | None = None
    source: str | None = None
    outlet: str | None = None
    column: str | None = None
    author: str | None = None
    editor: str | None = None
    original_title: str | None = None
    summary: str | None = None
    keywords: list[str] = []
    url: str | None = None
    article_id: str | None = None
    warnings: list[str] = []
    weak: set[str] = set()
    told: dict[str, Told] = {}
