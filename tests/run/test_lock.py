"""Two runs that write one name: one does, the other waits or says who does."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleaner.output import OutputError, PartialFile, locking
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
    first, lock = Lock(name), locks.lock_file

    def late(file: object) -> bool:
        """Let the first go when the second has the file open that is about to go."""
        first.release()
        monkeypatch.setattr(locks, "lock_file", lock)
        return lock(file)  # type: ignore[arg-type]

    monkeypatch.setattr(locks, "lock_file", late)
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


class Windows:
    """What msvcrt does with locks: one process has a byte of a file, another is refused."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[tuple[int, int], int] = {}  # by file: which descriptor has its byte
        self.places: list[int] = []

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        self.places.append(os.lseek(descriptor, 0, os.SEEK_CUR))
        status = os.fstat(descriptor)
        if (status.st_dev, status.st_ino) in self.held:
            raise OSError(errno.EACCES, "Permission denied")
        self.held[status.st_dev, status.st_ino] = descriptor


def only(**modules: Any) -> Any:
    """Stand for a system that has these modules for locks and no other."""
    return modules.get


def test_windows_keeps_two_runs_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Windows()
    monkeypatch.setattr(locking, "_module", only(msvcrt=windows))
    name = str(tmp_path / "x.jsonl")
    first = Lock(name)
    with pytest.raises(HeldError, match=rf"\(process {os.getpid()}\)"):
        Lock(name)
    written = os.path.getsize(lock_name(name))
    assert all(place >= written for place in windows.places)  # who holds it stays readable
    first.release()
    windows.held.clear()
    Lock(name).release()
    assert os.listdir(tmp_path) == []


def test_a_file_that_is_taken_away_only_when_closed_goes_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = Lock(str(tmp_path / "x.jsonl"))
    unlink, calls = os.unlink, iter([PermissionError(errno.EACCES, "in use"), None])

    def refused_at_first(path: str) -> None:
        if (error := next(calls)) is not None:
            raise error
        unlink(path)

    monkeypatch.setattr("cleaner.output.lock.os.unlink", refused_at_first)
    lock.release()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_keeps_nobody_out(
    error: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: object) -> None:
        raise OSError(error, "no locks here")

    unix = SimpleNamespace(flock=flock, LOCK_EX=2, LOCK_NB=4)
    for modules in (only(fcntl=unix), only()):
        monkeypatch.setattr(locking, "_module", modules)
        name = str(tmp_path / "x.jsonl")
        first, second = Lock(name), Lock(name)
        first.release()
        second.release()
