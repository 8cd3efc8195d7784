"""Who shares a run of the ledger shares an anchor, and an index finds them by it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.index import api, maintenance
from cleaner.index.answering import Ask
from cleaner.index.as_of import Past
from cleaner.index.layout import IndexStamp
from cleaner.index.options import IndexOptions
from cleaner.index.sharing import count_with, shelf_beside
from cleaner.ledger import Ledger, ledger
from cleaner.ledger.anchors import anchors_of, anchors_of_articles
from cleaner.ledger.ledger_settings import OLD
from cleaner.ledger.shelf import pack_story, unpack_story
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.texts.normal_form import code_points, normalise
from tests.reprints.records import Record, story

TEXTS = ["".join(story(seed)) for seed in range(1, 4)]
pieces = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.integers(0, 60), st.integers(1, 40)), max_size=4
).map(lambda cuts: "x".join(text[at : at + size] for text, at, size in cuts))


@given(pieces, pieces)
def test_texts_that_share_a_run_share_an_anchor(one: str, two: str) -> None:
    left, right = normalise(one), normalise(two)
    runs = {left[at : at + OLD] for at in range(len(left) - OLD + 1)}
    shares = any(right[at : at + OLD] in runs for at in range(len(right) - OLD + 1))
    first, second = anchors_of(code_points(left)), anchors_of(code_points(right))
    if shares:
        assert np.intersect1d(first, second).size


def test_a_story_has_the_anchors_of_its_body_but_those_of_its_credits() -> None:
    body = TEXTS[0] + "\n监制丨沈岚\n编导丨周启航"
    own = anchors_of_articles([Record(id="a", body=body)])
    assert len(own)
    assert np.array_equal(own, anchors_of(code_points(normalise(TEXTS[0]))))


def article(number: int) -> dict[str, str]:
    lines = [*story(number % 7, 8)[number % 5 :], *story(100 + number, 4)]
    if number % 9 == 0:
        lines = story(number % 7, 8)[2:3]
    day = f"2024-11-{1 + number % 20:02}T08:00:00+08:00"
    return {"id": f"n{number}", "date": day, "title": f"第{number}篇", "body": "\n".join(lines)}


@pytest.fixture
def options(tmp_path: Path) -> IndexOptions:
    return IndexOptions(
        path=str(tmp_path / "news.duckdb"),
        stamp=IndexStamp(min_length=40, window=None),
        ask=Ask(None, 1000, "source"),
    )


def told(articles: Iterable[CorpusRecord], ids: set[str]) -> dict[str, Ledger]:
    return {entry.id: entry for entry in ledger(articles, told=ids)}


def on_a_shelf(
    options: IndexOptions, asked: list[CorpusRecord], past: Past | None = None
) -> tuple[dict[str, Ledger], list[str]]:
    """Return the ledger of articles beside an index, and the ids of what is compared with them."""
    with shelf_beside(options, asked, past) as shelf:
        there = shelf.holds([one.id for one in asked])
        new = [one for one in asked if one.id not in there]
        ids = {one.id for one in asked}
        entries = ledger([*shelf.own(), *new], ids, beside=shelf)
        return {entry.id: entry for entry in entries}, [story.id for story in shelf.stories()]


def records(lines: Iterable[bytes]) -> list[CorpusRecord]:
    return list(map(msgspec.json.Decoder(CorpusRecord).decode, lines))


def test_those_that_share_are_enough_whatever_came_and_went(options: IndexOptions) -> None:
    lines = [json.dumps(article(n)).encode() for n in range(60)]
    for start in (30, 0):
        api.add(options, lines[start : start + 30])
    api.remove(options, ["n3", "n44"])
    changed = article(5) | {"body": "\n".join(story(3, 8))}
    api.add(options, [json.dumps(changed).encode()])
    every = records(maintenance.export(options, None))
    for number in (5, 9, 12, 41, 58):
        id_ = f"n{number}"
        entries, compared = on_a_shelf(options, [one for one in every if one.id == id_])
        assert entries == told(every, {id_})
        assert 0 < len(compared) < len(every) - 1
        assert id_ not in compared
    some = {f"n{number}" for number in range(0, 60, 2)} - {"n44"}
    maintenance.migrate(options)
    entries, compared = on_a_shelf(options, [one for one in every if one.id in some])
    assert entries == told(every, some)
    assert len(compared) == len(every) - len(some)  # many are asked about: all are compared


def test_what_an_index_has_not_is_compared_with_those_that_share(options: IndexOptions) -> None:
    lines = [json.dumps(article(n)).encode() for n in range(40)]
    api.add(options, lines)
    new = records([json.dumps(article(5) | {"id": "x", "date": "2024-12-01"}).encode()])
    entries, compared = on_a_shelf(options, new)
    assert entries == told([*records(lines), *new], {"x"})
    assert 0 < len(compared) < len(lines)
    other = records([json.dumps({"id": "y", "body": "\n".join(story(999, 6))}).encode()])
    assert on_a_shelf(options, other)[1] == []
    assert count_with(options, {"x", "n1", "n2"}) == 41


def test_as_of_a_time_those_that_share_and_were_there_are_enough(options: IndexOptions) -> None:
    api.add(options, [json.dumps(article(n)).encode() for n in range(40)])
    past = Past(maintenance.parse_time("2024-11-12"), "published")
    there = records(maintenance.export(options, past))
    new = records([json.dumps(article(5) | {"id": "x", "date": "2024-12-01"}).encode()])
    entries, compared = on_a_shelf(options, new, past)
    assert set(compared) < {one.id for one in there}
    assert entries == told([*there, *new], {"x"})
    later = [one for one in records(maintenance.export(options, None)) if one not in there][:1]
    entries, _ = on_a_shelf(options, later, past)  # not there yet: it is compared as it is given
    assert entries == told([*there, *later], {later[0].id})


@given(pieces)
def test_a_normal_form_is_unpacked_as_it_was_packed(text: str) -> None:
    for form in (normalise(text), normalise(text + "𠮷野家" + text)):
        assert unpack_story(pack_story(code_points(form))).tobytes() == code_points(form).tobytes()
