"""A story as the ledger reads it: its normal form, and where each character was printed."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.newstext.chrome import strip_chrome
from cleaner.newstext.values.folding import flat
from cleaner.newstext.values.reading import read_values
from cleaner.reprints.texts.normal_form import Codes, normalise_many

Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


class Story(NamedTuple):
    """The normal form of a story; the other columns have an item for each of its characters."""

    codes: Codes
    places: Places  # where it stands in the printed body
    sentences: Places  # the number of its sentence
    values: Marks  # whether it belongs to a figure, a date or a code


def story_of(body: str, title: str | None) -> tuple[int, str]:
    """Return an article's story, its body without dateline and credits, and where it begins."""
    head, story = strip_chrome(body, title or "")
    return len(head), story


def read_story(body: str, title: str | None) -> Story:
    """Read an article's story with all its columns."""
    start, story = story_of(body, title)
    codes, inside = _normal_form(story)
    ends = np.zeros(len(story) + 1, dtype=np.int64)
    ends[[found.end() for found in _SENTENCE_END.finditer(story)]] = 1
    values = np.zeros(len(story), dtype=bool)
    for found in read_values(flat(story)):
        values[found.start : found.end] = True
    return Story(codes, inside + start, np.cumsum(ends)[inside], values[inside])


def _normal_form(text: str) -> tuple[Codes, Places]:
    """Return the normal form, and of which printed character each of its characters is."""
    codes, bounds = normalise_many(list(text))
    lengths = np.diff(bounds)
    return codes, np.repeat(np.arange(len(text), dtype=np.int64), lengths)
