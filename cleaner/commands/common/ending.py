"""How a command ends."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator

import click

from cleaner.commands.common.spoken import INTERRUPTED
from cleaner.commands.common.stopping import SIGNALLED, Stopped, stoppable
from cleaner.errors import WorkersError, WrongUseError
from cleaner.messages import phrase
from cleaner.output import OutputError
from cleaner.render import reporter
from cleaner.run.inputs import printable

_NO_THREAD = "start new thread"  # what Python says where the system gives no more
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def reader_may_leave() -> Iterator[None]:
    """Leave a block when nobody reads any longer what it writes: the exit code stays the same."""
    try:
        yield
    except BrokenPipeError:
        reporter.detach_stdout()


def ended(
    work: Callable[[], int],
    say: Callable[[str], None],
    *,
    goes_on: bool = False,
    failed: int = 1,
) -> int:
    """Do the work of a command and return its exit code; what ends it early is said.

    Args:
        work: returns the exit code.
        say: tells people.
        goes_on: --resume can go on after an interrupt.
        failed: the exit code where the output cannot be written or the system refuses a need.

    Raises:
        click.UsageError: the command is wrong.
    """
    try:
        if sys.stdout is None:
            raise OutputError(phrase("standard output: closed"))
        with stoppable():
            return work()
    except BrokenPipeError:
        reporter.detach_stdout()
        return 0
    except KeyboardInterrupt:
        goes = phrase("interrupted; --resume goes on from here")
        say(goes if goes_on else phrase("interrupted"))
        return INTERRUPTED
    except Stopped as stopped:
        goes = phrase("stopped by {signal}; --resume goes on from here", signal=stopped)
        say(goes if goes_on else phrase("stopped by {signal}", signal=stopped))
        return SIGNALLED + stopped.number
    except (OutputError, WorkersError) as error:
        say(str(error))
        reporter.detach_stdout()
        return failed
    except WrongUseError as error:
        raise click.UsageError(str(error)) from error
    except (MemoryError, RuntimeError, OSError) as error:
        if (refusal := _refusal(error)) is None:
            raise
        say(refusal)
        reporter.detach_stdout()
        return failed


def _refusal(error: MemoryError | RuntimeError | OSError) -> str | None:
    """Say what the system refuses the run itself: memory, temporary files, pipes to its processes.

    Inputs and outputs have errors of their own. None: it is a fault of the program's.
    """
    if not isinstance(error, OSError):
        if isinstance(error, RuntimeError) and _NO_THREAD not in str(error):
            return None
        return phrase("out of memory: fewer processes at once (-j 1) need less")
    reason = (error.strerror or str(error)).lower()
    if error.filename is not None:
        return f"{printable(os.fsdecode(error.filename))}: {reason}"
    if error.errno in _FULL:
        return phrase("temporary files: {reason}; TMPDIR names another folder", reason=reason)
    return phrase("the system refuses: {reason}", reason=reason)
