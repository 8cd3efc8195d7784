"""Interrupted at any place, and with any tail lost, a run goes on to the same output."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.output.formats.jsonl import Lines
from cleaner.pipeline import Options
from cleaner.run import checkpoints, runner
from cleaner.run.job import Job, Silent
from tests.examples import examples


class _Cut(Exception):  # noqa: N818 - it stands for a power cut
    pass


def _inputs(folder: Path) -> None:
    (folder / "in").mkdir()
    for number in range(6):
        lines = [
            json.dumps(
                {
                    "title": f"图书馆公告第{number % 4}号",
                    "body": f"示例市文化局第{line % 3}次通报说，新馆将在年内开放。",
                    "url": f"http://news.example.com/{number % 4}.html",
                },
                ensure_ascii=False,
            )
            for line in range(4)
        ]
        lines.insert(2, "{broken")
        (folder / "in" / f"{number}.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "in" / "empty.html").write_text("")


def _run(folder: Path, out: str, **asked: Any) -> Any:
    job = Job(
        paths=(str(folder / "in"),), options=Options(), out=str(folder / out), jobs=1, **asked
    )
    return runner.run_job(job, Silent(), stdin=None, stdout=io.BytesIO())


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path], bytes, Any]:
    """Runs cut off after each record, with a checkpoint at every step."""
    folder = tmp_path_factory.mktemp("runs")
    _inputs(folder)
    tally = _run(folder, "whole.jsonl")
    whole = (folder / "whole.jsonl").read_bytes()
    kept = []
    write = Lines.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkpoints, "_EVERY", 0.0)
        patch.setattr(checkpoints, "_SHARE", 0)
        for stop in range(1, whole.count(b"\n") + 1):
            left = [stop]

            def cut(self: Lines, line: bytes, left: list[int] = left) -> None:
                write(self, line)
                left[0] -= 1
                if not left[0]:
                    raise _Cut

            patch.setattr(Lines, "write", cut)
            with pytest.raises(_Cut):
                _run(folder, "out.jsonl")
            kept.append(folder / f"kept{stop}")
            kept[-1].mkdir()
            for name in ("out.jsonl.partial", "out.jsonl.journal"):
                shutil.move(folder / name, kept[-1] / name)
    return folder, kept, whole, tally


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_run_goes_on_from_whatever_is_left(states: Any, data: Any) -> None:
    folder, kept, whole, tally = states
    state = data.draw(st.sampled_from(kept))
    for name in ("out.jsonl.partial", "out.jsonl.journal"):
        left = (state / name).read_bytes()
        kept = left[: data.draw(st.integers(0, len(left)))]
        # What a checkpoint vouches for was on the disk before it: it may be lost, and not changed.
        if name.endswith(".journal") or kept == left:
            kept += data.draw(st.binary(max_size=5))
        (folder / name).write_bytes(kept)
    resumed = _run(folder, "out.jsonl", resume=True)
    assert (folder / "out.jsonl").read_bytes() == whole
    assert resumed == tally
    assert not list(folder.glob("out.jsonl.*"))
