"""The report of a run, written while it is made: texts come from the disk one by one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from cleaner import __version__
from cleaner.ledger import Ledger
from cleaner.output import PartialFile
from cleaner.report.arrange import arrange
from cleaner.report.embedded_data import BlockWriter, pack_data
from cleaner.report.html_page import head, tail
from cleaner.report.in_parallel import tell_all
from cleaner.report.old_news_view import old_news
from cleaner.report.page_data import ReportIndex
from cleaner.report.stories import Outlets, lines_of, story
from cleaner.reprints.clusters.moments import moment
from cleaner.reprints.held import HeldRecords
from cleaner.reprints.result import Cluster


class About(NamedTuple):
    """What was compared, and how."""

    title: str | None  # what stands above the page, if not the usual words
    settings: list[tuple[str, str]]  # name and value of what decides over the clusters
    compared: int  # articles
    left_out: dict[str, int]  # reason -> articles
    duplicates: int
    skipped: int
    failed: int


class _Surveyed(msgspec.Struct):
    outlet: str | None = None
    date: str | None = None


def write_report(
    file: PartialFile,
    clusters: Sequence[Cluster],
    records: HeldRecords,
    about: About,
    *,
    ledgers: Sequence[Ledger] = (),
    jobs: int = 1,
) -> None:
    """Write the page.

    Args:
        file: gets the page; it is left open.
        clusters: what was found.
        records: those of the run.
        about: what was compared.
        ledgers: of the articles whose old news is shown.
        jobs: processes that compare the copies.

    Raises:
        OutputError: the file cannot be written.
    """
    records.find({*itertools.chain(*map(_ids, clusters)), *(entry.id for entry in ledgers)})
    blocks = BlockWriter(file.write)
    outlets = Outlets()
    arranged = [arrange(cluster) for cluster in clusters]
    lines = itertools.chain.from_iterable(lines_of(each, records.get) for each in arranged)
    told = tell_all(lines, jobs)
    file.write(head(about.title))
    stories = [story(each, told, blocks, outlets, records.get) for each in arranged]
    old = list(old_news(ledgers, blocks, outlets, records.get))
    blocks.flush()
    outlet_count, first, last = _survey(records)
    index = ReportIndex(
        version=__version__,
        settings=about.settings,
        compared=about.compared,
        left_out=about.left_out,
        duplicates=about.duplicates,
        skipped=about.skipped,
        failed=about.failed,
        outlet_count=outlet_count,
        first=first,
        last=last,
        outlets=outlets.names,
        stories=stories,
        blocks=blocks.starts,
        old_news=old,
    )
    file.write(tail(pack_data(index)))


def _ids(cluster: Cluster) -> Iterator[str]:
    yield from (member.id for member in cluster.members)
    yield from cluster.carried_by


def _survey(records: HeldRecords) -> tuple[int, str, str]:
    """Return how many outlets all records have, and between which days they lie."""
    decode = msgspec.json.Decoder(_Surveyed).decode
    outlets: set[str] = set()
    first = last = ""
    for _, line in records:
        told = decode(line)
        if told.outlet:
            outlets.add(told.outlet)
        if stamp := moment(told.date):
            first, last = min(first or stamp[0], stamp[0]), max(last, stamp[0])
    return len(outlets), first, last
