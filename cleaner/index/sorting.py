"""What of a portion is new to an index, what is known, and what replaces an older text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from cleaner.index.arrivals import Arrival
from cleaner.index.questions import IndexReader
from cleaner.index.rows import HeldArticle
from cleaner.lazy import regex

_NUMBERED = regex(r"(.+)#\d+", re.S)


class Sorted(msgspec.Struct):
    """What comes of a portion, and what goes."""

    new: list[Arrival] = []  # they come: those that are added and those that replace
    added: list[str] = []
    updated: list[str] = []
    unchanged: list[str] = []
    removed: list[str] = []
    out: list[HeldArticle] = []  # they go, replaced or removed
    known_nodes: list[int] = []  # the texts of those that are unchanged


def sort_portion(reader: IndexReader, articles: Sequence[Arrival]) -> Sorted:
    """Compare a portion with what the index holds.

    A known id with another text replaces the older one. A text that is known as `ID#2` is that
    article again, and changes nothing.
    """
    known = reader.known({article.id for article in articles})
    versions: dict[tuple[str, bytes], HeldArticle] = {}
    for row in reader.same_content({article.content for article in articles}):
        if numbered := _NUMBERED.fullmatch(row.id):
            versions[numbered[1], row.content] = row
    found = Sorted()
    for article in articles:
        held = known.get(article.id)
        same = (
            held if held and _same(held, article) else versions.get((article.id, article.content))
        )
        if same is not None:
            found.unchanged.append(same.id)
            found.known_nodes.append(same.node)
            continue
        found.new.append(article)
        if held is None:
            found.added.append(article.id)
        else:
            found.updated.append(article.id)
            found.out.append(held)
    return found


def _same(held: HeldArticle, article: Arrival) -> bool:
    return (held.content, held.warned) == (article.content, article.warned)
