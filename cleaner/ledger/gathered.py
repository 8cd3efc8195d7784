"""The articles that a ledger is made of, taken in: what is known of each, and where it lies."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec
import numpy as np

from cleaner.ledger.archive import LATER, Archive, WaitingArticle
from cleaner.ledger.grams import Numbers, Publication
from cleaner.ledger.run_hashes import Hashes, HashSieve, runs_inside
from cleaner.ledger.shelf import Dated, ShelvedStory, unpack_story
from cleaner.ledger.story import normal_forms
from cleaner.newstext.houses import house_name
from cleaner.parcels import in_threads, parcels_of
from cleaner.reprints.clusters.moments import time_span
from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.text_store import Spool

_TOGETHER = 64  # stories normalised together: about what a processor's cache holds
_HASH = 8  # bytes of a hash


class Gathered:
    """Articles under numbers, in the order in which they were taken in.

    Args:
        spool: gets them.
    """

    def __init__(self, spool: Spool) -> None:
        self.ids: list[str] = []
        self._spool = spool
        self._published: list[Publication | None] = []
        self._pieces = array("q")  # of each its record, and its normal form after that
        self._runs: dict[int, int] = {}  # of one from a shelf: the runs that are asked for
        self._houses: dict[str, int] = {}
        self._encode = msgspec.msgpack.Encoder().encode

    def take(self, articles: Iterable[Dated]) -> None:
        """Take articles in."""
        for some in parcels_of(articles, _TOGETHER):
            for article, (start, end, codes) in zip(some, normal_forms(some), strict=True):
                piece = self._put(article, start, end, codes)
                self._know(article.id, article.outlet, article.date, piece)
        self._spool.flush()

    def take_shelved(
        self, stories: Iterable[ShelvedStory], sieve: HashSieve, *, jobs: int = 1
    ) -> None:
        """Take in of a shelf what may share a run with others, without the records.

        Args:
            stories: of the shelf.
            sieve: the runs that are asked for.
            jobs: threads that look for them; what they do lets others run.
        """
        for found in in_threads(partial(_sifted, sieve), parcels_of(stories, _TOGETHER), jobs):
            for shelved, hashes, places in found:
                self._know(shelved.id, shelved.outlet, shelved.date, LATER)
                piece = self._spool.append(hashes.tobytes() + places.tobytes())
                self._runs[len(self.ids) - 1] = piece
        self._spool.flush()

    def take_records(self, articles: Iterable[Dated], numbers: Iterable[int]) -> None:
        """Take in the records of articles from a shelf, which have these numbers."""
        number_of = {self.ids[number]: number for number in numbers}
        for some in parcels_of(articles, _TOGETHER):
            for article, (start, end, codes) in zip(some, normal_forms(some), strict=True):
                self._pieces[number_of[article.id]] = self._put(article, start, end, codes)
        self._spool.flush()

    def _put(self, article: Dated, start: int, end: int, codes: Codes) -> int:
        named = (article.id, article.title, article.date, article.body, article.outlet)
        piece = self._spool.append(self._encode(WaitingArticle(*named, start, end)))
        self._spool.append(codes.tobytes())
        return piece

    def _know(self, id_: str, outlet: str | None, date: str | None, piece: int) -> None:
        self.ids.append(id_)
        self._pieces.append(piece)
        told = time_span(date, id_)
        if told is None:
            self._published.append(None)
            return
        start, end = (int(time.timestamp()) for time in told)
        house = self._houses.setdefault(house_name(outlet) or "", len(self._houses))
        self._published.append(Publication(start, end, house, told.start.toordinal()))

    def order(self) -> list[int]:
        """Return the numbers of those that tell a time, in the order of publication."""
        dated = [
            (published.end, published.start, self.ids[number], number)
            for number, published in enumerate(self._published)
            if published is not None
        ]
        return [number for *_, number in sorted(dated)]

    def published(self, number: int) -> Publication:
        """Return when an article was published that tells it."""
        published = self._published[number]
        assert published is not None  # noqa: S101 - who asks has it from `order`
        return published

    def lacks(self, number: int) -> bool:
        """Tell whether an article lies on its shelf still."""
        return self._pieces[number] == LATER

    def runs(self, number: int) -> tuple[Hashes, Numbers]:
        """Return the runs of an article from a shelf, and where they begin."""
        data = self._spool.read(self._runs[number])
        hashes = np.frombuffer(data, dtype=np.uint64, count=len(data) // (2 * _HASH))
        return hashes, np.frombuffer(data, dtype=np.int64, offset=len(data) // 2)

    def codes(self, number: int) -> Codes:
        """Return the normal form of an article that was taken in whole."""
        return np.frombuffer(self._spool.read(self._pieces[number] + 1), dtype=np.uint32)

    def archive(self, order: Sequence[int]) -> Archive:
        """Return where they are read, once all that is asked of is there."""
        return Archive(self._spool.path, self._spool.places, self._pieces, array("q", order))


def _sifted(
    sieve: HashSieve, some: Sequence[ShelvedStory]
) -> list[tuple[ShelvedStory, Hashes, Numbers]]:
    """Return of stories those that may have a run that is asked for, and where such begin."""
    forms = [unpack_story(shelved.story) for shelved in some]
    hashes, places = runs_inside(forms)
    passed = sieve.passing(hashes)
    hashes, places = hashes[passed], places[passed]
    starts = np.cumsum([0, *map(len, forms)])
    edges = np.searchsorted(places, starts).tolist()
    return [
        (shelved, hashes[low:high], places[low:high] - start)
        for shelved, start, (low, high) in zip(
            some, starts[:-1], itertools.pairwise(edges), strict=True
        )
        if low < high
    ]
