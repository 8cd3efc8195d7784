"""The commands need nothing that only Unix has."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
WITHOUT = """
import os, signal, sys
for name in (
    "pread preadv pwrite sendfile posix_fadvise posix_fallocate mkfifo fork forkpty statvfs"
    " sched_getaffinity getuid geteuid killpg getpgid setsid"
).split():
    vars(os).pop(name, None)
for name in "SIGHUP SIGALRM SIGPROF SIGKILL SIGUSR1 setitimer alarm pthread_sigmask".split():
    vars(signal).pop(name, None)
for name in "fcntl resource pwd grp termios tty pty".split():
    sys.modules[name] = None
from importlib import import_module
sys.argv[0] = sys.argv.pop(1)
sys.exit(import_module("cleaner.commands." + sys.argv[0]).main())
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", WITHOUT, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


def test_clean_reads_every_sample_as_it_does_on_unix(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = run("clean", "-q", "-j", "1", "--resume", SAMPLES / "articles", "-o", out)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    told = subprocess.run(
        [sys.executable, "-m", "cleaner", "clean", "-q", "-j", "1", str(SAMPLES / "articles")],
        capture_output=True,
        check=True,
    )
    assert out.read_bytes() == told.stdout


@pytest.mark.parametrize("index", [False, True])
def test_dedupe_compares_and_writes_all_that_it_can(tmp_path: Path, *, index: bool) -> None:
    grown = ["--index", tmp_path / "news.duckdb"] if index else []
    done = run(
        "dedupe", "-q", "-j", "1", SAMPLES / "reprints", *grown, "-o", tmp_path / "clusters.jsonl",
        "--report", tmp_path / "report.html", "--ledger", tmp_path / "ledger.jsonl",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    lines = (tmp_path / "clusters.jsonl").read_text("utf-8").splitlines()
    clusters = [json.loads(line) for line in lines]
    assert [cluster["size"] for cluster in clusters] == [5, 2]
    assert (tmp_path / "report.html").stat().st_size
    assert (tmp_path / "ledger.jsonl").stat().st_size


def test_newsdiff_tells_a_difference() -> None:
    first, reprint = SAMPLES / "newsdiff" / "first.json", SAMPLES / "newsdiff" / "reprint.json"
    done = run("newsdiff", first, reprint)
    assert done.returncode == 1, done.stderr.decode()
    assert done.stdout
