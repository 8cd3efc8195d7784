"""Which articles of a small heap are reprints."""

from __future__ import annotations

import itertools
import random
import zlib

from cleaner.reprints import Result, dedupe, prepare, relate
from cleaner.reprints.choices import Choices
from cleaner.reprints.corpus import CorpusRecord, given
from tests.fuzz.invariants import Broken
from tests.fuzz.targets.heaps import articles_of, heap, mutated

__all__ = ["check", "mutated", "seeds"]

_FAR = random.Random(7)  # texts of characters at random share no passage with any other
_OTHERS = [
    CorpusRecord(id=f"~{i}", body="".join(chr(0x4E00 + _FAR.randrange(20_000)) for _ in range(90)))
    for i in range(4)
]
_SOME = 4  # of so many heaps one is compared once more, in another order or among others
_SELDOM = 2_000  # of so many heaps one is compared by several processes


def seeds() -> list[bytes]:
    """Return small heaps."""
    return [heap(seed) for seed in range(40)]


def check(data: bytes) -> None:
    """Check that the answer is one whatever the order, the processes and what else is there."""
    records = [given(article, i) for i, article in enumerate(articles_of(data), 1)]
    records = [*{record.id: record for record in records if not record.id.startswith("~")}.values()]
    if not records:
        return
    whole = dedupe(records)
    _check_pairs(records, whole)
    chance = zlib.crc32(data)
    if chance % _SOME == 0:
        shuffled = random.Random(chance).sample(records, len(records))
        if dedupe(shuffled) != whole:
            raise Broken("dedupe's answer does not depend on the order", "it does")
    if chance % _SOME == 1:
        among = dedupe([*_OTHERS, *records])
        if (among.pairs, among.clusters) != (whole.pairs, whole.clusters):
            raise Broken("dedupe's answer does not depend on what else is there", "it does")
    if chance % _SELDOM == 0 and dedupe(records, Choices(jobs=2)) != whole:
        raise Broken("dedupe's answer does not depend on the processes", "it does")


def _check_pairs(records: list[CorpusRecord], whole: Result) -> None:
    """Check that each pair is told as comparing the two says, and that comparing has no sides."""
    told = {frozenset((pair.left, pair.right)): pair.relation for pair in whole.pairs}
    bodies = {record.id: f"{record.title}\n{record.body}" for record in records}
    for pair in whole.pairs:
        for left, right in pair.figures:
            if left not in bodies[pair.left] or right not in bodies[pair.right]:
                raise Broken("a changed figure stands in its text", repr((left, right)))
    texts = [prepare(record) for record in records]
    for (one, left), (two, right) in itertools.combinations(zip(records, texts, strict=True), 2):
        found = relate(left, right).relation
        if found != relate(right, left).relation:
            raise Broken("comparing has no sides", f"{one.id}, {two.id}: {found}")
        known = told.get(frozenset((one.id, two.id)))
        if known is not None and known != found:
            raise Broken(
                "a pair is told as comparing says", f"{one.id}, {two.id}: {known}, {found}"
            )
