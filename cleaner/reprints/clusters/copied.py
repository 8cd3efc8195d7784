"""Which member of a cluster an article was copied from: reprints copy reprints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from cleaner.lazy import lazy
from cleaner.reprints.clusters.collation import Collation
from cleaner.reprints.clusters.descent import Descent
from cleaner.reprints.clusters.inherited import printed_readings
from cleaner.reprints.clusters.moments import precedes, time_span
from cleaner.reprints.clusters.origin import named_houses, published, publisher
from cleaner.reprints.corpus import Entry
from cleaner.reprints.result import Inherited
from cleaner.reprints.texts.prepared import Text

CLOCKS = timedelta(minutes=10)
"""How far the clocks of two houses may differ: a copy may be stamped so long before its source."""


class Copied(NamedTuple):
    """What an article was copied from."""

    copied_from: str | None = None  # None where it cannot be told
    perhaps: tuple[str, ...] = ()  # then: those that share the most with it
    inherited: tuple[Inherited, ...] = ()


class Copies:
    """Tells what the members of a cluster were copied from.

    Only what certainly came first can be a source, and the original unless it certainly came
    later; where the article names the original's house, clocks may differ by `CLOCKS`. Which of
    these it is `descent` tells, and where that cannot tell, whom the article names, or that its
    outlet had it before.

    Args:
        members: of the cluster; none where they are too many to be laid beside each other, and
            only the original is asked.
        original: the id of the original.
        text: gives a member's text.
        head: gives a member's dateline.
    """

    def __init__(
        self,
        members: Sequence[Entry],
        original: str | None,
        text: Callable[[Entry], Text],
        head: Callable[[Entry], str],
    ) -> None:
        self._members = members
        self._original = original
        self._text = text
        self._head = head
        self._places = {entry.id: place for place, entry in enumerate(members)}

    @lazy
    def _descent(self) -> Descent:
        stamps = [published(entry) for entry in self._members]
        earlier = [
            frozenset(i for i, one in enumerate(stamps) if precedes(one, other)) for other in stamps
        ]
        return Descent(Collation([self._text(entry) for entry in self._members]), earlier)

    def of(self, entry: Entry, related: Sequence[Entry]) -> Copied:
        """Return what a member was copied from.

        Args:
            entry: the member.
            related: the members to which its text is related.
        """
        if entry.id == self._original:
            return Copied()
        possible = [other for other in related if self._may_precede(other, entry)]
        if not possible or len(self._members) < 3:
            return Copied(possible[0].id if possible else None)
        own, named = publisher(entry), named_houses(entry, self._head(entry))
        known = {
            self._places[other.id]
            for other in possible
            if (house := publisher(other)) and (house in named or house == own)
        }
        places = [self._places[other.id] for other in possible]
        found = self._descent.source(self._places[entry.id], places, known)
        if found.version is None:
            return Copied(None, tuple(self._members[place].id for place in found.perhaps))
        inherited = printed_readings(self._text(entry), found.inherited)
        return Copied(self._members[found.version].id, (), tuple(inherited))

    def _may_precede(self, other: Entry, entry: Entry) -> bool:
        return precedes(published(other), published(entry)) or (
            other.id == self._original and not self._is_later(other, entry)
        )

    def _is_later(self, source: Entry, entry: Entry) -> bool:
        """Tell whether an article certainly came after one that may have copied it."""
        if not precedes(published(entry), published(source)):
            return False
        one, two = time_span(entry.date, entry.id), time_span(source.date, source.id)
        named = named_houses(entry, self._head(entry))
        if one is None or two is None or publisher(source) not in named:
            return True
        return two.start - one.end > CLOCKS
