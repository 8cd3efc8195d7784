"""The net under each article: what cannot be read of one is told in its place, the next is read."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from cleaner.errors import CleanerError, UnexpectedError, UnreadableError
from cleaner.messages import phrase
from cleaner.overtime import Overtime
from cleaner.wrappers.wrapped import FailedPart

_Read = TypeVar("_Read")
_REST = "the rest"  # the place of what a container breaks off before


def told_to_the_end(found: Iterable[_Read]) -> Iterator[_Read | FailedPart]:
    """Give what a wrapper finds; what ends it early is told behind that, as of the rest.

    Raises:
        CleanerError: there was nothing before it.

    """
    next_one = functools.partial(_next_of, iter(found))
    any_given = False
    while True:
        ones = caught(next_one, _REST)
        if isinstance(ones, FailedPart):
            if not any_given:
                raise ones.error
            yield ones
            return
        if not ones:
            return
        any_given = True
        yield from ones


def _next_of(given: Iterator[_Read]) -> tuple[()] | tuple[_Read]:
    for one in given:
        return (one,)
    return ()


def caught(
    make: Callable[[], _Read], place: str | None, *, address: str | None = None, met: bool = False
) -> _Read | FailedPart:
    """Return what `make` does, or the `Failed` that stands for it.

    Args:
        make: reads one article, or one part of it.
        place: where it stands in its container, for messages.
        address: its address, where that is known.
        met: it was met in an archive, as a file in a folder is: being no article is no failure.

    """
    try:
        return make()
    except CleanerError as error:
        return FailedPart(place, error, address, met)
    except Overtime as error:
        return FailedPart(place, UnreadableError(str(error)), address)
    except OSError as error:
        why = error.strerror or str(error)
        return FailedPart(place, UnreadableError(why.lower()), address, met)
    except MemoryError:
        return FailedPart(place, UnreadableError(phrase("out of memory")), address, met)
    except Exception as error:
        return FailedPart(place, UnexpectedError.of(error), address, met)
