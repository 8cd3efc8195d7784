"""How a command ends: what is a wrong use, and what is a fault of ours."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import click
import click.testing
import pytest

from cleaner.commands.clean import main as clean
from cleaner.commands.common.ending import ended
from cleaner.commands.newsdiff import main as newsdiff
from cleaner.errors import WrongUseError

FULL = Path("/dev/full")
REPRINT = Path(__file__).parents[2] / "samples" / "newsdiff"
PAIR = (REPRINT / "first.json", REPRINT / "reprint.json")


def told(_: str) -> None:
    raise AssertionError("nothing is to be said")


def test_a_wrong_use_is_told_as_one() -> None:
    def work() -> int:
        raise WrongUseError("parquet needs a file: -o FILE")

    with pytest.raises(click.UsageError, match="parquet needs a file"):
        ended(work, told)


def test_a_fault_of_the_program_is_not_told_as_a_wrong_use() -> None:
    def work() -> int:
        raise ValueError("list.remove(x): x not in list")

    with pytest.raises(ValueError, match="not in list"):
        ended(work, told)
    with pytest.raises(RuntimeError, match="changed size"):
        ended(Mock(side_effect=RuntimeError("dictionary changed size")), told)


def test_a_closed_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.stdout", None)
    assert ended(lambda: 0, said.append, failed=2) == 2
    assert said == ["standard output: closed"]


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("can't start new thread")])
def test_want_of_memory_is_told_in_a_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("cleaner.render.reporter.detach_stdout", lambda: None)
    assert ended(Mock(side_effect=error), said.append, failed=2) == 2
    assert said == ["out of memory: fewer processes at once (-j 1) need less"]


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        ImportError("/lib/_duckdb.so: failed to map segment from shared object"),
        ImportError(
            "advice\n\nOriginal error was: libx.so: failed to map segment from shared object"
        ),
    ],
)
@pytest.mark.parametrize(("command", "code"), [(clean, 1), (newsdiff, 2)])
def test_libraries_that_find_no_room_are_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, command: click.Command, code: int
) -> None:
    monkeypatch.setattr(command, "callback", Mock(side_effect=fault))
    done = click.testing.CliRunner().invoke(command, ["a", "b"])
    assert done.exit_code == code
    assert done.stderr == f"{command.name}: out of memory while libraries are loaded\n"


@pytest.mark.parametrize("command", [clean, newsdiff])
def test_an_interrupt_before_the_work_begins_is_told_as_any(
    monkeypatch: pytest.MonkeyPatch, command: click.Command
) -> None:
    monkeypatch.setattr(command, "callback", Mock(side_effect=KeyboardInterrupt))
    done = click.testing.CliRunner().invoke(command, ["a", "b"])
    assert (done.exit_code, done.stderr) == (130, f"{command.name}: interrupted\n")


def test_a_library_that_is_not_there_is_not_told_as_want_of_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clean, "callback", Mock(side_effect=ImportError("no module named lxml")))
    assert isinstance(click.testing.CliRunner().invoke(clean, ["a"]).exception, ImportError)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "temporary files: no space left on device; TMPDIR names another folder",
        ),
        (
            OSError(errno.EMFILE, "Too many open files"),
            "the system refuses: too many open files",
        ),
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory", "/gone/x"),
            "/gone/x: no such file or directory",
        ),
    ],
)
def test_what_the_system_refuses_the_run_itself_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr("cleaner.render.reporter.detach_stdout", lambda: None)
    assert ended(Mock(side_effect=error), said.append, failed=2) == 2
    assert said == [told]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process there")
@pytest.mark.parametrize(
    "args",
    [
        ("dedupe", "samples/reprints", "-o", os.devnull),
        ("dedupe", "samples/reprints", "-o", os.devnull, "--pairs", "-j", "2"),
        ("clean", "samples/articles/sina", "--join-pages", "-o", os.devnull),
        ("newsdiff", "--ledger", PAIR[0], "samples/reprints", "--format", "json"),
    ],
)
def test_no_room_for_temporary_files_is_told_in_a_line(args: tuple[object, ...]) -> None:
    def narrow() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = _command(*args, stdout=subprocess.DEVNULL, preexec_fn=narrow)
    assert done.returncode == (2 if args[0] == "newsdiff" else 1)
    assert done.stderr.decode().splitlines() == [
        f"{args[0]}: temporary files: file too large; TMPDIR names another folder"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of a process there")
def test_an_output_that_finds_no_room_at_its_end_leaves_nothing_behind(tmp_path: Path) -> None:
    def narrow() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = _command(
        *("newsdiff", *PAIR, "-o", tmp_path / "diff.json"), stdout=None, preexec_fn=narrow
    )
    assert done.returncode == 2
    assert b"diff.json: file too large" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_input_that_is_the_output_too_is_a_wrong_use_and_stays_whole(
    clean: Any, record: Any, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    given: bytes = record(1)
    file.write_bytes(given)
    assert clean(file, "-o", file).returncode == 2
    assert clean(file, "-o", "x.jsonl", "--rejected", file).returncode == 2
    assert file.read_bytes() == given
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]  # no partial file either
    assert clean(tmp_path, "-o", tmp_path / "b.jsonl").returncode == 0
    assert clean(tmp_path, "-o", tmp_path / "b.jsonl").returncode == 0  # in a folder it is no input


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("newsdiff", *PAIR), 2),
        (("newsdiff", "--schema"), 2),
        (("newsdiff", "--ledger", *PAIR, "--schema"), 2),
        (("newsdiff", *PAIR, "--format", "json"), 2),
        (("dedupe", REPRINT.parent / "reprints", "--diff"), 1),
        (("dedupe", REPRINT.parent / "reprints"), 1),
        (("dedupe", "--schema"), 1),
        (("clean", PAIR[0]), 1),
    ],
)
def test_a_full_disk_below_standard_output_is_told_in_a_line(
    arguments: tuple[object, ...], code: int
) -> None:
    with FULL.open("wb") as full:
        done = _command(*arguments, stdout=full)
    assert done.returncode == code
    assert b"standard output: no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("same", [True, False])
def test_newsdiff_ends_alike_when_nobody_reads_all_of_it(same: bool) -> None:
    pair = (PAIR[0], PAIR[0]) if same else PAIR
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        done = _command("newsdiff", *pair, "--all", stdout=pipe)
    assert (done.returncode, done.stderr) == (0 if same else 1, b"")


def _command(*arguments: object, stdout: Any, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
    return subprocess.run(
        command,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=REPRINT.parents[1],
        check=False,
        timeout=100,
        **options,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("command", ["clean", "dedupe"])
def test_a_command_that_is_asked_to_end_leaves_nothing_behind(
    command: str, name: str, record: Any, tmp_path: Path
) -> None:
    process = _begun(command, record, tmp_path)
    process.send_signal(getattr(signal, name))
    _, told = process.communicate(timeout=100)
    assert process.returncode == 128 + getattr(signal, name)
    word = "interrupted" if name == "SIGINT" else f"stopped by {name}"
    assert told.decode().splitlines()[-1].startswith(f"{command}: {word}")
    left = {path.name for path in tmp_path.iterdir()}
    assert left <= {"temporary", "out.jsonl.partial", "out.jsonl.journal"}
    assert command == "clean" or left == {"temporary"}  # clean --resume can go on with these
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no such signals")
def test_a_signal_that_is_ignored_does_not_end_a_command(record: Any, tmp_path: Path) -> None:
    process = _begun("dedupe", record, tmp_path, first=("nohup",))
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=100)
    assert process.returncode == 0
    assert (tmp_path / "out.jsonl").exists()


def _begun(
    command: str, record: Any, folder: Path, first: tuple[str, ...] = ()
) -> subprocess.Popen[bytes]:
    """Start a command that waits for more of its input, and has begun to read it."""
    (folder / "temporary").mkdir()
    environment = {**os.environ, "TMPDIR": str(folder / "temporary")}
    process = subprocess.Popen(
        [*first, sys.executable, "-m", "cleaner", command, "-", "-o", str(folder / "out.jsonl")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPRINT.parents[1],
        env=environment,
        preexec_fn=_heeding_signals,
    )
    assert process.stdin is not None
    for number in range(500_000):
        process.stdin.write(record(number))
        if number > 500 and list(folder.glob("out.jsonl.partial")):
            break
    process.stdin.flush()
    return process


def _heeding_signals() -> None:
    """Undo that who runs the tests may ignore signals (nohup, a shell's background)."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
