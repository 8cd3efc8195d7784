"""What ends a wrapper early: the articles before it stay, the rest is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cleaner.errors import CleanerError, UnexpectedError, UnreadableError
from cleaner.wrappers.net import told_to_the_end
from cleaner.wrappers.wrapped import FailedPart

FAULTS = [
    (KeyError("column"), UnexpectedError, "unexpected KeyError: 'column'"),
    (UnreadableError("it breaks off"), UnreadableError, "it breaks off"),
    (OSError(5, "Input/output error"), UnreadableError, "input/output error"),
    (MemoryError(), UnreadableError, "out of memory"),
]


def ending(count: int, fault: Exception) -> Iterator[int]:
    yield from range(count)
    raise fault


@pytest.mark.parametrize(("fault", "kind", "message"), FAULTS)
def test_what_came_before_a_fault_is_given_and_the_rest_is_told(
    fault: Exception, kind: type[CleanerError], message: str
) -> None:
    *articles, failed = told_to_the_end(ending(3, fault))
    assert articles == [0, 1, 2]
    assert isinstance(failed, FailedPart)
    assert isinstance(failed.error, kind)
    assert str(failed) == f"the rest: {message}"


@pytest.mark.parametrize(("fault", "kind", "message"), FAULTS)
def test_a_fault_before_the_first_article_is_that_of_the_input(
    fault: Exception, kind: type[CleanerError], message: str
) -> None:
    with pytest.raises(kind) as met:
        list(told_to_the_end(ending(0, fault)))
    assert str(met.value) == message


def test_what_ends_as_it_should_is_given_as_it_is() -> None:
    assert list(told_to_the_end(range(3))) == [0, 1, 2]
