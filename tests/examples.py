"""How many examples a property is tried with."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100  # what a property without a number of its own takes


def examples(usual: int) -> int:
    """Return a number under the profile of this run; a search takes ten times as many."""
    return usual * settings().max_examples // _USUAL
