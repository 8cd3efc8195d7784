"""The command line from outside: its time from a cold start, its memory over many posts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.table import Table

from tests.benchmarks.memory import high_water_mark

Row = dict[str, Any]
CLEAN = [sys.executable, "-m", "cleaner", "clean"]
FEW = 1_000
_FOLDER = 1_000  # posts in one folder
_POLL = 0.02  # seconds between two looks at a running process
_POST = """---
layout: post
title: "第{number}号试验田测产"
date: {stamp}
categories: emnews
tags: 东财滚动新闻
---
{body}<p class="em_media">（文章来源：试验日报）</p>

<http://finance.eastmoney.com/news/1345,{key}.html>

[返回首页](//example.org/)
"""
_CHECKOUT = Path(__file__).resolve().parents[2]


def cold(paths: Sequence[Path], runs: int) -> list[Row]:
    """Time `clean FILE` from start to end, each file `runs` times and once before to warm the disk.

    Beside it stands the start of the interpreter alone.
    """
    rows: list[Row] = [{"name": "python -c pass", "seconds": []}]
    rows += [{"name": f"clean {path.name}", "path": path, "seconds": []} for path in paths]
    for turn in range(runs + 1):
        for row in rows:
            path = row.get("path")
            arguments = [*CLEAN, str(path)] if path else [sys.executable, "-c", "pass"]
            begun = time.perf_counter()
            done = subprocess.run(arguments, capture_output=True, cwd=_CHECKOUT, check=False)
            if turn:
                row["seconds"].append(time.perf_counter() - begun)
            if done.returncode:
                row["missing"] = _reason(done.stderr)
    return [{k: v for k, v in row.items() if k != "path"} for row in rows]


def cold_table(rows: Sequence[Row]) -> Table:
    """Return what people read of the cold starts."""
    table = Table(title="from a cold start to the end, milliseconds")
    for title in ("", "median", "least", "most"):
        table.add_column(title, justify="right" if title else "left")
    for row in rows:
        if "missing" in row:
            table.add_row(row["name"], f"not available: {row['missing']}")
        else:
            told = (f(row["seconds"]) * 1000 for f in (statistics.median, min, max))
            table.add_row(row["name"], *(f"{value:,.0f}" for value in told))
    return table


def write_posts(folder: Path, first: int, last: int) -> None:
    """Write posts of a mirror with invented text, each different from every other."""
    for number in range(first, last):
        below = folder / f"{number // _FOLDER:04}"
        below.mkdir(exist_ok=True)
        day, minute = 1 + number // 1440 % 28, number % 1440
        stamp = f"2022-01-{day:02} {minute // 60:02}:{minute % 60:02}:00 +0800"
        key = f"202201{day:02}22{number:08}"
        sentences = (
            f"<p>第{number}号试验田第{k}块的产量为{number % 997 + k}吨，比上年多{k}吨。</p>"
            for k in range(1, 9)
        )
        post = _POST.format(number=number, stamp=stamp, key=key, body="".join(sentences))
        (below / f"{key}.md").write_text(post, encoding="utf-8")


def stream(many: int) -> list[Row]:
    """Clean few and many invented posts from a folder with one worker; tell memory and time."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="posts-") as place:
        folder = Path(place)
        written = 0
        for count in sorted({min(FEW, many), many}):
            write_posts(folder, written, count)
            written = count
            rows.append({"posts": count} | watch([*CLEAN, "--jobs", "1", "--quiet", place]))
    return rows


def watch(arguments: Sequence[str]) -> Row:
    """Run a command, count the lines it writes, and tell its high-water mark of memory."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(arguments, stdout=output, stderr=errors, cwd=_CHECKOUT)
        peak = 0
        while process.poll() is None:
            peak = max(peak, high_water_mark(process.pid) or 0)
            time.sleep(_POLL)
        seconds = time.perf_counter() - begun
        errors.seek(0)
        if process.returncode:
            return {"missing": _reason(errors.read())}
        output.seek(0)
        lines = sum(1 for _ in output)
    return {"seconds": seconds, "records": lines, "peak_bytes": peak or None}


def stream_table(rows: Sequence[Row]) -> Table:
    """Return what people read of the streams."""
    table = Table(title="clean FOLDER of invented posts, one worker")
    for title in ("posts", "records", "posts/s", "peak MB"):
        table.add_column(title, justify="right")
    for row in rows:
        if "missing" in row:
            table.add_row(f"{row['posts']:,}", f"not available: {row['missing']}")
            continue
        peak = f"{row['peak_bytes'] / 1e6:,.1f}" if row["peak_bytes"] else "not told here"
        speed = f"{row['posts'] / row['seconds']:,.0f}"
        table.add_row(f"{row['posts']:,}", f"{row['records']:,}", speed, peak)
    return table


def _reason(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return (lines[-1] if lines else "it failed without a word").removeprefix(f"{sys.executable}: ")
