"""How a run of `dedupe` went, in a line or two."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.run.counts import Counts


def summary_lines(counts: Counts) -> Iterator[str]:
    """Yield what people are told."""
    found = _counted(counts.stories, "cluster") if counts.stories else "no reprints"
    left_out = ", ".join(f"{number} {why}" for why, number in counts.left_out.items())
    parts = [f"compared {counts.compared} articles: {found}"]
    parts += [f"left out: {left_out}"] if left_out else []
    parts += [f"duplicates {counts.duplicates}"] if counts.duplicates else []
    yield "; ".join([*parts, f"skipped {counts.skipped}, failed {counts.failed}"])
    if counts.unlisted:
        have = "has" if counts.unlisted == 1 else "have"
        yield f"{_counted(counts.unlisted, 'cluster')} {have} more pairs than --max-pairs lists"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
