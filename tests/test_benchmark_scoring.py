"""How the benchmark scores reported pairs against the planted ones."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks import stress
from tests.benchmarks.matchers import RELATIONS, pack, unpack
from tests.benchmarks.scoring import score
from tests.benchmarks.stress import corpus
from tests.benchmarks.stress.truth import REPRINTS, Pair

PLAN = stress.plan(2000, seed=3)
TRUTH = list(stress.truth(PLAN))
Reported = list[tuple[int, int, str]]


def reported(pairs: list[Pair]) -> Reported:
    return [(int(p.left[1:]), int(p.right[1:]), p.relation) for p in pairs]


PERFECT = reported([pair for pair in TRUTH if pair.relation in (*REPRINTS, "partial")])


def test_the_truth_itself_scores_perfectly() -> None:
    result = score(PLAN, PERFECT)
    assert result.precision == result.recall == 1.0
    assert set(result.by_relation.values()) == {1.0}
    assert result.typed.total() == result.found.total() - result.found["popular"]
    assert result.partial == result.quotations > 0


def test_silence_is_precise_and_finds_nothing() -> None:
    result = score(PLAN, [])
    assert result.precision == 1.0
    assert result.recall == 0.0


@pytest.mark.parametrize("order", [1, -1])
def test_neither_order_nor_repetition_counts(order: int) -> None:
    twice = [(*pair[:2][::order], pair[2]) for pair in PERFECT] * 2
    again: Reported = [(left, right, relation) for left, right, relation in twice]
    assert score(PLAN, again) == score(PLAN, PERFECT)


@pytest.mark.parametrize("relation", ["none", "partial"])
def test_what_is_no_reprint_costs_precision_when_it_is_reported_as_one(relation: str) -> None:
    wrong = [(left, right, "full") for left, right, r in reported(TRUTH) if r == relation]
    result = score(PLAN, PERFECT + wrong)
    assert result.recall == 1.0
    assert result.false.total() == len(wrong) > 0
    assert result.precision < 1.0


def test_what_is_no_reprint_costs_nothing_when_it_is_reported_as_partial() -> None:
    shy = [(left, right, "partial") for left, right, r in reported(TRUTH) if r == "none"]
    assert score(PLAN, PERFECT + shy).precision == 1.0


def test_articles_of_two_groups_are_unrelated() -> None:
    first, second = (int(ids[0][1:]) for ids in groups("copies")[:2])
    assert score(PLAN, [(first, second, "edited")]).false == {"unrelated": 1}


def test_two_copies_of_one_original_are_neither_right_nor_wrong() -> None:
    siblings = next(ids[1:3] for ids in groups("copies") if len(ids) > 2)
    left, right = (int(name[1:]) for name in siblings)
    result = score(PLAN, [(left, right, "full")])
    assert not result.false
    assert not result.found.total()


def test_copies_of_the_popular_story_count_when_a_chain_leads_to_the_original() -> None:
    ids = next(iter(groups("popular")))
    chain = [(int(a[1:]), int(b[1:]), "edited") for a, b in itertools.pairwise(ids)]
    assert score(PLAN, chain).by_relation["popular"] == 1.0
    assert score(PLAN, chain[1:]).by_relation["popular"] == 0.0


def test_a_pair_under_another_type_is_found_but_not_typed() -> None:
    renamed = [(left, right, "excerpt") for left, right, _ in PERFECT]
    result = score(PLAN, renamed)
    assert result.recall == 1.0
    assert result.typed["exact"] == 0


@given(
    st.lists(
        st.tuples(st.integers(0, 2**28 - 1), st.integers(0, 2**28 - 1), st.sampled_from(RELATIONS))
    )
)
def test_packed_pairs_come_back_smaller_place_first(pairs: Reported) -> None:
    expected = [(min(left, right), max(left, right), name) for left, right, name in pairs]
    assert list(unpack(pack(iter(pairs)))) == expected


def groups(kind: str) -> list[list[str]]:
    return [ids for number, ids in corpus.members(PLAN).items() if PLAN.groups[number].kind == kind]
