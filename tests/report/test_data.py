"""What the page is told: clusters in order, edits in few bytes, and the texts they give back."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.diff import Version, compare
from cleaner.report.arrange import arrange
from cleaner.report.edits import packed
from cleaner.report.in_parallel import detail_of, tell_all
from cleaner.report.stories import minutes
from cleaner.reprints import Cluster, dedupe
from cleaner.reprints.clusters.copies_before import CopyCounts
from cleaner.reprints.result import Member
from tests.report.records import Record, body_of, record, stories, told, write_report
from tests.reprints.records import SAMPLES, samples, story

_LINES = st.lists(
    st.text("一二三四五六七八九十，。、“” 　１1a𠮷\n", max_size=40)
    | st.sampled_from([*story(1), *story(2)]),
    max_size=8,
)


@given(_LINES, _LINES)
def test_a_copy_gives_its_text_back_from_its_base_and_its_edits(
    left: list[str], right: list[str]
) -> None:
    one, two = (
        Version(id=name, body="\n".join(lines)) for name, lines in (("a", left), ("b", right))
    )
    detail = json.loads(msgspec.json.encode(packed(compare(one, two))))
    index = {"stories": [{"detail": 0, "copies": [{}, {"base": 0}]}]}
    assert body_of(index, [{"body": one.body}, detail], 0, 1) == two.body


def test_the_samples_give_their_texts_back(tmp_path: Path) -> None:
    index, details = told(write_report(tmp_path, SAMPLES))
    known = {article.id: article for article in clean(SAMPLES / "articles.jsonl")}
    checked = 0
    for number, each in enumerate(index["stories"]):
        for place, copy in enumerate(each["copies"]):
            assert body_of(index, details, number, place) == known[copy["id"]].body
            checked += 1
    assert checked == len(details) == 7


def test_what_is_unchanged_is_told_by_its_place_alone() -> None:
    lines = story(1)
    diff = compare(Version(id="a", body="\n".join(lines)), Version(id="b", body="\n".join(lines)))
    assert packed(diff).rows == [(0, 0, len(lines))]


def test_a_paragraph_that_moved_is_not_told_again() -> None:
    lines = story(1, 12)
    paragraphs = ["".join(lines[i : i + 3]) for i in range(0, 12, 3)]
    moved = [paragraphs[3], *paragraphs[:3]]
    diff = compare(
        Version(id="a", body="\n".join(paragraphs)), Version(id="b", body="\n".join(moved))
    )
    said = msgspec.json.encode(packed(diff)).decode()
    assert '"moved":[4,1]' in said
    assert paragraphs[3] not in said


def member(id_: str, date: str | None, copied_from: str | None = None) -> Member:
    told = (copied_from, [], [], None, None, date, None)
    return Member(id_, "full", 1.0, 1.0, *told, *CopyCounts(0, 0, 0))


def cluster(members: list[Member], original: str | None, candidates: list[str]) -> Cluster:
    size, keep = len(members), members[0].id
    return Cluster(keep, original, candidates, "", [], size, members, [], keep, True)


def test_copies_stand_in_order_of_time_and_those_without_one_last() -> None:
    members = [
        member("a", None),
        member("b", "2024-01-02T10:00+08:00"),
        member("c", "2024-01-01T23:59:59+08:00"),
        member("d", "2024-01-01"),
    ]
    arranged = arrange(cluster(members, "c", []))
    assert [each.id for each in arranged.members] == ["d", "c", "b", "a"]


def test_a_copy_is_compared_with_what_it_was_copied_from_else_with_the_original() -> None:
    members = [
        member("a", "2024-01-01", "nobody listed"),
        member("b", "2024-01-02"),
        member("c", "2024-01-03", "b"),
        member("o", "2024-01-04"),
    ]
    arranged = arrange(cluster(members, "o", []))
    assert arranged.bases == [3, 3, 1, None]


def test_where_no_original_is_known_all_are_compared_with_the_first_candidate() -> None:
    members = [member("a", None), member("b", None), member("c", None)]
    assert arrange(cluster(members, None, ["b", "c"])).bases == [1, None, 1]


def test_bases_lead_to_the_one_that_leads() -> None:
    for found in dedupe([*samples().values(), *map(story_record, range(40))]).clusters:
        arranged = arrange(found)
        for place, base in enumerate(arranged.bases):
            seen = {place}
            while base is not None:
                assert base not in seen
                seen.add(base)
                base = arranged.bases[base]


def story_record(number: int) -> Record:
    return record(
        f"r{number}", story(number % 3)[number % 5 :], date=f"2024-01-{number % 9 + 1:02d}"
    )


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        (("1970-01-01",), 0),
        (("1970-01-02", "01:30", "59"), 24 * 60 + 90),
        ((), None),
        (("2023-02-30",), None),
    ],
)
def test_a_time_is_minutes_of_beijing(stamp: tuple[str, ...], expected: int | None) -> None:
    assert minutes(stamp) == expected


def test_several_processes_tell_what_one_does() -> None:
    lines = [json.dumps(each).encode() for each in stories(150)]
    pairs = [(None if n % 2 == 0 else lines[n - 1], line) for n, line in enumerate(lines)]
    assert list(tell_all(pairs, jobs=2)) == list(map(detail_of, pairs))


def test_the_index_says_what_was_compared(tmp_path: Path) -> None:
    index, _ = told(write_report(tmp_path, SAMPLES, "--window", "9", "--relations", "full,edited"))
    assert index["compared"] == 17
    assert index["leftOut"] == {"empty": 1, "short": 1}
    assert index["outletCount"] == 8
    assert (index["first"], index["last"]) == ("2024-10-18", "2024-11-20")
    settings = dict(index["settings"])
    assert settings["--window"] == "9"
    assert settings["--relations"] == "full,edited"
    relations = {copy["relation"] for each in index["stories"] for copy in each["copies"]}
    assert relations == {"original", "full", "edited"}


def test_a_copy_tells_the_figures_that_changed_and_where_it_was_copied_from(tmp_path: Path) -> None:
    index, _ = told(write_report(tmp_path, SAMPLES))
    copies = {copy["id"]: copy for each in index["stories"] for copy in each["copies"]}
    assert ["figure", "31.4公里", "31.7公里"] in copies["a4-corrected"]["edits"]["values"]
    assert "values" not in copies["a2-full"]["edits"]
    first = index["stories"][0]["copies"]
    assert first[copies["a3-edited"]["base"]]["id"] == "a2-full"
    assert copies["a3-edited"]["copied"] is True
    assert first[copies["a4-corrected"]["base"]]["id"] == "a1-original"  # its own outlet's


def test_a_story_tells_what_its_copies_print_where_they_differ(tmp_path: Path) -> None:
    index, _ = told(write_report(tmp_path, SAMPLES))
    metro, harvest = index["stories"]
    ids = [copy["id"] for copy in metro["copies"]]
    [place] = metro["places"]
    assert place["values"] == ["31.4公里", "31.7公里"]
    assert [ids[at] for at in place["arose"]] == ["a1-original", "a4-corrected"]
    assert {id_ for id_, which in zip(ids, place["prints"], strict=True) if which == 1} == {
        "a4-corrected"
    }
    assert "places" not in harvest
