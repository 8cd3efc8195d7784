"""Records in pairs to what the page is told of them; in this process or, for many, in several."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator

import msgspec

from cleaner.diff import Version, compare
from cleaner.parcels import answers, parcels_of, pool_of
from cleaner.report.edits import packed, summed_up
from cleaner.report.odd_dates import odd_alone
from cleaner.report.page_data import Edits, LeadText

_PARCEL = 32  # pairs that are compared together
_WORTHWHILE = 256  # pairs from which on more processes pay for their start
_VERSIONS = 64  # kept at hand, for an original is compared with each of its copies

Lines = tuple[bytes | None, bytes]
"""The lines of two records: what is compared with, if anything, and the copy."""


class CopyDetail(msgspec.Struct, frozen=True):
    """What the page is told of a copy that its cluster does not say."""

    title: str | None
    source: str | None
    odd: str | None  # why its date is doubted
    edits: Edits | None
    detail: bytes  # its `Detail`, encoded


@functools.cache
def _decoder() -> msgspec.json.Decoder[Version]:
    return msgspec.json.Decoder(Version)


@functools.lru_cache(maxsize=_VERSIONS)
def _version(line: bytes) -> Version:
    return _decoder().decode(line)


def detail_of(lines: Lines) -> CopyDetail:
    """Compare a copy with its base."""
    base, copy, odd = lines[0], _version(lines[1]), odd_alone(lines[1])
    if base is None:
        detail = msgspec.json.encode(LeadText(body=copy.body))
        return CopyDetail(copy.title, copy.source, odd, None, detail)
    diff = compare(_version(base), copy)
    detail = msgspec.json.encode(packed(diff))
    return CopyDetail(copy.title, copy.source, odd, summed_up(diff), detail)


def tell_all(pairs: Iterable[Lines], jobs: int) -> Iterator[CopyDetail]:
    """Yield what the page is told of each copy, in their order."""
    iterator = iter(pairs)
    few = list(itertools.islice(iterator, _WORTHWHILE))
    if jobs == 1 or len(few) < _WORTHWHILE:
        yield from map(detail_of, itertools.chain(few, iterator))
        return
    parcels = parcels_of(itertools.chain(few, iterator), _PARCEL)
    with pool_of(jobs) as pool:
        for told in answers(pool, jobs, _tell_parcel, parcels):
            yield from told


def _tell_parcel(parcel: list[Lines]) -> list[CopyDetail]:
    return [detail_of(lines) for lines in parcel]
