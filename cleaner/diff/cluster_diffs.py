"""The diffs of clusters: each reprint against the article that it was copied from."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from cleaner.diff.compare import compare
from cleaner.diff.diff_model import Diff, Version
from cleaner.reprints.result import Cluster, Member

_AT_HAND = 64  # versions: an article is compared with each of its reprints


class Pairing(NamedTuple):
    """A reprint and what it is compared with."""

    cluster: Cluster
    base: str  # what it was copied from; where that is not known, the original
    reprint: Member


def pairings(clusters: Iterable[Cluster]) -> Iterator[Pairing]:
    """Give the reprints of clusters; where no original is known the first candidate does."""
    for cluster in clusters:
        first = cluster.original or next(iter(cluster.candidates), None)
        for member in cluster.members:
            base = member.copied_from or first
            if base is not None and base != member.id:
                yield Pairing(cluster, base, member)


def ids_of(clusters: Iterable[Cluster]) -> set[str]:
    """Return the ids of all articles that the diffs of some clusters need."""
    return {id_ for pair in pairings(clusters) for id_ in (pair.base, pair.reprint.id)}


def diffs(
    clusters: Iterable[Cluster], read: Callable[[str], bytes], *, punctuation: bool = False
) -> Iterator[tuple[Pairing, Diff]]:
    """Give the diff of each reprint.

    Args:
        clusters: in the order in which they are told.
        read: returns a record's JSON line by its id.
        punctuation: count changes of punctuation, width and script, too.
    """
    decode = msgspec.json.Decoder(Version).decode

    @functools.lru_cache(maxsize=_AT_HAND)
    def version(id_: str) -> Version:
        return decode(read(id_))

    for pair in pairings(clusters):
        yield pair, compare(version(pair.base), version(pair.reprint.id), punctuation=punctuation)
