"""A value of a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

ValueKind = Literal["figure", "date", "code", "opposite", "name"]


class FoundValue(NamedTuple):
    """Where a value stands in a text, and what it is."""

    start: int
    end: int
    kind: ValueKind
