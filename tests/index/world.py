"""Small invented corpora in which every cap of the matcher is in reach."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec
import pytest

from cleaner.index.answering import Ask
from cleaner.index.layout import IndexStamp
from cleaner.index.options import IndexOptions
from cleaner.reprints import settings
from cleaner.reprints.candidates import variants
from tests.reprints.records import Record, story

MAX_PAIRS = 7
_PHRASE = "本报讯息仅供参考不构成任何投资建议市场有风险入市须谨慎据此操作后果自负。"


@pytest.fixture
def caps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bring every cap in reach of a few articles."""
    for name, value in (("HOLDERS", 4), ("NEIGHBOURS", 1)):
        monkeypatch.setattr(settings, name, value)
    monkeypatch.setattr(variants, "ALL_PAIRED", 3)
    monkeypatch.setattr(variants, "MOST_VARIANTS", 3)


def options(path: str, **given: object) -> IndexOptions:
    stamp = IndexStamp(min_length=20, window=None)
    return IndexOptions(path=path, stamp=stamp, ask=Ask(None, MAX_PAIRS, "source"), **given)  # type: ignore[arg-type]


def world(seed: int, stories: int = 4) -> list[Record]:
    """Return stories: reprinted, cut, embedded, joined, retitled, some with a stock phrase."""
    dice = random.Random(seed)
    records = []
    for number in range(stories):
        whole = story(seed * 100 + number, dice.randrange(4, 14))
        records += [
            _version(dice, whole, seed * 100 + 50 + number, f"{number}-{copy}")
            for copy in range(dice.randrange(1, 8))
        ]
    dice.shuffle(records)
    return records


def _version(dice: random.Random, whole: list[str], other: int, id_: str) -> Record:
    body = list(whole)
    kind = dice.randrange(7)
    if kind == 0:
        body = body[: max(2, len(body) // 3)]
    elif kind == 1:
        body = body[1:]
    elif kind == 2:
        body += story(other, 9)
    elif kind == 3:
        body[dice.randrange(len(body))] = story(dice.randrange(10**6), 1)[0]
    elif kind == 4:
        body = body[:1] + story(dice.randrange(10**6), 6)
    if dice.random() < 0.4:
        body.append(_PHRASE)
    text = "".join(body) if dice.random() < 0.95 else dice.choice(["", "快讯。"])
    return Record(
        id=id_,
        body=text,
        title=dice.choice([None, "桥通了", "大桥通车", "跨江大桥今日通车"]),
        date=dice.choice([None, "2024-11-12", "2024-11-13T10:00+08:00", "2024-11-14"]),
        source=dice.choice([None, "云江日报"]),
        outlet=dice.choice([None, "云江日报", "河西日报"]),
    )


def lines(records: list[Record]) -> Iterator[bytes]:
    yield from map(msgspec.json.encode, records)


def portions(dice: random.Random, records: list[Record]) -> Iterator[list[Record]]:
    """Cut records into portions of any size."""
    rest = list(records)
    while rest:
        size = dice.choice([1, 1, 2, 3, 8, len(rest)])
        yield rest[:size]
        del rest[:size]
