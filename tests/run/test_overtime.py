"""An article that takes too long is given up and told; the next one is read."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner import pipeline
from cleaner.overtime import Overtime, can_limit, limited
from cleaner.pipeline import Options
from cleaner.run.inputs import Input
from cleaner.run.work import Cleaned, Failed, Task
from cleaner.wrappers.wrapped import Wrapped

pytestmark = pytest.mark.skipif(not can_limit(), reason="this system has no such timer")

_TOO_LONG = "takes longer than 0.2 seconds of processor time (--timeout)"
_SLOW = """
import sys
from cleaner import pipeline
from cleaner.commands.clean import main

was = pipeline.read_wrapped

def slow(wrapped, options, **more):
    while "慢" in str(wrapped):
        pass
    return was(wrapped, options, **more)

pipeline.read_wrapped = slow
if __name__ == "__main__":
    main()
"""


def _without_end() -> None:
    while True:
        pass


def _swallowing_errors() -> None:
    while True:
        with contextlib.suppress(Exception):
            _without_end()


def _backtracking() -> None:
    re.fullmatch(r"(a|a)*b", "a" * 40)


@pytest.mark.parametrize("work", [_without_end, _swallowing_errors, _backtracking])
def test_what_has_no_end_is_given_up(work: Callable[[], None]) -> None:
    with pytest.raises(Overtime), limited(0.1):
        work()


def test_what_is_done_in_time_is_left_alone_and_the_timer_goes() -> None:
    former = signal.getsignal(signal.SIGPROF)
    with limited(100):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is former
    with limited(0):
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_another_thread_has_no_limit_and_does_its_work() -> None:
    done = []

    def work() -> None:
        with limited(0.1):
            done.append(can_limit())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [False]


def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    was = pipeline.read_wrapped

    def slow(wrapped: Wrapped, *options: Any, **more: Any) -> Any:
        while "慢" in str(wrapped):
            pass
        return was(wrapped, *options, **more)

    monkeypatch.setattr(pipeline, "read_wrapped", slow)


def _line(number: int, word: str) -> str:
    body = f"示例市文化局第{number}次通报说，新馆将在年内全部开放。{word}"
    record = {"title": f"第{number}号公告：新建图书馆", "body": body, "date": "2022-03-01"}
    return json.dumps(record, ensure_ascii=False) + "\n"


def test_one_article_of_many_is_given_up_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _slow(monkeypatch)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(_line(n, "慢" if n in (2, 3) else "") for n in range(1, 6)), "utf-8")
    items = list(Task(options=Options(), timeout=0.2)(Input(path=str(path))))
    assert [type(item) for item in items] == [Cleaned, Failed, Failed, Cleaned, Cleaned]
    assert [i.told for i in items if isinstance(i, Failed)] == [
        f"line 2: {_TOO_LONG}",
        f"line 3: {_TOO_LONG}",
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_input_is_given_up_by_one_process_and_by_several(jobs: str, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.json").write_text(_line(number, "慢" * (number == 1)), "utf-8")
    (tmp_path / "slow.py").write_text(_SLOW, "utf-8")
    done = subprocess.run(
        [sys.executable, "slow.py", ".", "-j", jobs, "--timeout", "0.2", "--fields", "title"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 1
    assert [json.loads(line)["title"][1] for line in done.stdout.splitlines()] == ["0", "2", "3"]
    assert f"1.json: {_TOO_LONG}" in done.stderr.decode()
