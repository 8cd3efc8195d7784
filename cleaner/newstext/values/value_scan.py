"""The values of a text, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.lazy import regex
from cleaner.newstext.values.grammar import PART_OF_SERIES, VALUE
from cleaner.newstext.values.value import FoundValue, ValueKind

_VALUE = regex(VALUE)
_PART = regex(PART_OF_SERIES)
_DIGIT = regex(r"\d")
_KINDS: dict[str | None, ValueKind] = {"figure": "figure", "date": "date", "code": "code"}


def read_values(folded: str) -> Iterator[FoundValue]:
    """Give the figures, dates and codes of a text that `folding.flat` returned."""
    for found in _VALUE.finditer(folded):
        kind = value_kind(found)
        if kind != "name":
            yield FoundValue(found.start(), found.end(), kind)


def value_kind(found: re.Match[str]) -> ValueKind:
    """Return what a match of `grammar.VALUE` is.

    A Latin word is the name of something more often than not; with a digit it is a model's.
    """
    if kind := _KINDS.get(found.lastgroup):
        return kind
    return "code" if _DIGIT.search(found[0]) else "name"


def part_of_series(headline: str) -> str | None:
    """Return which of a series a headline names (上, 二, 3), None where it names none."""
    found = None
    for found in _PART.finditer(headline):  # noqa: B007 - the last one counts
        pass
    return found[found.lastgroup or 0] if found else None
