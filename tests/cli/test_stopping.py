"""One signal ends a command; those that follow it at once disturb nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.commands.common.stopping import Stopped, heeding, stoppable
from cleaner.parcels import SPAWNING

ROOT = Path(__file__).parents[2]
SAMPLES = str(ROOT / "samples" / "reprints")
SIGNALS = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals here")

# A command that is sent a signal where it writes its first line, and one more at each step on its
# way out: while it clears up, says so, leaves Python, and behind that.
STORM = """
import atexit, os, signal, sys, threading

first, second, *arguments = sys.argv[1:]
send = lambda name: signal.raise_signal(getattr(signal, name))

def before(owner, method, name):
    former = getattr(owner, method)
    def sent(*args, **named):
        send(name)
        return former(*args, **named)
    setattr(owner, method, sent)

from cleaner.output.streams import PartialFile
from cleaner.render.reporter import Reporter

before(PartialFile, "write", first)
before(PartialFile, "abandon", second)
before(Reporter, "say", second)
before(threading, "_shutdown", second)
atexit.register(send, second)

class Last:
    def __del__(self, kill=os.kill, me=os.getpid(), number=getattr(signal, second)):
        kill(me, number)

sys.last_of_all = Last()
sys.argv = ["dedupe", *arguments]
from cleaner.commands.dedupe import main
main()
"""


@pytest.mark.parametrize("second", SIGNALS)
@pytest.mark.parametrize("first", SIGNALS)
def test_a_signal_at_every_step_of_the_way_out_disturbs_nothing(
    first: str, second: str, tmp_path: Path
) -> None:
    done = _run(STORM, first, second, SAMPLES, "-o", "out", cwd=tmp_path)
    word = "interrupted" if first == "SIGINT" else f"stopped by {first}"
    assert (done.returncode, done.stdout, done.stderr) == (
        128 + getattr(signal, first),
        b"",
        f"dedupe: {word}\n".encode(),
    )
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_done_is_not_disturbed_on_its_way_out(tmp_path: Path) -> None:
    calm = STORM.replace('before(PartialFile, "write", first)', "")
    done = _run(calm, "SIGINT", "SIGINT", SAMPLES, "-o", "out", "-q", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_signal_seconds_after_the_first_ends_the_process_as_it_is(tmp_path: Path) -> None:
    late = "from cleaner.commands.common import stopping\nstopping._TOGETHER = -1\n"
    done = _run(late + STORM, "SIGINT", "SIGTERM", SAMPLES, "-o", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (-signal.SIGTERM, b"")


def test_a_signal_that_python_drops_is_sent_again(tmp_path: Path) -> None:
    text = """
import signal, sys, threading
from cleaner.commands.newsdiff import main

class Gone:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

def work(**_):
    Gone()
    threading.Event().wait(100)

main.callback = work
main(prog_name="newsdiff")
"""
    done = _run(text, "left", "right", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (143, b"newsdiff: stopped by SIGTERM\n")


@pytest.fixture
def usual() -> Iterator[None]:
    """Have signals handled as in a fresh process, whatever the runner of the tests does."""
    fresh = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    former = {number: signal.signal(number, handler) for number, handler in fresh.items()}
    yield
    for number, handler in former.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("usual")
@pytest.mark.parametrize(
    ("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Stopped)]
)
def test_behind_a_command_in_another_program_signals_are_that_program_s(
    number: signal.Signals, raised: type[BaseException]
) -> None:
    before = signal.getsignal(number)

    def command() -> None:
        with heeding(alone=False):
            with pytest.raises(raised):
                signal.raise_signal(number)
            signal.raise_signal(number)
            sys.exit(3)

    with pytest.raises(SystemExit) as ended:
        command()
    assert ended.value.code == 128 + number
    assert signal.getsignal(number) is before


@pytest.mark.usefixtures("usual")
def test_what_a_library_makes_of_an_interrupt_is_one_again() -> None:
    def library() -> None:
        with stoppable():
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt as error:
                raise RuntimeError("query interrupted") from error

    def command() -> None:
        with heeding(alone=False):
            with pytest.raises(KeyboardInterrupt):
                library()
            sys.exit(0)

    with pytest.raises(SystemExit):
        command()


def test_a_fault_of_a_library_is_no_interrupt() -> None:
    with heeding(alone=False), pytest.raises(RuntimeError), stoppable():
        raise RuntimeError("query interrupted")


def _masked() -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_worker_meets_no_interrupt_while_it_starts() -> None:
    pipe, theirs = SPAWNING.Pipe()
    process = SPAWNING.Process(target=_tell_mask, args=(theirs,))
    process.start()
    assert pipe.recv() is True
    process.join()
    assert not _masked()


def _tell_mask(pipe: object) -> None:
    pipe.send(_masked())  # type: ignore[attr-defined]


def _run(text: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-c", text, *arguments],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
        timeout=100,
        preexec_fn=_heeding_signals,
    )


def _heeding_signals() -> None:
    """Undo that who runs the tests may ignore signals (nohup, a shell's background)."""
    for name in SIGNALS:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
