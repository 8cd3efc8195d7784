"""How a run of `dedupe` went, in a line or two."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.messages import _, ngettext
from cleaner.run.counts import Counts


def summary_lines(counts: Counts, portion: int | None = None) -> Iterator[str]:
    """Yield what people are told.

    Args:
        counts: of the run.
        portion: how many articles were compared with more than themselves; what was found is of
            these alone.
    """
    yield _("; ").join(_parts(counts, portion))
    if counts.unlisted:
        yield ngettext(
            "{count} cluster has more pairs than --max-pairs lists",
            "{count} clusters have more pairs than --max-pairs lists",
            counts.unlisted,
        ).format(count=counts.unlisted)


def _parts(counts: Counts, portion: int | None) -> Iterator[str]:
    yield _found(counts, portion)
    left_out = _(", ").join(
        _("{count} {reason}").format(count=number, reason=_(why))
        for why, number in counts.left_out.items()
    )
    if left_out:
        yield _("left out: {counts}").format(counts=left_out)
    if counts.duplicates:
        yield _("duplicates {count}").format(count=counts.duplicates)
    yield _("skipped {skipped}, failed {failed}").format(
        skipped=counts.skipped, failed=counts.failed
    )


def _found(counts: Counts, portion: int | None) -> str:
    clusters = in_clusters(counts.stories)
    compared = in_articles(counts.compared)
    if portion is None:
        found = clusters if counts.stories else _("no reprints")
        return _("compared {articles}: {found}").format(articles=compared, found=found)
    said = _("compared {portion} with the index, {all} in all: in {clusters}")
    if not counts.stories:
        said = _("compared {portion} with the index, {all} in all: in no cluster")
    return said.format(portion=in_articles(portion), all=compared, clusters=clusters)


def in_clusters(number: int) -> str:
    """Return so many clusters, in words."""
    return ngettext("{count} cluster", "{count} clusters", number).format(count=number)


def in_articles(number: int) -> str:
    """Return so many articles, in words."""
    return ngettext("{count} article", "{count} articles", number).format(count=number)
