"""Pages without their text: one body under headlines that have nothing to do with it.

A login prompt, a paywall, "click to watch", a call for contributors: what a crawler got instead.
"""

from __future__ import annotations

from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import SHORT, TOLD

_PROMPT = SHORT  # characters of a body that is more than a prompt
_CALL = 1000  # and of one that is more than a call for contributors
_SPOKEN_TO = 100  # characters in which a call speaks to its reader once at least
_LEAST = 4  # characters of a headline that says something


def says_nothing(pair: Comparison) -> bool:
    """Whether what two texts share tells of neither headline, and the headlines are two.

    One flash under two headlines tells of both, and so does an excerpt of a story. What tells a day
    is news, whatever headline a site gave it, and so is a text of some length: no prompt goes on,
    unless it speaks to its reader all the way.
    """
    short, long = pair.short, pair.long
    if not _is_prompt(short.body):
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


def _is_prompt(body: str) -> bool:
    if len(body) < _PROMPT:
        return True
    spoken = body.count("你") + body.count("您")
    return len(body) < _CALL and spoken * _SPOKEN_TO >= len(body)


def _told(headline: str, text: str) -> float:
    """Return the share of a headline's pairs of characters that stand in a text."""
    grams = [headline[i : i + 2] for i in range(len(headline) - 1)]
    return sum(gram in text for gram in grams) / len(grams)
