"""Values as they were printed, and where they stand in the normal form, which has no marks."""

from __future__ import annotations

import functools

import msgspec
import numpy as np

from cleaner.newstext.values.value import ValueKind
from cleaner.newstext.values.value_scan import read_values
from cleaner.reprints.texts.character_tables import tables
from cleaner.reprints.texts.normal_form import code_points, flat_many


class Printed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A value of a text."""

    start: int  # in the normal form
    end: int
    kind: ValueKind
    text: str  # as it was printed


@functools.lru_cache(maxsize=4096)
def values_of(text: str) -> tuple[Printed, ...]:
    """Return the values of a text; the last texts are remembered."""
    raw = code_points(text)
    found = list(read_values(flat_many(raw)))
    if not found:
        return ()
    places = np.zeros(len(raw) + 1, dtype=np.int64)
    np.cumsum(tables().lengths[raw], out=places[1:])
    starts = places[[value.start for value in found]].tolist()
    ends = places[[value.end for value in found]].tolist()
    return tuple(
        Printed(start, end, value.kind, text[value.start : value.end])
        for start, end, value in zip(starts, ends, found, strict=True)
        if start < end
    )
