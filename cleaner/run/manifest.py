"""The numbers of a run as one JSON file: a redesigned site shows as a jump in them."""

from __future__ import annotations

from typing import Any

import msgspec

from cleaner.output import PartialFile
from cleaner.run.job import Job, versions
from cleaner.run.tally import Share, Tally


def write(path: str, job: Job, tally: Tally, *, complete: bool) -> None:
    """Write a run's manifest.

    Raises:
        OutputError: it cannot be written.
    """
    file = PartialFile(path)
    file.write(msgspec.json.format(msgspec.json.encode(manifest(job, tally, complete)), indent=2))
    file.write(b"\n")
    file.close()


def manifest(job: Job, tally: Tally, complete: bool) -> dict[str, Any]:
    """Return the manifest as plain data."""
    counts = ("read", "cleaned", "duplicates", "joined", "skipped", "failed", "warned")
    return {
        "versions": versions(),
        "options": job.described(),
        "complete": complete,
        "counts": {name: getattr(tally, name) for name in counts},
        "failures": msgspec.to_builtins(tally.failures),
        "failures_not_listed": tally.failed - len(tally.failures),
        "skipped": dict(sorted(tally.skips.items())),
        "sites": _shares(tally.sites),
        "hosts": _shares(tally.hosts),
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
