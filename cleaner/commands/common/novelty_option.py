"""`dedupe --novelty`: its option."""

from __future__ import annotations

import click

from cleaner.commands.common.diff_options import table_kind

novelty_option = click.option(
    "--novelty",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    callback=table_kind,
    help="Write what was known of each article's story before it: .csv, .jsonl or .parquet.",
)
