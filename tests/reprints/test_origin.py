"""Originals: chosen by evidence, and null where it ties."""

from __future__ import annotations

from cleaner.reprints import Cluster, dedupe
from cleaner.reprints.clusters.drop import drop_ids
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
    assert [member.copied_from for member in found.members] == [None, None]
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


def test_a_clock_of_midnight_tells_a_day_and_the_list_says_so() -> None:
    timed = article("b", "2024-11-18T07:42:00+08:00", outlet="乙网")
    midnight = article("a", "2024-11-18T00:00:00+08:00", outlet="甲网")
    found = one_cluster(midnight, timed)
    assert (found.original, found.reason) == ("b", "the only time that is no midnight")
    fuller = article("a", "2024-11-18T00:00:00+08:00", outlet="甲网")
    shorter = article("b", "2024-11-18T07:42:00+08:00", size=12)
    assert one_cluster(fuller, shorter).against == [
        "stamped midnight, which tells its day and no time"
    ]


def test_a_second_after_midnight_is_a_time() -> None:
    found = one_cluster(
        article("b", "2024-11-18T00:00:01+08:00"), article("a", "2024-11-18T07:42:00+08:00")
    )
    assert (found.original, found.reason) == ("b", "first published")


def test_a_stamp_that_stores_write_for_no_date_is_none() -> None:
    found = one_cluster(
        article("b", "1970-01-01T08:00:00+08:00"), article("a", "2024-11-18T07:42:00+08:00")
    )
    assert found.original == "a"


def test_a_name_with_a_clock_of_that_day_tells_the_time_but_a_number_does_not() -> None:
    named = one_cluster(
        article("2024-11-18 09:30:05@乙.txt", "2024-11-18"),
        article("20241118070000.html", "2024-11-18"),
    )
    assert named.original == "20241118070000.html"
    numbered = one_cluster(
        article("202411180700001234", "2024-11-18"), article("2024-11-17 09:30@甲", "2024-11-18")
    )
    assert numbered.original is None


def test_the_house_of_an_address_publishes_what_tells_no_outlet() -> None:
    found = one_cluster(
        article("a", "2024-11-18", source="新华社", outlet="南湾网"),
        article("b", "2024-11-18", url="http://www.xinhuanet.com/2024/1.htm"),
    )
    assert (found.original, found.reason) == ("b", "named as the source by 1: 新华社")


def test_a_house_that_printed_it_on_a_later_day_was_not_copied() -> None:
    found = one_cluster(
        article("a", "2024-11-18T09:00:00+08:00", outlet="南湾网", source="云江日报"),
        article("b", "2024-11-19T06:00:00+08:00", outlet="云江日报"),
    )
    assert (found.original, found.against) == ("a", ["itself names 云江日报"])


def test_clocks_of_two_houses_may_differ_by_some_minutes_where_one_names_the_other() -> None:
    def copied(clock: str, source: str) -> list[str | None]:
        found = one_cluster(
            article("a", f"2024-11-18T{clock}:00+08:00", outlet="每日聚合", source=source),
            article("b", "2024-11-18T09:00:00+08:00", outlet="云江日报"),
            article("c", "2024-11-18T12:00:00+08:00", outlet="南湾网", source="云江日报"),
        )
        assert found.original == "b"
        return [member.copied_from for member in found.members]

    assert copied("08:59", "云江日报")[0] == "b"
    assert copied("08:40", "云江日报")[0] is None
    assert copied("08:59", "大城网")[0] is None


def test_its_own_dateline_goes_before_length_but_not_where_another_house_is_named() -> None:
    own = article("b", "2024-11-18", head="本报讯（记者 张一）", size=13, outlet="云江日报")
    longer = article("a", "2024-11-18", outlet="南湾网")
    found = one_cluster(own, longer)
    assert (found.original, found.reason) == ("b", "signed by its own house")
    assert found.against == ["a is fuller"]
    wire = article("c", "2024-11-18", head="新华社云江11月18日电", size=13, outlet="大城网")
    assert one_cluster(own, wire).original is None


def test_an_undated_text_that_its_own_house_signs_stands_against_the_only_dated_one() -> None:
    own = article("b", None, head="本报讯（记者 张一）", outlet="云江日报")
    found = one_cluster(own, article("a", "2024-11-18T09:00:00+08:00", outlet="南湾网"))
    assert found.original == "a"
    assert found.against == ["b tells no date and is signed by its own house"]


def test_a_line_more_is_no_fuller_text() -> None:
    footer = article("a", "2024-11-18")
    footer = Record(id="a", date="2024-11-18", body=footer.body + "\n欢迎收看本期内容")
    assert one_cluster(footer, article("b", "2024-11-18")).original is None


def test_what_an_article_contains_was_not_copied_from_it_where_that_came_first() -> None:
    early = article("a", "2024-11-18T08:00:00+08:00", size=5)
    whole = article("b", "2024-11-18T10:00:00+08:00")
    found = one_cluster(early, whole)
    assert (found.original, found.candidates) == (None, ["b", "a"])
    assert found.reason == "what it contains was published before it"
    excerpt = found.members[0]
    assert (excerpt.relation, excerpt.copied_from) == ("excerpt", None)
    assert "contained in a later article" in excerpt.changes
    both = one_cluster(early, whole, article("c", "2024-11-18T11:00:00+08:00"))
    assert both.original == "b"
    assert both.against == ["contains a, which was published before"]
    later = one_cluster(article("a", "2024-11-18T12:00:00+08:00", size=5), whole)
    assert (later.original, later.members[0].copied_from) == ("b", "b")


def test_what_shares_nothing_with_the_one_that_is_kept_is_not_dropped() -> None:
    sentences = story(7, 30)
    first, middle, last = (
        Record(id=id_, date=f"2024-11-{day}", body="".join(sentences[start : start + 18]))
        for id_, day, start in (("a", 18, 0), ("b", 19, 6), ("c", 20, 12))
    )
    result = dedupe([first, middle, last])
    [cluster] = result.clusters
    relations = {member.id: member.to_keep for member in cluster.members}
    everything = ("full", "edited", "excerpt", "partial")
    assert drop_ids(result.clusters, everything) == [
        id_ for id_, relation in relations.items() if relation in everything
    ]
    assert relations["a"] is None
    assert drop_ids(result.clusters, ("full",)) == []
