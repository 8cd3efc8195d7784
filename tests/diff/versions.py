"""Versions of invented stories, and a diff as one line of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cleaner.diff import Diff, ParagraphRow, TextSpan, Version, compare


def version(*paragraphs: str, **fields: Any) -> Version:
    return Version(id=fields.pop("id", "x"), body="\n".join(paragraphs), **fields)


def diff(left: str, right: str, **options: Any) -> Diff:
    return compare(version(left), version(right), **options)


def marked(spans: Iterable[TextSpan]) -> str:
    """Return spans with `[-…-]` and `{+…+}`, equal ones as the right prints them."""
    out = []
    for span in spans:
        if span.op == "equal":
            out.append(span.right)
            continue
        out.append(f"[-{span.left}-]" if span.left else "")
        out.append(f"{{+{span.right}+}}" if span.right else "")
    return "".join(out)


def marks(left: str, right: str, **options: Any) -> str:
    """Return the marks of two paragraphs that belong together."""
    [row] = diff(left, right, **options).rows
    return marked(row.spans)


def values(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(v.kind, v.left, v.right) for v in diff(left, right).summary.values]


def left_body(rows: Iterable[ParagraphRow]) -> str:
    return "\n".join(
        r.left for r in sorted((r for r in rows if r.left_at), key=lambda r: r.left_at)
    )


def right_body(rows: Iterable[ParagraphRow]) -> str:
    return "\n".join(
        r.right for r in sorted((r for r in rows if r.right_at), key=lambda r: r.right_at)
    )
