"""The ledger of many articles."""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from cleaner.ledger.archive import Archive
from cleaner.ledger.gathered import Gathered
from cleaner.ledger.grams import Grams, Standing
from cleaner.ledger.ledger_model import Ledger
from cleaner.ledger.rivals import asked_of
from cleaner.ledger.run_hashes import HashSieve, gram_hashes
from cleaner.ledger.shelf import Dated, Shelf
from cleaner.ledger.telling import tell
from cleaner.parcels import answers, parcels_of, pool_of
from cleaner.reprints.texts.text_store import Spool

_PARCEL = 64  # articles told of together
_WORTHWHILE = 4096  # articles told of from which on more processes pay for their start

Asked = tuple[int, int | None, Standing | None]  # what `tell` asks for


def ledger(
    articles: Iterable[Dated],
    told: Collection[str] | None = None,
    *,
    jobs: int = 1,
    beside: Shelf | None = None,
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
        beside: more that came before, where `told` says of whom is told: none of these.
    """
    with contextlib.closing(Spool()) as spool:
        gathered = Gathered(spool)
        gathered.take(articles)
        numbers = range(len(gathered.ids))
        asked: Sequence[int] = numbers
        sieve = None
        if told is not None:
            asked = [given for given in numbers if gathered.ids[given] in told]
            sieve = _sieve(gathered, asked)
            if beside is not None:
                gathered.take_shelved(beside.stories(), sieve, jobs=jobs)
        order = gathered.order()
        number_of = {given: number for number, given in enumerate(order)}
        with contextlib.closing(Grams(sieve)) as grams:
            _add(grams, gathered, order)
            grams.join([number_of[given] for given in asked if given in number_of], jobs=jobs)
            if beside is not None:
                _take_named(gathered, order, grams, beside)
            with contextlib.closing(gathered.archive(order)) as archive:
                several = jobs if len(asked) > _WORTHWHILE else 1
                yield from _told(_asked(asked, number_of, grams), archive, several)


def _sieve(gathered: Gathered, told: Iterable[int]) -> HashSieve:
    """Return the runs of the articles that are told of."""
    hashes = [gram_hashes(gathered.codes(given)) for given in told]
    return HashSieve(np.concatenate(hashes) if hashes else np.empty(0, dtype=np.uint64))


def _add(grams: Grams, gathered: Gathered, order: Iterable[int]) -> None:
    """Add all articles to the runs, in the order in which they were published."""
    for given in order:
        published = gathered.published(given)
        if gathered.lacks(given):
            grams.add_runs(*gathered.runs(given), published)
        else:
            grams.add(gathered.codes(given), published)


def _take_named(gathered: Gathered, order: Sequence[int], grams: Grams, shelf: Shelf) -> None:
    """Take those from a shelf that a ledger names or looks into."""
    named = {order[number] for known in grams.standing() for number in asked_of(known)}
    numbers = sorted(given for given in named if gathered.lacks(given))
    gathered.take_records(shelf.records([gathered.ids[given] for given in numbers]), numbers)


def _asked(asked: Sequence[int], number_of: Mapping[int, int], grams: Grams) -> Iterator[Asked]:
    """Give what is known of each of some articles."""
    known = grams.standing()
    for given in asked:
        number = number_of.get(given)
        standing = None if number is None else next(known)
        if standing is not None and not (standing.first >= 0).any():
            standing = None
        yield given, number, standing


def _told(asked: Iterator[Asked], archive: Archive, jobs: int) -> Iterator[Ledger]:
    """Give the ledgers of articles, made here or in several processes."""
    if jobs == 1:
        for item in asked:
            yield tell(archive, *item)
        return
    decode = msgspec.msgpack.Decoder(list[Ledger]).decode
    arguments = (archive.path, archive.places, archive.pieces, archive.order)
    with pool_of(jobs, _start, arguments) as pool:
        for some in answers(pool, jobs, _work, parcels_of(asked, _PARCEL)):
            yield from decode(some)


_archive: list[Archive] = []  # of this worker process


def _start(path: str, places: array[int], pieces: array[int], order: Sequence[int]) -> None:
    _archive[:] = [Archive(path, places, pieces, order)]


def _work(asked: Sequence[Asked]) -> bytes:
    return msgspec.msgpack.encode([tell(_archive[0], *item) for item in asked])
