"""What stands around a place of a normal form, as it was printed."""

from __future__ import annotations

import functools
import re

import numpy as np
import numpy.typing as npt

from cleaner.lazy import regex
from cleaner.reprints.texts.normal_form import normalise_with_places

CLAUSE = regex(r"[，。；！？：\n]")
SENTENCE = regex(r"[。！？\n]")


@functools.lru_cache(maxsize=64)
def _places(text: str) -> npt.NDArray[np.int64]:
    return normalise_with_places(text)[1]


def passage(text: str, start: int, end: int, mark: re.Pattern[str]) -> str:
    """Return what of a printed text lies between marks around a span of its normal form."""
    places = _places(text)
    if not len(places):
        return ""
    first = int(places[min(start, len(places) - 1)])
    last = int(places[min(max(start, end - 1), len(places) - 1)])
    marks = [found.start() for found in mark.finditer(text)]
    begin = max((at + 1 for at in marks if at < first), default=0)
    stop = min((at for at in marks if at > last), default=len(text))
    return text[begin:stop].strip()
