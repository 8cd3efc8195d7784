"""``python -m cleaner COMMAND``: every module of `commands` is a command."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from typing import Any

import click

import cleaner
from cleaner import commands
from cleaner.commands.common.spoken import HELP_NAMES, asked_language
from cleaner.commands.common.stopping import heeding
from cleaner.messages import _, marked, speaking

_HELP = marked("Chinese news files in, exact records out; reprints found; edits shown.")


class _Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def main(self, args: Sequence[str] | None = None, **given: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 - as click has it
        """Run a command in the language that is asked for."""
        with heeding(alone=args is None), speaking(asked_language(args)):
            self.help = _(_HELP)
            return super().main(args, **given)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return their names, sorted."""
        modules = pkgutil.iter_modules(commands.__path__)
        return sorted(module.name for module in modules if not module.ispkg)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one of them."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{commands.__name__}.{cmd_name}").main
        return command if isinstance(command, click.Command) else None


@click.command(cls=_Commands, context_settings={"help_option_names": [*HELP_NAMES]})
@click.version_option(cleaner.__version__, prog_name="cleaner")
def main() -> None:
    """Run one of the commands."""


if __name__ == "__main__":
    main(prog_name="python -m cleaner")
