"""Novelty: what was known of each article's story before it, and nothing that came later."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.newstext.houses import house_name
from cleaner.novelty.novelty_model import Novelty
from cleaner.novelty.novelty_run import Arrived, novelty
from cleaner.novelty.timeline import TimeKnown, time_known
from cleaner.output.times import BEIJING
from cleaner.reprints import prepare, relate
from cleaner.reprints.relations.relate import Verdict, flip
from tests.examples import examples
from tests.index.world import caps, world
from tests.reprints.records import story

__all__ = ["caps"]

Row = dict[str, Any]
_RANK = {"full": 0, "edited": 1, "excerpt": 2}
_NEVER = datetime.max.replace(tzinfo=BEIJING)


def told(rows: list[Row], **options: Any) -> dict[str, Novelty]:
    lines = [Arrived(msgspec.json.encode(row), row.get("added")) for row in rows]
    return {item.id: item for item in novelty(lines, **options)}


class Obvious:
    """The definition: each article is compared with all that were earlier, pair by pair."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = [row for row in rows if len(row["body"]) > 25]
        self.known: list[TimeKnown] = [
            time_known(r["id"], r.get("date"), r.get("captured_at"), r.get("added"))
            for r in self.rows
        ]
        texts = [prepare(msgspec.convert(row, Record)) for row in self.rows]
        numbers = range(len(texts))
        self.verdicts = {
            (i, j): relate(texts[i], texts[j]) for i in numbers for j in numbers if i < j
        }
        self.stories: dict[int, str] = {}

    def verdict(self, one: int, two: int) -> Verdict | None:
        if one < two:
            return self.verdicts[one, two]
        return flip(self.verdicts[two, one])

    def turn(self, i: int) -> tuple[datetime, datetime, int]:
        at, published = self.known[i].at, self.known[i].published
        return at or _NEVER, published.end if published else _NEVER, i

    def earlier(self, i: int) -> list[int]:
        mine = self.known[i]
        found = []
        for j, other in enumerate(self.known):
            if mine.at is None or other.at is None or i == j:
                continue
            sooner = (
                other.published and mine.published and (other.published.end <= mine.published.start)
            )
            if other.at < mine.at or (other.at == mine.at and sooner):
                found.append(j)
        return found

    def joined(self, i: int, among: list[int]) -> set[int]:
        found, fresh = {i}, [i]
        while fresh:
            one = fresh.pop()
            for two in among:
                verdict = None if two in found else self.verdict(one, two)
                if verdict is not None and verdict.relation in ("full", "edited"):
                    found.add(two)
                    fresh.append(two)
        return found - {i}

    def __iter__(self):  # type: ignore[no-untyped-def] # noqa: ANN204
        for i in sorted(range(len(self.rows)), key=self.turn):
            yield self.rows[i]["id"], self.row(i)

    def row(self, i: int) -> tuple[Any, ...]:
        earlier = self.earlier(i)
        joined = self.joined(i, earlier)
        carries = {}
        for j in earlier:
            verdict = self.verdict(i, j)
            if verdict is None:
                continue
            if verdict.relation in ("full", "edited") or (
                verdict.relation == "excerpt" and verdict.shorter == "left"
            ):
                carries[j] = verdict
        self.stories[i] = self.rows[i]["id"]
        if not carries:
            return ("first", None, None, self.rows[i]["id"], 0, 0)

        def order(j: int) -> tuple[Any, ...]:
            return _RANK[carries[j].relation], -carries[j].similarity, self.turn(j)

        nearest = min(carries, key=order)
        home = joined or {k for j in carries for k in (*self.joined(j, earlier), j)}
        self.stories[i] = self.stories[min(home, key=self.turn)]
        before = joined | set(carries)
        houses = {house_name(self.rows[j].get("outlet")) for j in before} - {None}
        return (
            "reprint",
            carries[nearest].relation,
            self.rows[nearest]["id"],
            self.stories[i],
            len(before),
            len(houses),
        )


class Record(msgspec.Struct, frozen=True):
    id: str
    body: str
    title: str | None = None
    date: str | None = None


@settings(max_examples=examples(12), deadline=None)
@given(seed=st.integers(0, 10**6), dice=st.randoms(use_true_random=False))
def test_the_fast_way_says_what_the_obvious_one_says(seed: int, dice: random.Random) -> None:
    rows: list[Row] = [msgspec.to_builtins(record) for record in world(seed)]
    for row in rows:
        row["captured_at"] = dice.choice([None, _minute(dice), f"2024-11-{dice.randrange(10, 14)}"])
        row["added"] = dice.choice([None, "2024-11-12T08:00:00+08:00", _minute(dice)])
    found = told(rows)
    assert list(found) == [row["id"] for row in rows]
    for id_, expected in Obvious(rows):
        got = found[id_]
        if got.seen == "undated":
            continue
        assert expected == (
            got.seen,
            got.relation,
            got.nearest,
            got.story,
            got.copies,
            got.outlets,
        ), id_


def _minute(dice: random.Random) -> str:
    return f"2024-11-{dice.randrange(10, 14)}T{dice.randrange(24):02}:{dice.randrange(60):02}+08:00"


TEXT = "".join(story(1))


def copy(id_: str, captured: str | None, **more: Any) -> Row:
    return {"id": id_, "body": TEXT, "captured_at": captured, **more}


