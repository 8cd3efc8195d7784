"""As of a time: as if nothing later existed, no later copy and no later original."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cleaner.index.api import add
from cleaner.index.as_of import Past, answer_as_of
from cleaner.index.index_choices import By
from cleaner.index.maintenance import parse_time
from cleaner.index.several_times import answers_as_of
from cleaner.reprints import dedupe
from cleaner.reprints.choices import Choices
from cleaner.reprints.clusters.moments import time_span
from tests.examples import examples
from tests.index.test_command import ARTICLES, run
from tests.index.world import MAX_PAIRS, lines, options, world
from tests.reprints.records import Record


@settings(
    max_examples=examples(8),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(seed=st.integers(0, 10**6), dice=st.randoms(use_true_random=False))
def test_a_cut_at_any_time_is_a_fresh_run_on_what_remains(
    seed: int, dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    records = [
        msgspec.structs.replace(
            record, date=dice.choice([None, f"2024-11-{dice.randrange(10, 14)}", _minute(dice)])
        )
        for record in world(seed)
    ]
    add(index, lines(records))
    time = dice.choice([f"2024-11-{dice.randrange(10, 14)}", _minute(dice)])
    cut = parse_time(time)
    held = [r for r in records if (told := time_span(r.date)) and told.end <= cut.end]
    result, count = answer_as_of(index, Past(cut, "published"))
    assert result == dedupe(held, Choices(max_pairs=MAX_PAIRS))
    assert count.undated == sum(record.date is None for record in records)
    assert count.later == len(records) - len(held) - count.undated


@settings(
    max_examples=examples(6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(
    seed=st.integers(0, 10**6),
    dice=st.randoms(use_true_random=False),
    by=st.sampled_from(["published", "captured"]),
)
def test_as_of_several_times_is_told_what_is_told_as_of_each(
    seed: int, dice: random.Random, by: By, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = options(str(tmp_path_factory.mktemp("index") / "news.duckdb"))
    told = []
    for record in world(seed):
        date = dice.choice([None, f"2024-11-{dice.randrange(10, 14)}", _minute(dice)])
        made = msgspec.to_builtins(msgspec.structs.replace(record, date=date))
        told.append(made | {"captured_at": dice.choice([None, _minute(dice)])})
    add(index, map(msgspec.json.encode, told))
    times = ["2024-11-09", "2024-11-30", "2024-11-30", *(_minute(dice) for _ in range(4))]
    dice.shuffle(times)
    answers = list(answers_as_of(index, list(map(parse_time, times)), by))
    assert [one.at.end for one in answers] == sorted(parse_time(time).end for time in times)
    for one in answers:
        assert (one.result, one.left_out) == answer_as_of(index, Past(one.at, by))


def test_the_command_tells_each_time_what_it_tells_of_one(tmp_path: Path) -> None:
    index = str(tmp_path / "news.duckdb")
    run("--index", index, str(ARTICLES))
    times = ("2024-11-18T12:00", "2024-11-30", "2024-11-18T10:00")
    asked = [part for time in times for part in ("--as-of", time)]
    for more in ((), ("--pairs",), ("--relations", "full"), ("--figures",)):
        found = run("--index", index, "--list", *asked, *more)
        assert found.exit_code == 0, found.stderr
        expected = [
            json.loads(line) | {"at": time}
            for time in sorted(times, key=lambda time: parse_time(time).end)
            for line in run("--index", index, "--list", "--as-of", time, *more).stdout.splitlines()
        ]
        assert [json.loads(line) for line in found.stdout.splitlines()] == expected
    assert "as of 2024-11-18T12:00: left out" in found.stderr
    table = str(tmp_path / "told.csv")
    assert run("--index", index, "--list", *asked, "-o", table).exit_code == 0
    with open(table, encoding="utf-8") as file:
        assert {row["at"] for row in csv.DictReader(file)} == set(times[:2])


@pytest.mark.parametrize(
    "wrong", [("--export",), ("--against", "x.jsonl"), ("--list", "--report", "r.html")], ids=str
)
def test_several_times_go_with_a_list_alone(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    index = str(tmp_path / "news.duckdb")
    asked = ("--as-of", "2024-01-01", "--as-of", "2024-01-02")
    assert run("--index", index, *asked, *wrong).exit_code == 2


def _minute(dice: random.Random) -> str:
    return f"2024-11-{dice.randrange(10, 14)}T{dice.randrange(24):02}:{dice.randrange(60):02}"


def test_a_later_original_is_not_known_yet(tmp_path: Path) -> None:
    index = str(tmp_path / "news.duckdb")
    run("--index", index, str(ARTICLES))
    told = run("--index", index, "--list", "--as-of", "2024-11-18T10:00")
    assert told.stdout == ""
    later = run("--index", index, "--list", "--as-of", "2024-11-18T11:05:00")
    [cluster] = map(json.loads, later.stdout.splitlines())
    assert {member["id"] for member in cluster["members"]} == {"a1-original", "a2-full"}


@pytest.mark.parametrize(
    ("time", "held"),
    [
        ("2024-11-18", ["day", "minute"]),
        ("2024-11-18T23:58", ["minute"]),
        ("2024-11-18T10:30", ["minute"]),
        ("2024-11-18T10:30:00", []),
        ("2024-11-17", []),
    ],
)
def test_a_day_is_there_when_it_is_over_and_a_minute_likewise(
    tmp_path: Path, time: str, held: list[str]
) -> None:
    index = str(tmp_path / "news.duckdb")
    dates = {"day": "2024-11-18", "minute": "2024-11-18T10:30+08:00", "none": None}
    records = [
        {"id": i, "title": i, "date": d, "body": f"{i}甲乙丙丁。" * 9} for i, d in dates.items()
    ]
    run("--index", index, text="\n".join(map(json.dumps, records)))
    told = run("--index", index, "--export", "--as-of", time).stdout
    assert [json.loads(line)["id"] for line in told.splitlines()] == held


def test_captured_is_another_time_than_published(tmp_path: Path) -> None:
    index = options(str(tmp_path / "news.duckdb"))
    body = "".join(map(chr, range(0x4E00, 0x4F00)))
    copies = [
        {"id": "a", "body": body, "date": "2024-01-01", "captured_at": "2024-01-02"},
        {"id": "b", "body": body, "date": "2024-01-01", "captured_at": "2024-02-01"},
        {"id": "c", "body": body, "date": "2024-01-01"},
    ]
    add(index, map(msgspec.json.encode, copies))
    january = parse_time("2024-01-15")
    assert answer_as_of(index, Past(january, "published"))[0].compared == 3
    result, count = answer_as_of(index, Past(january, "captured"))
    assert (result.compared, count.later, count.undated) == (1, 1, 1)


def test_an_article_is_compared_with_what_was_there(tmp_path: Path) -> None:
    index = options(str(tmp_path / "news.duckdb"))
    body = "".join(map(chr, range(0x4E00, 0x4F00)))
    add(index, lines([Record(id=d, body=body, date=d) for d in ("2024-01-01", "2024-03-01")]))
    asked = lines([Record(id="mine", body=body, date="2024-02-01")])
    result, _ = answer_as_of(index, Past(parse_time("2024-02-01"), "published"), asked)
    assert [(pair.left, pair.right) for pair in result.pairs] == [("2024-01-01", "mine")]


def test_as_of_goes_with_a_question(tmp_path: Path) -> None:
    index = str(tmp_path / "news.duckdb")
    assert run("--index", index, "--as-of", "2024-01-01", str(ARTICLES)).exit_code == 2
    assert run("--index", index, "--list", "--as-of", "soon").exit_code == 2
