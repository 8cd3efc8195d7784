"""An index says what one run over everything says, however it came about."""

from __future__ import annotations

import random
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from cleaner.index import pairing
from cleaner.index.api import add, answer, remove
from cleaner.index.options import IndexOptions
from cleaner.index.planning import Portion
from cleaner.reprints import Cluster, Result, dedupe
from cleaner.reprints.choices import Choices
from tests.examples import examples
from tests.index.world import MAX_PAIRS, caps, lines, options, portions, story, world
from tests.reprints.records import Record

__all__ = ["caps"]

some = settings(
    max_examples=examples(4),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking would run for minutes
)
seeds = st.integers(0, 10**6)
all_dice = st.randoms(use_true_random=False)


@pytest.fixture(params=["followed", "run again"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take both ways to the candidates: following a change, and the whole statement."""
    monkeypatch.setattr(pairing, "_SHARE", 0 if request.param == "followed" else 10**6)


def one_run(records: Iterable[Record]) -> Result:
    return dedupe(records, Choices(max_pairs=MAX_PAIRS))


def about(result: Result, ids: set[str]) -> Result:
    return msgspec.structs.replace(
        result,
        pairs=[pair for pair in result.pairs if {pair.left, pair.right} & ids],
        clusters=[
            cluster
            for cluster in result.clusters
            if ids & {*cluster.carried_by, *(member.id for member in cluster.members)}
        ],
    )


def see_what_was_told(portion: Portion, before: Result, after: Result) -> None:
    """Check what is told of a change against the whole answers before and after it."""
    listed = {(pair.left, pair.right) for pair in after.pairs}
    unlisted = [{m.id for m in c.members} for c in after.clusters if not c.complete]
    removed = set(portion.sorted.removed)
    lost = {
        (pair.left, pair.right)
        for pair in before.pairs
        if (pair.left, pair.right) not in listed
        and not {pair.left, pair.right} & removed
        and not any(members >= {pair.left, pair.right} for members in unlisted)
    }
    told = [msgspec.to_builtins(difference) for difference in portion.differences]
    assert {(d["left"], d["right"]) for d in told if d["change"] == "verdict"} == lost
    same = {key(cluster) for cluster in after.clusters}
    changed = {cluster.cluster for cluster in before.clusters if key(cluster) not in same}
    assert {d["was"] for d in told if d["change"] == "cluster"} - {None} == changed


def key(cluster: Cluster) -> tuple[str | None, tuple[str, ...]]:
    return cluster.original, tuple(member.id for member in cluster.members)


@some
@given(seed=seeds, dice=all_dice)
@example(seed=258, dice=random.Random(0))  # two clusters of one name: an excerpt's and its host's
@pytest.mark.usefixtures("caps", "way")
def test_portions_in_any_order_and_size_give_what_one_run_gives(
    seed: int, dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    so_far: list[Record] = []
    before = one_run([])
    for portion in portions(dice, world(seed)):
        so_far += portion
        told = add(index, lines(portion))
        whole = one_run(so_far)
        assert answer(index) == whole
        assert told.answer == about(whole, {record.id for record in portion})
        see_what_was_told(told, before, whole)
        before = whole


@some
@given(seed=seeds, dice=all_dice)
@pytest.mark.usefixtures("caps", "way")
def test_updates_and_removals_give_what_one_run_over_the_rest_gives(
    seed: int, dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    records = world(seed)
    held: dict[str, Record] = {}
    for portion in portions(dice, records):
        changed = [
            msgspec.structs.replace(dice.choice(records), id=id_)
            for id_ in held.keys() - {record.id for record in portion}
            if dice.random() < 0.3
        ]
        held |= {record.id: record for record in (*portion, *changed)}
        add(index, lines([*portion, *changed]))
        before = one_run(held.values())
        assert answer(index) == before
        if gone := [id_ for id_ in held if dice.random() < 0.2]:
            told = remove(index, gone)
            held = {id_: record for id_, record in held.items() if id_ not in gone}
            assert answer(index) == one_run(held.values())
            see_what_was_told(told, before, one_run(held.values()))


@some
@given(seed=seeds, dice=all_dice)
@pytest.mark.usefixtures("caps")
def test_comparing_only_tells_what_adding_would_and_changes_nothing(
    seed: int, dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    records = world(seed)
    cut = dice.randrange(1, len(records) + 1)
    add(index, lines(records[:cut]))
    asked = [*records[cut:], records[0]]
    told = add(index, lines(asked), against=True)
    assert answer(index) == one_run(records[:cut])
    assert told == add(index, lines(asked))


def index_with(index: IndexOptions, *bodies: tuple[str, list[str]]) -> Portion:
    return add(index, lines([Record(id=id_, body="".join(body)) for id_, body in bodies]))


def test_the_same_again_changes_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    first = index_with(index, ("a", story(1)), ("b", story(1)), ("c", story(2)))
    again = index_with(index, ("a", story(1)), ("b", story(1)), ("c", story(2)))
    assert first.sorted.added == again.sorted.unchanged == ["a", "b", "c"]
    assert first.answer == again.answer
    assert [d for d in msgspec.to_builtins(again.differences) if d["change"] != "article"] == []


def test_a_changed_article_replaces_its_older_text(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    index_with(index, ("a", story(1)), ("b", story(1)))
    told = index_with(index, ("b", story(2)))
    assert told.sorted.updated == ["b"]
    assert answer(index).clusters == []
    lost = [d for d in msgspec.to_builtins(told.differences) if d["change"] == "verdict"]
    assert [(d["left"], d["right"], d["relation"]) for d in lost] == [("a", "b", "full")]


def test_a_second_text_under_one_id_is_known_again_however_it_comes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    told = index_with(index, ("a", story(1)), ("a", story(2)))
    assert told.sorted.added == ["a", "a#2"]
    assert index_with(index, ("a", story(1)), ("a", story(2))).sorted.unchanged == ["a", "a#2"]
    assert index_with(index, ("a", story(2))).sorted.unchanged == ["a#2"]
    assert index_with(index, ("a", story(3))).sorted.updated == ["a"]


def test_a_late_original_takes_its_cluster_over(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    body = "".join(story(1))
    late = Record(id="late", body=body, date="2024-11-12T08:00+08:00")
    add(
        index,
        lines(
            [
                Record(id="b", body=body, date="2024-11-12T09:00+08:00"),
                Record(id="c", body=body, date="2024-11-12T10:00+08:00"),
            ]
        ),
    )
    told = add(index, lines([late]))
    [change] = [d for d in msgspec.to_builtins(told.differences) if d["change"] == "cluster"]
    assert (change["original_was"], change["originals_now"]) == ("b", ["late"])
    assert change["joined"] == ["late"]
