"""Bounds: what they refuse is unrelated by the definition, and they refuse what matters."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.reprints import Result, Text, dedupe, prepare, relate
from cleaner.reprints.choices import Choices
from cleaner.reprints.defaults import PairsTold
from cleaner.reprints.relations.bounds import PairSieve, covered, longest, slots
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import GRAM
from tests.examples import examples
from tests.reprints.records import Record, samples, story
from tests.reprints.test_dedupe import small_world
from tests.reprints.test_labelled import needs_corpus, read

REPRINTS = {"full", "edited", "excerpt"}


def refused(texts: list[Text], *, partial: bool) -> list[tuple[Text, Text]]:
    """Return the pairs of some texts that the bounds refuse, in both orders."""
    pairs = list(itertools.permutations(range(len(texts)), 2))
    passing = PairSieve(texts.__getitem__, partial=partial).passing(pairs)
    return [(texts[a], texts[b]) for (a, b), may in zip(pairs, passing, strict=True) if not may]


def agree_with_the_definition(texts: list[Text]) -> None:
    for one, two in refused(texts, partial=True):
        assert relate(one, two).relation == "none"
    for one, two in refused(texts, partial=False):
        assert relate(one, two).relation not in REPRINTS


@settings(max_examples=examples(25))
@given(st.integers(0, 10**6))
def test_what_is_refused_is_unrelated(seed: int) -> None:
    agree_with_the_definition([prepare(record) for record in small_world(seed)])


bodies = st.lists(st.text("甲乙丙丁", max_size=400), min_size=2, max_size=5)


@settings(max_examples=examples(60))
@given(bodies, st.integers(0, 3))
def test_what_is_refused_is_unrelated_where_nearly_all_shingles_are_shared(
    found: list[str], times: int
) -> None:
    records = [Record(id=str(i), body=body * times) for i, body in enumerate(found)]
    agree_with_the_definition([prepare(record) for record in records])


def test_the_samples_that_are_nothing_to_each_other_are_refused_and_no_reprint_is() -> None:
    texts = [prepare(record) for record in samples().values()]
    agree_with_the_definition(texts)
    pairs = list(itertools.permutations(texts, 2))
    unrelated = [pair for pair in pairs if relate(*pair).rule == "little-shared"]
    assert unrelated
    assert all(pair in refused(texts, partial=True) for pair in unrelated)


def test_a_text_on_the_same_subject_is_refused_as_a_reprint_and_may_be_partial() -> None:
    dice = random.Random(5)
    own = ["".join(chr(0x4E00 + dice.randrange(20000)) for _ in range(300)) for _ in range(2)]
    shared = "".join(story(1, 5))
    texts = [prepare(Record(id=body[:1], body=shared + body)) for body in own]
    assert relate(*texts).relation == "partial"
    assert refused(texts, partial=True) == []
    assert len(refused(texts, partial=False)) == 2


marks = st.lists(st.lists(st.booleans(), max_size=60), min_size=1, max_size=5)


@settings(max_examples=examples(100))
@given(marks)
def test_what_shingles_cover_is_counted_as_character_by_character(rows: list[list[bool]]) -> None:
    padded = [mark for row in rows for mark in [*row, *[False] * GRAM]]
    found = np.flatnonzero(np.array(padded))
    edges = np.searchsorted(found, np.cumsum([0, *(len(row) + GRAM for row in rows)]))
    texts = [{i + k for i, mark in enumerate(row) if mark for k in range(GRAM)} for row in rows]
    assert covered(found, edges).tolist() == [len(text) for text in texts]
    runs = [
        max((len(list(run)) for mark, run in itertools.groupby(row) if mark), default=1 - GRAM)
        for row in rows
    ]
    assert longest(found, edges).tolist() == [run + GRAM - 1 for run in runs]


@settings(max_examples=examples(60))
@given(st.text(), st.text(), st.text())
def test_a_shingle_has_one_number_wherever_it_stands(shared: str, before: str, behind: str) -> None:
    whole = slots(before + shared + behind)[len(before) :]
    alone = slots(shared)[:-GRAM]
    assert whole[: len(alone)].tolist() == alone.tolist()


def without(result: Result, told: PairsTold) -> Result:
    """Return an answer of all pairs with fewer of them."""
    pairs = [] if told == "none" else [p for p in result.pairs if p.relation in REPRINTS]
    return Result(pairs, result.clusters, result.compared, result.left_out)


@pytest.mark.parametrize("told", ["reprints", "none"])
@settings(max_examples=examples(15))
@given(st.integers(0, 10**6), st.sampled_from([1, 2, 10_000]))
def test_asking_for_fewer_pairs_changes_nothing_else(told: PairsTold, seed: int, most: int) -> None:
    records = small_world(seed)
    whole = dedupe(records, Choices(max_pairs=most))
    assert dedupe(records, Choices(max_pairs=most, pairs=told)) == without(whole, told)


@needs_corpus
@pytest.mark.parametrize("name", ["bulletins-2020", "one-event-2018"])
def test_asking_for_fewer_pairs_of_real_articles_changes_nothing_else(name: str) -> None:
    records = random.Random(7).sample(list(read(name)), 500)
    whole = dedupe(records)
    assert any(pair.relation == "partial" for pair in whole.pairs)
    for told in ("reprints", "none"):
        assert dedupe(records, Choices(pairs=told)) == without(whole, told)


@settings(max_examples=examples(60))
@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=90), min_size=2, max_size=2), st.data())
def test_an_unbroken_passage_is_told_as_by_alignment(found: list[str], data: st.DataObject) -> None:
    one, two = (prepare(Record(id=body[:1], body=body)) for body in found)
    aligned = Comparison(one, two).longest
    least = data.draw(st.integers(0, aligned + 9))
    assert Comparison(one, two).has_unbroken(least) == (aligned >= least)
