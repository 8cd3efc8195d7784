"""Commands that speak the reader's language, by the environment or by `--messages`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from cleaner.commands.common.stopping import SIGNALLED, Stopped, heeding
from cleaner.messages import LANGUAGES, _, in_language, marked, phrase, speaking

Groups = Sequence[tuple[str, Sequence[str]]]

_OPTION = "--messages"
_OF_ALL = ("--version", "--help")
HELP_NAMES = ("-h", "--help")
# What the loader says when a library finds no room: it raises ImportError, and numpy quotes it.
_NO_ROOM = ("failed to map segment", "annot allocate memory", "paging file")

INTERRUPTED = 130  # as a shell tells of SIGINT


class Spoken(click.Command):
    """A command whose words, and those of click, are in the language that is asked for.

    Args:
        args: as `click.Command` takes them.
        paragraphs: what it does; marked texts.
        groups: a marked title, and the options that stand below it in the help.
        examples: calls, and a marked word on each.
        failed: the exit code where libraries cannot be loaded.
        given: as `click.Command` takes them.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as click has them
        paragraphs: Sequence[str] = (),
        groups: Groups = (),
        examples: Sequence[tuple[str, str]] = (),
        failed: int = 1,
        **given: Any,  # noqa: ANN401
    ) -> None:
        ours = {
            "context_settings": {"help_option_names": [*HELP_NAMES]},
            "help": "\n\n".join(paragraphs),
        }
        super().__init__(*args, **(given | ours))
        self.paragraphs = paragraphs
        self.groups = groups
        self.examples = examples
        self.failed = failed
        self.options_metavar = marked("[OPTIONS]")
        self.params.append(
            click.Option(
                [_OPTION],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=marked("Language of messages, help and lists. [default: the system's]"),
            )
        )
        self._help_option_of_ours = click.Option(
            [*HELP_NAMES],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=marked("Show this message and exit."),
        )

    def main(self, args: Sequence[str] | None = None, **given: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 - as click has it
        """Run the command in the language that its environment or its option asks for."""
        with heeding(alone=args is None), speaking(asked_language(args)):
            return super().main(args, **given)

    def make_context(self, info_name: str | None, *args: Any, **given: Any) -> click.Context:  # noqa: ANN401 - as click has it
        """Read the command line; what is wrong with it is said in the reader's language."""
        with _worded():
            try:
                return super().make_context(info_name, *args, **given)
            except OSError as error:  # of --help and the like: nothing is read or written yet
                from cleaner.output import cannot_write
                from cleaner.render import reporter

                reporter.detach_stdout()
                if isinstance(error, BrokenPipeError):
                    raise click.exceptions.Exit(0) from error
                told = str(cannot_write("standard output", error))
                click.echo(f"{info_name}: {told}", err=True)
                raise click.exceptions.Exit(self.failed) from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; messages for programs are English."""
        with _worded(), speaking("en" if ctx.params.get("log") == "json" else None):
            try:
                return super().invoke(ctx)
            except KeyboardInterrupt:  # while what is heavy is imported; later the command tells it
                told = in_language(phrase("interrupted"))
                click.echo(f"{ctx.info_name}: {told}", err=True)
                ctx.exit(INTERRUPTED)
            except Stopped as stopped:
                told = in_language(phrase("stopped by {signal}", signal=stopped))
                click.echo(f"{ctx.info_name}: {told}", err=True)
                ctx.exit(SIGNALLED + stopped.number)
            except (MemoryError, ImportError) as error:
                if isinstance(error, ImportError) and not any(of in str(error) for of in _NO_ROOM):
                    raise
                told = in_language(phrase("out of memory while libraries are loaded"))
                click.echo(f"{ctx.info_name}: {told}", err=True)
                ctx.exit(self.failed)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help: click's own words itself at once, and would read a catalogue to start."""
        return self._help_option_of_ours

    def get_usage(self, ctx: click.Context) -> str:
        """Return how it is called."""
        from cleaner.commands.common.help_page import usage_line

        return usage_line(self, ctx)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page."""
        from cleaner.commands.common.help_page import HelpParts, help_page

        parts = HelpParts(self.paragraphs, self.grouped(ctx), self.examples)
        return help_page(self, parts, ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what it does in one sentence, for a list of commands."""
        return _(self.paragraphs[0]) if self.paragraphs else ""

    def grouped(self, ctx: click.Context) -> Iterator[tuple[str, list[click.Option]]]:
        """Give the options by what they are for; what stands in no group is in the last."""
        left = {
            name: param
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and not param.hidden
            for name in param.opts
        }
        for title, names in (*self.groups, (marked("Other"), (_OPTION, *_OF_ALL))):
            found = [left[name] for name in names if name in left]
            left = {name: param for name, param in left.items() if param not in found}
            if title == "Other":
                found = [*dict.fromkeys(left.values()), *found]
            yield title, found


@contextlib.contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        from cleaner.output.safe import escaped

        # It may quote what a terminal would obey: a name out of a list, a line of a user's rules.
        error.message = escaped(in_language(error.message))  # type: ignore[misc] # Final in its stubs
        raise


def _show_help(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def asked_language(args: Sequence[str] | None) -> str | None:
    """Return the language that is asked for, wherever it stands: --help may go before it.

    Args:
        args: of the command line; None: those of this process.
    """
    given = iter(sys.argv[1:] if args is None else args)
    found = None
    for arg in given:
        if arg == "--":
            break
        if arg == _OPTION:
            found = next(given, None)
        elif arg.startswith(f"{_OPTION}="):
            found = arg.partition("=")[2]
    return found if found in LANGUAGES else None
