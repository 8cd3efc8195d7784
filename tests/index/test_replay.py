"""A history told again is what running it every day or hour would have told."""

from __future__ import annotations

import itertools
import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cleaner.errors import WrongUseError
from cleaner.index.api import add
from cleaner.index.maintenance import parse_time
from cleaner.index.replay import Every, Replay
from cleaner.reprints.clusters.moments import time_span
from tests.examples import examples
from tests.index.test_command import ARTICLES, run
from tests.index.world import caps, lines, options, world

__all__ = ["caps"]


@pytest.mark.usefixtures("caps")
@settings(
    max_examples=examples(5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(
    seed=st.integers(0, 10**6),
    dice=st.randoms(use_true_random=False),
    every=st.sampled_from(["day", "hour"]),
)
def test_each_step_tells_what_the_run_at_its_end_would(
    seed: int, dice: random.Random, every: Every, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("index")
    records = [
        msgspec.structs.replace(record, date=dice.choice([None, "2024-11-12", _time(dice)]))
        for record in world(seed)
    ]
    whole = options(str(folder / "whole.duckdb"))
    add(whole, lines(records))
    since, until = parse_time("2024-11-11"), parse_time("2024-11-13")
    history = Replay(whole, every, since, until)
    steps = {step.number: step.portion for step in history}
    length = timedelta(days=1) if every == "day" else timedelta(hours=1)
    daily = options(str(folder / "daily.duckdb"))

    def number(record: Any) -> int:
        told = time_span(record.date)
        assert told is not None
        return next(n for n in itertools.count(0) if told.end <= since.start + n * length)

    held = [r for r in records if (s := time_span(r.date)) is not None and s.end <= until.end]
    for n, portion in itertools.groupby(sorted(held, key=number), key=number):
        told = add(daily, lines(list(portion)))
        if n > 0:
            assert (steps[n].answer, steps[n].differences) == (told.answer, told.differences)
    assert set(steps) == {number(record) for record in held} - {0}
    assert history.undated == sum(record.date is None for record in records)
    assert history.later == len(records) - len(held) - history.undated


def _time(dice: random.Random) -> str:
    return f"2024-11-{dice.randrange(10, 15)}T{dice.randrange(24):02}:{dice.randrange(60):02}+08:00"


@pytest.fixture
def index(tmp_path: Path) -> str:
    path = str(tmp_path / "news.duckdb")
    run("--index", path, str(ARTICLES))
    return path


def test_the_command_tells_the_time_of_each_run(index: str, tmp_path: Path) -> None:
    changes = tmp_path / "changes.jsonl"
    asked = ("--index", index, "--replay-by", "hour", "2024-11-18", "2024-11-19")
    done = run(*asked, "--changes", str(changes))
    assert done.exit_code == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    first = found[0]
    assert (first["at"], first["size"]) == ("2024-11-18T11:00+08:00", 2)
    assert [one["at"] for one in found] == sorted(one["at"] for one in found)
    told = [json.loads(line) for line in changes.read_text("utf-8").splitlines()]
    assert told[0] == {"at": "2024-11-18T09:00+08:00", "change": "article"} | {
        "id": "a1-original",
        "what": "added",
    }
    assert "replayed 48 steps" in done.stderr
    assert "without a time" in done.stderr


def test_how_far_it_is_is_told_meanwhile_in_as_many_lines_as_one_reads(index: str) -> None:
    asked = ("--index", index, "--replay-by", "hour", "2024-11-18", "2024-11-19")
    lines = [line for line in run(*asked).stderr.splitlines() if " of 48" in line]
    assert lines[0] == "dedupe: replayed 2024-11-18T09:00+08:00: 10 of 48"
    assert 1 < len(lines) <= 20
    assert run(*asked, "-q").stderr == ""


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_tables_hold_a_row_a_member(index: str, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"history.{suffix}"
    asked = ("--index", index, "--replay-by", "day", "2024-11-18", "2024-11-19", "-o", str(out))
    assert run(*asked).exit_code == 0
    assert out.stat().st_size > 0


def test_the_index_stays_as_it_is(index: str) -> None:
    before = run("--index", index, "--list").stdout
    run("--index", index, "--replay-by", "day", "2024-11-18", "2024-11-19")
    assert run("--index", index, "--list").stdout == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("--replay-by", "day", "2024-11-19", "2024-11-18"),
        ("--replay-by", "week", "2024-11-18", "2024-11-19"),
        ("--replay-by", "day", "soon", "2024-11-19"),
        ("--replay-by", "day", "2024-11-18", "2024-11-19", "--report", "r.html"),
        ("--replay-by", "day", "2024-11-18", "2024-11-19", "--format", "ids"),
        ("--replay-by", "day", "2024-11-18", "2024-11-19", "--list"),
        ("--replay-by", "day", "2024-11-18", "2024-11-19", str(ARTICLES)),
    ],
)
def test_what_does_not_go_with_it_is_a_wrong_use(index: str, wrong: tuple[str, ...]) -> None:
    assert run("--index", index, *wrong).exit_code == 2


def test_too_many_steps_are_refused(index: str) -> None:
    since, until = parse_time("1900-01-01"), parse_time("2024-01-01")
    with pytest.raises(WrongUseError, match="steps"):
        Replay(options(index), "hour", since, until)
