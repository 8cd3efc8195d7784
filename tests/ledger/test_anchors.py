"""Who shares a run of the ledger shares an anchor, and an index finds them by it."""

from __future__ import annotations

import json
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
from cleaner.index.sharing import count_with, sharing_records
from cleaner.ledger import Ledger, ledger
from cleaner.ledger.anchors import anchors_of_articles, anchors_of_texts
from cleaner.ledger.ledger_settings import OLD
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.texts.normal_form import normalise
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
    first, second = anchors_of_texts([left, right])
    if shares:
        assert np.intersect1d(first, second).size


def test_a_story_has_the_anchors_of_its_body_but_those_of_its_credits() -> None:
    body = TEXTS[0] + "\n监制丨沈岚\n编导丨周启航"
    own = anchors_of_articles([Record(id="a", body=body)])
    [whole] = anchors_of_texts([normalise(body)])
    assert len(own)
    assert np.isin(own, whole).all()


def article(number: int) -> dict[str, str]:
    lines = [*story(number % 7, 8)[number % 5 :], *story(100 + number, 4)]
    if number % 9 == 0:
        lines = story(number % 7, 8)[2:3]
    day = f"2024-11-{1 + number % 20:02}T08:00:00+08:00"
    return {"id": f"n{number}", "date": day, "title": f"第{number}篇", "body": "\n".join(lines)}


def told(lines: list[bytes], ids: set[str]) -> dict[str, Ledger]:
    decode = msgspec.json.Decoder(CorpusRecord).decode
    return {entry.id: entry for entry in ledger(map(decode, lines), told=ids)}


@pytest.fixture
def options(tmp_path: Path) -> IndexOptions:
    return IndexOptions(
        path=str(tmp_path / "news.duckdb"),
        stamp=IndexStamp(min_length=40, window=None),
        ask=Ask(None, 1000, "source"),
    )


def test_those_that_share_are_enough_whatever_came_and_went(options: IndexOptions) -> None:
    lines = [json.dumps(article(n)).encode() for n in range(60)]
    for start in (30, 0):
        api.add(options, lines[start : start + 30])
    api.remove(options, ["n3", "n44"])
    changed = article(5) | {"body": "\n".join(story(3, 8))}
    api.add(options, [json.dumps(changed).encode()])
    every = list(maintenance.export(options, None))
    for number in (5, 9, 12, 41, 58):
        own = [line for line in every if json.loads(line)["id"] == f"n{number}"]
        found = list(sharing_records(options, own))
        assert set(own) <= set(found) <= set(every)
        assert len(found) < len(every)
        assert told(found, {f"n{number}"}) == told(every, {f"n{number}"})
    maintenance.migrate(options)
    own = [line for line in every if json.loads(line)["id"] == "n58"]
    assert told(list(sharing_records(options, own)), {"n58"}) == told(every, {"n58"})


def test_what_an_index_has_not_is_compared_with_those_that_share(options: IndexOptions) -> None:
    lines = [json.dumps(article(n)).encode() for n in range(40)]
    api.add(options, lines)
    new = json.dumps(article(5) | {"id": "x", "date": "2024-12-01"}).encode()
    found = list(sharing_records(options, [new]))
    assert told([*found, new], {"x"}) == told([*lines, new], {"x"})
    assert len(found) < len(lines)
    other = json.dumps({"id": "y", "body": "\n".join(story(999, 6))}).encode()
    assert list(sharing_records(options, [other])) == []
    assert count_with(options, {"x", "n1", "n2"}) == 41


def test_as_of_a_time_those_that_share_and_were_there_are_enough(options: IndexOptions) -> None:
    api.add(options, [json.dumps(article(n)).encode() for n in range(40)])
    past = Past(maintenance.parse_time("2024-11-12"), "published")
    there = list(maintenance.export(options, past))
    new = json.dumps(article(5) | {"id": "x", "date": "2024-12-01"}).encode()
    found = list(sharing_records(options, [new], past))
    assert set(found) < set(there)
    assert told([*found, new], {"x"}) == told([*there, new], {"x"})
