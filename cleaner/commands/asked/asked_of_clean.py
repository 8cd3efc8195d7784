"""What the command line of `clean` asks for, as a record; nothing heavy is imported for it."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.commands.asked.inputs_options import Inputs
from cleaner.commands.asked.output_options import Output, Telling
from cleaner.commands.asked.spark_options import Engine
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
