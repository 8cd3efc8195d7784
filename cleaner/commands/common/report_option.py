"""`dedupe --report`: its option."""

from __future__ import annotations

import click

from cleaner.commands.common.path_types import FILE

report_option = click.option(
    "--report",
    metavar="FILE",
    type=FILE,
    help="Write a page for a browser, with every story and its diffs, to FILE.",
)
