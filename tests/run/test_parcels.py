"""A pool of processes: one that is killed is told, and none outlives the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.errors import WorkersError
from cleaner.parcels import answers, pool_of

_PARENT = """
import os, signal, sys, time
from cleaner.parcels import pool_of

def held(name):
    print(os.getpid(), flush=True)
    signal.pause()

if __name__ == "__main__":
    with pool_of(1) as pool:
        pool.submit(held, 0)
        signal.pause()
"""


def _killed(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _same(number: int) -> int:
    return number


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(WorkersError, match="was killed"), pool_of(2) as pool:
        list(answers(pool, 2, _killed, range(6)))


def test_a_pool_of_which_none_is_killed_answers_in_order() -> None:
    with pool_of(2) as pool:
        assert list(answers(pool, 2, _same, range(20))) == list(range(20))


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="this system has no such signals")
def test_a_worker_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(_PARENT)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    parent = subprocess.Popen(
        [sys.executable, "parent.py"], stdout=subprocess.PIPE, cwd=tmp_path, env=env
    )
    assert parent.stdout is not None
    assert int(parent.stdout.readline())
    parent.kill()
    assert parent.stdout.read() == b""  # the pipe closes when the worker, too, is gone
    parent.wait()
    parent.stdout.close()
