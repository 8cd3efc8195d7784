"""How a command ends."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from cleaner.errors import WrongUseError
from cleaner.output import OutputError
from cleaner.parcels import WorkersError
from cleaner.render import reporter

_INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it


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
        click.UsageError: the command is wrong.
    """
    try:
        if sys.stdout is None:
            raise OutputError("standard output: closed")
        return work()
    except BrokenPipeError:
        reporter.detach_stdout()
        return 0
    except KeyboardInterrupt:
        say(f"interrupted{hint}")
        return _INTERRUPTED
    except (OutputError, WorkersError) as error:
        say(str(error))
        reporter.detach_stdout()
        return failed
    except WrongUseError as error:
        raise click.UsageError(str(error)) from error
