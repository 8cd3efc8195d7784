"""Figures as they were printed: the normal form has no decimal points."""

from __future__ import annotations

import itertools
import re

from cleaner.reprints.text import Text

_DIGIT = re.compile(r"\d")


def printed(text: Text, figure: str, start: int) -> str:
    """Return a figure of a body with its decimal points.

    Args:
        text: the article.
        figure: the digits.
        start: where they start in the body.

    """
    if not text.points:
        return figure
    before = len(_DIGIT.findall(text.body, 0, start))
    cuts = [point - before for point in text.points if 0 < point - before < len(figure)]
    edges = [0, *cuts, len(figure)]
    return ".".join(figure[a:b] for a, b in itertools.pairwise(edges))
