"""One article drawn by where each passage was first published: sources on top, then the text."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from cleaner.ledger import EarlierArticle, Ledger, Passage
from cleaner.messages import _, marked, ngettext
from cleaner.output.safe import escaped, harmless
from cleaner.render.diff_head import moment_of, percent
from cleaner.render.width import Line, Piece, Width, hanging, width_of, wrap

_NAMES = 12  # columns of the names that stand above the text
_NARROWEST = 20
_COLOURS = 6
_STYLES = {"form": "form", "standing": "standing"}
_WORDS = {
    "form": marked("a form's words around other values"),
    "standing": marked("printed on many earlier days"),
}


def draw_ledger(
    entry: Ledger,
    title: str | None,
    body: str,
    *,
    among: int,
    width: int = 80,
    colour: bool = False,
    ambiguous: int = 1,
) -> Iterator[Line]:
    """Give the lines of an article.

    Args:
        entry: what is told of it.
        title: its headline.
        body: its text.
        among: how many articles it was compared with.
        width: columns.
        colour: a colour stands for a source; else passages stand in `[1: …]`.
        ambiguous: columns of a character of ambiguous width.
    """
    of: Width = functools.partial(width_of, ambiguous=ambiguous)
    room = max(width, _NARROWEST)
    for name, text in _head(entry, title, among):
        yield from hanging([name, *text], _NAMES, room, of)
    counted = entry.characters - entry.form - entry.standing
    for number, source in enumerate(entry.sources, 1):
        name = Piece(f"{number:>3} {percent(source.characters / counted):>5}", style_of(number))
        yield from hanging([name, Piece(_told(source))], _NAMES, room, of)
    yield []
    numbers = {source.id: number for number, source in enumerate(entry.sources, 1)}
    start = 0
    for paragraph in body.split("\n"):
        end = start + len(paragraph)
        pieces = list(_pieces(body, start, end, entry.passages, numbers, colour=colour))
        yield from wrap(pieces, room, of)
        start = end + 1


def style_of(number: int) -> str:
    """Return the style of the nth source, counted from 1; they come round again."""
    return f"source {(number - 1) % _COLOURS}"


def _head(entry: Ledger, title: str | None, among: int) -> Iterator[tuple[Piece, Line]]:
    known = filter(None, (entry.outlet, moment_of(entry.date), entry.id))
    yield Piece("===", "bold"), [Piece("  ".join(map(escaped, known)))]
    if title:
        yield Piece(_("title"), "bold"), [Piece(escaped(title))]
    said: Line = [Piece(_(entry.kind), "bold")]
    if entry.share is not None:
        told = _(": {share} was published before, {old} of {all} letters")
        counted = entry.characters - entry.form - entry.standing
        counts = {"old": f"{entry.old:,}", "all": f"{counted:,}"}
        said.append(Piece(told.format(share=percent(entry.share), **counts)))
    else:
        said.append(Piece(_(": it tells no time, so nothing is earlier")))
    yield Piece(_("old news"), "bold"), said
    others = ngettext("{count} article", "{count} articles", among).format(count=f"{among:,}")
    yield Piece(_("among"), "bold"), [Piece(others)]
    if entry.largest is not None and entry.largest_share is not None:
        text = _("{share} stood in {article}").format(
            share=percent(entry.largest_share), article=escaped(entry.largest)
        )
        yield Piece(_("at most"), "bold"), [Piece(text)]
    for kind, count in (("form", entry.form), ("standing", entry.standing)):
        if count:
            text = _("{count} letters: {what}").format(count=f"{count:,}", what=_(_WORDS[kind]))
            yield Piece(_(kind), _STYLES[kind]), [Piece(text, "label")]


def _told(source: EarlierArticle) -> str:
    known = filter(None, (moment_of(source.date), source.outlet, source.title or source.id))
    return "  ".join(map(escaped, known))


def _pieces(
    body: str,
    start: int,
    end: int,
    passages: Sequence[Passage],
    numbers: dict[str, int],
    *,
    colour: bool,
) -> Iterator[Piece]:
    """Give a paragraph, which stands at body[start:end], with what stands where first."""
    at = start
    for passage in passages:
        low, high = max(passage.start, start), min(passage.end, end)
        if low >= high:
            continue
        if at < low:
            yield Piece(harmless(body[at:low]))
        text = harmless(body[low:high])
        old = passage.kind == "old"
        mark = str(numbers[passage.first]) if old else _(passage.kind)
        style = style_of(numbers[passage.first]) if old else _STYLES[passage.kind]
        if not colour:
            yield Piece(f"[{mark}: {text}]", style)
        else:
            if old:
                yield Piece(f"[{mark}]", "label")
            yield Piece(text, style)
        at = high
    if at < end:
        yield Piece(harmless(body[at:end]))
