"""`dedupe` embedded and on Spark over the same invented news: time, processor time, volume.

    python -m tests.benchmarks.spark --sizes 1000,10000

Processor time is that of all processes of a run; unlike time it tells the cost on a machine that
has other work, too. What is shuffled and put down is read from the event log that Spark writes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from tests.benchmarks import stress

_SHARDS = 8
_EVERY = 0.25  # seconds between two looks at the processes of a run
_TICK = os.sysconf("SC_CLK_TCK")


class Run(msgspec.Struct, frozen=True):
    """What one run took."""

    articles: int
    engine: str
    seconds: float
    processor: float  # seconds of all processes together
    shuffled: int = 0  # bytes
    written: int = 0  # bytes, of the work folder and of the answer


def write_corpus(articles: int, folder: Path) -> None:
    """Write invented news in shards."""
    shards = [(folder / f"shard-{number}.jsonl").open("wb") for number in range(_SHARDS)]
    for place, article in enumerate(stress.articles(stress.plan(articles))):
        shards[place % _SHARDS].write(msgspec.json.encode(article) + b"\n")
    for shard in shards:
        shard.close()


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a command; return its seconds and the processor's."""
    used: dict[int, float] = {}
    begun = time.monotonic()
    process = subprocess.Popen(
        command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL
    )
    while process.poll() is None:
        used.update(_processes(process.pid))
        time.sleep(_EVERY)
    if process.returncode:
        raise click.ClickException(f"{' '.join(command)}: exit code {process.returncode}")
    return time.monotonic() - begun, sum(used.values())


def _processes(session: int) -> Iterator[tuple[int, float]]:
    """Yield the processes of a session with the seconds that they have used."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it is gone
                continue
            if int(fields[3]) == session:
                yield int(entry.name), (int(fields[11]) + int(fields[12])) / _TICK


def volume(log: Path) -> Counter[str]:
    """Return the bytes that a run shuffled and wrote, from Spark's event log."""
    found: Counter[str] = Counter()
    for file in log.iterdir():
        for line in file.read_text("utf-8").splitlines():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and (tell := event.get("Task Metrics")):
                found["shuffled"] += tell["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                found["written"] += tell["Output Metrics"]["Bytes Written"]
    return found


def run(articles: int, engine: str, folder: Path) -> Run:
    """Run one engine over a corpus."""
    command = [sys.executable, "-m", "cleaner", "dedupe", "-q", str(folder / "articles")]
    environment = dict(os.environ)
    if engine == "embedded":
        out = ["--jobs", "2", "-o", str(folder / "clusters.jsonl")]
        return Run(articles, engine, *measure([*command, *out], environment))
    log = folder / "log"
    log.mkdir()
    conf = f"--conf spark.eventLog.enabled=true --conf spark.eventLog.dir=file://{log}"
    environment["PYSPARK_SUBMIT_ARGS"] = f"{conf} pyspark-shell"
    out = ["--engine", "spark", "--master", "local[2]", "-o", str(folder / "out")]
    taken = measure([*command, *out], environment)
    return Run(articles, engine, *taken, **volume(log))


@click.command()
@click.option("--sizes", default="1000,10000", help="Articles, one number a corpus.")
@click.option("--engines", default="embedded,spark")
def main(sizes: str, engines: str) -> None:
    """Measure both engines on two cores."""
    for articles in map(int, sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="spark-") as name:
            folder = Path(name)
            (folder / "articles").mkdir()
            write_corpus(articles, folder / "articles")
            for engine in engines.split(","):
                click.echo(msgspec.json.encode(run(articles, engine, folder)).decode())


if __name__ == "__main__":
    main()
