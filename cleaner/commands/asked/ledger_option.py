"""`dedupe --ledger`: its option."""

from __future__ import annotations

import click

from cleaner.commands.asked.diff_options import table_kind
from cleaner.commands.asked.path_types import FILE
from cleaner.messages import marked

ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    type=FILE,
    callback=table_kind,
    help=marked(
        "Write what of each article an earlier one had, and which: .csv, .jsonl or .parquet."
    ),
)
