"""One article as its wrapper hands it over, before its markup is read."""

from __future__ import annotations

from typing import Any

import msgspec

from cleaner.article import Article
from cleaner.errors import BinaryError, CleanerError, NoArticleError, OtherLanguageError

# What of an article is text that people wrote.
TEXTS = ("markup", "plain", "title", "source", "outlet", "column", "author", "summary")


class Wrapped(msgspec.Struct, frozen=True, kw_only=True):
    """An article in its wrapper's words.

    One of three stands in it: `finished`, a record that was cleaned before; `markup`, HTML (a
    whole page, or with `fragment` the article's body alone); `plain`, text (a paste of a page, or
    with `fragment` the body alone, a line a paragraph). The other fields are what the wrapper
    itself tells, raw; the page may tell more or better. `labels` are the mirror's channels and
    tags: they name a site, never a source.
    """

    wrapper: str
    finished: Article | None = None
    markup: str | None = None
    plain: str | None = None
    fragment: bool = False
    encoding: str | None = None
    encoding_why: str | None = None
    sha256: str = ""
    place: str | None = None  # where in a container: "line 7"; for messages
    met: bool = False  # in an archive, where what is no article is passed over as in a folder
    member: str | None = None  # the file of an archive that it stands in
    number: int | None = None  # counted from 1, where the input holds several
    template: str | None = None  # the layout, where the wrapper knows it
    title: str | None = None
    date_raw: str | None = None
    url: str | None = None
    source: str | None = None
    outlet: str | None = None
    column: str | None = None
    author: str | None = None
    summary: str | None = None
    keywords: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    captured_at: str | None = None
    by_rsshub: bool = False  # out of a feed of RSSHub, whose routes misprint some sites' times
    # Fields that the input gives as a record does, under the record's names and of its types.
    known: dict[str, Any] = {}
    warnings: tuple[str, ...] = ()


class FailedPart(msgspec.Struct, frozen=True):
    """An article of a container that gives no record; the others go on.

    Its text is one line for people: `line 7: damaged JSON: …`, `record 3, http://…: …`.
    """

    place: str | None
    error: CleanerError
    address: str | None = None  # of the article, where its container tells it
    met: bool = False  # in an archive, where what is no article is passed over as in a folder

    @property
    def passed_over(self) -> bool:
        """Whether it is no failure: no article in an archive, or one that is not asked for."""
        if isinstance(self.error, OtherLanguageError):
            return True
        return self.met and isinstance(self.error, (NoArticleError, BinaryError))

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.place, self.address)))
        told = f"{where}: {self.error}" if where else str(self.error)
        return " ".join(told.split())
