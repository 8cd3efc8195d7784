"""`dedupe --mutations`: its option."""

from __future__ import annotations

import click

from cleaner.commands.asked.diff_options import table_kind
from cleaner.commands.asked.path_types import FILE
from cleaner.messages import marked

mutations_option = click.option(
    "--mutations",
    metavar="FILE",
    type=FILE,
    callback=table_kind,
    help=marked(
        "Write where each value arose that versions of a story print differently, who carried it "
        "on and who corrected it: .csv, .jsonl or .parquet."
    ),
)
