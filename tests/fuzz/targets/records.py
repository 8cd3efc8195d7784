"""Records: ours, written before, and others' of every form."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner import Article, clean
from cleaner.wrappers import FailedPart
from tests.fuzz import mutating
from tests.fuzz.invariants import Broken, check_input, read_all, squashed
from tests.fuzz.pieces import NUMBERS, PIECES
from tests.fuzz.targets.samples_of import SAMPLES

_NAMES = """
title content body text date time pubDate publish_time ctime source media url link id author editor
keywords tags images summary digest html data items list warnings path site encoding language paper
linked_securities extra
""".split()
_SAMPLES = (
    "sina/2025.html",
    "stcn/detail.html",
    "plain/paste.txt",
    "finews/v5.md",
    "elsewhere/generic.html",
)
_FOREIGN: tuple[dict[str, Any], ...] = (
    {
        "title": "松湖泵站试运行",
        "content": "泵站开始试运行。\n两台机组各一次。",
        "date": "2024-01-02",
    },
    {
        "title": "泵站",
        "html": "<p>泵站开始试运行。</p><p>　　来源：松湖日报</p>",
        "ctime": 1704164645,
    },
    {
        "code": 0,
        "data": {"list": [{"title": "甲站", "content": "甲站停运三天。", "media": "松湖网"}]},
    },
    {
        "版面": "A01",
        "标题": "乙站",
        "正文": "乙站恢复。",
        "日期": "2024年1月2日",
        "来源": "松湖日报",
    },
    {
        "text": "【丙站检修】丙站1月2日检修，三天后恢复。",
        "time": "2024-01-02T03:04:05Z",
        "tags": ["水"],
    },
)


def seeds() -> list[bytes]:
    """Return records of the samples, records of others, and several in lines."""
    ours = [a.to_dict() for name in _SAMPLES for a in clean(SAMPLES / name, path=name)]
    made = [msgspec.json.encode(record) for record in (*ours, *_FOREIGN)]
    return [*made, b"\n".join(made[:3]), b"[" + b",".join(made[-4:]) + b"]", b"\n".join(made[-4:])]


def mutated(data: bytes, pool: Sequence[bytes], dice: random.Random) -> bytes:
    """Change values of a record, or its text."""
    if dice.random() < 0.3:
        return mutating.mutated(data, pool, dice)
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    try:
        value = json.loads(lines[at])
    except (ValueError, RecursionError):
        return mutating.mutated(data, pool, dice)
    for _ in range(dice.choice((1, 1, 2, 4))):
        value = _changed(value, pool, dice)
    lines[at] = json.dumps(value, ensure_ascii=dice.random() < 0.3).encode("utf-8", "replace")
    return b"\n".join(lines)


def _changed(value: Any, pool: Sequence[bytes], dice: random.Random) -> Any:
    """Return a value with one change somewhere in it."""
    if isinstance(value, dict) and value and dice.random() < 0.9:
        name = dice.choice(list(value))
        kept = dict(value)
        match dice.randrange(6):
            case 0:
                del kept[name]
            case 1:
                kept[dice.choice(_NAMES)] = kept.pop(name)
            case 2:
                kept[dice.choice(_NAMES)] = _any(dice)
            case _:
                kept[name] = _changed(kept[name], pool, dice)
        return kept
    if isinstance(value, list) and value and dice.random() < 0.8:
        at = dice.randrange(len(value))
        return [*value[:at], _changed(value[at], pool, dice), *value[at + dice.randrange(2) :]]
    if isinstance(value, str) and dice.random() < 0.8:
        changed = mutating.mutated(value.encode("utf-8", "replace"), pool, dice)
        return changed.decode("utf-8", "replace")[:3000]
    return _any(dice)


def _any(dice: random.Random) -> Any:
    number = dice.choice(NUMBERS)
    return dice.choice(
        (
            *(None, True, False, 0, -1, 1704164645, 1704164645000, 2**63, 1.5, 1e308, float("nan")),
            *("", " ", number, dice.choice(PIECES).encode("utf-8", "replace").decode(), []),
            *(
                [None],
                {},
                {"": ""},
                ["a", 1],
                [["a"]],
                {"name": "松湖日报", "date": 1, "page": None},
            ),
        )
    )


def check(data: bytes) -> None:
    """Check all that holds of every input, and that no line is lost."""
    check_input(data)
    lines = data.split(b"\n") if data.startswith(b'{"') else []
    if len(lines) > 1 and all(map(_is_object, lines)):
        found = read_all(data)
        if isinstance(found, list) and len(found) < len(lines):
            raise Broken("each line gives a record or a word", f"{len(lines)} give {len(found)}")
        if isinstance(found, list) and len(found) == len(lines):
            _check_order([json.loads(line) for line in lines], found)


def _check_order(told: list[Any], found: list[Article | FailedPart]) -> None:
    """Check that no record stands where the line of another is."""
    texts = [squashed(json.dumps(one, ensure_ascii=False)) for one in told]
    for number, item in enumerate(found):
        title = squashed(item.title or "") if isinstance(item, Article) else ""
        if title not in texts[number] and any(title in text for text in texts):
            raise Broken("records come in the order of their lines", f"{number}: {title}")


def _is_object(line: bytes) -> bool:
    try:
        return line.startswith(b'{"') and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
