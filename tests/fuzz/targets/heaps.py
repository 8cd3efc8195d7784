"""Small heaps of articles, in JSON Lines: invented stories, and what was made of them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

from tests.fuzz.pieces import PIECES
from tests.reprints.records import story

MOST = 14  # articles of a heap
_LINES = (
    "新华社松湖1月2日电 ",
    "（记者 田艺）",
    "来源：松湖日报",
    "涨12.5%，报3.14元。",
    "营收1.5万亿元，",
    "3人受伤。",
)
_WORDS = ("松湖日报", "云江网", "青禾发布", None, "")


def heap(seed: int) -> bytes:
    """Return a heap of a few stories, some with a copy."""
    dice = random.Random(seed)
    made: list[dict[str, Any]] = []
    for number in range(dice.randrange(1, 4)):
        sentences = [*story(seed * 10 + number, dice.randrange(3, 10)), dice.choice(_LINES)]
        for copy in range(dice.randrange(1, 4)):
            body = sentences[: len(sentences) - copy] or sentences
            made.append(
                {
                    "id": f"{number}-{copy}",
                    "title": sentences[0][:12],
                    "date": f"2024-01-{10 + copy:02}T08:0{number}+08:00",
                    "body": "\n".join("".join(body[i : i + 3]) for i in range(0, len(body), 3)),
                    "source": dice.choice(_WORDS),
                    "outlet": dice.choice(_WORDS),
                }
            )
    return as_lines(made)


def as_lines(articles: list[dict[str, Any]]) -> bytes:
    """Return articles as JSON Lines."""
    lines = (json.dumps(a, ensure_ascii=False).encode("utf-8", "replace") for a in articles)
    return b"\n".join(lines)


def articles_of(data: bytes) -> list[dict[str, Any]]:
    """Return the articles of a heap; what is none is left out."""
    found = []
    for line in data.split(b"\n"):
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if (
            isinstance(item, dict)
            and isinstance(item.get("body"), str)
            and isinstance(item.get("id"), str)
        ):
            found.append(item)
    return found[:MOST]


def mutated(data: bytes, pool: Sequence[bytes], dice: random.Random) -> bytes:
    """Copy an article, change its sentences, its figures, its fields; or take another heap's."""
    articles = articles_of(data) or articles_of(dice.choice(pool))
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        if not articles:
            break
        made = dict(dice.choice(articles))
        others = articles_of(dice.choice(pool)) or articles
        match dice.randrange(8):
            case 0:
                made = dict(dice.choice(others))
            case 1:
                made[dice.choice(("title", "source", "outlet", "date"))] = _value(
                    made, others, dice
                )
            case 2:
                made["body"] += dice.choice(others)["body"]
            case _:
                made["body"] = edited(made["body"], dice)
        if dice.random() < 0.7 and len(articles) < MOST:
            made["id"] = f"{made['id'][:8]}.{dice.randrange(100)}"
            articles.append(made)
        else:
            articles[dice.randrange(len(articles))] = made
    dice.shuffle(articles)
    return as_lines(articles)


def _value(made: dict[str, Any], others: list[dict[str, Any]], dice: random.Random) -> Any:
    return dice.choice(
        (
            *(dice.choice(others).get("title"), dice.choice(_WORDS), made["body"][:20]),
            *(
                "2024-01-12",
                "2024-01-12T08:00+08:00",
                "2023-12-31T23:59:59+08:00",
                "9999-12-31",
                None,
            ),
            *("0001-01-01", "no date", dice.choice(PIECES).encode("utf-8", "replace").decode()),
        )
    )


def edited(text: str, dice: random.Random) -> str:
    """Return a text with a change that a reprint might have, or that nobody would make."""
    sentences = text.replace("\n", "\n|").replace("。", "。|").split("|")
    at, to = dice.randrange(len(sentences)), dice.randrange(len(sentences))
    match dice.randrange(9):
        case 0:
            del sentences[at]
        case 1:
            sentences[at], sentences[to] = sentences[to], sentences[at]
        case 2:
            sentences.insert(at, story(dice.randrange(10**6), 1)[0])
        case 3:
            sentences.insert(at, dice.choice(_LINES))
        case 4:
            sentences[at] = "".join(
                c if not c.isdigit() else dice.choice("0123456789") for c in sentences[at]
            )
        case 5:
            sentences.insert(at, dice.choice(PIECES).encode("utf-8", "replace").decode())
        case 6:
            sentences[at] *= dice.choice((2, 3, 40))
        case 7:
            sentences = sentences[at:] or sentences
        case _:
            cut = dice.randrange(len(sentences[at]) + 1)
            sentences[at] = (
                sentences[at][:cut]
                + dice.choice(("", "，", "\n", "涨", "3"))
                + sentences[at][cut + 1 :]
            )
    return "".join(sentences)[:6000]
