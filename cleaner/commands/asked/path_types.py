"""The types of paths on a command line.

They are shared because making one costs: click looks in the disk for a translation of its
name. Whether one can be read is seen when it is read: what cannot fails as any other input.
"""

from __future__ import annotations

from typing import Any, Final

import click

from cleaner.messages import phrase


class _Named(click.Path):
    """A path that has a name: a variable of a script that is not set gives none."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        if not value:
            self.fail(phrase("a name is empty"), param, ctx)
        return super().convert(value, param, ctx)


INPUT: Final = click.Path(readable=False)
OUTPUT: Final = _Named(readable=False)
FILE: Final = _Named(dir_okay=False, readable=False)
FOLDER: Final = _Named(file_okay=False, readable=False)
