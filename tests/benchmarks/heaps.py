"""Speed of `dedupe` on real heaps beside other near-duplicate finders, and how it grows.

`python -m tests.benchmarks.heaps`: the real articles of `../shared/corpus/reprints`, or of the
folder that is named: each set, the sets of one kind together (by the word that their names begin
with), all together; then draws of all, and invented finance notes of any number (`--invented`).
Everything is measured in a process of its own, one after the other in each round, in processor
time, of which only ratios within a round mean something: how many times as fast as each of the
others `dedupe` tells its clusters, and how many times as long it takes to tell all pairs.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from tests.benchmarks import stress
from tests.benchmarks.dedupe import run, write_corpus
from tests.benchmarks.matchers import CLUSTERS

Row = dict[str, Any]
PAIRS = "dedupe"  # with all pairs, partial ones too
OTHERS = ("gaoya", "rensa", "datasketch")
ALL = "all"
_HOME = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "reprints"
_KNOWN = ("title", "date", "source", "outlet", "body")


def clean_sets(folder: Path, room: Path) -> dict[str, Path]:
    """Clean the sets of a folder into files of records; return each by the name of its set."""
    made = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        made[name] = room / f"{name}.jsonl"
        command = [sys.executable, "-m", "cleaner", "clean", "-q", str(path), "-o", str(made[name])]
        subprocess.run(command, check=True)
    return made


def heaps_of(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the heaps that are measured: each set, several of one kind together, and all."""
    kinds: dict[str, list[str]] = {}
    for name in names:
        kinds.setdefault(name.partition("-")[0], []).append(name)
    heaps = {name: [name] for name in names}
    heaps |= {kind: together for kind, together in kinds.items() if len(together) > 1}
    return heaps | ({ALL: list(names)} if len(names) > 1 else {})


def records(paths: Sequence[Path]) -> Iterator[Row]:
    """Yield the records of some files, as far as they are compared, under ids that are numbers."""
    number = 0
    for path in paths:
        with path.open("rb") as lines:
            for line in lines:
                record = msgspec.json.decode(line)
                yield {"id": f"a{number:07d}"} | {name: record.get(name) for name in _KNOWN}
                number += 1


def drawn(found: Sequence[Row], size: int, seed: int) -> list[Row]:
    """Return so many of some records by lot; fewer are part of more, and their order is kept."""
    order = list(range(len(found)))
    Random(seed).shuffle(order)
    return [found[place] for place in sorted(order[:size])]


def measured(articles: Iterator[Row] | list[Row], names: Sequence[str], rounds: int) -> Row:
    """Return processor seconds by competitor, one for each round; or what is missing."""
    with tempfile.TemporaryDirectory(prefix="heap-") as place:
        write_corpus(articles, Path(place))
        with (Path(place) / "records.jsonl").open("rb") as lines:
            size = sum(1 for _ in lines)
        told: dict[str, list[float] | str] = {}
        for _ in range(rounds):
            for name in names:
                report = run(name, Path(place), limit=3600.0)
                spent = told.setdefault(name, [])
                if "processor" not in report or isinstance(spent, str):
                    told[name] = report.get("missing") or report.get("failed") or spent
                else:
                    spent.append(report["processor"])
    return {"articles": size, "seconds": told}


def ratios(row: Row, over: str, under: str) -> list[float]:
    """Return how many times as long the one took as the other, in each round."""
    one, two = row["seconds"].get(over), row["seconds"].get(under)
    if not isinstance(one, list) or not isinstance(two, list):
        return []
    return [a / b for a, b in zip(one, two, strict=True)]


def heaps_table(rows: Sequence[Row]) -> Table:
    """Return what people read of the heaps."""
    table = Table(title="processor time: `dedupe` (clusters) is so many times as fast")
    for title in ("", "articles", "seconds", *OTHERS, "all pairs take"):
        table.add_column(title, justify="right" if title else "left")
    for row in rows:
        seconds = row["seconds"][CLUSTERS]
        told = [ratios(row, name, CLUSTERS) for name in (*OTHERS, PAIRS)]
        spent = f"{statistics.median(seconds):.2f}" if isinstance(seconds, list) else seconds
        table.add_row(row["name"], f"{row['articles']:,}", spent, *map(_cell, told))
    return table


def growth_table(title: str, rows: Sequence[Row]) -> Table:
    """Return what people read of the growth: what an article costs, beside that of the least."""
    table = Table(title=f"processor time of an article as the heap grows: {title}")
    for column in ("articles", "clusters, ms", "pairs, ms", "clusters, times", "pairs, times"):
        table.add_column(column, justify="right")
    costs = [[_cost(row, name) for name in (CLUSTERS, PAIRS)] for row in rows]
    for row, cost in zip(rows, costs, strict=True):
        times = [f"{now / then:.2f}" for now, then in zip(cost, costs[0], strict=True)]
        table.add_row(f"{row['articles']:,}", *(f"{one * 1000:.3f}" for one in cost), *times)
    return table


def _cost(row: Row, name: str) -> float:
    return float(statistics.median(row["seconds"][name])) / int(row["articles"])


def _cell(found: Sequence[float]) -> str:
    if not found:
        return "not available"
    return f"{statistics.median(found):.2f} ({min(found):.2f}–{max(found):.2f})"


@click.command(help=__doc__)
@click.argument("folder", default=_HOME, type=click.Path(path_type=Path))
@click.option("--rounds", default=3, show_default=True, help="The median ratio is told.")
@click.option("--only", default=",".join(OTHERS), show_default=True, help="Competitors.")
@click.option("--heap", "chosen", multiple=True, help="Only this set, kind or `all`.")
@click.option("--sizes", default="5000,10000,20000,60000", show_default=True, help="Of draws.")
@click.option("--seed", default=0, show_default=True, help="Of draws.")
@click.option("--invented", default="", help="So many invented finance notes, too, by commas.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the figures here.")
def main(
    folder: Path,
    rounds: int,
    only: str,
    chosen: tuple[str, ...],
    sizes: str,
    seed: int,
    invented: str,
    target: Path | None,
) -> None:
    """Measure, print, write."""
    names = [CLUSTERS, PAIRS, *filter(None, only.split(","))]
    screen = Console(width=None if sys.stdout.isatty() else 120)
    rows = []
    with tempfile.TemporaryDirectory(prefix="heaps-") as room:
        sets = clean_sets(folder, Path(room))
        if not sets:
            raise click.UsageError(f"{folder}: no sets of articles (*.jsonl.gz)")
        for name, together in heaps_of(list(sets)).items():
            if not chosen or name in chosen:
                articles = records([sets[one] for one in together])
                rows.append({"name": name, **measured(articles, names, rounds)})
        found = list(records(list(sets.values())))
        draws = [int(size) for size in filter(None, sizes.split(",")) if int(size) <= len(found)]
        growth = [measured(drawn(found, size, seed), names[:2], rounds) for size in draws]
    notes = [
        measured(stress.articles(stress.finance_plan(size, seed)), names[:2], rounds)
        for size in map(int, filter(None, invented.split(",")))
    ]
    if rows:
        screen.print(heaps_table(rows))
    for title, grown in (("real articles", growth), ("invented finance notes", notes)):
        if grown:
            screen.print(growth_table(title, grown))
    path = target or Path(".benchmarks") / "heaps.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"heaps": rows, "growth": growth, "invented": notes}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
