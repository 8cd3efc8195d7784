"""Originals: chosen by evidence, and null where it ties."""

from __future__ import annotations

from cleaner.reprints import Cluster, dedupe
from tests.reprints.records import Record, story

WHOLE = story(1)


def one_cluster(*records: Record) -> Cluster:
    [cluster] = dedupe(records).clusters
    return cluster


def article(
    id_: str, date: str | None = None, head: str = "", size: int = 16, **more: str
) -> Record:
    return Record(id=id_, date=date, body=head + "".join(WHOLE[:size]), **more)


def test_the_one_that_the_reprints_name_is_the_original_even_if_stamped_later() -> None:
    found = one_cluster(
        article("a", "2024-11-18T09:00:00+08:00", outlet="南湾网", source="云江日报"),
        article("b", "2024-11-18T10:00:00+08:00", outlet="云江日报"),
    )
    assert found.original == "b"
    assert found.against == ["published after a"]
    assert found.candidates == ["b", "a"]


def test_the_agency_of_the_dateline_is_named_too() -> None:
    found = one_cluster(
        article("a", "2024-11-18", head="新华社云江11月18日电", outlet="南湾网"),
        article("b", "2024-11-18", outlet="新华网"),
    )
    assert found.original == "b"


def test_the_first_published_is_the_original_where_none_is_named() -> None:
    found = one_cluster(
        article("b", "2024-11-18T09:00:00+08:00"), article("a", "2024-11-18T10:00:00+08:00")
    )
    assert (found.original, found.reason) == ("b", "first published")


def test_a_day_does_not_precede_a_minute_of_that_day() -> None:
    found = one_cluster(article("a", "2024-11-18"), article("b", "2024-11-18T10:00:00+08:00"))
    assert found.original is None
    assert found.candidates == ["a", "b"]


def test_the_fullest_text_decides_between_equal_stamps() -> None:
    found = one_cluster(article("a", "2024-11-18", size=13), article("b", "2024-11-18"))
    assert (found.original, found.reason) == ("b", "fullest text")


def test_reprints_copy_reprints() -> None:
    edited = "".join(story(2, 3) + WHOLE[3:])
    found = one_cluster(
        article("a", "2024-11-18T08:00"),
        Record(id="b", date="2024-11-18T09:00", body=edited),
        Record(id="c", date="2024-11-18T10:00", body=edited),
    )
    assert {m.id: m.copied_from for m in found.members} == {"a": None, "b": "a", "c": "b"}


def test_between_equal_copies_the_source_cannot_be_told_unless_it_is_named() -> None:
    copies = [
        article("a", "2024-11-18T08:00", outlet="甲网"),
        article("b", "2024-11-18T09:00", outlet="乙网"),
    ]
    unnamed = one_cluster(*copies, article("c", "2024-11-18T10:00", outlet="丙网"))
    named = one_cluster(*copies, article("c", "2024-11-18T10:00", outlet="丙网", source="乙网"))
    assert {m.id: m.copied_from for m in unnamed.members}["c"] is None
    assert {m.id: m.copied_from for m in named.members}["c"] == "b"
