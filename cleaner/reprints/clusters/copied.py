"""Which member of a cluster an article was copied from: reprints copy reprints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cleaner.newstext.houses import house_name
from cleaner.reprints.clusters.origin import moment, named_houses
from cleaner.reprints.corpus import Entry


def precedes(one: Entry, two: Entry) -> bool:
    """Whether an article certainly came first, as far as both stamps tell."""
    a, b = moment(one.date), moment(two.date)
    depth = min(len(a), len(b))
    return a[:depth] < b[:depth]


def copied_from(
    entry: Entry,
    partners: Iterable[tuple[Entry, float]],
    original: str | None,
    head: Callable[[Entry], str],
) -> str | None:
    """Return the id of the member whose text an article inherits, None where it cannot be told.

    Only the original and what certainly came first can be a source; of these the most similar
    text is, and between equally similar ones the one that the article names.
    """
    if entry.id == original:
        return None
    possible = [
        (similarity, other)
        for other, similarity in partners
        if other.id == original or precedes(other, entry)
    ]
    if not possible:
        return None
    most = max(similarity for similarity, _ in possible)
    best = [other for similarity, other in possible if similarity == most]
    if len(best) > 1:
        named = named_houses(entry, head(entry))
        best = [other for other in best if house_name(other.outlet) in named]
    return best[0].id if len(best) == 1 else None
