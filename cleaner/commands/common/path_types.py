"""The types of paths on a command line.

They are shared because making one costs: click looks in the disk for a translation of its name.
Whether one can be read is seen when it is read: what cannot fails as any other input.
"""

from __future__ import annotations

from typing import Final

import click

ANY_PATH: Final = click.Path(readable=False)
FILE: Final = click.Path(dir_okay=False, readable=False)
