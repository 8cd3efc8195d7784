"""A number of seconds on a command line: finite, and not below zero."""

from __future__ import annotations

import math

import click

from cleaner.messages import phrase

_LONGEST = 1e9  # some thirty years; a timer takes no more


class Seconds(click.FloatRange):
    """Seconds; what is no finite number (nan, inf) is refused."""

    def __init__(self) -> None:
        super().__init__(0)

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number.

        Raises:
            BadParameter: it is none, below zero, or not finite.

        """
        seconds: float = super().convert(
            value,  # type: ignore[arg-type]
            param,
            ctx,
        )
        if not math.isfinite(seconds):
            self.fail(phrase("{text} is no number of seconds", text=value), param, ctx)
        return min(seconds, _LONGEST)
