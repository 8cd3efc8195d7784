"""Versions laid beside each other: which readings of one the others have.

A reading is a shingle of the normal form, headline before body; where versions part they have
other shingles. A run of shingles that another version lacks is one variant: it holds characters
that stand nowhere there, or only joins what there is apart (a cut).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.newstext.values.value import ValueKind
from cleaner.reprints.settings import GRAM
from cleaner.reprints.texts.fingerprint import hashes
from cleaner.reprints.texts.prepared import Text

Marks = npt.NDArray[np.bool_]


def any_row(rows: Marks) -> Marks:
    """Mark what is marked in any of some rows."""
    found: Marks = np.logical_or.reduce(rows, axis=0)
    return found


def all_columns(rows: Marks) -> Marks:
    """Mark the rows in which all is marked."""
    found: Marks = np.logical_and.reduce(rows, axis=1)
    return found


class Variant(NamedTuple):
    """Readings in a row of one version.

    `start` and `end` bound the characters that no other reading holds; where a cut joined what
    stood apart there are none, and both are the place of the joint.
    """

    readings: slice
    start: int
    end: int
    kind: ValueKind | None  # of the value that is all that varies, if it is one
    in_title: bool

    @property
    def with_flanks(self) -> slice:
        """The readings, and the one before and behind."""
        return slice(max(0, self.readings.start - 1), self.readings.stop + 1)

    @property
    def joint(self) -> bool:
        """Whether it has no character of its own."""
        return self.start == self.end


class Collation:
    """Different versions of one story.

    Args:
        texts: the versions; they are known by their places here.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        rows = [hashes(text.title + text.body) for text in texts]
        _, numbers = np.unique(np.concatenate(rows), return_inverse=True)
        ends = np.cumsum([len(row) for row in rows])
        self._rows = np.split(numbers, ends[:-1])
        self._present = np.zeros((len(texts), int(numbers.max(initial=-1)) + 1), dtype=bool)
        for own, row in zip(self._present, self._rows, strict=True):
            own[row] = True
        self._bodies = [
            np.unique(row[len(text.title) :]) for row, text in zip(self._rows, texts, strict=True)
        ]
        self._kinds = [_kinds(text) for text in texts]

    def readings(self, version: int) -> Marks:
        """Return for each version, a row, which readings of one it has."""
        found: Marks = self._present[:, self._rows[version]]
        return found

    def lost(self, one: int, version: int) -> int:
        """Return how many different readings of the body of one version another lacks."""
        return int(np.count_nonzero(~self._present[version, self._bodies[one]]))

    def variants(self, version: int, marks: Marks) -> list[Variant]:
        """Return the runs of marked readings of a version."""
        edges = np.flatnonzero(np.diff(np.concatenate(([0], marks, [0])))).reshape(-1, 2)
        last = len(marks)
        found = []
        for first, end in edges.tolist():
            start = first + GRAM - 1 if first else 0
            stop = max(start, end if end < last else last + GRAM - 1)
            kinds = set(self._kinds[version][start:stop])
            kind = next(iter(kinds)) if len(kinds) == 1 else None
            in_title = start < len(self._texts[version].title)
            found.append(Variant(slice(first, end), start, stop, kind, in_title))
        return found


def _kinds(text: Text) -> list[ValueKind | None]:
    """Return of each character of headline and body of which kind of value it is a part."""
    kinds: list[ValueKind | None] = [None] * (len(text.title) + len(text.body))
    for offset, values in ((0, text.title_values), (len(text.title), text.values)):
        for value in values:
            size = value.end - value.start
            kinds[offset + value.start : offset + value.end] = [value.kind] * size
    return kinds
