"""Figures as they were printed: the normal form has no decimal points."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cleaner.reprints.texts.normal_form import code_points, digit_counts

_DIGIT = re.compile(r"\d")
_POINTS = [np.uint32(ord(char)) for char in ".．·"]
_ASCII = 127
_BETWEEN = "\n"  # no digit: a point at the end of a story must not see the next one


def decimal_points(stories: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the places of each story's decimal points, in digits of its normal form before them.

    Digits, not characters: they can be counted without mapping one text onto the other.
    """
    raw = code_points(_BETWEEN.join(stories))
    counts = digit_counts()[raw]
    digits = np.flatnonzero(counts)
    before = np.concatenate(([0], np.cumsum(counts[digits], dtype=np.int64)))
    points = np.flatnonzero((raw == _POINTS[0]) | (raw == _POINTS[1]) | (raw == _POINTS[2]))
    points = points[(points > 0) & (points < len(raw) - 1)]
    points = points[_decimal(raw[points - 1]) & _decimal(raw[points + 1])]
    places = before[np.searchsorted(digits, points)]
    starts = np.cumsum([0, *(len(story) + len(_BETWEEN) for story in stories)])
    origins = before[np.searchsorted(digits, starts[:-1])].tolist()
    edges = np.searchsorted(points, starts).tolist()
    return [
        tuple((places[a:b] - origin).tolist())
        for (a, b), origin in zip(itertools.pairwise(edges), origins, strict=True)
    ]


def _decimal(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Mark the decimal digits."""
    found = (codes >= ord("0")) & (codes <= ord("9"))
    others = np.flatnonzero(codes > _ASCII)  # few
    found[others] = [chr(code).isdecimal() for code in codes[others].tolist()]
    return found


def printed(body: str, points: Sequence[int], figure: str, start: int) -> str:
    """Return a figure of a body with its decimal points.

    Args:
        body: the normal form.
        points: where its figures had a decimal point.
        figure: the digits.
        start: where they start in the body.

    """
    if not points:
        return figure
    before = len(_DIGIT.findall(body, 0, start))
    cuts = [point - before for point in points if 0 < point - before < len(figure)]
    edges = [0, *cuts, len(figure)]
    return ".".join(figure[a:b] for a, b in itertools.pairwise(edges))
