"""What the command lines ask for, as records; nothing heavy is imported for them."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.commands.common.diff_options import Differences, Drawn
from cleaner.commands.common.index_options import Indexed
from cleaner.commands.common.inputs_options import Inputs
from cleaner.commands.common.matching_options import Matching
from cleaner.commands.common.output_options import Output, Telling
from cleaner.commands.common.report_option import Reported
from cleaner.commands.common.spark_options import Engine
from cleaner.output.sharding import Sharding
from cleaner.run.tolerance import Tolerance


class AskedClean(NamedTuple):
    """What `clean` is asked to do."""

    inputs: Inputs
    output: Output
    sharding: Sharding | None
    resume: bool
    fields: tuple[str, ...] | None
    site: str | None
    encoding: str | None
    gmt: bool | None
    rules: str | None
    securities: str | None
    languages: tuple[str, ...] | None
    jobs: int | None
    timeout: float | None
    engine: Engine
    join_pages: bool
    fail_fast: bool
    tolerate: Tolerance
    explain: bool
    telling: Telling


class AskedDedupe(NamedTuple):
    """What `dedupe` is asked to do."""

    inputs: Inputs
    output: Output
    pairs: bool
    figures: bool
    ids: bool
    folder: str | None
    differences: Differences
    drawn: Drawn
    reported: Reported
    ledger: str | None
    mutations: str | None
    novelty: str | None
    explained: tuple[str, str] | None
    matching: Matching
    engine: Engine
    indexed: Indexed
    schema: bool
    telling: Telling

    @property
    def holds(self) -> bool:
        """Whether an output needs the records after they were compared."""
        told = self.differences
        tables = told.alignment or self.ledger or self.novelty or self.mutations
        return bool(self.folder or told.diffed or tables or self.reported.report)


class AskedNewsdiff(NamedTuple):
    """What `newsdiff` is asked to do."""

    paths: tuple[str, ...]
    ledger: str | None
    index_path: str | None
    drawn: Drawn
    output: Output
    schema: bool
