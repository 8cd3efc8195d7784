"""Score the ledger on planted old news: provenance of its passages, and the class.

python -m tests.benchmarks.ledger --rounds 100
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner.ledger import Ledger, ledger
from cleaner.reprints.corpus import CorpusRecord
from tests.benchmarks.stress.recombined import Planted, planted
from tests.benchmarks.stress.vocabulary import FORMULAE


class Scores(msgspec.Struct):
    """What was counted."""

    right: int = 0  # characters told as old, with the article that had them first
    told: int = 0
    true: int = 0
    classes: Counter[tuple[str, str, str]] = msgspec.field(default_factory=Counter)
    seconds: float = 0.0  # of the processor

    @property
    def f1(self) -> float:
        """Of the characters' provenance."""
        return 2 * self.right / (self.told + self.true)

    @property
    def accuracy(self) -> float:
        """Share of the articles whose class is right."""
        right = sum(n for (_, wanted, found), n in self.classes.items() if wanted == found)
        return right / self.classes.total()


_FORMULAE = re.compile("|".join(map(re.escape, FORMULAE)))


def characters(spans: Iterator[tuple[int, int, str]], body: str) -> set[tuple[int, str]]:
    """Return the letters and digits of some spans, each with its source.

    Official formulas are nobody's: whoever prints one finds it printed before, until it is standing
    text.
    """
    formulas = {at for found in _FORMULAE.finditer(body) for at in range(*found.span())}
    return {
        (at, first)
        for start, end, first in spans
        for at in range(start, end)
        if body[at].isalnum() and at not in formulas
    }


def told_spans(entry: Ledger) -> Iterator[tuple[int, int, str]]:
    """Give the old passages of a ledger."""
    for passage in entry.passages:
        if passage.kind == "old":
            yield passage.start, passage.end, passage.first


def score(rounds: int, seed: int, wrong: list[tuple[Planted, Ledger]] | None = None) -> Scores:
    """Score a corpus.

    Args:
        rounds: how many articles it has, in forty-fours.
        seed: which corpus.
        wrong: gets the articles whose class is wrong.
    """
    items = list(planted(rounds, seed))
    articles = [msgspec.convert(record, CorpusRecord) for _, record in items]
    found = Scores()
    begun = time.process_time()
    entries = list(ledger(articles))
    found.seconds = time.process_time() - begun
    for (item, _), entry in zip(items, entries, strict=True):
        true = characters(item.spans(), item.body)
        told = characters(told_spans(entry), item.body)
        found.right += len(true & told)
        found.told += len(told)
        found.true += len(true)
        if (label := item.label()) is not None:
            found.classes[item.kind, label, entry.kind] += 1
            if wrong is not None and label != entry.kind:
                wrong.append((item, entry))
    return found


def main() -> None:
    """Print the scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    found = score(given.rounds, given.seed)
    kinds = {" ".join(key): count for key, count in sorted(found.classes.items())}
    answer: dict[str, Any] = {
        "articles": given.rounds * 44,
        "f1": round(found.f1, 4),
        "precision": round(found.right / found.told, 4),
        "recall": round(found.right / found.true, 4),
        "class right": round(found.accuracy, 4),
        "processor seconds": round(found.seconds, 1),
        "planted, true class, told class": kinds,
    }
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer)).decode() + "\n")


if __name__ == "__main__":
    main()
