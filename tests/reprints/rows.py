"""Fingerprint rows for tests of candidate pairs."""

from __future__ import annotations

import random
from collections.abc import Iterator


def drawn(seed: int) -> Iterator[tuple[int, int]]:
    """Texts of some 25 fingerprints each, of which some are everybody's and some many texts'."""
    dice = random.Random(seed)
    popular = [dice.getrandbits(64) - (1 << 63) for _ in range(60)]
    common = [dice.getrandbits(64) - (1 << 63) for _ in range(400)]
    for _ in range(300):
        doc = dice.getrandbits(64) - (1 << 63)
        prints = {*dice.sample(common, 20), *dice.sample(popular, dice.randrange(6)), popular[0]}
        yield from ((doc, fp) for fp in prints)
