"""What the command line of `dedupe` asks for, as a record; nothing heavy is imported for it."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.commands.asked.diff_options import Differences, Drawn
from cleaner.commands.asked.index_options import Indexed
from cleaner.commands.asked.inputs_options import Inputs
from cleaner.commands.asked.matching_options import Matching
from cleaner.commands.asked.output_options import Output, Telling
from cleaner.commands.asked.report_option import Reported
from cleaner.commands.asked.spark_options import Engine


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
