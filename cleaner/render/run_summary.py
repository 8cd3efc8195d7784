"""How a run of `dedupe` went, in a line or two."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.run.counts import Counts


def summary_lines(counts: Counts, portion: int | None = None) -> Iterator[str]:
    """Yield what people are told.

    Args:
        counts: of the run.
        portion: how many articles were compared with more than themselves; what was found is of
            these alone.
    """
    left_out = ", ".join(f"{number} {why}" for why, number in counts.left_out.items())
    parts = [_found(counts, portion)]
    parts += [f"left out: {left_out}"] if left_out else []
    parts += [f"duplicates {counts.duplicates}"] if counts.duplicates else []
    yield "; ".join([*parts, f"skipped {counts.skipped}, failed {counts.failed}"])
    if counts.unlisted:
        have = "has" if counts.unlisted == 1 else "have"
        yield f"{in_number(counts.unlisted, 'cluster')} {have} more pairs than --max-pairs lists"


def _found(counts: Counts, portion: int | None) -> str:
    clusters = in_number(counts.stories, "cluster")
    compared = in_number(counts.compared, "article")
    if portion is None:
        return f"compared {compared}: {clusters if counts.stories else 'no reprints'}"
    told = f"in {clusters}" if counts.stories else "in no cluster"
    came = in_number(portion, "article")
    return f"compared {came} with the index, {compared} in all: {told}"


def in_number(number: int, what: str) -> str:
    """Return so many of something, in words: 1 cluster, 2 clusters."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
