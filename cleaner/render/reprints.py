"""Clusters, pairs and explanations on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cleaner.reprints.explain import Explanation
from cleaner.reprints.result import Cluster, Member, Pair


def show_clusters(clusters: Iterable[Cluster], console: Console) -> None:
    """Draw each cluster: its original, and below it the others, a line each."""
    for cluster in clusters:
        name = cluster.original or f"original unknown: {' or '.join(cluster.candidates)}"
        console.print(f"[bold]{escape(name)}[/]  [dim]{escape(cluster.reason)}[/]", soft_wrap=True)
        rest = [f"[yellow]but {escape(note)}[/]" for note in cluster.against]
        rest += [_member(m) for m in cluster.members if m.id != cluster.original]
        rest += [f"[dim]carried by[/] {escape(carrier)}" for carrier in cluster.carried_by]
        if not cluster.complete:
            rest.append(f"[yellow]{cluster.size} articles: not all their pairs are listed[/]")
        for line in rest:
            console.print(f"  {line}", soft_wrap=True)


def _member(member: Member) -> str:
    parts = [f"[cyan]{member.relation}[/] {member.similarity:.0%}  {escape(member.id)}"]
    if member.copied_from:
        parts.append(f"[dim]from[/] {escape(member.copied_from)}")
    if member.changes:
        parts.append(f"[dim]{escape(', '.join(member.changes))}[/]")
    return "  ".join(parts)


def show_pairs(pairs: Iterable[Pair], console: Console) -> None:
    """Draw the pairs as a table."""
    table = Table("relation", "left", "right", "similar", "contained", "changes", "figures")
    for pair in pairs:
        table.add_row(
            pair.relation,
            escape(pair.left),
            escape(pair.right),
            f"{pair.similarity:.0%}",
            f"{pair.contained:.0%}",
            escape(", ".join(pair.changes)),
            escape(", ".join(f"{a} → {b}" for a, b in pair.figures)),
        )
    console.print(table)


def show_explanation(why: Explanation, left: str, right: str, console: Console) -> None:
    """Draw what two articles share and where they differ."""
    verdict = why.verdict
    console.print(f"[bold]{verdict.relation}[/], by the rule [cyan]{verdict.rule}[/]")
    shorter = {"left": left, "right": right, None: "neither"}[verdict.shorter]
    console.print(
        f"shorter: {escape(shorter)}; {verdict.contained:.1%} of it is found in the other, "
        f"{verdict.similarity:.1%} of the longer is aligned"
    )
    if verdict.changes:
        console.print(f"changes: {', '.join(verdict.changes)}")
    for name, pairs in (("figures", verdict.figures), ("replaced", why.names)):
        if pairs:
            shown = ", ".join(f"{a} → {b}" for a, b in pairs)
            console.print(f"{name}: {escape(shown)}")
    for name, passages in (("shared", why.passages), ("shared elsewhere", why.moved)):
        for passage in passages:
            console.print(f"[dim]{name}:[/] {escape(passage)}")
