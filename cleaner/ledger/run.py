"""The ledger of many articles."""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Protocol

import msgspec
import numpy as np

from cleaner.ledger.grams import Grams, Publication, Sieve, gram_hashes
from cleaner.ledger.judging import Judged, Run, judge, runs_of
from cleaner.ledger.model import Kind, Ledger, Passage, Source
from cleaner.ledger.story import Story, read_story, story_of
from cleaner.newstext.houses import house_name
from cleaner.parcels import parcels_of
from cleaner.reprints.clusters.moments import Span, span
from cleaner.reprints.texts.normal_form import Codes, normalise_many
from cleaner.reprints.texts.text_store import Spool

_AT_HAND = 512  # stories that are remembered
_TOGETHER = 64  # stories normalised together: about what a processor's cache holds


class Dated(Protocol):
    """What is read of an article."""

    @property
    def id(self) -> str:
        """What it is known by."""

    @property
    def title(self) -> str | None:
        """The headline."""

    @property
    def date(self) -> str | None:
        """When it was published, as far as it tells."""

    @property
    def body(self) -> str:
        """The text."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""


class _Kept(msgspec.Struct, frozen=True, gc=False):
    id: str
    title: str | None
    date: str | None
    body: str
    outlet: str | None


class _Articles:
    """All articles, as they were given; they wait in a file."""

    def __init__(self, articles: Iterable[Dated], spool: Spool) -> None:
        self._spool = spool
        self._decode = msgspec.msgpack.Decoder(_Kept).decode
        spans: list[Span | None] = []
        self.ids: list[str] = []
        encode = msgspec.msgpack.Encoder().encode
        for article in articles:
            kept = _Kept(article.id, article.title, article.date, article.body, article.outlet)
            spool.append(encode(kept))
            spans.append(span(article.date, article.id))
            self.ids.append(article.id)
        spool.flush()
        dated = [(told, given) for given, told in enumerate(spans) if told is not None]
        dated.sort(key=lambda item: (item[0].end, item[0].start, self.ids[item[1]]))
        self.dated = dated  # in the order of publication

    def kept(self, given: int) -> _Kept:
        """Return an article by the number under which it was given."""
        return self._decode(self._spool.read(given))

    def normalised(self, some: Iterable[int]) -> Iterator[tuple[_Kept, Codes]]:
        """Give articles with their normal forms."""
        for numbers in parcels_of(some, _TOGETHER):
            kept_ones = [self.kept(given) for given in numbers]
            codes, bounds = normalise_many([story_of(k.body, k.title)[1] for k in kept_ones])
            for kept, (start, end) in zip(
                kept_ones, itertools.pairwise(bounds.tolist()), strict=True
            ):
                yield kept, codes[start:end]


def _sieve(articles: _Articles, told: Iterable[int]) -> Sieve:
    """Return the runs of the articles that are told of."""
    hashes = [gram_hashes(codes) for _, codes in articles.normalised(told)]
    return Sieve(np.concatenate(hashes) if hashes else np.empty(0, dtype=np.uint64))


class _Ledgers:
    """What is known of articles, numbered in the order in which they were published.

    Args:
        articles: all of them.
        told: which are told of, by the numbers under which they were given.
        grams: gets the runs of all.
    """

    def __init__(self, articles: _Articles, told: Collection[int], grams: Grams) -> None:
        self._articles = articles
        self.kept = articles.kept
        self.ids = articles.ids
        self.order = [given for _, given in articles.dated]  # publication's number -> given
        self.number_of = {given: number for number, given in enumerate(self.order)}
        self.story = functools.lru_cache(maxsize=_AT_HAND)(self._read)
        houses: dict[str, int] = {}
        for (when, given), (kept, codes) in zip(
            articles.dated, articles.normalised(self.order), strict=True
        ):
            outlet = houses.setdefault(house_name(kept.outlet) or "", len(houses))
            published = Publication(
                _seconds(when.start), _seconds(when.end), outlet, when.start.toordinal()
            )
            grams.add(codes, published, told=given in told)
        self.known = grams.standing()

    def _read(self, given: int) -> Story:
        kept = self.kept(given)
        return read_story(kept.body, kept.title)

    def codes(self, number: int) -> Codes:
        """Return the normal form of the article that was published as the nth."""
        return self.story(self.order[number]).codes

    def ledger(self, given: int) -> Ledger:
        """Return the ledger of an article."""
        kept = self.kept(given)
        number = self.number_of.get(given)
        if number is None:
            return _nothing(kept, len(self.story(given).codes), "undated")
        known = self.known(number)
        if not (known.first >= 0).any():
            return _nothing(kept, len(known.first), "novel")
        story = self.story(given)
        judged = judge(story, known, self.codes)
        passages = [self._passage(story, run) for run in runs_of(judged)]
        parts = (judged.old, judged.form, judged.standing)
        old, form, standing = (int(np.count_nonzero(marks)) for marks in parts)
        return Ledger(
            id=kept.id,
            date=kept.date,
            outlet=kept.outlet,
            kind=judged.kind,
            characters=len(story.codes),
            old=old,
            form=form,
            standing=standing,
            share=round(judged.share, 4),
            largest=None if judged.largest is None else self.ids[self.order[judged.largest]],
            largest_share=round(judged.largest_share, 4),
            sources=self._sources(judged),
            passages=passages,
        )

    def _sources(self, judged: Judged) -> list[Source]:
        counts = Counter(judged.first[judged.old].tolist())
        found = []
        for number, characters in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            kept = self.kept(self.order[number])
            found.append(
                Source(
                    id=kept.id,
                    title=kept.title,
                    outlet=kept.outlet,
                    date=kept.date,
                    characters=characters,
                )
            )
        return found

    def _passage(self, story: Story, run: Run) -> Passage:
        source, first = self.kept(self.order[run.first]), self.story(self.order[run.first])
        at = _text(first.codes).find(_text(story.codes[run.start : run.end]))
        start = end = None
        if at >= 0:
            start = int(first.places[at])
            end = int(first.places[at + run.end - run.start - 1]) + 1
        return Passage(
            start=int(story.places[run.start]),
            end=int(story.places[run.end - 1]) + 1,
            kind=run.kind,
            first=source.id,
            first_start=start,
            first_end=end,
            first_date=source.date,
            first_outlet=source.outlet,
            outlets=run.outlets,
        )


def ledger(articles: Iterable[Dated], told: Collection[str] | None = None) -> Iterator[Ledger]:
    """Tell of each article what of it was published before, in the order in which they are given.

    An article is earlier than another if it was certainly published before, as far as both stamps
    tell; an equal time is no earlier. A character is old if a run of `settings.OLD` characters of
    the normal form that holds it stands in an earlier article.

    Args:
        articles: anything with id, title, date, body and outlet; they are gone through once and
            wait in a temporary file.
        told: the ids of those that are told of; the others are only what came before. None for all.
    """
    with contextlib.closing(Spool()) as spool:
        known = _Articles(articles, spool)
        numbers = range(len(known.ids))
        sieve = None
        if told is not None:
            chosen = [given for given in numbers if known.ids[given] in told]
            sieve = _sieve(known, chosen)
        asked = numbers if told is None else dict.fromkeys(chosen)
        with contextlib.closing(Grams(sieve)) as grams:
            ledgers = _Ledgers(known, asked, grams)
            for given in asked:
                yield ledgers.ledger(given)


def _nothing(kept: _Kept, characters: int, kind: Kind) -> Ledger:
    """Return the ledger of an article of which nothing is known to be earlier."""
    share = None if kind == "undated" else 0.0
    return Ledger(
        id=kept.id,
        date=kept.date,
        outlet=kept.outlet,
        kind=kind,
        characters=characters,
        old=0,
        form=0,
        standing=0,
        share=share,
        largest=None,
        largest_share=share,
        sources=[],
        passages=[],
    )


def _seconds(time: datetime) -> int:
    return int(time.timestamp())


def _text(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le")
