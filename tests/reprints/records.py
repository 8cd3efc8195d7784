"""Invented articles for the tests."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec

SAMPLES = Path(__file__).parents[2] / "samples" / "reprints"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The least that the matcher reads."""

    id: str
    body: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    outlet: str | None = None
    url: str | None = None
    warnings: list[str] = []


def samples() -> dict[str, Record]:
    lines = (SAMPLES / "articles.jsonl").read_text("utf-8").splitlines()
    found = [msgspec.convert(json.loads(line), Record) for line in lines]
    return {record.id: record for record in found}


_WHO = ["市交通局", "县农业站", "大学团队", "渔业公司", "社区医院", "图书馆", "消防支队", "气象台"]
_DID = ["公布了", "启用了", "检修了", "推迟了", "扩建了", "验收了", "捐出了", "拍卖了"]
_WHAT = ["跨江大桥", "育苗大棚", "低温实验舱", "远洋渔轮", "夜间门诊", "古籍书库", "雷达阵列"]
_HOW = ["比原计划早了半年", "费用由三家单位分担", "附近居民提出过异议", "细节仍待专家评审"]


def story(seed: int, sentences: int = 16) -> list[str]:
    """Return the sentences of an invented story; other seeds share no passage with it."""
    dice = random.Random(seed)
    return [
        f"{dice.choice(_WHO)}{chr(0x4E00 + dice.randrange(20000))}{dice.choice(_DID)}"
        f"{chr(0x4E00 + dice.randrange(20000))}{dice.choice(_WHAT)}"
        f"{chr(0x4E00 + dice.randrange(20000))}，{dice.choice(_HOW)}"
        f"{chr(0x4E00 + dice.randrange(20000))}{chr(0x4E00 + dice.randrange(20000))}。"
        for _ in range(sentences)
    ]
