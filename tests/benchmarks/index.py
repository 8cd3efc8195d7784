"""What a growing index costs: adding, looking up, bytes an article, memory.

`python -m tests.benchmarks.index --sizes 10000,100000`: for each size it invents a corpus, makes an
index of it, and measures, each in a process of its own, looking up one article of the story with
most versions and one that is like no other, adding 1,000 further articles, adding them again, and
the size of the file. Prints a table and writes a JSON file.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from tests.benchmarks import stress
from tests.benchmarks.memory import Peak

_MORE = 1_000  # articles that are added to the index


def write_corpus(folder: Path, size: int, seed: int) -> None:
    """Write the index's articles, those that are added, and two of these alone."""
    records = map(msgspec.json.encode, stress.articles(stress.plan(size + _MORE, seed)))
    # Spread over the corpus, so that what is added takes part in all that is planted.
    step = (size + _MORE) // _MORE
    with (folder / "base.jsonl").open("wb") as base, (folder / "more.jsonl").open("wb") as more:
        added = 0
        for place, record in enumerate(records):
            chosen = place % step == step - 1 and added < _MORE
            added += chosen
            (more if chosen else base).write(record + b"\n")
    with (folder / "more.jsonl").open("rb") as lines:
        first, *_, last = lines
    (folder / "popular.jsonl").write_bytes(first)
    (folder / "one.jsonl").write_bytes(last)


def work(path: str, file: str, against: bool) -> None:
    """Add or compare the records of a file, and print what it took."""
    from cleaner.index.answering import Ask
    from cleaner.index.api import add
    from cleaner.index.layout import IndexStamp
    from cleaner.index.options import IndexOptions
    from cleaner.reprints.defaults import MAX_PAIRS
    from cleaner.reprints.settings import MIN_LENGTH
    from cleaner.run.pool import cores

    options = IndexOptions(
        path=path,
        stamp=IndexStamp(min_length=MIN_LENGTH, window=None),
        ask=Ask(None, MAX_PAIRS, "source"),
        jobs=cores(),
    )
    start = time.perf_counter()
    with open(file, "rb") as lines, Peak() as peak:
        add(options, (line.rstrip() for line in lines), against=against)
    report = {"seconds": time.perf_counter() - start, "peak_bytes": peak.bytes}
    print(json.dumps(report))  # noqa: T201


def measure(size: int, seed: int, console: Console) -> dict[str, Any]:
    """Return what an index of one size costs."""
    with tempfile.TemporaryDirectory(prefix="index-") as place:
        folder = Path(place)
        index = folder / "news.duckdb"
        console.print(f"inventing {size + _MORE:,} articles")
        write_corpus(folder, size, seed)
        row: dict[str, Any] = {"size": size, "seed": seed}
        for name, file, against in _steps():
            console.print(f"{size:,} articles: {name}")
            code = "from tests.benchmarks.index import work; "
            code += f"work({str(index)!r}, {str(folder / file)!r}, {against})"
            done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
            row[name] = json.loads(done.stdout.splitlines()[-1])
            row[name]["bytes_an_article"] = index.stat().st_size / (
                size + _MORE * (name in ("added", "again"))
            )
        return row


def _steps() -> Iterator[tuple[str, str, bool]]:
    yield "made", "base.jsonl", False
    yield "looked up", "one.jsonl", True
    yield "looked up, popular", "popular.jsonl", True
    yield "added", "more.jsonl", False
    yield "again", "more.jsonl", False


@click.command()
@click.option("--sizes", default="10000,100000", show_default=True, metavar="N,…")
@click.option("--seed", default=0, show_default=True)
@click.option("--json", "target", default=".benchmarks/index.json", show_default=True)
def main(sizes: str, seed: int, target: str) -> None:
    """Measure an index at several sizes."""
    console = Console(stderr=True)
    rows = [measure(int(size), seed, console) for size in sizes.split(",")]
    table = Table("articles", "", "seconds", "peak MB", "bytes an article")
    for row, (name, _, _) in itertools.product(rows, _steps()):
        told = row[name]
        table.add_row(
            f"{row['size']:,}",
            name,
            f"{told['seconds']:.2f}",
            f"{told['peak_bytes'] / 1e6:,.0f}",
            f"{told['bytes_an_article']:,.0f}",
        )
    Console().print(table)
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(target).write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    main()
