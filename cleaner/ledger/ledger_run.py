"""The ledger of many articles."""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec
import numpy as np

from cleaner.ledger.archive import Archive, Dated, Gathered
from cleaner.ledger.grams import Grams, HashSieve, Publication, Standing, gram_hashes
from cleaner.ledger.ledger_model import Ledger
from cleaner.ledger.telling import tell
from cleaner.newstext.houses import house_name
from cleaner.parcels import answers, parcels_of, pool_of
from cleaner.reprints.texts.text_store import Spool

_PARCEL = 64  # articles told of together
_WORTHWHILE = 4096  # articles from which on more processes pay for their start

Asked = tuple[int, int | None, Standing | None]  # what `tell` asks for


def ledger(
    articles: Iterable[Dated], told: Collection[str] | None = None, *, jobs: int = 1
) -> Iterator[Ledger]:
    """Tell of each article what of it was published before, in the order in which they are given.

    An article is earlier than another if it was certainly published before, as far as both stamps
    tell; an equal time is no earlier. A character is old if it lies in a run of
    `ledger_settings.OLD` characters of the normal form that stands in an earlier article.

    Args:
        articles: anything with id, title, date, body and outlet; they are gone through once and
            wait in a temporary file.
        told: the ids of those that are told of; the others are only what came before. None for all.
        jobs: processes.
    """
    with contextlib.closing(Spool()) as spool:
        gathered = Gathered(articles, spool)
        numbers = range(len(gathered.ids))
        asked: Sequence[int] = numbers
        if told is not None:
            asked = [given for given in numbers if gathered.ids[given] in told]
        archive = Archive(spool.path, spool.places, array("q", gathered.order))
        with contextlib.closing(archive):
            sieve = None if told is None else _sieve(archive, asked)
            with contextlib.closing(Grams(sieve)) as grams:
                yield from _told(_asked(archive, gathered, asked, grams, jobs), archive, jobs)


def _sieve(archive: Archive, told: Iterable[int]) -> HashSieve:
    """Return the runs of the articles that are told of."""
    hashes = [gram_hashes(archive.codes(given)) for given in told]
    return HashSieve(np.concatenate(hashes) if hashes else np.empty(0, dtype=np.uint64))


def _asked(
    archive: Archive, gathered: Gathered, asked: Sequence[int], grams: Grams, jobs: int
) -> Iterator[Asked]:
    """Give what is known of each of some articles."""
    houses: dict[str, int] = {}
    for when, given in zip(gathered.spans, gathered.order, strict=True):
        house = house_name(gathered.outlets[given]) or ""
        outlet = houses.setdefault(house, len(houses))
        published = Publication(
            _seconds(when.start), _seconds(when.end), outlet, when.start.toordinal()
        )
        grams.add(archive.codes(given), published)
    number_of = {given: number for number, given in enumerate(gathered.order)}
    known = grams.standing([number_of[given] for given in asked if given in number_of], jobs=jobs)
    for given in asked:
        number = number_of.get(given)
        standing = None if number is None else next(known)
        if standing is not None and not (standing.first >= 0).any():
            standing = None
        yield given, number, standing


def _told(asked: Iterator[Asked], archive: Archive, jobs: int) -> Iterator[Ledger]:
    """Give the ledgers of articles, made here or in several processes."""
    if jobs == 1 or len(archive) <= _WORTHWHILE:
        for item in asked:
            yield tell(archive, *item)
        return
    decode = msgspec.msgpack.Decoder(list[Ledger]).decode
    with pool_of(jobs, _start, (archive.path, archive.places, archive.order)) as pool:
        for some in answers(pool, jobs, _work, parcels_of(asked, _PARCEL)):
            yield from decode(some)


_archive: list[Archive] = []  # of this worker process


def _start(path: str, places: array[int], order: Sequence[int]) -> None:
    _archive[:] = [Archive(path, places, order)]


def _work(asked: Sequence[Asked]) -> bytes:
    return msgspec.msgpack.encode([tell(_archive[0], *item) for item in asked])


def _seconds(time: datetime) -> int:
    return int(time.timestamp())
