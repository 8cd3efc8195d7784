"""Several processes: the same items in the same order, also when one of them dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def run_dying(
    folder: Path, program: str, *given: str, check: bool
) -> subprocess.CompletedProcess[bytes]:
    (folder / "dying.py").write_text(program)
    return subprocess.run(
        [sys.executable, "dying.py", *given],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=100,
        check=check,
    )


_PROGRAM = """
import json, os, signal, sys
from cleaner.pipeline import Options
from cleaner.run.inputs import Input
from cleaner.run.pool import outcomes
from cleaner.run.work import Skipped, Task

class Dying(Task):
    def __call__(self, given, stdin=None):
        yield Skipped(reason="seen " + given.path)
        if given.path in ("7", "8", "70"):
            os.kill(os.getpid(), signal.SIGKILL)
        yield Skipped(reason="x" * 3000)

if __name__ == "__main__":
    inputs = iter([Input(path=str(n)) for n in range(100)])
    found = outcomes(inputs, Dying(options=Options()), int(sys.argv[1]), None)
    print(json.dumps([[given.path, item and item.reason[:20]] for given, item in found]))
"""


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_worker_that_dies_costs_its_input_alone(tmp_path: Path, jobs: int) -> None:
    done = run_dying(tmp_path, _PROGRAM, str(jobs), check=True)
    found: dict[str, list[str | None]] = {}
    for path, reason in json.loads(done.stdout):
        found.setdefault(path, []).append(reason)
    assert list(found) == [str(n) for n in range(100)]
    for path, reasons in found.items():
        if path in ("7", "8", "70"):
            assert reasons == ["the process that rea", None]
        else:
            assert reasons == [f"seen {path}", "x" * 20, None]


_ONCE = """
import json, os, pathlib, signal
from cleaner.pipeline import Options
from cleaner.run.inputs import Input
from cleaner.run.pool import outcomes
from cleaner.run.work import Skipped, Task

class DyingOnce(Task):
    def __call__(self, given, stdin=None):
        for number in range(3000):
            yield Skipped(reason=f"{given.path} {number} " + "x" * 300)
            if given.path == "1" and number == 2900 and not os.path.exists("died"):
                pathlib.Path("died").touch()
                os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    inputs = iter([Input(path=str(n)) for n in range(4)])
    found = outcomes(inputs, DyingOnce(options=Options()), 2, None)
    print(json.dumps([item and item.reason.split(" x")[0] for given, item in found]))
"""


def test_a_worker_that_is_killed_once_costs_nothing_and_nothing_is_given_twice(
    tmp_path: Path,
) -> None:
    done = run_dying(tmp_path, _ONCE, check=True)
    assert (tmp_path / "died").exists()
    assert json.loads(done.stdout) == [
        told for path in range(4) for told in (*(f"{path} {n}" for n in range(3000)), None)
    ]


def test_a_worker_that_cannot_start_is_told_and_not_waited_for(tmp_path: Path) -> None:
    program = "1 / (__name__ == '__main__')\n" + _PROGRAM
    done = run_dying(tmp_path, program, "2", check=False)
    assert b"WorkersError: a worker process cannot start" in done.stderr


_KILLED_AT_ITS_START = """
import os, pathlib, signal
if __name__ != "__main__":
    number = len(list(pathlib.Path().glob("died*")))
    if number < {times}:
        pathlib.Path(f"died{{number}}").touch()
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize(("times", "goes_on"), [(2, True), (1000, False)])
def test_a_worker_that_is_killed_while_it_starts_costs_nothing_unless_all_are(
    tmp_path: Path, times: int, goes_on: bool
) -> None:
    done = run_dying(
        tmp_path, _KILLED_AT_ITS_START.format(times=times) + _PROGRAM, "2", check=False
    )
    if goes_on:
        seen = [path for path, reason in json.loads(done.stdout) if reason == f"seen {path}"]
        assert seen == [str(n) for n in range(100) if n not in (7, 8, 70)]
    else:
        assert b"a worker process cannot start: was killed by SIGKILL" in done.stderr
