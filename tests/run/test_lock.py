"""Two runs that write one name: one does, the other waits or says who does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner.output import OutputError, PartialFile
from cleaner.output import lock as locks
from cleaner.output.lock import HeldError, Lock, lock_name


def test_a_held_name_says_who_holds_it(tmp_path: Path) -> None:
    name = str(tmp_path / "x.jsonl")
    lock = Lock(name)
    with pytest.raises(HeldError, match=rf"\(process {os.getpid()}\)"):
        Lock(name)
    lock.release()
    Lock(name).release()
    assert not os.path.exists(lock_name(name))


def test_a_lock_file_that_a_killed_run_left_is_taken_over(tmp_path: Path) -> None:
    name = str(tmp_path / "x.jsonl")
    Path(lock_name(name)).write_text("1 elsewhere\n")
    Lock(name).release()
    assert not os.path.exists(lock_name(name))


def test_who_waited_for_a_lock_file_that_is_gone_takes_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "x.jsonl")
    first, lock = Lock(name), locks._lock

    def late(file: object) -> bool:
        """Let the first go when the second has the file open that is about to go."""
        first.release()
        monkeypatch.setattr(locks, "_lock", lock)
        return lock(file)  # type: ignore[arg-type]

    monkeypatch.setattr(locks, "_lock", late)
    second = Lock(name)
    with pytest.raises(HeldError):
        Lock(name)
    second.release()


def test_a_file_that_got_its_name_is_not_cut_by_a_run_that_began_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "x.jsonl")
    first, take = PartialFile(name), Lock

    def late(path: str) -> Lock:
        with pytest.raises(HeldError):
            take(path)
        first.write(b"first\n")
        first.close()
        return take(path)

    monkeypatch.setattr("cleaner.output.streams.Lock", late)
    second = PartialFile(name)
    assert Path(name).read_bytes() == b"first\n"
    second.write(b"second\n")
    second.close()
    assert Path(name).read_bytes() == b"second\n"
    assert os.listdir(tmp_path) == ["x.jsonl"]


def test_two_files_of_one_name_are_refused_and_leave_the_first_as_it_is(tmp_path: Path) -> None:
    name = str(tmp_path / "x.jsonl")
    first = PartialFile(name)
    with pytest.raises(OutputError, match="another run is writing it"):
        PartialFile(name)
    first.write(b"whole\n")
    first.close()
    assert Path(name).read_bytes() == b"whole\n"
