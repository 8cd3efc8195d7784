"""An article made ready to be compared."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

import msgspec
import numpy as np

from cleaner.lazy import regex
from cleaner.newstext import dates
from cleaner.newstext.chrome import lead, strip_chrome
from cleaner.newstext.values.value_scan import part_of_series
from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.normal_form import Bounds, normalise_lines, normalise_many, to_strings
from cleaner.reprints.texts.printed_values import Printed, values_of

_LEAD = 12  # printed characters that a first sentence has at least
# Words that mean the day or the week in which the text was written, as market notes, bulletins and
# reviews use them.
_TODAY = regex(r"今[日天早晨晚]|早盘|午后|盘中|尾盘|[开收]盘|截[至止](?:发稿|收盘|目前|记者发稿)")
_THIS_WEEK = regex(r"[本这上一]周")


class Comparable(Protocol):
    """What is read of an article."""

    @property
    def id(self) -> str:
        """What the article is known by."""

    @property
    def title(self) -> str | None:
        """The headline."""

    @property
    def date(self) -> str | None:
        """When it was published, as far as the page tells."""

    @property
    def body(self) -> str:
        """The text, its paragraphs on lines of their own."""


class Text(msgspec.Struct, frozen=True):
    """The normal form of one article, all that a relation is a function of."""

    body: str  # without dateline and credits
    title: str
    head: str  # dateline, byline and the like
    lead: int  # characters of the body's first sentence
    paragraphs: tuple[int, ...]  # where each paragraph of the body ends
    day: str | None  # YYYY-MM-DD, the day the record tells
    stamp: str | None  # the same with the time, where the record tells one
    story: str  # the body as it is printed
    headline: str  # the title as it is printed
    part: str | None  # which of a series the title names
    now: Literal["day", "week"] | None  # whether the first sentence speaks of "today", "this week"

    @property
    def values(self) -> tuple[Printed, ...]:
        """The values of the body; most texts are never asked."""
        return values_of(self.story)

    @property
    def title_values(self) -> tuple[Printed, ...]:
        """The values of the title."""
        return values_of(self.headline)


def day(date: str | None) -> str | None:
    """Return the day of a record's date, None where it tells none."""
    return _moment(date)[0]


@functools.lru_cache(maxsize=1024)
def _moment(date: str | None) -> tuple[str | None, str | None]:
    """Return the day of a record's date, and the minute in ISO 8601; None of what it does not tell.

    The last are remembered: neighbours often share their day.
    """
    found = dates.find_date(date)
    if found is None:
        return None, None
    return found.iso[:10], found.iso if len(found.iso) > len("2024-01-01") else None


def _now(first: str) -> Literal["day", "week"] | None:
    if _TODAY.search(first):
        return "day"
    return "week" if _THIS_WEEK.search(first) else None


def _storable(texts: Sequence[str]) -> Sequence[str]:
    """Return texts without lone surrogates, which cannot be stored, but as long."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return [text.encode("utf-8", "replace").decode() for text in texts]
    return texts


def prepare(article: Comparable) -> Text:
    """Reduce an article to all that its relation to another is a function of.

    Args:
        article: anything with id, title, date and body; without a letter in the body it is related
            to nothing.
    """
    return prepare_many([article])[0][0]


def prepare_many(
    articles: Iterable[Comparable],
) -> tuple[list[Text], Codes, Bounds]:
    """Make articles ready; also return their bodies' code points and bounds, for fingerprints."""
    known = list(articles)
    heads, stories = (
        zip(*(strip_chrome(a.body, a.title or "") for a in known), strict=True)
        if known
        else ((), ())
    )
    leads = [lead(story, _LEAD) for story in stories]
    headlines = [article.title or "" for article in known]
    titles = to_strings(*normalise_many(headlines))
    codes, bounds, ends = normalise_lines(stories)
    moments = [_moment(article.date) for article in known]
    texts = list(
        map(
            Text,
            to_strings(codes, bounds),
            titles,
            heads,
            np.diff(normalise_many(leads)[1]).tolist(),
            ends,
            [told for told, _ in moments],
            [stamp for _, stamp in moments],
            _storable(stories),
            _storable(headlines),
            map(part_of_series, headlines),
            map(_now, leads),
        )
    )
    return texts, codes, bounds
