"""What is chosen for who does not choose."""

from __future__ import annotations

from typing import Final, Literal

Keep = Literal["earliest", "fullest", "source", "best"]
"""Which member stands for a cluster."""

PairsTold = Literal["all", "reprints", "none"]
"""Which pairs an answer tells: all; without those that only share a passage; none, where clusters
are all that is wanted. The fewer, the sooner."""

MAX_PAIRS: Final = 10_000
"""Pairs that are listed of one cluster."""

MEMORY_MB: Final = 512
"""Megabytes that the join of the fingerprints may work in."""
