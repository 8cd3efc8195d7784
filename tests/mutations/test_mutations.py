"""Where a figure changed: told where the versions show it, and null where they do not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
from click.testing import CliRunner

from cleaner.commands.dedupe import main
from cleaner.mutations import Mutation, mutations
from cleaner.reprints import dedupe
from tests.benchmarks import lineages
from tests.reprints.records import SAMPLES, Record, story

WHOLE = story(1, 20)
OTHER = story(2, 6)


def told(deaths: str) -> str:
    return f"据介绍，事故造成{deaths}人死亡，另有5人受伤，现场已经清理。"


def version(id_: str, hour: int, sentence: str, *changes: int) -> Record:
    """Return a version with a sentence, and with others replaced at some places."""
    sentences = list(WHOLE)
    sentences[5] = sentence
    for change in changes:
        sentences[change] = OTHER[change % len(OTHER)]
    return Record(id=id_, date=f"2024-11-18T{hour:02}:00", body="".join(sentences))


def rows(*records: Record) -> dict[str, Mutation]:
    known = {record.id: record for record in records}
    found = mutations(dedupe(records).clusters, lambda id_: msgspec.json.encode(known[id_]))
    return {row.value: row for row in found}


def test_a_changed_figure_arose_in_one_version_was_carried_on_and_was_corrected() -> None:
    found = rows(
        version("a", 8, told("3")),
        version("b", 9, told("8"), 10),
        version("c", 10, told("8"), 10, 12),
        version("d", 11, told("6"), 10, 12, 15),
    )
    assert set(found) == {"3人", "8人", "6人"}
    row = found["8人"]
    assert (row.arose_in, row.copied_from, row.was) == ("b", "a", "3人")
    assert (row.carried_by, row.reason) == (["c"], None)
    assert [(one.id, one.value) for one in row.corrected] == [("d", "6人")]
    assert "8人死亡" in row.passage
    assert row.passage_before == row.passage.replace("8人", "3人")
    assert (found["3人"].arose_in, found["3人"].was) == ("a", None)
    assert found["6人"].arose_in == "d"


def test_two_that_corrected_the_same_figure_each_have_it_from_nobody() -> None:
    row = rows(
        version("a", 8, told("3")),
        version("b", 9, told("8"), 10),
        version("c", 10, told("8"), 12),
    )["8人"]
    assert row.arose_in is None
    assert row.candidates == ["b", "c"]
    assert row.reason


def test_a_figure_that_is_missing_with_its_clause_did_not_change() -> None:
    assert (
        rows(
            version("a", 8, told("3")),
            version("b", 9, "据介绍，事故造成5人受伤，现场已经清理。", 10),
            version("c", 10, "据介绍，现场已经清理。", 12),
        )
        == {}
    )


def test_of_two_versions_of_one_hour_nobody_knows_which_changed_it() -> None:
    found = rows(version("a", 8, told("3")), version("b", 8, told("8"), 10))
    assert {row.arose_in for row in found.values()} == {None}
    assert all(row.reason for row in found.values())


def test_an_opposite_word_is_followed_through_versions_that_print_it_alike() -> None:
    found = rows(
        version("a", 8, "据公告，公司股东拟增持股份，比例另行公布。"),
        version("b", 9, "据公告，公司股东拟减持股份，比例另行公布。", 10),
        version("c", 10, "据公告，公司股东拟减持股份，比例另行公布。", 10, 12),
    )
    assert (found["减持"].kind, found["减持"].arose_in) == ("opposite", "b")
    assert found["减持"].carried_by == ["c"]


def test_one_figure_printed_in_two_ways_is_one() -> None:
    assert rows(version("a", 8, told("3")), version("b", 9, told("三"), 10)) == {}


def test_what_is_told_of_trees_with_missing_versions_is_right() -> None:
    found = Counter[str]()
    for seed in range(40):
        found += lineages.origins(seed)
    assert found["true"] >= 0.95 * found["told"]
    assert found["found"] >= 0.5 * found["changed"]


def test_the_command_writes_them_beside_its_clusters_and_from_an_index_too(tmp_path: Path) -> None:
    out, index = str(tmp_path / "clusters.jsonl"), str(tmp_path / "index")
    plain, held = tmp_path / "plain.jsonl", tmp_path / "held.jsonl"
    run = CliRunner().invoke
    assert run(main, [str(SAMPLES), "-o", out, "--mutations", str(plain)]).exit_code == 0
    given = [str(SAMPLES), "--index", index, "-o", out, "--mutations", str(held)]
    assert run(main, given).exit_code == 0
    assert plain.read_bytes() == held.read_bytes()
    lines = plain.read_text("utf-8").splitlines()
    assert [msgspec.json.decode(line)["value"] for line in lines] == ["31.4公里", "31.7公里"]
