"""`dedupe --report`: what the page is told of the run."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.ledger import Ledger
from cleaner.output import PartialFile
from cleaner.report.write import About, write_report
from cleaner.reprints import Cluster, Result
from cleaner.reprints.held import HeldRecords
from cleaner.run.tally import Tally

_DECISIVE = ("min_length", "window", "max_pairs", "keep")  # options that change what is found


def report_run(
    file: PartialFile,
    clusters: Sequence[Cluster],
    records: HeldRecords,
    result: Result,
    tally: Tally,
    asked: AskedDedupe,
    ledgers: Sequence[Ledger] = (),
) -> None:
    """Write the report of a run.

    Raises:
        OutputError: it cannot be written.
    """
    matching = asked.matching
    told = [(name, getattr(matching, name)) for name in _DECISIVE]
    settings = [(f"--{n.replace('_', '-')}", str(value)) for n, value in told if value is not None]
    about = About(
        title=asked.reported.title,
        settings=[("--relations", ",".join(matching.relations)), *settings],
        compared=result.compared,
        left_out=result.left_out,
        duplicates=tally.duplicates,
        skipped=tally.skipped,
        failed=tally.failed,
    )
    write_report(file, clusters, records, about, ledgers=ledgers, jobs=matching.processes)
