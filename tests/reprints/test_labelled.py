"""Accuracy on labelled pairs of real articles, where they are at hand."""

from __future__ import annotations

import csv
import functools
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from cleaner.reprints import dedupe, prepare, relate
from tests.reprints.records import Record

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "reprints"
SEEDS = CORPUS.parents[1] / "seeds"
REPRINT = {"full", "edited", "excerpt"}
SMALL = ("bulletins-2020", "portals-2016", "one-event-2018")

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the labelled articles are not beside the checkout"
)


def read(name: str) -> Iterator[Record]:
    with gzip.open(CORPUS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield msgspec.convert(json.loads(line), Record)


def labels() -> list[dict[str, str]]:
    with (CORPUS / "labels.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def said() -> list[tuple[dict[str, str], str]]:
    """Return each label with the relation that is found."""
    rows = labels()
    wanted = {(row["set"], row[side]) for row in rows for side in ("left", "right")}
    texts = {
        (name, record.id): prepare(record)
        for name in {row["set"] for row in rows}
        for record in read(name)
        if (name, record.id) in wanted
    }
    return [
        (row, relate(texts[row["set"], row["left"]], texts[row["set"], row["right"]]).relation)
        for row in rows
    ]


def f1(confidence: set[str]) -> float:
    tally = Counter(
        (row["label"] in REPRINT, relation in REPRINT)
        for row, relation in said()
        if row["confidence"] in confidence and row["label"] in REPRINT | {"none"}
    )
    return 2 * tally[True, True] / (2 * tally[True, True] + tally[True, False] + tally[False, True])


@needs_corpus
def test_reprints_are_told_from_the_rest() -> None:
    assert f1({"high"}) >= 0.99
    assert f1({"high", "low"}) >= 0.975


@needs_corpus
def test_no_set_loses_more_than_one_reprint_in_twelve_and_few_that_are_sure() -> None:
    for name in {row["set"] for row, _ in said()}:
        found = [
            r in REPRINT for row, r in said() if row["set"] == name and row["label"] in REPRINT
        ]
        assert sum(found) >= (1 - 1 / 12) * len(found), name
    sure = [row for row in said() if row[0]["confidence"] == "high" and row[0]["label"] in REPRINT]
    assert sum(relation in REPRINT for _, relation in sure) >= 0.98 * len(sure)


@needs_corpus
def test_shared_passages_are_called_partial() -> None:
    loose = [relation for row, relation in said() if row["label"] in {"partial", "recycled"}]
    assert sum(relation in REPRINT for relation in loose) <= 0.1 * len(loose)
    assert sum(relation == "partial" for relation in loose) > len(loose) / 2


@needs_corpus
def test_the_type_of_a_reprint_is_mostly_right() -> None:
    found = [(row["label"], r) for row, r in said() if row["label"] in REPRINT and r in REPRINT]
    assert sum(label == relation for label, relation in found) >= 0.85 * len(found)


@needs_corpus
@pytest.mark.parametrize("name", SMALL)
def test_the_fast_way_loses_no_labelled_pair(name: str) -> None:
    pairs = {frozenset((p.left, p.right)): p.relation for p in dedupe(read(name)).pairs}
    for row, relation in said():
        if row["set"] == name and relation in REPRINT:
            assert pairs.get(frozenset((row["left"], row["right"]))) == relation
