"""What the corpus of finance notes promises: the same for a seed, its lengths, its series."""

from __future__ import annotations

import statistics
from collections import Counter

import pytest

from cleaner.reprints import dedupe
from cleaner.reprints.choices import Choices
from tests.benchmarks import stress
from tests.benchmarks.stress import corpus, finance

pytest.importorskip("opencc", reason="the traditional script needs the extra `benchmark`")

PLAN = stress.finance_plan(1500, seed=4)
RECORDS = {record["id"]: record for record in stress.articles(PLAN)}


def test_the_same_seed_gives_the_same_notes() -> None:
    assert list(stress.articles(stress.finance_plan(60, 2))) == list(
        stress.articles(stress.finance_plan(60, 2))
    )


def test_lengths_are_those_of_finance_notes() -> None:
    sizes = sorted(len(record["body"]) for record in RECORDS.values())
    tenth, middle, last = (sizes[int(part * len(sizes))] for part in (0.1, 0.5, 0.9))
    assert 80 < tenth < 250
    assert 550 < middle < 950
    assert 1000 < last < 1800


def test_each_form_has_its_share_and_no_series_is_longer_than_a_year() -> None:
    issues = Counter[str]()
    for group in PLAN.groups:
        issues[group.kind] += len(group.members)
        assert len(group.members) <= finance.LONGEST_SERIES
    for kind, share in finance.SHARES.items():
        assert issues[kind] == pytest.approx(share * len(PLAN), abs=2)


def test_the_issues_of_a_series_stand_on_days_of_their_own() -> None:
    for number, ids in corpus.members(PLAN).items():
        if PLAN.groups[number].kind in finance.FORMS:
            days = [RECORDS[id_]["date"][:10] for id_ in ids]
            assert len(set(days)) == len(days)


def test_no_issue_is_a_reprint_of_another_and_copies_are() -> None:
    found = dedupe(list(RECORDS.values()), Choices(pairs="reprints"))
    told = {(pair.left, pair.right) for pair in found.pairs}
    truth = list(stress.truth(PLAN))
    assert not [pair for pair in truth if pair.relation == "none" and pair[:2] in told]
    planted = [pair for pair in truth if pair.relation in ("full", "edited", "excerpt")]
    assert statistics.mean(pair[:2] in told for pair in planted) > 0.9
