"""Pages without their text: one body under headlines that have nothing to do with it.

A login prompt, a paywall, "click to watch", a call for contributors: what a crawler got instead.
"""

from __future__ import annotations

from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import SHORT, TOLD

_PROMPT = SHORT  # characters of a body that is more than a prompt
_LEAST = 4  # characters of a headline that says something


def says_nothing(pair: Comparison) -> bool:
    """Whether what two texts share tells of neither headline, and the headlines are two.

    One flash under two headlines tells of both, and so does an excerpt of a story. What tells a day
    is news, whatever headline a site gave it, and so is a text of some length: no prompt goes on.
    """
    short, long = pair.short, pair.long
    if len(short.body) >= _PROMPT:
        return False
    if min(len(short.title), len(long.title)) < _LEAST or short.title == long.title:
        return False
    if any(value.kind == "date" for value in short.values):
        return False
    body = short.head + short.body
    return (
        _told(short.title, body) < TOLD
        and _told(long.title, body) < TOLD
        and _told(short.title, long.title) < 1 / 2
    )


def _told(headline: str, text: str) -> float:
    """Return the share of a headline's pairs of characters that stand in a text."""
    grams = [headline[i : i + 2] for i in range(len(headline) - 1)]
    return sum(gram in text for gram in grams) / len(grams)
