"""What `clean` shows on a terminal: one article to be read, or a table of many."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator

from cleaner.output.record_columns import Projection
from cleaner.render.article_table import SHOWN, ArticleTable
from cleaner.render.article_view import article_lines
from cleaner.render.paging import page, wants_colour
from cleaner.render.paint import paint
from cleaner.render.width import Line

_IN_MEMORY = 1 << 24  # bytes of a table; what is larger waits on disk


class TerminalSink:
    """A sink for a terminal: one article is shown readably, several as a table.

    All is shown at the end, so that messages stand above it and a pager has the screen.

    Args:
        projection: the fields that are wanted.
        before: called before anything is shown.
    """

    def __init__(self, projection: Projection, before: Callable[[], None]) -> None:
        self._projection = projection
        self._before = before
        self._first: bytes | None = None
        self._table = ArticleTable(projection.fields, shutil.get_terminal_size().columns)
        self._shown = Projection(projection.fields or SHOWN)
        self._colour = wants_colour("auto")
        self._lines = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed when it was shown
            _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
        )
        self.articles = 0

    def write(self, line: bytes) -> None:
        """Take one record; the first waits for a second."""
        self.articles += 1
        if self.articles == 1:
            self._first = line
            return
        if self._first is not None:
            self._draw(self._table.head())
            self._draw(self._table.row(self._shown.record(self._first)))
            self._first = None
        self._draw(self._table.row(self._shown.record(line)))

    def _draw(self, lines: Iterable[Line]) -> None:
        self._lines.writelines(paint(line, colour=self._colour) + "\n" for line in lines)

    def close(self) -> None:
        """Show what has waited.

        Raises:
            OutputError: it cannot be written.
            BrokenPipeError: nobody reads any longer.
        """
        self._show(paged=True)

    def abandon(self) -> None:
        """Show what was made before the run ended."""
        with contextlib.suppress(OSError):
            self._show(paged=False)

    def _show(self, *, paged: bool) -> None:
        self._before()
        with self._lines:
            page(self._told(), paged=paged)

    def _told(self) -> Iterator[str]:
        if self._first is not None:
            width = shutil.get_terminal_size().columns
            for line in article_lines(self._projection.record(self._first), width):
                yield paint(line, colour=self._colour)
        self._lines.seek(0)
        for drawn in self._lines:
            yield drawn.removesuffix("\n")
