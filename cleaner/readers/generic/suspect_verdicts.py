"""Which suspects are what they seem: the names of elements against what stands in them."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.evidence import Label
from cleaner.page.tree import Element
from cleaner.readers.generic.page_lines import Line, Mark
from cleaner.readers.generic.page_walk import PageLines

_MOST_PROSE, _MOST_COMMENTS = 0.5, 0.95  # a suspect with a greater share of the prose is none


def settle(page: PageLines, headline: Line | None) -> None:
    """Decide which suspects are what they seem: not who holds the headline or much of the prose."""
    prose: dict[Mark, int] = {}
    total = 0
    for line in page.lines:
        if line.prose:
            total += len(line.key)
            for mark in _around(line.mark):
                prose[mark] = prose.get(mark, 0) + len(line.key)
    held = _held(headline)
    for mark in page.marks:
        most = _MOST_COMMENTS if mark.label == Label.COMMENTS else _MOST_PROSE
        share = prose.get(mark, 0) / total if total else 0.0
        mark.stands = share < most and mark.element not in held
    if total and not any(line.prose and not line.hidden for line in page.lines):
        for mark in page.marks:
            mark.stands = False


def _held(headline: Line | None) -> set[Element]:
    """Return the elements that hold the headline."""
    innermost = [] if headline is None else [element for _, element in headline.runs]
    return {outer for inner in innermost for outer in (inner, *inner.iterancestors())}


def _around(mark: Mark | None) -> Iterator[Mark]:
    while mark is not None:
        yield mark
        mark = mark.outer
