"""What a run has counted: it owns the summary, the exit code and the numbers of the manifest."""

from __future__ import annotations

import msgspec

from cleaner.run.tolerance import Tolerance
from cleaner.run.work import Cleaned

_LISTED = 10_000  # failures, skip reasons and hosts that are kept by name; beyond that only counted
_REST = "(others)"
_GENERIC = "(generic)"


class Failure(msgspec.Struct, frozen=True):
    """An input that gave no record, and why."""

    path: str
    reason: str


class Share(msgspec.Struct):
    """Of the articles of one site or host: how many, read generically, with warnings."""

    articles: int = 0
    generic: int = 0
    warned: int = 0


class Tally(msgspec.Struct):
    """The counts of a run.

    `read` counts the inputs that were opened, `cleaned` the records that were written; what was
    `skipped` in folders is no article, and what `failed` should have been one.
    """

    read: int = 0
    cleaned: int = 0
    duplicates: int = 0
    joined: int = 0  # pages that went into the record of their story's first page
    skipped: int = 0
    failed: int = 0
    warned: int = 0
    failures: list[Failure] = []
    skips: dict[str, int] = {}
    sites: dict[str, Share] = {}
    hosts: dict[str, Share] = {}

    def clean(self, item: Cleaned, *, warned: bool) -> None:
        """Count a record."""
        self.cleaned += 1
        self.warned += warned
        for shares, name in ((self.sites, item.site or _GENERIC), (self.hosts, item.host)):
            if not name:
                continue
            share = shares.setdefault(name if _room(shares, name) else _REST, Share())
            share.articles += 1
            share.generic += item.site is None
            share.warned += warned

    def skip(self, reason: str) -> None:
        """Count what is no article."""
        self.skipped += 1
        name = reason if _room(self.skips, reason) else _REST
        self.skips[name] = self.skips.get(name, 0) + 1

    def fail(self, path: str, reason: str) -> None:
        """Count a failure."""
        self.failed += 1
        if len(self.failures) < _LISTED:
            self.failures.append(Failure(path, reason))

    def exceeds(self, tolerance: Tolerance) -> bool:
        """Tell whether more failed than is tolerated."""
        allowed = tolerance.number
        if tolerance.percent:
            allowed *= (self.cleaned + self.duplicates + self.joined + self.failed) / 100
        return self.failed > allowed

    @property
    def summary(self) -> str:
        """The counts in one line."""
        parts = [f"read {self.read}", f"cleaned {self.cleaned}"]
        parts += [f"duplicates {self.duplicates}"] if self.duplicates else []
        parts += [f"joined {self.joined}"] if self.joined else []
        parts += [f"skipped {self.skipped}", f"failed {self.failed}", f"warned {self.warned}"]
        return ", ".join(parts)


def _room(named: dict[str, Share] | dict[str, int], name: str) -> bool:
    return name in named or len(named) < _LISTED
