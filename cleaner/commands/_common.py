"""What the commands have in common: what they read by default, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from cleaner import terminal
from cleaner.output import OutputError
from cleaner.run.pool import WorkersError

_INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it


def given_paths(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paths to read: standard input where none is named.

    Raises:
        click.UsageError: that is a terminal, or it is named twice.
    """
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("no PATH, and standard input is a terminal")
    if paths.count("-") > 1:
        raise click.UsageError("standard input can be read once")
    return paths or ("-",)


def ended(
    work: Callable[[], int], say: Callable[[str], None], hint: str = "", failed: int = 1
) -> int:
    """Do the work of a command and return its exit code; what ends it early is said.

    Args:
        work: returns the exit code.
        say: tells people.
        hint: said after an interrupt.
        failed: the exit code where the output cannot be written.

    Raises:
        click.UsageError: from any ValueError, which means that the command is wrong.
    """
    try:
        if sys.stdout is None:
            raise OutputError("standard output: closed")
        return work()
    except BrokenPipeError:
        terminal.detach_stdout()
        return 0
    except KeyboardInterrupt:
        say(f"interrupted{hint}")
        return _INTERRUPTED
    except (OutputError, WorkersError) as error:
        say(str(error))
        terminal.detach_stdout()
        return failed
    except ValueError as error:
        raise click.UsageError(str(error)) from error
