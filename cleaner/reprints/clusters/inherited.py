"""What an article has from the one that it was copied from, as it prints it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from cleaner.reprints.clusters.collation import Variant
from cleaner.reprints.result import Inherited
from cleaner.reprints.settings import SENTENCE
from cleaner.reprints.texts.normal_form import normalise_with_places
from cleaner.reprints.texts.prepared import Text
from cleaner.reprints.texts.printed_values import Printed

_MARK = re.compile(r"[，。；！？：\n]")


def printed(text: Text, variants: Iterable[Variant]) -> Iterator[Inherited]:
    """Give the variants of a text as it prints them, each once."""
    sides = (text.headline, text.title_values), (text.story, text.values)
    told: set[Inherited] = set()
    for variant in variants:
        in_body = variant.start >= len(text.title)
        offset = len(text.title) if in_body else 0
        found = _printed(variant, offset, *sides[in_body])
        if found not in told:
            told.add(found)
            yield found


def _printed(variant: Variant, offset: int, story: str, values: Sequence[Printed]) -> Inherited:
    start, end = variant.start - offset, variant.end - offset
    if variant.kind is not None:
        for value in values:
            if value.start <= start < value.end:
                return Inherited(variant.kind, value.text)
    return Inherited("cut" if variant.joint else "words", clause(story, start, end))


@functools.lru_cache(maxsize=64)
def _places(story: str) -> npt.NDArray[np.int64]:
    return normalise_with_places(story)[1]


def clause(story: str, start: int, end: int) -> str:
    """Return the clauses of a text that hold a span of its normal form, a sentence of them."""
    places = _places(story)
    if not len(places):
        return ""
    first = int(places[min(start, len(places) - 1)])
    last = int(places[min(max(start, end - 1), len(places) - 1)])
    marks = [found.start() for found in _MARK.finditer(story)]
    begin = max((mark + 1 for mark in marks if mark < first), default=0)
    stop = min((mark for mark in marks if mark > last), default=len(story))
    found = story[begin:stop].strip()
    return found if len(found) <= SENTENCE else f"{found[: SENTENCE - 1]}…"
