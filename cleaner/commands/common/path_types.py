"""The types of paths on a command line.

They are shared because making one costs: click looks in the disk for a translation of its name.
"""

from __future__ import annotations

from typing import Final

import click

ANY_PATH: Final = click.Path()
FILE: Final = click.Path(dir_okay=False)
