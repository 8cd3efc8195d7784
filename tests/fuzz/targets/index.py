"""A corpus that grows: it says what one run over everything says."""

from __future__ import annotations

import random
import tempfile
import zlib
from pathlib import Path

import msgspec

from cleaner.index.api import add, answer, remove
from cleaner.reprints import dedupe
from cleaner.reprints.choices import Choices
from cleaner.reprints.corpus import CorpusRecord, given
from tests.fuzz.invariants import Broken
from tests.fuzz.targets.heaps import articles_of, heap, mutated
from tests.index.world import MAX_PAIRS, options

__all__ = ["check", "mutated", "seeds"]


def seeds() -> list[bytes]:
    """Return small heaps."""
    return [heap(seed) for seed in range(40)]


def check(data: bytes) -> None:
    """Check that portions, and what is left when some are taken out, answer as one run does."""
    records = {r.id: r for r in (given(a, i) for i, a in enumerate(articles_of(data), 1))}
    dice = random.Random(zlib.crc32(data))
    rest = [*records.values()]
    with tempfile.TemporaryDirectory() as folder:
        index = options(str(Path(folder, "news.duckdb")))
        held: list[CorpusRecord] = []
        while rest:
            size = dice.choice((1, 3, len(rest)))
            add(index, map(msgspec.json.encode, rest[:size]))
            held, rest = held + rest[:size], rest[size:]
        if not held:
            return
        if answer(index) != dedupe(held, Choices(max_pairs=MAX_PAIRS)):
            raise Broken("an index answers as one run does", "after portions")
        gone = {record.id for record in held if dice.random() < 0.3}
        if gone:
            remove(index, sorted(gone))
            kept = [record for record in held if record.id not in gone]
            if answer(index) != dedupe(kept, Choices(max_pairs=MAX_PAIRS)):
                raise Broken("an index answers as one run does", "after a removal")
