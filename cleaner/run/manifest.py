"""The numbers of a run as one JSON file: a redesigned site shows as a jump in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.output import PartialFile, completed
from cleaner.run.job import Job, versions
from cleaner.run.tally import Share, Tally

if TYPE_CHECKING:
    from cleaner.run.counts import Counts  # cleaning needs none of it

Costs = Mapping[str, float | None]


def write_manifest(path: str, told: Mapping[str, Any]) -> None:
    """Write a run's manifest.

    Raises:
        OutputError: it cannot be written.
    """
    file = PartialFile(path)
    with completed(file):
        file.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")


def of_clean(job: Job, tally: Tally, costs: Costs, *, complete: bool) -> dict[str, Any]:
    """Return the manifest of `clean` as plain data."""
    counts = ("read", "cleaned", "duplicates", "joined", "skipped", "failed", "warned")
    return {
        "versions": versions(),
        "options": job.described(),
        "complete": complete,
        **costs,
        "counts": {name: getattr(tally, name) for name in counts},
        **_reasons(tally),
        "sites": _shares(tally.sites),
        "hosts": _shares(tally.hosts),
    }


def of_dedupe(
    options: Mapping[str, Any], counts: Counts, tally: Tally, costs: Costs
) -> dict[str, Any]:
    """Return the manifest of a complete run of `dedupe` as plain data."""
    return {
        "versions": versions(),
        "options": options,
        "complete": True,
        **costs,
        "counts": {"read": tally.read, "records": tally.cleaned, **msgspec.to_builtins(counts)},
        **_reasons(tally),
    }


def _reasons(tally: Tally) -> dict[str, Any]:
    return {
        "failures": msgspec.to_builtins(tally.failures),
        "failures_not_listed": tally.failed - len(tally.failures),
        "failed": dict(sorted(tally.reasons.items())),
        "skipped": dict(sorted(tally.skips.items())),
    }


def _shares(shares: dict[str, Share]) -> dict[str, dict[str, float]]:
    return {name: _share(share) for name, share in sorted(shares.items())}


def _share(share: Share) -> dict[str, float]:
    return {
        "articles": share.articles,
        "generic": share.generic,
        "generic_share": round(share.generic / share.articles, 4),
        "warned": share.warned,
        "warned_share": round(share.warned / share.articles, 4),
    }
