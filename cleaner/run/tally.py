"""What a run has counted: it owns the summary, the exit code and the numbers of the manifest."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cleaner.lazy import regex
from cleaner.messages import _, in_language
from cleaner.run.tolerance import Tolerance
from cleaner.run.work import Cleaned

_LISTED = 10_000  # failures, skip reasons and hosts that are kept by name; beyond that only counted
_REST = "(others)"
_GENERIC = "(generic)"
_SAID = 5  # reasons in the summary
_NUMBER = regex(r"\d+")


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
    skips: dict[str, int] = {}  # reason -> how many
    reasons: dict[str, int] = {}  # of failures, without their numbers
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
        _count(self.skips, reason)

    def fail(self, path: str, told: str, reason: str | None = None) -> None:
        """Count a failure.

        Args:
            path: the input.
            told: what people are told.
            reason: the same without its place in the input, where it has one.
        """
        self.failed += 1
        _count(self.reasons, _NUMBER.sub("N", reason or told))
        if len(self.failures) < _LISTED:
            self.failures.append(Failure(path, told))

    def exceeds(self, tolerance: Tolerance) -> bool:
        """Tell whether more failed than is tolerated."""
        allowed = tolerance.number
        if tolerance.percent:
            allowed *= (self.cleaned + self.duplicates + self.joined + self.failed) / 100
        return self.failed > allowed

    @property
    def by_reason(self) -> Iterator[str]:
        """Why so many were skipped or failed, a line each, the most frequent reasons first."""
        for name, counts in ((_("skipped"), self.skips), (_("failed"), self.reasons)):
            if counts:
                most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                told = [
                    _("{count} {what}").format(count=count, what=in_language(reason))
                    for reason, count in most[:_SAID]
                ]
                if len(most) > _SAID:
                    told.append(_("{count} other reasons").format(count=len(most) - _SAID))
                yield _("{name}: {text}").format(name=name, text=_("; ").join(told))

    @property
    def summary(self) -> str:
        """The counts in one line."""
        told = [(_("read {count}"), self.read), (_("cleaned {count}"), self.cleaned)]
        told += [(_("duplicates {count}"), self.duplicates)] if self.duplicates else []
        told += [(_("joined {count}"), self.joined)] if self.joined else []
        told += [(_("skipped {count}"), self.skipped), (_("failed {count}"), self.failed)]
        told += [(_("warned {count}"), self.warned)]
        return _(", ").join(said.format(count=count) for said, count in told)


def _count(counts: dict[str, int], reason: str) -> None:
    name = reason if _room(counts, reason) else _REST
    counts[name] = counts.get(name, 0) + 1


def _room(named: dict[str, Share] | dict[str, int], name: str) -> bool:
    return name in named or len(named) < _LISTED
