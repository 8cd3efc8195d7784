"""Speed and memory of `clean` beside other extractors, over the same files.

`python -m tests.benchmarks.clean [FOLDER]…`: each folder is a group; without any, the groups are
the samples and, where ../shared/corpus/pages lies beside the checkout, its sina pages and its posts
of about 5 KB. Every extractor has one process for a group and goes through all of it in each round,
one extractor after the other, the order turning from round to round. What counts are the ratios
within a round, beside the floor: lxml.html.fromstring on the same bytes.

The others are generic: they read any page of the world, and `clean` knows these sites. But it gives
the full record, and they a body and some metadata.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from tests.benchmarks import command
from tests.benchmarks.extractors import EXTRACTORS, FLOOR, version

Row = dict[str, Any]
CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = CHECKOUT.parent / "shared" / "corpus" / "pages"
ABOUT_5_KB = range(4_000, 6_001)
_FILLERS = 60
_SUFFIXES = frozenset((".html", ".htm", ".shtml", ".md"))


def pages_below(folder: Path) -> list[Path]:
    """Return the pages and posts in a folder, by name."""
    found = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    return sorted(path for path in found if path.name != "README.md")


def default_groups() -> dict[str, list[Path]]:
    """Return the groups that are there: the samples, real sina pages, real posts."""
    posts = [*pages_below(PAGES / "eastmoney"), *pages_below(PAGES / "posts")]
    groups = {
        "sina pages": pages_below(PAGES / "sina"),
        "posts of about 5 KB": [path for path in posts if path.stat().st_size in ABOUT_5_KB],
        "samples": pages_below(CHECKOUT / "samples" / "articles"),
    }
    return {name: paths for name, paths in groups.items() if paths}


def others_than(paths: Sequence[Path]) -> list[Path]:
    """Return some documents besides a group's, evenly chosen: what a run has seen before it."""
    known = {path.resolve() for path in paths}
    found = [*pages_below(CHECKOUT / "samples" / "articles"), *pages_below(PAGES)]
    others = [path for path in found if path.resolve() not in known]
    return others[:: max(1, len(others) // _FILLERS)]


class Worker:
    """The process of one extractor over one group; `missing` says why it is not available."""

    def __init__(self, name: str, paths: Sequence[Path]) -> None:
        self.name = name
        self.rounds: list[Row] = []
        files = [*map(str, paths), "--", *map(str, others_than(paths))]
        command = [sys.executable, "-m", "tests.benchmarks.extractors", name, *files]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=CHECKOUT,
        )
        self.missing: str | None = self._answer().get("missing")

    def _answer(self) -> Row:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        told: Row = json.loads(line) if line else {"missing": "its process died"}
        return told

    def go(self) -> None:
        """Go through the group once more."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told = self._answer()
        self.missing = told.get("missing")
        if self.missing is None:
            self.rounds.append(told)

    def end(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def measure(paths: Sequence[Path], names: Sequence[str], rounds: int) -> list[Row]:
    """Return one row for each extractor over one group."""
    workers = [Worker(name, paths) for name in names]
    try:
        for turn in range(rounds):
            start = turn % len(workers)
            for worker in (*workers[start:], *workers[:start]):
                if worker.missing is None:
                    worker.go()
    finally:
        for worker in workers:
            worker.end()
    floor = next(worker for worker in workers if worker.name == FLOOR)
    clean = next((worker for worker in workers if worker.name == "clean"), floor)
    return [_row(worker, floor, clean, len(paths)) for worker in workers]


def _row(worker: Worker, floor: Worker, clean: Worker, files: int) -> Row:
    row: Row = {"name": worker.name, "version": version(worker.name)}
    if worker.missing is not None or not worker.rounds:
        return row | {"missing": worker.missing or "no round"}
    seconds = [told["seconds"] for told in worker.rounds]
    last = worker.rounds[-1]
    return row | {
        "documents_per_second": files / statistics.median(seconds),
        "seconds": seconds,
        "against_floor": _ratios(floor, worker),
        "clean_against_it": _ratios(worker, clean),
        "refused": last["failed"],
        "peak_bytes": last["peak"],
        "peak_bytes_before_the_first_document": last["before"],
    }


def _ratios(slower: Worker, faster: Worker) -> Row:
    """Return how many times as fast `faster` is, round by round: median, least and most."""
    pairs = zip(slower.rounds, faster.rounds, strict=False)
    found = [one["seconds"] / other["seconds"] for one, other in pairs]
    if not found:
        return {}
    return {"median": statistics.median(found), "least": min(found), "most": max(found)}


def table_of(name: str, group: Row) -> Table:
    """Return what people read of one group."""
    size = group["bytes"] / group["files"] / 1000
    files = f"{group['files']} files of {size:,.0f} KB on average"
    table = Table(
        title=f"{name}: {files}, {group['rounds']} rounds",
        caption="in brackets: least and most of the rounds; what the documents added to the peak",
    )
    for title in ("", "documents/s", f"x {FLOOR}", "clean is", "peak MB", "refused"):
        table.add_column(title, justify="right" if title else "left")
    for row in group["extractors"]:
        label = f"{row['name']} {row['version'] or ''}".strip()
        if "missing" in row:
            table.add_row(label, f"not available: {row['missing']}")
            continue
        peak, before = row["peak_bytes"], row["peak_bytes_before_the_first_document"]
        table.add_row(
            label,
            f"{row['documents_per_second']:,.0f}",
            _told(row["against_floor"]),
            "" if row["name"] == "clean" else _told(row["clean_against_it"], " as fast"),
            f"{peak / 1e6:,.0f} ({(peak - before) / 1e6:,.0f})",
            str(row["refused"]),
        )
    return table


def _told(ratio: Row, unit: str = "") -> str:
    if not ratio:
        return "–"
    return f"{ratio['median']:.3g}x{unit} ({ratio['least']:.3g}–{ratio['most']:.3g})"


def _machine() -> Row:
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in EXTRACTORS},
    }


def _groups(folders: Sequence[Path], messages: Console) -> dict[str, list[Path]]:
    groups = {str(folder): pages_below(folder) for folder in folders} or default_groups()
    if not PAGES.is_dir() and not folders:
        messages.print(f"the real pages are not there: {PAGES}")
    for name, paths in groups.items():
        if not paths:
            raise click.UsageError(f"no page or post in {name}")
    return groups


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--rounds", default=7, show_default=True, type=click.IntRange(1))
@click.option("--only", default=",".join(EXTRACTORS), show_default=True, help="By commas.")
@click.option("--cold", is_flag=True, help="Time `clean FILE` from a cold start instead.")
@click.option("--stream", type=click.IntRange(1), help="Peak memory over so many posts instead.")
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the figures here.")
def main(
    folders: tuple[Path, ...],
    rounds: int,
    only: str,
    cold: bool,
    stream: int | None,
    target: Path | None,
) -> None:
    """Measure, print, write."""
    messages = Console(stderr=True)
    console = Console(width=None if sys.stdout.isatty() else 140)
    names = list(dict.fromkeys([FLOOR, *only.split(",")]))
    if unknown := set(names) - set(EXTRACTORS):
        raise click.UsageError(f"no such extractor: {', '.join(sorted(unknown))}")
    figures: Row = {"machine": _machine()}
    if cold:
        groups = _groups(folders, messages)
        figures["cold"] = command.cold([min(g, key=_size) for g in groups.values()], rounds)
        console.print(command.cold_table(figures["cold"]))
    if stream:
        figures["stream"] = command.stream(stream)
        console.print(command.stream_table(figures["stream"]))
    if not (cold or stream):
        figures["groups"] = {}
        for name, paths in _groups(folders, messages).items():
            messages.print(f"{name}: {len(paths)} files, {rounds} rounds")
            group = {
                "files": len(paths),
                "bytes": sum(map(_size, paths)),
                "rounds": rounds,
                "extractors": measure(paths, names, rounds),
            }
            figures["groups"][name] = group
            console.print(table_of(name, group))
        console.print("The others are generic; clean knows these sites, and gives the full record.")
    if target:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _size(path: Path) -> int:
    return path.stat().st_size


if __name__ == "__main__":
    main()
