"""What the ledger tells of an article."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from cleaner.json_schema import schema_of

Kind = Literal["novel", "partly old", "recombination", "reprint", "undated"]
PassageKind = Literal["old", "form", "standing"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Characters in a row that one earlier article was the first to print so.

    `form` is a sentence's fixed words around other values, `standing` what was printed on many
    days; neither is old news.
    """

    start: int  # in the body, as in Python: characters before it
    end: int
    kind: PassageKind
    first: str  # the id of the article that had it first
    first_start: int | None  # where it stands there
    first_end: int | None
    first_date: str | None
    first_outlet: str | None
    outlets: int  # that had printed it before this article


class EarlierArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier article, and how much of this one's old news it was the first to print."""

    id: str
    title: str | None
    outlet: str | None
    date: str | None
    characters: int


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """One article: what of it was published before. Counted are letters and digits of the story.

    The shares are of what is neither a form's nor standing text.
    """

    id: str
    date: str | None
    outlet: str | None
    kind: Kind
    characters: int
    old: int
    form: int
    standing: int
    share: float | None  # of old news; None where the article tells no time
    largest: str | None  # the earlier article that holds most of it
    largest_share: float | None
    sources: list[EarlierArticle]
    passages: list[Passage]


def ledger_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an article's ledger."""
    return _schema(Ledger)


def passage_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a passage."""
    return _schema(Passage)


def _schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return schema_of(kind)
