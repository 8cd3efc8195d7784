"""What a run of `dedupe` counted."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from cleaner.reprints.result import Result
from cleaner.run.tally import Tally


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What a run counted."""

    compared: int = 0  # articles
    stories: int = 0  # clusters of more than one article
    unlisted: int = 0  # clusters that have more pairs than are listed
    left_out: Mapping[str, int] = {}  # reason -> articles
    duplicates: int = 0
    skipped: int = 0
    failed: int = 0


def counts_of(result: Result, tally: Tally) -> Counts:
    """Return the counts of a run whose whole result is at hand."""
    return Counts(
        compared=result.compared,
        stories=sum(len(cluster.members) > 1 for cluster in result.clusters),
        unlisted=sum(not cluster.complete for cluster in result.clusters),
        left_out=result.left_out,
        duplicates=tally.duplicates,
        skipped=tally.skipped,
        failed=tally.failed,
    )
