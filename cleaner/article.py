"""The record: what is known of one article, in the order in which it is written.

Strings are None when the page does not tell, `body` is then ``""`` and lists are empty. Keys that
an input record had and that are not ours travel along in `extra` and are written after our own.
"""

from __future__ import annotations

import functools
from typing import Any, Literal

import msgspec

_SHOWN = 30  # characters


class Security(msgspec.Struct, frozen=True, kw_only=True):
    """A security that the page linked: a link, and no claim that the story is about it."""

    code: str  # as the exchange writes it: 300024, 00700, NIO
    market: str | None  # SZ, SH, BJ, HK, US …
    name: str  # the linked words, often a common word: 机器人
    code_in_text: bool  # whether the text prints the code
    name_in_text: bool  # whether it prints the linked words
    in_title: bool  # whether the headline prints one of the two


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """A sector or concept (板块) that the page linked."""

    code: str  # BK0740
    name: str
    code_in_text: bool
    name_in_text: bool
    in_title: bool


Place = Literal["title", "lead", "body"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A security of the user's list that the article itself mentions."""

    code: str  # as the list writes it
    name: str  # the list's, whichever the text uses
    where: list[Place]  # headline, first paragraph, the rest
    count: int  # how often


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the article, with its caption where one is marked or can be told."""

    url: str | None
    caption: str | None


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The printed newspaper page that an article was taken from."""

    name: str  # 人民日报
    date: str | None  # YYYY-MM-DD
    page: str | None  # 01


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article.

    `date` is ``YYYY-MM-DDTHH:MM:SS+08:00``, cut to the minute or the day where the page tells no
    more. `source` is the origin that the page names, `outlet` who published this page, `author`
    the reporter, `editor` the 责任编辑.
    """

    id: str
    title: str | None
    date: str | None
    body: str  # paragraphs joined by "\n"
    source: str | None
    site: str | None  # whose markup it is; None for the generic reading
    outlet: str | None
    column: str | None  # 栏目: where in its outlet it stands
    url: str | None
    article_id: str | None
    author: str | None
    editor: str | None
    original_title: str | None
    summary: str | None
    keywords: list[str]
    linked_securities: list[Security]
    linked_boards: list[Board]
    mentioned_securities: list[Mention]  # by the user's list; empty without one
    images: list[Image]
    paper: Paper | None
    date_raw: str | None  # the date as the input printed it
    date_note: str | None  # said where the reading of the date needed a decision
    captured_at: str | None  # when this copy was taken
    language: str | None  # ISO 639-1: zh, en …; None where the text is too short to tell
    path: str | None
    wrapper: str
    encoding: str | None  # Python's codec name
    template: str | None  # which layout of the site
    input_sha256: str
    cleaner_version: str
    warnings: list[str]
    extra: dict[str, Any] = {}

    def __repr__(self) -> str:
        """Tell which article it is; all of it would fill a screen."""
        return f"<Article {self.id!r}: {shortened(self.title)}, {self.date}, {self.source}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain data, in the order in which it is written."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        extra = fields.pop("extra")
        return {**fields, **extra}


def shortened(text: str | None) -> str:
    """Return the beginning of a text, for one line that tells which one it is."""
    return repr(text if text is None or len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


FIELDS: tuple[str, ...] = tuple(f for f in Article.__struct_fields__ if f != "extra")


@functools.cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a written record."""
    whole = msgspec.json.schema(Article)
    article = whole["$defs"]["Article"]
    del article["properties"]["extra"]
    article["required"] = list(FIELDS)
    article["additionalProperties"] = True
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole}
