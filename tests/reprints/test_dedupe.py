"""Pairs, clusters and originals of many articles."""

from __future__ import annotations

import itertools
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.errors import RecordError
from cleaner.reprints import Result, dedupe, prepare, relate
from cleaner.reprints.choices import Choices
from cleaner.reprints.defaults import PairsTold
from tests.examples import examples
from tests.reprints.records import Record, samples, story


def clusters(result: Result) -> dict[str, set[str]]:
    return {c.cluster: {m.id for m in c.members} for c in result.clusters}


def small_world(seed: int) -> list[Record]:
    """Return a few stories, some reprinted, cut, embedded or joined."""
    dice = random.Random(seed)
    records = []
    for number in range(8):
        whole = story(seed * 100 + number, dice.randrange(5, 18))
        kinds = [whole, whole[1:], whole[: len(whole) // 3], whole + story(seed + number, 9)]
        for kind, body in enumerate(dice.sample(kinds, dice.randrange(1, 4))):
            date = f"2024-11-{dice.randrange(10, 28)}"
            records.append(Record(id=f"{number}-{kind}", date=date, body="".join(body)))
    return records


@settings(max_examples=examples(15))
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(seed: int, dice: random.Random) -> None:
    records = small_world(seed)
    shuffled = dice.sample(records, len(records))
    assert dedupe(records) == dedupe(shuffled)


@settings(max_examples=examples(15))
@given(st.integers(0, 10**6))
def test_the_pairs_are_those_that_comparing_each_with_each_finds(seed: int) -> None:
    records = sorted(small_world(seed), key=lambda record: record.id)
    slow = {
        (a.id, b.id): found.relation
        for a, b in itertools.combinations(records, 2)
        if (found := relate(prepare(a), prepare(b))).relation not in ("none", "partial")
    }
    fast = {(p.left, p.right): p.relation for p in dedupe(records).pairs}
    assert {pair: name for pair, name in fast.items() if name != "partial"} == slow


def test_what_else_is_there_changes_no_relation() -> None:
    records = list(samples().values())
    others = [Record(id=f"z{i}", body="".join(story(i))) for i in range(200)]
    alone, among = dedupe(records), dedupe([*others, *records])
    assert alone.pairs == among.pairs
    assert alone.clusters == among.clusters


def test_a_digest_joins_no_two_stories() -> None:
    found = clusters(dedupe(samples().values()))
    assert found["a1-original"].isdisjoint(found["b1-original"])
    assert all("c1-digest" not in members for members in found.values())
    carried = {c.cluster: c.carried_by for c in dedupe(samples().values()).clusters}
    assert carried["a1-original"] == carried["b1-original"] == ["c1-digest"]


def test_an_excerpt_of_one_story_is_listed_there() -> None:
    assert "a5-excerpt" in clusters(dedupe(samples().values()))["a1-original"]


def test_short_and_empty_texts_are_left_out_and_counted() -> None:
    result = dedupe(samples().values())
    assert result.left_out == {"empty": 1, "short": 1}
    assert result.compared == len(samples()) - 2


def test_articles_without_title_and_date_are_compared() -> None:
    body = "".join(story(3))
    records = [Record(id="a", body=body), Record(id="b", body=body)]
    assert [p.relation for p in dedupe(records).pairs] == ["full"]


def test_a_text_that_very_many_carry_is_one_cluster_and_says_what_is_not_listed() -> None:
    body = "".join(story(4))
    records = [
        Record(id=f"{i:05}", body=body, date=f"2024-11-{1 + i % 28:02}") for i in range(3000)
    ]
    result = dedupe(records, Choices(max_pairs=100))
    assert [(c.size, c.complete) for c in result.clusters] == [(3000, False)]
    assert len(result.pairs) == 100


def test_a_story_of_many_edited_copies_is_one_cluster() -> None:
    whole = story(5, 20)
    records = [Record(id="whole", body="".join(whole))]
    for i in range(300):
        copy = list(whole)
        for place in random.Random(i).sample(range(20), 4):
            copy[place] = story(10_000 + i * 20 + place, 1)[0]
        records.append(Record(id=f"{i:03}", body="".join(copy)))
    assert [c.size for c in dedupe(records).clusters] == [301]


def test_a_stock_phrase_that_many_share_relates_none_of_them() -> None:
    phrase = "本报讯息仅供参考不构成任何投资建议市场有风险入市须谨慎据此操作后果自负。"
    records = [Record(id=f"{i:03}", body="".join(story(i)) + phrase) for i in range(200)]
    assert dedupe(records).pairs == []


def test_one_id_and_one_text_are_one_article_and_another_text_gets_a_number() -> None:
    short, long = (Record(id="a", body="".join(story(6)[:size])) for size in (14, 16))
    result = dedupe([long, short, long, short])
    assert [(p.left, p.right) for p in result.pairs] == [("a", "a#2")]
    assert result.left_out == {"repeated": 2}


def test_an_id_that_looks_like_a_version_is_given_to_one_article_only() -> None:
    records = [
        Record(id=id_, body="".join(story(6)[:size]))
        for id_, size in (("a#2", 16), ("a", 15), ("a", 14))
    ]
    assert dedupe(records).compared == 3


def test_records_as_json_has_them_are_articles_too() -> None:
    records = samples().values()
    assert dedupe(map(msgspec.to_builtins, records)) == dedupe(records)
    with pytest.raises(RecordError, match="id"):
        dedupe([{"body": "".join(story(6))}])


def test_a_window_keeps_distant_days_apart() -> None:
    body = "".join(story(7))
    records = [
        Record(id="a", date="2024-11-01", body=body),
        Record(id="b", date="2024-11-03", body=body),
        Record(id="c", date="2024-12-20", body=body),
    ]
    assert clusters(dedupe(records, Choices(window=7))) == {"a": {"a", "b"}}
    assert clusters(dedupe(records)) == {"a": {"a", "b", "c"}}


def test_lone_surrogates_are_no_obstacle() -> None:
    body = "云江\ud800网11月18日电（记者\ud800林可）" + "".join(story(8)) + "\ud800"
    records = [Record(id="a", body=body), Record(id="b", body=body, title="\ud800")]
    assert [p.relation for p in dedupe(records).pairs] == ["full"]


@pytest.mark.parametrize("told", ["all", "none"])
def test_more_processes_give_the_same_answer(
    monkeypatch: pytest.MonkeyPatch, told: PairsTold
) -> None:
    monkeypatch.setattr("cleaner.reprints.texts.digest._WORTHWHILE", 8)
    monkeypatch.setattr("cleaner.reprints.relations.verdicts._WORTHWHILE", 8)
    monkeypatch.setattr("cleaner.reprints.relations.verdicts._WORTHWHILE_REPRINTS", 8)
    records = [record for seed in range(4) for record in _renamed(small_world(seed), seed)]
    answers = [dedupe(records, Choices(jobs=jobs, pairs=told)) for jobs in (1, 2)]
    assert answers[0] == answers[1]


def _renamed(records: list[Record], seed: int) -> list[Record]:
    return [msgspec.structs.replace(record, id=f"{seed}-{record.id}") for record in records]


@pytest.mark.parametrize("option", [{"min_length": 0}, {"window": -1}, {"max_pairs": 0}])
def test_options_out_of_range_are_refused(option: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be"):
        dedupe([], Choices(**option))  # type: ignore[arg-type]


def test_nothing_in_is_nothing_out() -> None:
    result = dedupe([])
    assert (result.pairs, result.clusters, result.compared) == ([], [], 0)
