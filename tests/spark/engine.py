"""Runs of the command on Spark, and of the embedded engine over the same files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from cleaner.pipeline import Options
from cleaner.reprints import Result, dedupe
from cleaner.reprints.choices import Choices
from cleaner.reprints.corpus import CorpusRecord
from cleaner.run.collected import Records
from cleaner.run.job import Job, Silent

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
}


def command(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "cleaner", name, "--engine", "spark", *arguments]


def run(name: str, *arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(name, *arguments),
        capture_output=True,
        text=True,
        env=ENVIRONMENT | changed,
        check=False,
    )


def lines(folder: Path) -> list[str]:
    """Return the lines of all shards of a folder."""
    shards = sorted(folder.glob("part-*"))
    return [line for shard in shards for line in shard.read_text("utf-8").splitlines()]


def told(folder: Path) -> dict[str, set[str]]:
    """Return what a run wrote, as sets."""
    return {name: set(lines(folder / name)) for name in ("clusters", "pairs", "drop")}


def embedded(paths: Sequence[Path], **options: Any) -> Result:
    """Run the embedded engine over files, as the command does."""
    job = Job(paths=tuple(map(str, paths)), options=Options(), jobs=1)
    records = Records(job, Silent(), stdin=None)
    return dedupe(map(msgspec.json.Decoder(CorpusRecord).decode, records), Choices(**options))


def as_lines(items: Sequence[Any]) -> set[str]:
    return {msgspec.json.encode(item).decode() for item in items}


def write(path: Path, records: Sequence[Any]) -> Path:
    path.write_text(
        "".join(json.dumps(msgspec.to_builtins(r), ensure_ascii=False) + "\n" for r in records),
        "utf-8",
    )
    return path
