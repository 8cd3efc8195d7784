"""What a user may choose of a run."""

from __future__ import annotations

import msgspec

from cleaner.errors import WrongUseError
from cleaner.messages import phrase
from cleaner.reprints.defaults import MAX_PAIRS, MEMORY_MB, Keep, PairsTold
from cleaner.reprints.settings import MIN_LENGTH


class Choices(msgspec.Struct, frozen=True):
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
