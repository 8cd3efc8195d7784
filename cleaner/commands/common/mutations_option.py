"""`dedupe --mutations`: its option."""

from __future__ import annotations

import click

from cleaner.commands.common.diff_options import table_kind

mutations_option = click.option(
    "--mutations",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    callback=table_kind,
    help="Write where each value arose that versions of a story print differently, who carried it "
    "on and who corrected it: .csv, .jsonl or .parquet.",
)
