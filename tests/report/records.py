"""Reports on invented articles, and what a page is told, read back from its file."""

from __future__ import annotations

import base64
import itertools
import json
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click.testing

from cleaner.commands.dedupe import main
from cleaner.report.embedded_data import pack_data
from tests.reprints.records import story

Record = dict[str, Any]

_DATA = re.compile(r'<script type="application/octet-stream" id="(.+?)">(.*?)</script>')


def record(id_: str, sentences: Iterable[str], **fields: Any) -> Record:
    return {"id": id_, "title": f"报道{id_}", "body": "\n".join(sentences), **fields}


def stories(count: int, copies: int = 2) -> list[Record]:
    """Invented stories of two outlets and more, each with copies an hour apart."""
    return [
        record(
            f"s{number:04d}-{copy}",
            story(number)[: 16 - copy],
            title=f"第{number}号工程",
            outlet=f"城市{copy}报",
            date=f"2024-03-{number % 28 + 1:02d}T{8 + copy:02d}:00:00+08:00",
        )
        for number in range(count)
        for copy in range(copies)
    ]


def lines(records: Iterable[Record]) -> str:
    return "".join(json.dumps(each) + "\n" for each in records)


def write_report(
    folder: Path, records: Iterable[Record] | Path, *options: str, exits: tuple[int, ...] = (0,)
) -> Path:
    """Run `dedupe --report` over records, or over what stands at a path."""
    if isinstance(records, Path):
        given = records
    else:
        given = folder / "given.jsonl"
        given.write_text(lines(records), "utf-8")
    page = folder / "report.html"
    arguments = [str(given), "--report", str(page), "-o", str(folder / "out.jsonl"), "-j", "1"]
    result = click.testing.CliRunner().invoke(main, [*arguments, *options])
    assert result.exit_code in exits, result.output
    return page


def told(page: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the index of a page and all details."""
    found = {name: _unpacked(data) for name, data in _DATA.findall(page.read_text("utf-8"))}
    index = found.pop("index")
    return index, [detail for number in range(len(found)) for detail in found[f"block-{number}"]]


def repeated(page: Path, count: int) -> None:
    """Make a report of so many stories out of one of few: theirs, again and again, renamed."""
    index, _ = told(page)
    stories = itertools.islice(itertools.cycle(index["stories"]), count)
    index["stories"] = [
        {**each, "copies": [{**copy, "id": f"{number}-{copy['id']}"} for copy in each["copies"]]}
        for number, each in enumerate(stories)
    ]
    packed = pack_data(index).decode()
    text = page.read_text("utf-8")
    page.write_text(re.sub(r'(id="index">)[^<]*', rf"\g<1>{packed}", text), "utf-8")


def _unpacked(data: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(data, validate=True)))


def body_of(index: dict[str, Any], details: list[dict[str, Any]], story: int, copy: int) -> str:
    """Return a copy's text as the page makes it: the slow, obvious reading of its rows."""
    told = index["stories"][story]
    detail = details[told["detail"] + copy]
    if "body" in detail:
        return str(detail["body"])
    base = body_of(index, details, story, told["copies"][copy]["base"]).split("\n")
    lines: dict[int, str] = {}
    for row in detail["rows"]:
        if isinstance(row, list):
            left, right, count = row
            lines.update((right + i, base[left + i]) for i in range(count))
        elif "right" in row:
            left, size = row.get("left", (0, 0))
            pieces = row.get("pieces", ["\n".join(base[left : left + size])])
            lines[row["right"][0]] = "".join(p if isinstance(p, str) else p[1] for p in pieces)
    return "\n".join(lines[start] for start in sorted(lines))
