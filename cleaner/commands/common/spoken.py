"""Commands that speak the reader's language, by the environment or by `--messages`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from cleaner.messages import LANGUAGES, marked, speaking

_OPTION = "--messages"


class Spoken(click.Command):
    """A command whose words, and those of click, are in the language that is asked for."""

    def __init__(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - as click has them
        super().__init__(*args, **given)
        self.params.append(
            click.Option(
                [_OPTION],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=marked("Language of messages, help and lists. [default: the system's]"),
            )
        )

    def main(self, args: Sequence[str] | None = None, **given: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 - as click has it
        """Run the command in the language that its environment or its option asks for."""
        with speaking(_asked(sys.argv[1:] if args is None else args)):
            return super().main(args, **given)


def _asked(args: Sequence[str]) -> str | None:
    """Return the language that is asked for, wherever it stands: --help may go before it."""
    given = iter(args)
    found = None
    for arg in given:
        if arg == "--":
            break
        if arg == _OPTION:
            found = next(given, None)
        elif arg.startswith(f"{_OPTION}="):
            found = arg.partition("=")[2]
    return found if found in LANGUAGES else None
