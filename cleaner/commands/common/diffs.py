"""What `newsdiff` and `dedupe` have in common: how diffs are drawn, and written as a table."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from cleaner.commands.common.diff_options import Drawn
from cleaner.output import Sink
from cleaner.render.paging import page, wants_colour
from cleaner.render.paint import paint
from cleaner.render.width import Line, Piece

if TYPE_CHECKING:
    from cleaner.diff import Diff
    from cleaner.reprints import Cluster
    from cleaner.reprints.held import HeldRecords


def show_diff(diff: Diff, drawn: Drawn) -> None:
    """Draw a diff on standard output."""
    from cleaner.render.drawn_diff import Drawing, draw

    colour = wants_colour("never" if drawn.no_colour else drawn.colour)
    how = Drawing.fitting(
        drawn.layout,
        shutil.get_terminal_size().columns,
        colour=colour,
        context=None if drawn.everything else drawn.context,
        ambiguous=drawn.ambiguous,
    )
    page((paint(line, colour=colour) for line in draw(diff, how)), paged=drawn.pager)


def tell_diffs(
    clusters: Sequence[Cluster], records: HeldRecords, table: Sink | None, *, shown: bool
) -> None:
    """Tell how reprints differ from what they were copied from, where that is wanted.

    Args:
        clusters: which ones.
        records: of the run.
        table: gets a row a paragraph.
        shown: draw the differences on standard output.
    """
    if table is None and not shown:
        return
    from cleaner.diff.cluster_diffs import ids_of

    records.find(ids_of(clusters))
    if table is not None:
        _write_table(clusters, records.get, table)
    if shown:
        colour = wants_colour("auto")
        lines = _cluster_lines(clusters, records.get, shutil.get_terminal_size().columns, colour)
        page((paint(line, colour=colour) for line in lines), paged=True)


def _cluster_lines(
    clusters: Sequence[Cluster], read: Callable[[str], bytes], width: int, colour: bool
) -> Iterator[Line]:
    from cleaner.diff.cluster_diffs import diffs
    from cleaner.output.safe import escaped
    from cleaner.render.drawn_diff import Drawing, draw

    how = Drawing.fitting("auto", width, colour=colour)
    last = None
    for pair, diff in diffs(clusters, read):
        if pair.cluster is not last:
            last = pair.cluster
            name = last.original or f"original unknown: {' or '.join(last.candidates)}"
            yield [Piece(f"=== {escaped(name)}", "bold"), Piece(f"  {escaped(last.reason)}", "dim")]
            yield []
        yield from draw(diff, how)
        yield []


def _write_table(clusters: Iterable[Cluster], read: Callable[[str], bytes], sink: Sink) -> None:
    """Write the paragraphs of each reprint and of what it is compared with."""
    from cleaner.diff.cluster_diffs import diffs
    from cleaner.diff.paragraph_rows import rows_of_diff

    encode = msgspec.json.Encoder().encode
    for pair, diff in diffs(clusters, read):
        for row in rows_of_diff(diff, pair.cluster.cluster):
            sink.write(encode(row))
