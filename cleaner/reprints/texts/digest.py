"""Articles to prepared texts and fingerprints; in this process or, for many, in several."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from cleaner.parcels import answers, parcels_of, pool_of
from cleaner.reprints.texts.character_tables import give_tables, tables
from cleaner.reprints.texts.fingerprint import fingerprint_many
from cleaner.reprints.texts.fingerprint_spool import Numbers
from cleaner.reprints.texts.prepared import Comparable, prepare_many

_CHUNK = 32  # articles normalised together: about what a processor's cache holds
_PARCEL = 8 * _CHUNK  # articles sent to another process together
_WORTHWHILE = 1 << 16  # articles behind which more processes pay for their start

_encode = msgspec.msgpack.Encoder().encode


class Plain(msgspec.Struct, frozen=True, gc=False):
    """What another process needs of an article."""

    id: str
    title: str | None
    date: str | None
    body: str


class Digested(msgspec.Struct, frozen=True):
    """The prepared texts of some articles; a column has an item for each."""

    texts: list[bytes]  # encoded as the store keeps them
    keys: list[bytes]  # equal for equal texts
    bodies: list[int]  # stands for the body, a signed 64-bit number
    lengths: list[int]  # normalised characters of the body
    owners: Numbers  # of the fingerprints: which article
    prints: Numbers


def digest(articles: Sequence[Comparable]) -> Digested:
    """Prepare and fingerprint articles."""
    texts, codes, bounds = prepare_many(articles)
    owners, prints = fingerprint_many(codes, bounds)
    encoded = [_encode(text) for text in texts]
    return Digested(
        encoded,
        [_hash(data, 16) for data in encoded],
        [int.from_bytes(_hash(text.body.encode(), 8), "big", signed=True) for text in texts],
        [len(text.body) for text in texts],
        owners,
        prints,
    )


def _hash(data: bytes, size: int) -> bytes:
    return hashlib.blake2b(data, digest_size=size).digest()


def _digest_parcel(parcel: list[Plain]) -> list[Digested]:
    return [digest(parcel[i : i + _CHUNK]) for i in range(0, len(parcel), _CHUNK)]


A = TypeVar("A", bound=Comparable)


def digest_all(articles: Iterable[A], jobs: int) -> Iterator[tuple[list[A], Digested]]:
    """Yield articles, some at a time and in their order, with what is made of them."""
    iterator = iter(articles)
    here = itertools.islice(iterator, _WORTHWHILE) if jobs > 1 else iterator
    yield from ((chunk, digest(chunk)) for chunk in parcels_of(here, _CHUNK))
    if more := list(itertools.islice(iterator, 1)):
        yield from _digest_in_processes(itertools.chain(more, iterator), jobs)


def _digest_in_processes(articles: Iterable[A], jobs: int) -> Iterator[tuple[list[A], Digested]]:
    kept, sent = itertools.tee(parcels_of(articles, _PARCEL))
    with pool_of(jobs, give_tables, (tables(),)) as pool:
        made_of = answers(pool, jobs, _digest_parcel, map(_plain, sent))
        for parcel, parts in zip(kept, made_of, strict=True):
            for i, made in enumerate(parts):
                yield parcel[i * _CHUNK : (i + 1) * _CHUNK], made


def _plain(parcel: list[A]) -> list[Plain]:
    return [Plain(a.id, a.title, a.date, a.body) for a in parcel]
