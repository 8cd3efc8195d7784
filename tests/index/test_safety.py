"""Locks, kills and full disks: an index is as before or as after, and never between."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from cleaner.index.api import add, answer
from cleaner.reprints import dedupe
from cleaner.reprints.choices import Choices
from tests.index.test_command import ARTICLES, halves, run
from tests.index.world import MAX_PAIRS, lines, options, world
from tests.reprints.records import SAMPLES

_KILLS = int(os.environ.get("CLEANER_KILLS", "12"))


@contextlib.contextmanager
def held(path: str, *, read_only: bool) -> Iterator[None]:
    """Let another process hold an index open."""
    code = (
        f"import duckdb, sys; db = duckdb.connect({path!r}, read_only={read_only});"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdout.readline()
        yield
        holder.stdin.close()


@pytest.fixture
def index(tmp_path: Path) -> str:
    path = str(tmp_path / "news.duckdb")
    run("--index", path, text=halves()[0])
    return path


def test_who_meets_a_lock_waits_and_then_refuses_clearly(index: str) -> None:
    kept = Path(index).read_bytes()
    with held(index, read_only=False):
        for arguments in ((str(ARTICLES),), ("--list",)):
            told = run("--index", index, "--wait", "0.3", *arguments)
            assert (told.exit_code, told.stdout) == (1, "")
            assert "in use by another run; waited 0.3 seconds" in told.stderr
    assert Path(index).read_bytes() == kept


def test_readers_do_not_keep_each_other_out_but_a_writer(index: str) -> None:
    with held(index, read_only=True):
        assert run("--index", index, "--list").exit_code == 0
        assert run("--index", index, "--against", str(ARTICLES)).exit_code == 0
        assert run("--index", index, "--wait", "0.2", str(ARTICLES)).exit_code == 1


def test_runs_at_once_lose_nothing(index: str) -> None:
    files = [SAMPLES / "articles.jsonl"] * 3
    command = [sys.executable, "-m", "cleaner", "dedupe", "--index", index, "-j", "1"]
    command += ["--wait", "600"]  # however slow the machine is
    at_once = [subprocess.Popen([*command, file], stdout=subprocess.PIPE) for file in files]
    for process in at_once:
        process.communicate()
    assert [process.returncode for process in at_once] == [0, 0, 0]
    assert run("--index", index, "--list").stdout == run(str(ARTICLES)).stdout


@pytest.mark.parametrize("articles", [200, 500])  # the index is full, or already what it waits in
def test_a_full_disk_is_told_and_leaves_the_index_as_it_was(index: str, articles: int) -> None:
    command = [sys.executable, "-m", "cleaner", "dedupe", "--index", index, "-j", "1"]
    before = run("--index", index, "--list").stdout
    dice = random.Random(1)
    texts = [
        "".join(map(chr, dice.choices(range(0x4E00, 0x9F00), k=3000))) for _ in range(articles)
    ]
    big = [{"id": f"{i}", "title": "甲乙", "body": f"{text}。"} for i, text in enumerate(texts)]
    limit = os.path.getsize(index)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    told = subprocess.run(
        command,
        input="\n".join(map(json.dumps, big)).encode(),
        capture_output=True,
        check=False,
        preexec_fn=full,
    )
    assert told.returncode == 1
    assert b"Traceback" not in told.stderr
    assert b"news.duckdb: " in told.stderr
    assert run("--index", index, "--list").stdout == before
    assert run("--index", index, text="\n".join(map(json.dumps, big))).exit_code == 0


def _add(path: str, data: list[bytes]) -> None:
    add(options(path), data)


@pytest.mark.kill
@pytest.mark.parametrize("there", [True, False])
def test_killed_at_any_moment_it_is_as_before_or_as_after(tmp_path: Path, there: bool) -> None:
    records = world(7)
    first, second = (list(lines(part)) for part in (records[:9], records[9:]))
    base, path = str(tmp_path / "base.duckdb"), str(tmp_path / "news.duckdb")
    before, after = None, dedupe(records[9:], Choices(max_pairs=MAX_PAIRS))
    if there:
        add(options(base), first)
        before, after = answer(options(base)), dedupe(records, Choices(max_pairs=MAX_PAIRS))
        shutil.copy(base, path)
    fork = multiprocessing.get_context("forkserver")
    fork.set_forkserver_preload(["cleaner.index.api", "tests.index.test_safety"])
    _run_and_kill(fork, str(tmp_path / "first.duckdb"), second, 60.0)  # starts the server
    started = time.monotonic()
    _run_and_kill(fork, str(tmp_path / "other.duckdb"), second, 60.0)
    whole = time.monotonic() - started
    dice, seen = random.Random(1), set()
    for _ in range(_KILLS):
        _run_and_kill(fork, path, second, dice.uniform(0, whole))
        state = answer(options(path)) if os.path.exists(path) else None
        assert state in (before, after)
        seen.add(state == after)
        if state == after:
            for name in (path, f"{path}.wal"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(name)
            if there:
                shutil.copy(base, path)
    add(options(path), second)
    assert answer(options(path)) == after
    with duckdb.connect(path, read_only=True) as db:
        count, ids = db.execute("SELECT count(*), count(DISTINCT id) FROM articles").fetchone()
    assert count == ids == (len(records) if there else len(second))


def _run_and_kill(
    fork: multiprocessing.context.ForkServerContext, path: str, data: list[bytes], after: float
) -> None:
    process = fork.Process(target=_add, args=(path, data))
    process.start()
    process.join(after)
    process.kill()
    process.join()
