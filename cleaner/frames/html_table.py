"""A short table in HTML, as notebooks show an answer."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

MOST = 20
"""Rows that are shown; a notebook is read, and not searched."""


def html_table(
    head: str, columns: Sequence[str], rows: Iterable[Sequence[object]], count: int
) -> str:
    """Return a table with a line above it.

    Args:
        head: the line.
        columns: the names of the columns.
        rows: what stands in them; those after `MOST` are not asked for.
        count: how many rows there are.
    """
    names = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    lines = []
    for _, row in zip(range(min(MOST, count)), rows, strict=False):
        cells = "".join(f"<td>{html.escape(_told(cell))}</td>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    more = f"<p>… and {count - MOST} more</p>" if count > MOST else ""
    body = "".join(lines)
    return (
        f"<div><p>{html.escape(head)}</p><table><thead><tr>{names}</tr></thead>"
        f"<tbody>{body}</tbody></table>{more}</div>"
    )


def _told(cell: object) -> str:
    return "" if cell is None else str(cell)
