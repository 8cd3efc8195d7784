"""`dedupe --novelty`: its option."""

from __future__ import annotations

import click

from cleaner.commands.asked.diff_options import table_kind
from cleaner.commands.asked.path_types import FILE
from cleaner.messages import marked

novelty_option = click.option(
    "--novelty",
    metavar="FILE",
    type=FILE,
    callback=table_kind,
    help=marked(
        "Write what was known of each article's story before it: .csv, .jsonl or .parquet."
    ),
)
