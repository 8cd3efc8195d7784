"""What people see: error lines, the summary, progress, one article, an explanation.

The only module that draws. No text of a page or name of a file is read as markup here, and none
reaches the terminal as it is: `output.safe` is between.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

import msgspec

from cleaner.output.lines import Lines
from cleaner.output.records import Projection
from cleaner.output.safe import harmless, safe_output, visible
from cleaner.output.streams import Stream
from cleaner.run.explaining import Explanation
from cleaner.run.inputs import measure
from cleaner.run.job import Progress

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress as Bar

_LONG = 1.0  # seconds after which a run is long enough for a progress bar
_REFRESH = 0.2
_SHOWN_CUT = 60
_FACTS = ("date", "source", "outlet", "site", "author", "editor", "url", "summary", "keywords")


class Reporter:
    """Tells people on standard error how a run goes.

    Args:
        paths: what the run reads, to know the time that is left.
        name: the command that speaks.
        quiet: tell errors only.
        bar: show how far the run is, where standard error is a terminal.
        out: where explanations go, in its own encoding.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        name: str = "clean",
        quiet: bool = False,
        bar: bool = True,
        out: TextIO | None = None,
    ) -> None:
        self._paths = paths
        self._name = name
        self._out = out
        self._begun = self._drawn = time.monotonic()
        self._bar: Bar | None = None
        self._wanted = bar and not quiet and sys.stderr is not None and sys.stderr.isatty()
        self.quiet = quiet

    def failed(self, path: str, reason: str) -> None:
        """Print an error line."""
        self.say(f"{path}: {reason}")

    def noted(self, path: str, note: str) -> None:
        """Print a note."""
        if not self.quiet:
            self.say(f"{path}: {note}")

    def explained(self, path: str, line: bytes, explanation: Explanation) -> None:
        """Print how a record came about."""
        if self._out is not None:
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
            _, size = measure(self._paths)
            self._bar = _open_bar(size, progress.size)
        self._bar.update(
            self._bar.task_ids[0],
            completed=progress.size,
            said=f"{progress.tally.cleaned} cleaned, {progress.tally.failed} failed",
        )
        self._bar.refresh()

    def say(self, text: str) -> None:
        """Print one line on standard error."""
        line = f"{self._name}: {visible(text)}"
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        elif sys.stderr is not None:
            with contextlib.suppress(BrokenPipeError):
                sys.stderr.write(line + "\n")
                sys.stderr.flush()

    def close(self) -> None:
        """Take the progress bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


class Nothing:
    """A sink for a run that only explains."""

    def write(self, line: bytes) -> None:
        """Ignore it."""

    def close(self) -> None:
        """Ignore it."""

    def abandon(self) -> None:
        """Ignore it."""


class Shown:
    """A sink for a terminal: one article is shown readably, several are JSON Lines."""

    def __init__(self, stdout: BinaryIO, projection: Projection) -> None:
        self._stdout = stdout
        self._projection = projection
        self._first: bytes | None = None
        self._lines: Lines | None = None

    def write(self, line: bytes) -> None:
        """Take one record; the first waits for a second."""
        if self._lines is None:
            if self._first is None:
                self._first = line
                return
            safe = safe_output(self._stdout, json=True)
            self._lines = Lines(Stream(safe, "standard output"), self._projection)
            self._lines.write(self._first)
        self._lines.write(line)

    def close(self) -> None:
        """Show what has waited."""
        if self._lines is not None:
            self._lines.close()
        elif self._first is not None:
            show(self._projection.record(self._first))

    def abandon(self) -> None:
        """Show what was made before the run ended."""
        with contextlib.suppress(OSError):
            self.close()


def show(record: dict[str, Any]) -> None:
    """Draw one article on standard output."""
    from rich.console import Console, Group
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name in _FACTS:
        if value := record.get(name):
            text = ", ".join(value) if isinstance(value, list) else str(value)
            facts.add_row(Text(name), Text(harmless(text)))
    parts: list[RenderableType] = [facts] if facts.row_count else []
    for paragraph in (record.get("body") or "").split("\n"):
        if paragraph:
            parts += [Text(""), Text(harmless(paragraph))]
    for heading, lines in _lists(record):
        parts += [Text(""), Text(heading, style="bold")]
        parts += [Text("  " + harmless(line)) for line in lines]
    if isinstance(sys.stdout, TextIOWrapper):  # not every terminal's encoding has every character
        sys.stdout.reconfigure(errors="backslashreplace")
    title = Text(harmless(record.get("title") or "(no title)"), style="bold")
    Console().print(Panel(Group(title, Text(""), *parts), padding=(1, 2)))


def explanation_lines(path: str, line: bytes, told: Explanation) -> Iterator[str]:
    """Give an explanation, line by line."""
    record = msgspec.json.decode(line)
    yield visible(path)
    yield f"  wrapper    {told.wrapper}"
    yield f"  encoding   {told.encoding or 'none'}" + (
        f": {told.encoding_why}" if told.encoding_why else ""
    )
    votes = ", ".join(f"{site} {answer}" for site, answer in told.votes.items())
    yield f"  votes      {votes or 'none: it has no markup of a site'}"
    yield f"  read as    {told.site or 'no known site'}" + (
        f", {told.template}" if told.template else ""
    )
    yield "  fields"
    for name, value in record.items():
        if name in told.rules and value:
            yield f"    {name:<16} {_short(value)}  ({visible(told.rules[name])})"
    for warning in record.get("warnings", ()):
        yield f"  warning    {visible(warning)}"
    yield f"  cut        {told.cut} of {told.kept + told.cut} characters ({told.share:.1%})"
    for gone in told.cuts:
        yield f"    {gone.label or 'unexplained':<24} {_short(gone.text)}"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode("utf-8")
    text = visible(text.replace("\n", " "))
    return text if len(text) <= _SHOWN_CUT else text[: _SHOWN_CUT - 1] + "…"


def _lists(record: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Give the lists below an article that are not empty: links, pictures, warnings."""
    links = [
        f"{link['name']} {link['code']}" + (f".{link['market']}" if link.get("market") else "")
        for name in ("linked_securities", "linked_boards")
        for link in record.get(name) or ()
    ]
    images = [
        " ".join(part for part in (image["caption"], image["url"]) if part)
        for image in record.get("images") or ()
    ]
    for heading, lines in (
        ("links", links),
        ("images", images),
        ("warnings", record.get("warnings") or []),
    ):
        if lines:
            yield heading, lines


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
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
