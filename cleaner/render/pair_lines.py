"""Pairs of articles, and why two relate as they do, for people.

Ids stand whole, each on a line of its own, so that they can be copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.messages import _
from cleaner.output.safe import escaped
from cleaner.render.data_words import listed
from cleaner.render.width import Line, Piece, columns, hanging, wrap
from cleaner.reprints.relations.explain import PairExplanation
from cleaner.reprints.result import Pair


def pair_lines(pairs: Iterable[Pair], width: int) -> Iterator[Line]:
    """Give the lines of some pairs, an empty one between any two.

    Args:
        pairs: the relations.
        width: columns of the terminal.
    """
    for number, pair in enumerate(pairs):
        if number:
            yield []
        said = _("{similar} similar, {contained} contained").format(
            similar=f"{pair.similarity:.0%}", contained=f"{pair.contained:.0%}"
        )
        changes = f" · {listed(pair.changes)}" if pair.changes else ""
        name = _(pair.relation)
        told = [Piece(f"{said}{changes}", "dim")]
        yield from hanging([Piece(name, "moved"), *told], columns(name) + 2, width)
        yield from hanging([Piece("  "), Piece(escaped(pair.left))], 2, width)
        yield from hanging([Piece("  "), Piece(escaped(pair.right))], 2, width)
        if pair.figures:
            shown = Piece(escaped(_exchanged(pair.figures)), "doubtful")
            yield from hanging([Piece("  "), shown], 2, width)


def pair_explanation_lines(
    why: PairExplanation, left: str, right: str, width: int
) -> Iterator[Line]:
    """Give the lines of what two articles share and where they differ.

    Args:
        why: what is told.
        left: the id of one.
        right: that of the other.
        width: columns of the terminal.
    """
    verdict = why.verdict
    by = _("by the rule")
    rule = Piece(escaped(verdict.rule), "moved")
    yield [Piece(_(verdict.relation), "bold"), Piece(f" {by} "), rule]
    shorter = {"left": left, "right": right, None: _("neither")}[verdict.shorter]
    said = _(
        "shorter: {article}; {contained} of it is found in the other, "
        "{aligned} of the longer is aligned"
    )
    shares = {"contained": f"{verdict.contained:.1%}", "aligned": f"{verdict.similarity:.1%}"}
    yield from wrap([Piece(escaped(said.format(article=shorter, **shares)))], width)
    if verdict.changes:
        yield from _named(_("changes"), listed(verdict.changes), width)
    told = (
        (_("figures"), verdict.figures),
        (_("names"), why.names),
        (_("replaced"), why.replaced),
    )
    for name, pairs in told:
        if pairs:
            yield from _named(name, _exchanged(pairs), width)
    for name, passages in ((_("shared"), why.passages), (_("shared elsewhere"), why.moved)):
        for passage in passages:
            yield from _named(name, passage, width, "dim")


def _exchanged(pairs: Iterable[tuple[str, str]]) -> str:
    return _("; ").join(f"{a} → {b}" for a, b in pairs)


def _named(name: str, text: str, width: int, style: str = "") -> Iterator[Line]:
    head = _("{name}: {text}").format(name=name, text="")
    shown = Piece(escaped(text.replace("\n", " ¶ ")))
    yield from wrap([Piece(head, style), shown], width)
