"""What is told of an article's novelty."""

from __future__ import annotations

from typing import Literal

import msgspec

Seen = Literal["first", "reprint", "undated", "not compared"]
Copied = Literal["full", "edited", "excerpt"]
KnownBy = Literal["captured", "added", "published"]


class Novelty(msgspec.Struct, frozen=True, kw_only=True):
    """One article, as it stood when it became known: nothing that came later counts.

    An earlier article carries this one if it is a full or edited version of it, be it by way of
    other earlier ones, or holds all of it (this one is an excerpt of it).
    """

    id: str
    published_at: str | None
    known_at: str | None  # as exact as it was told; it counts as known at the end of that stretch
    known_by: KnownBy | None  # where `known_at` comes from
    seen: Seen
    relation: Copied | None  # to the nearest earlier article; None for what is first
    nearest: str | None  # its id
    story: str | None  # the id of the first known article of the story; of what is first, its own
    copies_12h: int | None  # earlier articles that carry it, known in the 12 hours before
    copies_24h: int | None
    copies_7d: int | None
    copies: int | None  # at any time before
    outlets: int | None  # houses that had carried it
