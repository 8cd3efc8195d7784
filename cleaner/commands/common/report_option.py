"""`dedupe --report`: its option."""

from __future__ import annotations

import click

report_option = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write a page for a browser, with every story and its diffs, to FILE.",
)
