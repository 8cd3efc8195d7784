"""A run that is killed goes on where it stopped, and gives what an undisturbed one gives."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import Any


def _feed_until_checkpoint(process: Any, tmp_path: Path, record: Any) -> None:
    """Feed records until two lines stand in the journal: its header and a checkpoint."""
    journal = tmp_path / "out.jsonl.journal"
    for number in range(1, 500_000):
        process.stdin.write(record(number))
        if number % 50 == 0:
            process.stdin.flush()
            if journal.exists() and journal.read_bytes().count(b"\n") >= 2:
                return
    raise AssertionError("no checkpoint was written")


def test_a_run_killed_while_it_writes_is_gone_on_with(
    start: Any, clean: Any, record: Any, posts: Path, tmp_path: Path
) -> None:
    args = (posts, "-", "-o", "out.jsonl", "-j", 1)
    process = start(*args, stdin=subprocess.PIPE)
    _feed_until_checkpoint(process, tmp_path, record)
    process.send_signal(signal.SIGKILL)
    process.wait(60)
    assert not (tmp_path / "out.jsonl").exists()
    partial = tmp_path / "out.jsonl.partial"
    with partial.open("ab") as file:  # what a crash may leave behind
        file.write(b'{"id": "half a li')
    done = partial.read_bytes().splitlines()[:-1]
    given = b"".join(record(number) for number in range(1, len(done) + 100))

    resumed = clean(*args, "--resume", stdin=given)
    assert resumed.returncode == 0, resumed.stderr
    expected = clean(posts, "-", "-j", 1, stdin=given)
    assert (tmp_path / "out.jsonl").read_bytes() == expected.stdout
    assert resumed.stderr == expected.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "posts"]


def test_other_inputs_or_options_are_refused(
    start: Any, clean: Any, record: Any, posts: Path, tmp_path: Path
) -> None:
    args = (posts, "-", "-o", "out.jsonl", "-j", 1)
    process = start(*args, stdin=subprocess.PIPE)
    _feed_until_checkpoint(process, tmp_path, record)
    process.kill()
    process.wait(60)

    def refused(*given: object, stdin: bytes = b"") -> str:
        done = clean(*given, "--resume", stdin=stdin)
        assert done.returncode == 2
        assert not (tmp_path / "out.jsonl").exists()
        return str(done.stderr.decode())

    assert "had other fields" in refused(*args, "--fields", "id")
    assert "had other paths" in refused("-", "-o", "out.jsonl")
    assert "- has changed" in refused(*args, stdin=record(7) * 3)
    (posts / "0" / "00.md").write_text("别的内容", "utf-8")
    assert "the inputs have changed" in refused(*args)


def test_resume_without_an_interrupted_run_starts_at_the_beginning(
    clean: Any, posts: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        assert clean(posts, "-o", "out.jsonl", "--resume").returncode == 0
        assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 40


def test_an_interrupted_run_is_started_over_with_a_word(
    clean: Any, posts: Path, tmp_path: Path
) -> None:
    clean("missing", posts, "-o", "out.jsonl", "--fail-fast")
    assert (tmp_path / "out.jsonl.journal").exists()
    done = clean(posts, "-o", "out.jsonl")
    assert b"out.jsonl: an interrupted run is started over" in done.stderr
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 40


def test_two_runs_cannot_write_one_file(
    start: Any, clean: Any, record: Any, posts: Path, tmp_path: Path
) -> None:
    first = start("-o", "out.jsonl", stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    while not (tmp_path / "out.jsonl.journal").exists() and first.poll() is None:
        os.sched_yield()
    second = clean(posts, "-o", "out.jsonl")
    assert second.returncode == 1
    assert b"another run is writing it" in second.stderr
    _, said = first.communicate(record(1), timeout=60)
    assert first.returncode == 0, said
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 1
