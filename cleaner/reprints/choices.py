"""What a user may choose of a run, and what is chosen for who does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cleaner.errors import WrongUseError
from cleaner.messages import phrase
from cleaner.reprints.settings import MIN_LENGTH

Keep = Literal["earliest", "fullest", "source", "best"]
"""Which member stands for a cluster."""

PairsTold = Literal["all", "reprints", "none"]
"""Which pairs an answer tells: all; without those that only share a passage; none, where clusters
are all that is wanted. The fewer, the sooner."""

MAX_PAIRS: Final = 10_000
"""Pairs that are listed of one cluster."""

MEMORY_MB: Final = 512
"""Megabytes that the join of the fingerprints may work in."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen of one run, as `cleaner.dedupe` tells it."""

    min_length: int = MIN_LENGTH
    window: int | None = None
    max_pairs: int = MAX_PAIRS
    memory_mb: int = MEMORY_MB
    jobs: int = 1
    keep: Keep = "source"
    pairs: PairsTold = "all"

    def __post_init__(self) -> None:
        low = min(self.min_length, self.max_pairs, self.jobs) < 1
        if low or (self.window is not None and self.window < 0):
            raise WrongUseError(
                phrase("min_length, max_pairs and jobs must be 1 or more, window 0 or more")
            )
