"""Stories, pairs and explanations on a terminal.

What comes from an article is never read as markup, and nothing of it reaches the terminal as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.output.safe import escaped
from cleaner.render.paging import page, wants_colour
from cleaner.render.paint import paint
from cleaner.render.story_list import story_lines
from cleaner.reprints.relations.explain import PairExplanation
from cleaner.reprints.result import Cluster, Pair


def console() -> Console:
    """Return standard output to draw on: a line is a line, however long."""
    return Console(soft_wrap=True, highlight=False)


def show_clusters(clusters: Iterable[Cluster], *, ids: bool) -> None:
    """Show stories on standard output, a screen at a time where they are many."""
    colour = wants_colour("auto")
    lines = story_lines(clusters, shutil.get_terminal_size().columns, ids=ids)
    page((paint(line, colour=colour) for line in lines), paged=True)


def _line(*parts: tuple[str, str], gap: str = "  ") -> Text:
    return Text(gap).join(Text(escaped(text), style) for text, style in parts if text)


def show_pairs(pairs: Iterable[Pair], to: Console) -> None:
    """Draw the pairs as a table."""
    table = Table("relation", "left", "right", "similar", "contained", "changes", "figures")
    for pair in pairs:
        cells = (
            pair.relation,
            pair.left,
            pair.right,
            f"{pair.similarity:.0%}",
            f"{pair.contained:.0%}",
            ", ".join(pair.changes),
            ", ".join(f"{a} → {b}" for a, b in pair.figures),
        )
        table.add_row(*(Text(escaped(cell)) for cell in cells))
    to.print(table)


def show_explanation(why: PairExplanation, left: str, right: str, to: Console) -> None:
    """Draw what two articles share and where they differ."""
    verdict = why.verdict
    to.print(
        _line((verdict.relation, "bold"), ("by the rule", ""), (verdict.rule, "cyan"), gap=" ")
    )
    shorter = {"left": left, "right": right, None: "neither"}[verdict.shorter]
    share = f"{verdict.contained:.1%} of it is found in the other"
    aligned = f"{verdict.similarity:.1%} of the longer is aligned"
    to.print(_line((f"shorter: {shorter}; {share}, {aligned}", "")))
    if verdict.changes:
        to.print(_line((f"changes: {', '.join(verdict.changes)}", "")))
    told = (("figures", verdict.figures), ("names", why.names), ("replaced", why.replaced))
    for name, pairs in told:
        if pairs:
            shown = ", ".join(f"{a} → {b}" for a, b in pairs)
            to.print(_line((f"{name}: {shown}", "")))
    for name, passages in (("shared", why.passages), ("shared elsewhere", why.moved)):
        for passage in passages:
            to.print(_line((f"{name}:", "dim"), (passage, ""), gap=" "))
