"""Pairs and explanations on a terminal.

What comes from an article is never read as markup, and nothing of it reaches the terminal as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.messages import _
from cleaner.output.safe import escaped
from cleaner.render.data_words import listed
from cleaner.reprints.relations.explain import PairExplanation
from cleaner.reprints.result import Pair


def console() -> Console:
    """Return standard output to draw on: a line is a line, however long."""
    return Console(soft_wrap=True, highlight=False)


def _line(*parts: tuple[str, str], gap: str = "  ") -> Text:
    return Text(gap).join(Text(escaped(text), style) for text, style in parts if text)


def show_pairs(pairs: Iterable[Pair], to: Console) -> None:
    """Draw the pairs as a table."""
    table = Table(
        *(_("relation"), _("left"), _("right"), _("similar"), _("contained")),
        *(_("changes"), _("figures")),
    )
    for pair in pairs:
        cells = (
            _(pair.relation),
            pair.left,
            pair.right,
            f"{pair.similarity:.0%}",
            f"{pair.contained:.0%}",
            listed(pair.changes),
            _(", ").join(f"{a} → {b}" for a, b in pair.figures),
        )
        table.add_row(*(Text(escaped(cell)) for cell in cells))
    to.print(table)


def show_explanation(why: PairExplanation, left: str, right: str, to: Console) -> None:
    """Draw what two articles share and where they differ."""
    verdict = why.verdict
    to.print(
        _line(
            (_(verdict.relation), "bold"), (_("by the rule"), ""), (verdict.rule, "cyan"), gap=" "
        )
    )
    shorter = {"left": left, "right": right, None: _("neither")}[verdict.shorter]
    said = _(
        "shorter: {article}; {contained} of it is found in the other, "
        "{aligned} of the longer is aligned"
    )
    shares = {"contained": f"{verdict.contained:.1%}", "aligned": f"{verdict.similarity:.1%}"}
    to.print(_line((said.format(article=shorter, **shares), "")))
    told = (
        (_("figures"), verdict.figures),
        (_("names"), why.names),
        (_("replaced"), why.replaced),
    )
    if verdict.changes:
        to.print(_line((_named(_("changes"), listed(verdict.changes)), "")))
    for name, pairs in told:
        if pairs:
            shown = _(", ").join(f"{a} → {b}" for a, b in pairs)
            to.print(_line((_named(name, shown), "")))
    for name, passages in ((_("shared"), why.passages), (_("shared elsewhere"), why.moved)):
        for passage in passages:
            to.print(_line((_named(name, ""), "dim"), (passage, ""), gap=" "))


def _named(name: str, text: str) -> str:
    return _("{name}: {text}").format(name=name, text=text).rstrip()
