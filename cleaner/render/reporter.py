"""What people are told while a command runs: error lines, notes, progress.

No text of a page or name of a file is read as markup here, and none reaches the terminal as it is:
`output.safe` is between.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TextIO

import msgspec

from cleaner.messages import _, in_language
from cleaner.output.safe import escaped
from cleaner.output.streams import Stream
from cleaner.run.explaining import RecordExplanation
from cleaner.run.inputs import measure_inputs
from cleaner.run.job import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_LONG = 1.0  # seconds after which a run is long enough for a progress bar
_REFRESH = 0.2
_LINES = 20  # that people are told how far a run of many steps is


class HowTold(Protocol):
    """How people are told."""

    @property
    def quiet(self) -> bool:
        """Whether errors alone are told."""

    @property
    def log(self) -> str:
        """How messages are written: text, or json."""


class Reporter:
    """Tells people on standard error how a run goes.

    Args:
        paths: what the run reads, to know the time that is left.
        name: the command that speaks.
        how: whether quietly (errors only), and for people or as JSON Lines.
        bar: show how far the run is, where standard error is a terminal.
        out: where explanations go, in its own encoding.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        name: str = "clean",
        how: HowTold | None = None,
        bar: bool = True,
        out: TextIO | None = None,
    ) -> None:
        self._paths = paths
        self._name = name
        self._out = out
        self._begun = self._drawn = time.monotonic()
        self._bar: Bar | None = None
        self._told = 0  # twentieths of a run of many steps
        self.quiet = how is not None and how.quiet
        self._json = how is not None and how.log == "json"
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self._wanted = bar and not self.quiet and not self._json and terminal

    def failed(self, path: str, reason: str) -> None:
        """Print an error line."""
        self._tell("error", reason, path)

    def noted(self, path: str, note: str) -> None:
        """Print a note."""
        if not self.quiet:
            self._tell("note", note, path)

    def inform(self, text: str) -> None:
        """Print one line that is no error."""
        if not self.quiet:
            self._tell("info", text)

    def explained(self, path: str, line: bytes, explanation: RecordExplanation) -> None:
        """Print how a record came about."""
        if self._out is not None:
            from cleaner.render.explanation import explanation_lines

            text = "\n".join(explanation_lines(path, line, explanation)) + "\n\n"
            encoding = self._out.encoding or "utf-8"
            stream = Stream(self._out.buffer, "standard output")
            stream.write(text.encode(encoding, "backslashreplace"))

    def advanced(self, progress: Progress) -> None:
        """Move the progress bar, which appears when the run turns out to be long."""
        now = time.monotonic()
        if not self._wanted or now - self._drawn < _REFRESH or now - self._begun < _LONG:
            return
        self._drawn = now
        if self._bar is None:
            size = measure_inputs(self._paths)[1]
            self._bar = _open_bar(size, progress.size)
        self._bar.update(
            self._bar.task_ids[0],
            completed=progress.size,
            said=_("{cleaned} cleaned, {failed} failed").format(
                cleaned=progress.tally.cleaned, failed=progress.tally.failed
            ),
        )
        self._bar.refresh()

    def stepped(self, at: str, number: int, of: int) -> None:
        """Tell how far a run of many steps is: by the bar, or else in as many lines as one reads.

        Args:
            at: which step is done.
            number: of that step, counted from 1.
            of: how many there are.
        """
        said = _("{at}: {number} of {all}").format(at=at, number=number, all=of)
        if not self._wanted:
            if number * _LINES // of > self._told:
                self._told = number * _LINES // of
                self.inform(said)
            return
        if self._bar is None:
            self._bar = _open_bar(of, number)
        self._bar.update(self._bar.task_ids[0], completed=number, said=said)
        self._bar.refresh()

    def until_read(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Give lines on; when the last was given the bar goes, before anything else is written."""
        yield from lines
        self.close()

    def say(self, text: str) -> None:
        """Print one line of an error."""
        self._tell("error", text)

    def _tell(self, level: str, text: str, path: str | None = None) -> None:
        """Print one line on standard error."""
        if self._json:
            told = {"level": level, "command": self._name, "path": path, "message": text}
            line = msgspec.json.encode(told).decode()
        else:
            said = in_language(text)
            named = said if path is None else _("{name}: {text}").format(name=path, text=said)
            line = f"{self._name}: " + escaped(named)
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        elif sys.stderr is not None:
            try:
                sys.stderr.write(line + "\n")
                sys.stderr.flush()
            except OSError:  # nobody reads it, or its disk is full: the run goes on
                detach_stderr()

    def close(self) -> None:
        """Take the progress bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _open_bar(size: int, done: int) -> Bar:
    from rich import progress as bars
    from rich.console import Console

    bar = bars.Progress(
        bars.SpinnerColumn(),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TextColumn("{task.fields[said]}", markup=False),
        bars.TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,  # no thread: the run itself says when it has advanced
        transient=True,
    )
    bar.add_task("", total=size or None, completed=done, said="")
    bar.start()
    return bar


def detach_stdout() -> None:
    """Point standard output nowhere: its reader is gone, and the interpreter still flushes it."""
    _detach(1)


def detach_stderr() -> None:
    """Point standard error nowhere, likewise."""
    _detach(2)


def _detach(descriptor: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