def test_only_what_was_known_earlier_counts() -> None:
    rows = [
        copy("second", "2024-03-02T10:00+08:00", date="2024-03-01", outlet="山海日报"),
        copy("first", "2024-03-01T09:00+08:00", date="2024-03-03", outlet="云江日报"),
        copy("third", "2024-03-09T09:30+08:00", outlet="云江日报"),
    ]
    found = told(rows)
    assert [found[id_].seen for id_ in ("first", "second", "third")] == [
        "first",
        "reprint",
        "reprint",
    ]
    assert {item.story for item in found.values()} == {"first"}
    third = found["third"]
    assert (third.copies_12h, third.copies_24h, third.copies_7d, third.copies) == (0, 0, 1, 2)
    assert third.outlets == 2


@settings(max_examples=examples(8), deadline=None)
@given(seed=st.integers(0, 10**6), dice=st.randoms(use_true_random=False))
def test_what_comes_later_changes_no_row(seed: int, dice: random.Random) -> None:
    rows: list[Row] = [msgspec.to_builtins(record) for record in world(seed)]
    for row in rows:
        row["captured_at"] = _minute(dice)
    cut = _minute(dice)
    early = [row for row in rows if row["captured_at"] <= cut]
    whole = told(rows)
    assert told(early) == {row["id"]: whole[row["id"]] for row in early}


@pytest.mark.usefixtures("caps")
@settings(max_examples=examples(8), deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_popular_story_has_one_first(seed: int) -> None:
    dice = random.Random(seed)
    whole = story(seed, 14)
    rows = [
        {
            "id": str(i),
            "body": "".join([*whole, *story(dice.randrange(10**6), 1)]),
            "captured_at": _minute(dice),
        }
        for i in range(20)
    ]
    firsts = [item for item in told(rows).values() if item.seen == "first"]
    earliest = min(row["captured_at"] for row in rows)
    assert {item.known_at for item in firsts} == {earliest}


def test_what_is_whole_in_an_earlier_one_is_an_excerpt_and_what_adds_to_it_is_first() -> None:
    sentences = story(2, 20)
    short, long = "".join(sentences[:6]), "".join(sentences)
    rows = [
        {"id": "long", "body": long, "captured_at": "2024-03-01T09:00+08:00"},
        {"id": "short", "body": short, "captured_at": "2024-03-01T12:00+08:00"},
    ]
    found = told(rows)
    assert (found["short"].seen, found["short"].relation) == ("reprint", "excerpt")
    assert (found["short"].nearest, found["short"].copies_12h) == ("long", 1)
    rows[0]["captured_at"] = "2024-03-01T15:00+08:00"
    found = told(rows)
    assert [found[id_].seen for id_ in ("short", "long")] == ["first", "first"]


def test_two_excerpts_of_one_digest_are_no_copies_of_each_other() -> None:
    one, two = "".join(story(3, 8)), "".join(story(4, 8))
    rows = [
        {"id": id_, "body": body, "captured_at": f"2024-03-01T{hour}:00+08:00"}
        for id_, body, hour in (("digest", one + two, "08"), ("one", one, "09"), ("two", two, "10"))
    ]
    assert told(rows)["two"].copies == 1


def test_captured_goes_before_added_and_added_before_published() -> None:
    rows = [
        copy("a", "2024-03-01T09:00+08:00", added="2024-05-01T00:10:00+08:00", date="2024-02-01"),
        copy("b", None, added="2024-05-01T00:10:00+08:00", date="2024-02-01"),
        copy("c", None, date="2024-02-01"),
        copy("d", None),
    ]
    found = told(rows)
    assert [item.known_by for item in found.values()] == ["captured", "added", "published", None]
    assert [item.seen for item in found.values()] == ["reprint", "reprint", "first", "undated"]
    assert found["d"].copies is None


def test_of_one_portion_the_one_published_before_is_earlier() -> None:
    rows = [
        copy("b", None, added="2024-05-01T00:10:00+08:00", date="2024-02-01T10:00+08:00"),
        copy("a", None, added="2024-05-01T00:10:00+08:00", date="2024-02-01T09:00+08:00"),
        copy("same", None, added="2024-05-01T00:10:00+08:00", date="2024-02-01T09:00+08:00"),
        copy("none", None, added="2024-05-01T00:10:00+08:00"),
    ]
    found = told(rows)
    assert [found[id_].copies for id_ in ("a", "same", "b", "none")] == [0, 0, 2, 0]


def test_a_day_tells_no_hours() -> None:
    rows = [copy("a", "2024-03-01"), copy("b", "2024-03-02")]
    b = told(rows)["b"]
    assert (b.copies_12h, b.copies_24h, b.copies_7d) == (None, None, 1)


def test_the_end_of_a_window_is_inside_and_what_lies_before_it_outside() -> None:
    at = datetime(2024, 3, 2, 9, tzinfo=BEIJING)
    for seconds, expected in ((0, 1), (1, 0)):
        before = at - timedelta(hours=12, seconds=seconds)
        rows = [copy("a", before.isoformat()), copy("b", at.isoformat())]
        assert told(rows)["b"].copies_12h == expected


def test_what_is_too_short_to_compare_has_its_row() -> None:
    rows = [copy("a", "2024-03-01"), {"id": "b", "body": "快讯。", "captured_at": "2024-03-02"}]
    found = told(rows)
    assert (found["b"].seen, found["b"].copies, found["b"].story) == ("not compared", None, None)
