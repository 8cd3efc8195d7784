"""What a version was copied from: shared readings tell, and nothing is told where they cannot."""

from __future__ import annotations

from collections import Counter

import pytest

from cleaner.reprints import Member, dedupe
from tests.benchmarks import lineages
from tests.reprints.records import Record, story
from tests.reprints.test_boundaries import _Paper

WHOLE = story(1, 20)
OTHER = story(2, 6)


def version(id_: str, hour: int, sentences: list[str], outlet: str | None = None) -> Record:
    return Record(id=id_, date=f"2024-11-18T{hour:02}:00", body="".join(sentences), outlet=outlet)


def members(*records: Record) -> dict[str, Member]:
    [cluster] = dedupe(records).clusters
    return {member.id: member for member in cluster.members}


def edited(sentences: list[str], at: int, text: str) -> list[str]:
    return [*sentences[:at], text, *sentences[at + 1 :]]


def test_trees_with_missing_versions_are_told_right_and_mostly_told() -> None:
    found = Counter[str]()
    for seed in range(80):
        found += lineages.parents(seed)
    assert found["right"] >= 0.94 * found["named"]
    assert found["named that had"] >= 0.7 * found["had"]


def test_a_version_is_copied_from_the_one_whose_edits_it_has_and_they_are_told() -> None:
    first = edited(WHOLE, 3, OTHER[0])
    found = members(
        version("a", 8, WHOLE),
        version("b", 9, first),
        version("c", 10, edited(WHOLE, 12, OTHER[1])),
        version("d", 11, edited(first, 15, OTHER[2])),
    )
    assert {id_: m.copied_from for id_, m in found.items()} == {
        "a": None,
        "b": "a",
        "c": "a",
        "d": "b",
    }
    inherited = found["d"].inherited
    assert {one.kind for one in inherited} == {"words"}
    assert all(one.text in OTHER[0] for one in inherited)
    assert found["b"].inherited == found["c"].inherited == []


def test_a_copy_that_has_what_another_lost_was_not_copied_from_that_one() -> None:
    found = members(
        version("a", 8, WHOLE),
        version("b", 9, edited(WHOLE, 3, OTHER[0])),
        version("c", 10, WHOLE[:18]),
    )
    assert found["c"].copied_from == "a"


def test_two_that_share_the_words_of_a_missing_version_have_no_source_but_perhaps_the_first() -> (
    None
):
    missing = edited(WHOLE, 3, OTHER[0])
    found = members(
        version("a", 8, WHOLE),
        version("b", 9, edited(missing, 8, OTHER[1])),
        version("c", 10, edited(missing, 14, OTHER[2])),
    )
    assert (found["b"].copied_from, found["b"].perhaps_from) == (None, ["a"])
    assert (found["c"].copied_from, found["c"].perhaps_from) == (None, ["a"])


def test_where_they_name_the_first_as_their_source_it_is() -> None:
    missing = edited(WHOLE, 3, OTHER[0])
    records = (
        version("a", 8, WHOLE, "云江日报"),
        version("b", 9, edited(missing, 8, OTHER[1]), "甲网"),
        version("c", 10, edited(missing, 14, OTHER[2]), "乙网"),
    )
    named = [
        Record(**{name: getattr(r, name) for name in r.__struct_fields__} | {"source": "云江日报"})
        if r.id != "a"
        else r
        for r in records
    ]
    assert {m.copied_from for id_, m in members(*named).items() if id_ != "a"} == {"a"}


def test_versions_of_one_hour_are_no_sources_of_each_other() -> None:
    changed = edited(WHOLE, 3, OTHER[0])
    found = members(version("a", 8, WHOLE), version("b", 9, changed), version("c", 9, changed[:18]))
    assert found["b"].copied_from is None
    assert found["c"].copied_from is None
    assert found["c"].perhaps_from == ["a"]


def test_two_that_corrected_the_same_figure_were_not_copied_from_each_other() -> None:
    wrong = edited(WHOLE, 5, "据介绍，事故造成3人死亡，另有人员受伤。")
    right = edited(WHOLE, 5, "据介绍，事故造成8人死亡，另有人员受伤。")
    found = members(
        version("a", 8, wrong),
        version("b", 9, edited(right, 12, OTHER[0])),
        version("c", 10, edited(right, 15, OTHER[1])),
    )
    assert found["b"].copied_from != "c"
    assert found["c"].copied_from != "b"


def test_a_corrected_edition_of_an_outlets_own_article_was_copied_from_it() -> None:
    first = edited(WHOLE, 5, "据介绍，事故造成3人死亡，另有人员受伤。")
    wrong = edited(edited(WHOLE, 5, "据介绍，事故造成8人死亡，另有人员受伤。"), 12, OTHER[0])
    mended = edited(edited(first, 12, OTHER[0]), 14, OTHER[1])
    records = version("a", 8, first), version("b", 9, wrong, "甲网")
    assert members(*records, version("c", 10, mended, "甲网"))["c"].copied_from == "b"
    other = members(*records, version("c", 10, mended, "乙网"))["c"]
    assert (other.copied_from, other.perhaps_from) == (None, ["b"])


@pytest.mark.parametrize(("kept", "source"), [(3, None), (4, "b")])
def test_a_copy_keeps_more_than_three_times_what_it_changed_of_its_sources_own_words(
    kept: int, source: str | None
) -> None:
    paper = _Paper()
    whole = [f"{paper.run(20)}。" for _ in range(40)]
    first = whole
    for number in range(kept + 1):
        first = edited(first, 3 + 5 * number, f"{paper.run(20)}。")
    found = members(
        version("a", 8, whole),
        version("b", 9, first),
        version("c", 10, edited(first, 3, f"{paper.run(20)}。")),
    )
    assert found["c"].copied_from == source
    assert found["c"].perhaps_from == ([] if source else ["b"])
