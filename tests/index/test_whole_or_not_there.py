"""An index takes its name when it is whole: little room, two first writers, a migration."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from cleaner.index import committing, maintenance, new_file
from cleaner.index.api import add
from cleaner.index.index_error import IndexFileError
from cleaner.output.lock import Lock
from tests.index.test_command import ARTICLES, run
from tests.index.world import lines, options, world

_COUNT = 120  # articles of 1,500 characters
_LIMITS = range(200_000, 3_000_000, 350_000)  # from less than the log to more than everything


def _articles(count: int) -> bytes:
    dice = random.Random(1)
    return "\n".join(
        json.dumps(
            {
                "id": str(number),
                "title": "甲乙",
                "body": "".join(map(chr, dice.choices(range(0x4E00, 0x9F00), k=1_500))),
            }
        )
        for number in range(count)
    ).encode()


def _with_room_for(limit: int, *arguments: str, text: bytes = b"") -> tuple[int, bytes]:
    """Run `dedupe` where no file can grow beyond so many bytes, as on a full disk."""

    def narrow() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "cleaner", "dedupe", "-q", "-j", "1", *arguments]
    told = subprocess.run(command, input=text, capture_output=True, check=False, preexec_fn=narrow)
    return told.returncode, told.stderr


def _count(path: str) -> int:
    return int(json.loads(run("--index", path, "--stats").stdout)["articles"])


@pytest.mark.parametrize("limit", _LIMITS)
def test_a_first_portion_is_there_whole_or_its_loss_is_told(tmp_path: Path, limit: int) -> None:
    path = str(tmp_path / "news.duckdb")
    code, told = _with_room_for(limit, "--index", path, text=_articles(_COUNT))
    assert b"Traceback" not in told
    if code == 0:
        assert _count(path) == _COUNT
    else:
        assert code == 1
        assert b"news.duckdb: " in told
    assert sorted(os.listdir(tmp_path)) == (["news.duckdb"] if code == 0 else [])


def test_the_limits_of_the_test_before_meet_both_ends(tmp_path: Path) -> None:
    ends = {
        _with_room_for(limit, "--index", str(tmp_path / str(limit)), text=_articles(_COUNT))[0]
        for limit in (_LIMITS[0], _LIMITS[-1])
    }
    assert ends == {0, 1}


@pytest.mark.parametrize("limit", _LIMITS)
@pytest.mark.parametrize("what", ["--migrate", "--backup"])
def test_a_migration_or_copy_without_room_leaves_the_index(
    tmp_path: Path, limit: int, what: str
) -> None:
    path, copy = str(tmp_path / "news.duckdb"), str(tmp_path / "copy.duckdb")
    run("--index", path, text=_articles(_COUNT).decode())
    arguments = [what] if what == "--migrate" else [what, copy]
    code, told = _with_room_for(limit, "--index", path, *arguments)
    assert b"Traceback" not in told
    assert code in (0, 1)
    assert _count(path) == _COUNT
    if what == "--backup":
        assert os.path.exists(copy) == (code == 0)
        assert code == 1 or _count(copy) == _COUNT


def test_what_could_not_leave_the_log_is_told_and_there(tmp_path: Path) -> None:
    seen = set()
    base = str(tmp_path / "base.duckdb")
    run("--index", base, text=ARTICLES.read_text("utf-8"))
    before = _count(base)
    for limit in (*_LIMITS, 6_000_000):
        path = str(tmp_path / f"{limit}.duckdb")
        shutil.copy(base, path)
        code, told = _with_room_for(limit, "--index", path, text=_articles(_COUNT))
        assert _count(path) == before + (_COUNT if code == 0 else 0)
        in_log = os.path.exists(f"{path}.wal") and os.path.getsize(f"{path}.wal") > 0
        if code == 0:  # else the engine may say that it could not write there
            assert (f"{path}.wal" in told.decode()) == in_log
        seen.add((code, in_log and code == 0))
    assert {(1, False), (0, True), (0, False)} >= seen >= {(1, False), (0, False)}


def test_a_log_without_its_index_is_not_joined_with_a_new_one(tmp_path: Path) -> None:
    path = str(tmp_path / "news.duckdb")
    Path(f"{path}.wal").write_bytes(b"of another index")
    told = run("--index", path, str(ARTICLES))
    assert told.exit_code == 1
    assert f"{path}.wal: belongs to an index that is gone" in told.stderr
    assert not os.path.exists(path)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Tell when somebody waits for a lock."""
    event, pause = threading.Event(), time.sleep

    def sleep(seconds: float) -> None:
        event.set()
        pause(seconds)

    monkeypatch.setattr("cleaner.output.lock.time.sleep", sleep)
    return event


def test_of_two_first_writers_each_adds_its_portion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: threading.Event
) -> None:
    path = str(tmp_path / "news.duckdb")
    records = world(3)
    first, second = (list(lines(part)) for part in (records[:6], records[6:]))
    write, others = new_file.filled, []

    def slow(*args: object) -> object:
        """Let the second writer begin when the first is about to write."""
        if not others:
            other = threading.Thread(target=add, args=(options(path), second))
            others.append(other)
            other.start()
            assert waits.wait(60)
        return write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(committing, "filled", slow)
    add(options(path), first)
    others[0].join()
    assert _count(path) == len(records)


def test_a_portion_that_comes_during_a_migration_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: threading.Event
) -> None:
    path = str(tmp_path / "news.duckdb")
    records = world(3)
    add(options(path), list(lines(records[:6])))
    name, others = new_file.name_over, []

    def late(partial: str, path: str) -> None:
        other = threading.Thread(target=add, args=(options(path), list(lines(records[6:]))))
        others.append(other)
        other.start()
        assert waits.wait(60)
        name(partial, path)

    monkeypatch.setattr(maintenance, "name_over", late)
    maintenance.migrate(options(path))
    others[0].join()
    assert _count(path) == len(records)


def test_an_empty_index_can_be_migrated(tmp_path: Path) -> None:
    path = str(tmp_path / "news.duckdb")
    run("--index", path, str(ARTICLES))
    ids = duckdb.connect(path).execute("SELECT id FROM articles").fetchall()
    run("--index", path, *(word for (id_,) in ids for word in ("--remove", id_)))
    assert run("--index", path, "--migrate").exit_code == 0
    assert _count(path) == 0


def test_who_finds_the_name_held_says_by_whom(tmp_path: Path) -> None:
    path = str(tmp_path / "news.duckdb")
    lock = Lock(path)
    with pytest.raises(IndexFileError, match=rf"process {os.getpid()}.*waited 0 seconds"):
        add(options(path, wait=0), list(lines(world(3))))
    lock.release()
    add(options(path, wait=0), list(lines(world(3))))


def test_an_index_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    path = tmp_path / "news.duckdb"
    path.symlink_to(tmp_path / "far" / "real.duckdb")
    for arguments in ((str(ARTICLES),), ("--migrate",)):
        assert run("--index", str(path), *arguments).exit_code == 0
    assert path.is_symlink()
    assert _count(str(path)) == 19
