"""What the index answers in: one article, its stamps, one pair of texts."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.reprints.relations.relate import Verdict


class HeldArticle(NamedTuple):
    """An article that the index holds."""

    article: int
    id: str
    content: bytes
    warned: bool
    node: int
    length: int


class Stamped(NamedTuple):
    """When an article was published and captured, as its record tells."""

    id: str
    date: str | None
    captured: str | None


class Stored(NamedTuple):
    """An article as the ledger compares it: when it was published and captured, and its story."""

    stamped: Stamped
    outlet: str | None
    story: bytes  # as `pack_story` made it


class Linked(NamedTuple):
    """What the index holds of a pair of texts."""

    linked: bool
    verdict: Verdict
