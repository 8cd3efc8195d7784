"""`dedupe --report`: what the page is told of the run."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from cleaner.output import PartialFile
from cleaner.report.write import About, open_report, write_report
from cleaner.reprints import Cluster, Result
from cleaner.reprints.held import HeldRecords
from cleaner.run.pool import cores
from cleaner.run.tally import Tally

_DECISIVE = ("min_length", "window", "max_pairs", "keep")  # options that change what is found


def opened(given: dict[str, Any]) -> AbstractContextManager[PartialFile | None]:
    """Open the file, None where no report is asked for; it appears if all goes well.

    Raises:
        OutputError: it cannot be opened.
    """
    return open_report(given["report"])


def write(
    file: PartialFile,
    clusters: Sequence[Cluster],
    records: HeldRecords,
    result: Result,
    tally: Tally,
    given: dict[str, Any],
) -> None:
    """Write the report of a run.

    Raises:
        OutputError: it cannot be written.
    """
    told = {name: given[name] for name in _DECISIVE if given[name] is not None}
    settings = [(f"--{name.replace('_', '-')}", str(value)) for name, value in told.items()]
    about = About(
        settings=[("--relations", ",".join(given["relations"])), *settings],
        compared=result.compared,
        left_out=result.left_out,
        duplicates=tally.duplicates,
        skipped=tally.skipped,
        failed=tally.failed,
    )
    write_report(file, clusters, records, about, jobs=given["jobs"] or cores())
