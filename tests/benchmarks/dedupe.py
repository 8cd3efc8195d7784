"""Speed, memory, recall and precision of `dedupe` beside other near-duplicate finders.

`python -m tests.benchmarks.dedupe --sizes 1000,10000`: invents a corpus of each size, runs every
competitor over it in a process of its own, one after the other in each round, and prints tables and
writes a JSON file. The others start from normalised text, which is prepared before they are timed;
they neither verify nor type what they find.
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import unicodedata
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from tests.benchmarks import stress
from tests.benchmarks.matchers import CLUSTERS, MATCHERS, TEXT_DEDUP_PYTHON, unpack
from tests.benchmarks.scoring import score

Row = dict[str, Any]
_NAMES = [name for name in MATCHERS if name != CLUSTERS]  # recall wants the pairs


def prepare(size: int, seed: int, folder: Path) -> None:
    """Write an invented corpus as records and as normalised texts."""
    write_corpus(stress.articles(stress.plan(size, seed)), folder)


def write_corpus(articles: Iterable[Row], folder: Path) -> None:
    """Write records, whose ids are numbers behind a letter, and their normalised texts, by line."""
    table = _folding()
    encode = msgspec.json.Encoder().encode
    with (
        (folder / "records.jsonl").open("wb") as records,
        (folder / "texts.txt").open("w", encoding="utf-8") as texts,
    ):
        for record in articles:
            records.write(encode(record) + b"\n")
            texts.write(record["body"].translate(table) + "\n")


def _folding() -> dict[int, str]:
    """Return the table that folds width, script and case and drops all but letters and digits."""
    simplify = importlib.import_module("opencc").OpenCC("t2s").convert
    table = {}
    for code in (*range(0x3400), *range(0xF900, 0x10000)):
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        table[code] = "".join(filter(str.isalnum, folded))
    han = "".join(map(chr, range(0x3400, 0xA000)))
    table |= dict(zip(range(0x3400, 0xA000), simplify(han), strict=True))
    return {code: folded for code, folded in table.items() if folded != chr(code)}


def run(name: str, folder: Path, limit: float) -> Row:
    """Run one competitor in a process of its own and return its report."""
    command = [sys.executable, "-m", "tests.benchmarks.matchers", name, str(folder)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return {"failed": f"not done after {limit:.0f} s"}
    if done.returncode:
        return {"failed": f"exit status {done.returncode}"}
    report: Row = json.loads(done.stdout.splitlines()[-1])
    return report


def measure(
    size: int, seed: int, names: list[str], rounds: int, limit: float, console: Console
) -> list[Row]:
    """Return one row for each competitor on one corpus."""
    reports: dict[str, list[Row]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory(prefix="stress-") as place:
        folder = Path(place)
        console.print(f"inventing {size:,} articles")
        call = f"prepare({size}, {seed}, Path({place!r}))"
        code = f"from tests.benchmarks.dedupe import Path, prepare; {call}"
        subprocess.run([sys.executable, "-c", code], check=True)
        for turn in range(rounds):
            for name in names:
                console.print(f"{size:,} articles, round {turn + 1} of {rounds}: {name}")
                reports[name].append(run(name, folder, limit))
        return [_row(size, seed, name, reports[name], folder) for name in names]


def _row(size: int, seed: int, name: str, reports: list[Row], folder: Path) -> Row:
    row: Row = {"size": size, "seed": seed, "name": name}
    for report in reports:
        if "seconds" not in report:
            return {**row, **report}
    packed = array("q", (folder / f"{name}.pairs").read_bytes())
    result = score(stress.plan(size, seed), unpack(packed))
    typed = result.typed.total() / max(1, result.found.total() - result.found["popular"])
    from_text = statistics.median(r["seconds"] - r.get("to_normal_form", 0) for r in reports)
    return row | {
        "articles_per_second": size / statistics.median(r["seconds"] for r in reports),
        "articles_per_second_from_text": size / from_text,
        "seconds": [r["seconds"] for r in reports],
        "peak_bytes": max(r["peak_bytes"] for r in reports),
        "recall": result.recall,
        "precision": result.precision,
        "recall_by_relation": result.by_relation,
        "planted": dict(result.wanted),
        "false": dict(result.false),
        "type_right": typed if name == "dedupe" else None,
        "quotations_called_partial": result.partial / max(1, result.quotations)
        if name == "dedupe"
        else None,
    }


def tables(rows: list[Row]) -> list[Table]:
    """Return what people read: one table of speed and one of recall by relation for each size."""
    found = []
    for size in dict.fromkeys(row["size"] for row in rows):
        of_size = [row for row in rows if row["size"] == size]
        speed = Table(title=f"{size:,} articles")
        for title in (
            "",
            "articles/s",
            "from text",
            "peak MB",
            "recall",
            "precision",
            "type right",
        ):
            speed.add_column(title, justify="right" if title else "left")
        for row in of_size:
            speed.add_row(row["name"], *_cells(row))
        found += [speed, _by_relation(size, [row for row in of_size if "recall" in row])]
    return found


def _cells(row: Row) -> list[str]:
    if "recall" not in row:
        return [f"not available ({row['missing']})" if "missing" in row else row["failed"]]
    typed = row["type_right"]
    return [
        f"{row['articles_per_second']:,.0f}",
        f"{row['articles_per_second_from_text']:,.0f}",
        f"{row['peak_bytes'] / 1e6:,.0f}",
        f"{row['recall']:.3f}",
        f"{row['precision']:.3f}",
        "–" if typed is None else f"{typed:.3f}",
    ]


def _by_relation(size: int, rows: list[Row]) -> Table:
    table = Table(title=f"recall by relation, {size:,} articles; wrong pairs by kind below")
    table.add_column("")
    table.add_column("pairs", justify="right")
    for row in rows:
        table.add_column(row["name"], justify="right")
    for name, count in (rows[0]["planted"] if rows else {}).items():
        shares = (f"{row['recall_by_relation'][name]:.3f}" for row in rows)
        table.add_row(name, f"{count:,}", *shares)
    table.add_section()
    for kind in dict.fromkeys(kind for row in rows for kind in row["false"]):
        table.add_row(f"wrong: {kind}", "", *(f"{row['false'].get(kind, 0):,}" for row in rows))
    return table


@click.command(help=__doc__)
@click.option("--sizes", default="1000,10000", show_default=True, help="Articles, by commas.")
@click.option("--rounds", default=1, show_default=True, help="The median speed is told.")
@click.option("--seed", default=0, show_default=True)
@click.option(
    "--only",
    default=",".join(name for name in MATCHERS if name != CLUSTERS),
    show_default=True,
    help="Competitors.",
)
@click.option("--limit", default=1800.0, show_default=True, help="Seconds that one run may take.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the figures here.")
@click.option("--text-dedup-python", help="The Python that has text-dedup, if it is another.")
def main(
    sizes: str,
    rounds: int,
    seed: int,
    only: str,
    limit: float,
    target: Path | None,
    text_dedup_python: str | None,
) -> None:
    """Measure, print, write."""
    if text_dedup_python:
        os.environ[TEXT_DEDUP_PYTHON] = text_dedup_python
    messages = Console(stderr=True)
    rows: list[Row] = []
    for size in map(int, sizes.split(",")):
        rows += measure(size, seed, only.split(","), rounds, limit, messages)
    for table in tables(rows):
        Console(width=None if sys.stdout.isatty() else 120).print(table)
    path = target or Path(".benchmarks") / "dedupe.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    messages.print(f"figures: {path}")


if __name__ == "__main__":
    main()
