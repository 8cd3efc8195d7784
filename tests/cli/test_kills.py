"""Killed at random moments and gone on with, a run gives what an undisturbed one gives."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

_KILLS = int(os.environ.get("CLEANER_KILLS", "4"))


@pytest.mark.kill
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_nothing_is_lost_or_doubled_by_kills_and_resumes(
    name: str, start: Any, clean: Any, record: Any, tmp_path: Path
) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"".join(record(number) for number in range(4_000)))
    expected = clean("in.jsonl", "-o", "whole.jsonl", "-j", 1)
    assert expected.returncode == 0
    chance = random.Random(19)
    args = ("in.jsonl", "-o", "out.jsonl", "-j", 1, "--resume")
    for _ in range(_KILLS):
        process = start(*args, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.3, 3))
        except subprocess.TimeoutExpired:
            process.send_signal(getattr(signal, name))
            process.wait(60)
        out = tmp_path / "out.jsonl"
        assert out.exists() or process.returncode
        if out.exists():  # it may have got its name right before the signal
            assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
            out.unlink()
    assert clean(*args).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"in.jsonl", "out.jsonl", "whole.jsonl"}
