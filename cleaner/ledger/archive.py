"""Where the articles wait that a ledger is made of: in a file, read again by number."""

from __future__ import annotations

import functools
import itertools
import os
from array import array
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec
import numpy as np

from cleaner.ledger.story import NormalStory, bounds_of
from cleaner.parcels import parcels_of
from cleaner.positioned import read_at
from cleaner.reprints.clusters.moments import TimeSpan, time_span
from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.normal_form import normalise_many
from cleaner.reprints.texts.prepared import Comparable, Text, prepare
from cleaner.reprints.texts.text_store import Spool

_AT_HAND = 2048  # stories, and texts of the matcher, that are remembered
_CODE = 4  # bytes of a character of the normal form
_TOGETHER = 64  # stories normalised together: about what a processor's cache holds


class Dated(Comparable, Protocol):
    """What is read of an article."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""


class WaitingArticle(msgspec.Struct, frozen=True, gc=False):
    """An article as it waits, and where its story stands in the body."""

    id: str
    title: str | None
    date: str | None
    body: str
    outlet: str | None
    start: int
    end: int


class Archive:
    """Articles, known by the numbers under which they were given; any process reads them.

    Args:
        path: the file: of each article the record, then the normal form of its story.
        places: where each of these starts in it, and the last one ends.
        order: the number of the article that was published as the nth.
    """

    def __init__(self, path: str, places: array[int], order: Sequence[int]) -> None:
        self.path = path
        self.places = places
        self.order = order
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._decode = msgspec.msgpack.Decoder(WaitingArticle).decode
        self.kept = functools.lru_cache(maxsize=_AT_HAND)(self._kept)
        self.story_given = functools.lru_cache(maxsize=_AT_HAND)(self._story)
        self._text_given = functools.lru_cache(maxsize=_AT_HAND)(self._text)

    def __len__(self) -> int:
        return len(self.places) // 2

    def _read(self, piece: int) -> bytes:
        start, end = self.places[piece], self.places[piece + 1]
        return read_at(self._file, end - start, start)

    def _kept(self, given: int) -> WaitingArticle:
        return self._decode(self._read(2 * given))

    def codes(self, given: int) -> Codes:
        """Return the normal form of a story."""
        return np.frombuffer(self._read(2 * given + 1), dtype=np.uint32)

    def size(self, given: int) -> int:
        """Return how many characters the normal form of a story has."""
        return (self.places[2 * given + 2] - self.places[2 * given + 1]) // _CODE

    def _story(self, given: int) -> NormalStory:
        kept = self.kept(given)
        return NormalStory(self.codes(given), kept.body[kept.start : kept.end], kept.start)

    def _text(self, given: int) -> Text:
        return prepare(self.kept(given))

    def story(self, number: int) -> NormalStory:
        """Return the story that was published as the nth."""
        return self.story_given(self.order[number])

    def text(self, number: int) -> Text:
        """Return what the matcher reads of it."""
        return self._text_given(self.order[number])

    def close(self) -> None:
        """Stop reading."""
        os.close(self._file)


class Gathered:
    """What is known of articles once they lie in a file.

    Args:
        articles: any.
        spool: gets them.
    """

    def __init__(self, articles: Iterable[Dated], spool: Spool) -> None:
        self.ids: list[str] = []
        self.outlets: list[str | None] = []
        spans: list[TimeSpan | None] = []
        encode = msgspec.msgpack.Encoder().encode
        for some in parcels_of(articles, _TOGETHER):
            bounds = [bounds_of(article.body, article.title) for article in some]
            stories = [a.body[start:end] for a, (start, end) in zip(some, bounds, strict=True)]
            codes, edges = normalise_many(stories)
            for article, where, (start, end) in zip(
                some, bounds, itertools.pairwise(edges.tolist()), strict=True
            ):
                named = (article.id, article.title, article.date, article.body, article.outlet)
                spool.append(encode(WaitingArticle(*named, *where)))
                spool.append(codes[start:end].tobytes())
                spans.append(time_span(article.date, article.id))
                self.ids.append(article.id)
                self.outlets.append(article.outlet)
        spool.flush()
        dated = [(told, given) for given, told in enumerate(spans) if told is not None]
        dated.sort(key=lambda item: (item[0].end, item[0].start, self.ids[item[1]]))
        self.spans = [told for told, _ in dated]  # in the order of publication
        self.order = [given for _, given in dated]
