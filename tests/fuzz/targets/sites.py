"""Pages of the five sites."""

from __future__ import annotations

from tests.fuzz.invariants import check_input
from tests.fuzz.targets.samples_of import SITES, samples_of


def seeds() -> list[bytes]:
    """Return the samples of the five sites."""
    return samples_of(*SITES)


def check(data: bytes) -> None:
    """Check all that holds of every input."""
    check_input(data)
