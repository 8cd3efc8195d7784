"""Values as they were printed, and where they stand in the normal form, which has no marks."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec
import numpy as np

from cleaner.newstext.values.value import ValueKind
from cleaner.newstext.values.value_scan import read_values
from cleaner.reprints.texts.character_tables import tables
from cleaner.reprints.texts.normal_form import code_points, flat_many

_BETWEEN = "\n"  # no part of a value: one at the end of a text must not see the next text


class Printed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A value of a text."""

    start: int  # in the normal form
    end: int
    kind: ValueKind
    text: str  # as it was printed


@functools.lru_cache(maxsize=4096)
def values_of(text: str) -> tuple[Printed, ...]:
    """Return the values of a text; the last texts are remembered."""
    return printed_values([text])[0]


def printed_values(texts: Sequence[str]) -> list[tuple[Printed, ...]]:
    """Return the values of each of some texts."""
    joined = _BETWEEN.join(texts)
    raw = code_points(joined)
    places = np.concatenate(([0], np.cumsum(tables().lengths[raw], dtype=np.int64)))
    found = list(read_values(flat_many(raw)))
    starts = np.fromiter((value.start for value in found), dtype=np.int64, count=len(found))
    ends = np.fromiter((value.end for value in found), dtype=np.int64, count=len(found))
    edges = np.cumsum([0, *(len(text) + len(_BETWEEN) for text in texts)])
    firsts = np.searchsorted(starts, edges).tolist()
    origins = places[np.minimum(edges, len(raw))].tolist()
    normal = zip(places[starts].tolist(), places[ends].tolist(), found, strict=True)
    values = [(start, end, v.kind, joined[v.start : v.end]) for start, end, v in normal]
    return [
        tuple(
            Printed(start - origin, end - origin, kind, text)
            for start, end, kind, text in values[first:last]
            if start < end
        )
        for first, last, origin in zip(firsts, firsts[1:], origins, strict=False)
    ]
