"""One article drawn on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.field_table import FACTS
from cleaner.output.formats.jsonl import Lines
from cleaner.output.record_columns import Projection
from cleaner.output.safe import harmless, safe_output
from cleaner.output.streams import Stream

if TYPE_CHECKING:
    from rich.console import RenderableType


class TerminalSink:
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
            show_article(self._projection.record(self._first))

    def abandon(self) -> None:
        """Show what was made before the run ended."""
        with contextlib.suppress(OSError):
            self.close()


def show_article(record: dict[str, Any]) -> None:
    """Draw one article on standard output."""
    from rich.console import Console, Group
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name in FACTS:
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
