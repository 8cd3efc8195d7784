"""Which member of a cluster an article was copied from: reprints copy reprints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from cleaner.reprints.clusters.moments import precedes, span
from cleaner.reprints.clusters.origin import named_houses, published, publisher
from cleaner.reprints.corpus import Entry

CLOCKS = timedelta(minutes=10)
"""How far the clocks of two houses may differ: a copy may be stamped so long before its source."""


def copied_from(
    entry: Entry,
    partners: Iterable[tuple[Entry, float]],
    original: str | None,
    head: Callable[[Entry], str],
) -> str | None:
    """Return the id of the member whose text an article inherits, None where it cannot be told.

    Only what certainly came first can be a source, and the original unless it certainly came later;
    where the article names the original's house, clocks may differ by `CLOCKS`. Of these the most
    similar text is it, and between equally similar ones the one that the article names.
    """
    if entry.id == original:
        return None
    possible = [
        (similarity, other)
        for other, similarity in partners
        if precedes(published(other), published(entry))
        or (other.id == original and not _is_later(other, entry, head))
    ]
    if not possible:
        return None
    most = max(similarity for similarity, _ in possible)
    best = [other for similarity, other in possible if similarity == most]
    if len(best) > 1:
        named = named_houses(entry, head(entry))
        best = [other for other in best if publisher(other) in named]
    return best[0].id if len(best) == 1 else None


def _is_later(source: Entry, entry: Entry, head: Callable[[Entry], str]) -> bool:
    """Tell whether an article certainly came after one that may have copied it."""
    if not precedes(published(entry), published(source)):
        return False
    one, two = span(entry.date, entry.id), span(source.date, source.id)
    if one is None or two is None or publisher(source) not in named_houses(entry, head(entry)):
        return True
    return two.start - one.end > CLOCKS
