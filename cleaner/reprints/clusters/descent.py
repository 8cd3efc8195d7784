"""Which version a version was copied from, told by what they share.

After Paul Maas, "Textkritik" (Leipzig 1927; "Textual Criticism", Oxford 1958): shared errors join
(*Bindefehler*), and an error of one parts it from all that have not got it (*Trennfehler*); a
version that has all the errors of another and more was copied from it. News is dated, which
manuscripts are not, so it is known which readings are derived: those that no earlier version has.

* A version was not copied from one that lacks what it shares with a still earlier one: nobody
  finds lost words again.
* Of what is left, it was copied from the version with which it shares the most readings; of two
  with equally many from the one that has the fewest others. Nothing is told where that is equal
  too, or where another shares what this one lacks.
* Nor where a missing version may stand between: the one that shares the most has lost a value that
  this one has as the still earlier ones do; or this one has changed a good part of what the other
  was the first to have.
* Where two versions share what the earliest lacks, and neither can have it from the other, they had
  it from a missing version. Whether that one came before the earliest cannot be told.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final, Literal

import msgspec
import numpy as np

from cleaner.reprints.clusters.collation import (
    Collation,
    Marks,
    Variant,
    all_columns,
    any_row,
)

KEPT: Final = 3
"""Of what a version was the first to have a copy shares more than so many times what it changed: it
makes its edits anywhere, and seldom where the one before did."""


class CopySource(msgspec.Struct, frozen=True):
    """What a version was copied from."""

    version: int | None = None  # None where it cannot be told
    perhaps: tuple[int, ...] = ()  # then: those that share the most with it
    inherited: tuple[Variant, ...] = ()  # what that one was the first to have, and this one has too


class Descent:
    """The descent of the versions of one story.

    Args:
        collation: of the versions.
        earlier: for each version those that were certainly published before it.
    """

    def __init__(self, collation: Collation, earlier: Sequence[frozenset[int]]) -> None:
        self._collation = collation
        self._earlier = earlier
        self._parts: dict[tuple[int, int], Literal["words", "joint"] | None] = {}

    def source(
        self, version: int, candidates: Sequence[int], known: Container[int] = ()
    ) -> CopySource:
        """Return what a version was copied from.

        Args:
            version: which one.
            candidates: those that it may have been copied from.
            known: those of which it says itself that it is theirs.
        """
        readings = self._collation.readings(version)
        possible = [one for one in candidates if self._parted(one, version) is None]
        if not possible:
            return CopySource()
        counts = {
            one: (
                -int(np.count_nonzero(readings[one])),
                self._collation.lost(one, version),
            )
            for one in possible
        }
        possible.sort(key=counts.__getitem__)
        best = possible[0]
        rivals = [
            one
            for one in candidates
            if one != best
            and (counts.get(one) == counts[best] or self._has_more(version, one, best))
        ]
        if rivals:
            named = [one for one in (best, *rivals) if one in known]
            if len(named) != 1:
                return CopySource(perhaps=(best, *rivals))
            best = named[0]
        elif best not in known and self._doubted(version, best):
            return CopySource(perhaps=(best,))
        return CopySource(best, (), tuple(self._inherited(version, best)))

    def _parted(self, one: int, version: int) -> Literal["words", "joint"] | None:
        """Tell by what a version is known not to be copied from another; None if by nothing."""
        key = one, version
        if key not in self._parts:
            self._parts[key] = self._find_parted(one, version)
        return self._parts[key]

    def _find_parted(self, one: int, version: int) -> Literal["words", "joint"] | None:
        readings = self._collation.readings(version)
        before = sorted(self._earlier[one] - {version})
        joint = False
        for variant in self._restored(one, version):
            if variant.kind is not None:
                continue  # a value may have been corrected
            around = readings[:, variant.with_flanks]
            place: Marks = all_columns(around)
            if not variant.joint:
                if place[before].any():
                    return "words"
                continue
            flanks: Marks = all_columns(around[:, [0, -1]])
            apart = {other for other in before if flanks[other] and not place[other]}
            # Where they stood apart only later, something was inserted and not cut.
            joint |= any(place[other] and not self._earlier[other] & apart for other in before)
        return "joint" if joint else None

    def _restored(self, one: int, version: int) -> list[Variant]:
        """Return what a version shares with those before another that this other one lacks."""
        before = sorted(self._earlier[one] - {version})
        if not before:
            return []
        readings = self._collation.readings(version)
        restored: Marks = ~readings[one] & any_row(readings[before])
        return self._collation.variants(version, restored)

    def _has_more(self, version: int, one: int, best: int) -> bool:
        """Whether a version shares with another what the one that shares the most lacks."""
        parted = self._parted(one, version)
        if parted == "words":
            return False
        readings = self._collation.readings(version)
        found = self._collation.variants(version, readings[one] & ~readings[best])
        # A value that two have may have been corrected twice.
        return any(not v.joint and (parted == "joint" or v.kind is None) for v in found)

    def _doubted(self, version: int, best: int) -> bool:
        """Whether the version that shares the most may be no ancestor, by a missing version."""
        before = sorted(self._earlier[best] - {version})
        if not before:
            return self._comes_from_missing(version, best)
        if any(not variant.joint for variant in self._restored(best, version)):
            return True
        theirs = self._collation.readings(best)
        own: Marks = ~any_row(theirs[before])
        kept = len(self._collation.variants(best, own & theirs[version]))
        changed = 0
        for variant in self._collation.variants(best, own & ~theirs[version]):
            if variant.joint or variant.in_title:
                continue  # each has a headline of its own
            flanks = theirs[version, variant.with_flanks]
            changed += bool(flanks[0] and flanks[-1])
        return kept <= KEPT * changed

    def _comes_from_missing(self, version: int, first: int) -> bool:
        """Whether what the first version has not got came to two others from a missing one."""
        everyone = range(len(self._earlier))
        readings = self._collation.readings(version)
        added = self._has_of_its_own(first)
        for other in everyone:
            if other in (version, first):
                continue
            if version in self._earlier[other] and self._parted(version, other) is None:
                continue  # it may have it from this one
            common = self._collation.variants(version, readings[other] & ~readings[first])
            joints = sum(variant.joint for variant in common)
            # One cut that two made, where the first has nothing of its own, is chance.
            if joints < len(common) or joints > 1 or (joints and added):
                return True
        return False

    def _has_of_its_own(self, version: int) -> bool:
        """Whether a version has words that no other has."""
        readings = self._collation.readings(version)
        others = [one for one in range(len(self._earlier)) if one != version]
        alone: Marks = ~any_row(readings[others])
        return any(not variant.joint for variant in self._collation.variants(version, alone))

    def _inherited(self, version: int, source: int) -> list[Variant]:
        before = sorted(self._earlier[source] - {version})
        if not before:
            return []
        readings = self._collation.readings(version)
        own: Marks = readings[source] & ~any_row(readings[before])
        return self._collation.variants(version, own)
