"""Pages of sites that nobody knows."""

from __future__ import annotations

import re

from tests.fuzz.invariants import check_input
from tests.fuzz.targets.samples_of import SITES, samples_of

_NAME = re.compile(rb"""\b(class|id)=(["']?)(?=\w)""")


def seeds() -> list[bytes]:
    """Return samples of unknown sites, and those of the known ones with other names in them."""
    renamed = [_NAME.sub(rb"\1=\2z-", sample) for sample in samples_of(*SITES)]
    return [*samples_of("elsewhere"), *renamed]


def check(data: bytes) -> None:
    """Check all that holds of every input."""
    check_input(data)
