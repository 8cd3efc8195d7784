"""What `newsdiff` and `dedupe` have in common: how diffs are drawn, and written as data."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.asked.diff_options import Drawn
from cleaner.commands.asked.output_options import Output
from cleaner.output import Sink
from cleaner.output.formats import named_by
from cleaner.render.paging import page, wants_colour
from cleaner.render.paint import paint
from cleaner.render.width import Line, Piece

if TYPE_CHECKING:
    from cleaner.diff import Diff
    from cleaner.diff.cluster_diffs import Pairing
    from cleaner.render.drawn_diff import Drawing
    from cleaner.reprints import Cluster
    from cleaner.reprints.held import HeldRecords


def is_coloured(drawn: Drawn) -> bool:
    """Whether colours are wanted."""
    return wants_colour("never" if drawn.no_colour else drawn.colour)


def show_lines(lines: Iterable[Line], drawn: Drawn) -> None:
    """Write drawn lines on standard output, on a terminal through the pager."""
    colour = is_coloured(drawn)
    page((paint(line, colour=colour) for line in lines), paged=drawn.pager)


def show_diff(diff: Diff, drawn: Drawn) -> None:
    """Draw a diff on standard output."""
    from cleaner.render.drawn_diff import draw

    show_lines(draw(diff, _drawing(drawn)), drawn)


def _drawing(drawn: Drawn) -> Drawing:
    from cleaner.render.drawn_diff import Drawing

    return Drawing.fitting(
        drawn.layout,
        shutil.get_terminal_size().columns,
        colour=is_coloured(drawn),
        context=None if drawn.everything else drawn.context,
        ambiguous=drawn.ambiguous,
    )


def tell_differences(
    clusters: Sequence[Cluster],
    records: HeldRecords,
    asked: AskedDedupe,
    table: Sink | None,
    sink: Sink | None,
) -> None:
    """Tell how reprints differ from what they were copied from, where that is wanted.

    Args:
        clusters: which ones.
        records: of the run.
        asked: how.
        table: gets a row a paragraph.
        sink: gets what is told in place of clusters; None where that is drawn.

    Raises:
        OutputError: it cannot be written.
    """
    told = asked.differences
    if table is None and not told.diffed:
        return
    from cleaner.diff.cluster_diffs import diffs, ids_of

    records.find(ids_of(clusters))

    def found() -> Iterator[tuple[Pairing, Diff]]:
        return diffs(clusters, records.get, punctuation=asked.drawn.punctuation)

    if table is not None:
        _write(found(), table, whole=False)
    if not told.diffed:
        return
    shown = filter(_differs_in_a_value, found()) if asked.figures else found()
    if sink is None:
        show_lines(_cluster_lines(shown, _drawing(asked.drawn)), asked.drawn)
    else:
        _write(shown, sink, whole=is_whole(asked.output))


def _differs_in_a_value(found: tuple[Pairing, Diff]) -> bool:
    """Whether `--figures` lists a reprint: it prints another value than the original."""
    return "figures" in found[0].reprint.changes


def is_whole(output: Output) -> bool:
    """Whether a diff is written as one value, and not as a row a paragraph."""
    return (output.kind or named_by(output.out)) == "json"


def _cluster_lines(found: Iterable[tuple[Pairing, Diff]], how: Drawing) -> Iterator[Line]:
    from cleaner.output.safe import escaped
    from cleaner.render.drawn_diff import draw

    last = None
    for pair, diff in found:
        if pair.cluster is not last:
            last = pair.cluster
            name = last.original or f"original unknown: {' or '.join(last.candidates)}"
            yield [Piece(f"=== {escaped(name)}", "bold"), Piece(f"  {escaped(last.reason)}", "dim")]
            yield []
        yield from draw(diff, how)
        yield []


def _write(found: Iterable[tuple[Pairing, Diff]], sink: Sink, *, whole: bool) -> None:
    """Write a row a paragraph of reprints and of what they are compared with, or a diff whole."""
    from cleaner.diff.paragraph_rows import rows_of_diff

    encode = msgspec.json.Encoder().encode
    for pair, diff in found:
        for row in (diff,) if whole else rows_of_diff(diff, pair.cluster.cluster):
            sink.write(encode(row))
