"""What the corpus of planted old news promises, and that the ledger reads it."""

from __future__ import annotations

import pytest

from tests.benchmarks.stress.recombined import planted

pytest.importorskip("opencc", reason="the generator needs the extra `benchmark`")


def test_a_planted_passage_stands_in_the_article_that_had_it_first() -> None:
    bodies = {}
    kinds = set()
    for item, record in planted(3, seed=4):
        assert record["body"] == item.body
        for start, end, first in item.spans():
            assert item.body[start:end] in bodies[first]
        bodies[item.name] = item.body
        kinds.add(item.kind)
    assert len(bodies) == 3 * 44
    assert kinds == {
        "source", "recombination", "quote", "update", "copy", "form", "background",
    }  # fmt: skip


def test_recombinations_have_two_to_ten_sources() -> None:
    counts = {
        len({first for _, _, first in item.spans()})
        for item, _ in planted(9, seed=1)
        if item.kind == "recombination"
    }
    assert (min(counts), max(counts)) == (2, 10)


def test_the_same_seed_gives_the_same_corpus() -> None:
    assert list(planted(1, seed=2)) == list(planted(1, seed=2))


def test_the_ledger_finds_what_was_planted() -> None:
    from tests.benchmarks.ledger import score

    found = score(8, seed=9)
    assert found.f1 >= 0.97
    assert found.accuracy >= 0.96
