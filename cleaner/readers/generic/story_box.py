"""The box of a story once it is known where most of it stands: not wider and not narrower."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.newstext.credits import is_credit
from cleaner.readers.generic.page_lines import Box, Line
from cleaner.readers.generic.page_walk import PageLines

PARAGRAPHS = frozenset("p span font strong b em i a".split())
_NEARLY_ALL = 0.85
_HALF = 0.5


def core(box: Box, page: PageLines, story: Sequence[Line]) -> Box:
    """Return the innermost box in this one that holds nearly all of the story.

    What stands outside it is the story's only where nothing stands between: a lead is, and a
    promotion above a row of pictures is not.
    """
    inside = [line for line in story if box.start <= line.place < box.end]
    total = sum(len(line.key) for line in inside)
    inner = box
    for other in page.boxes:  # the outer ones first
        if other.parent is inner and other.element.tag not in PARAGRAPHS:
            held = [line for line in inside if other.start <= line.place < other.end]
            if sum(len(line.key) for line in held) < _NEARLY_ALL * total:
                continue
            rest = [line for line in inside if line not in held]
            if rest and _adjoins(rest, held):
                return inner
            inner, inside = other, held
    return inner


def _adjoins(rest: Sequence[Line], held: Sequence[Line]) -> bool:
    """Tell whether one of the lines stands right above or right below those that the box holds."""
    edges = held[0].place - 1, held[-1].place + 1
    return any(line.place in edges for line in rest)


def grown(box: Box, lines: list[Line], headline: Line | None) -> Box:
    """Return the widest box around `box` that adds text of the story and little else.

    What holds the headline is too wide, but for what holds the paragraphs themselves: a single
    paragraph is no container.
    """
    while box.element.tag in PARAGRAPHS and box.parent is not None:
        if box.parent.element.tag == "html":
            break
        box = box.parent
    fenced = set() if headline is None else set(headline.box.around())
    while True:
        parent = box.parent
        if parent is None or parent in fenced or parent.element.tag in ("body", "html"):
            return box
        added = lines[parent.start : box.start] + lines[box.end : parent.end]
        total = sum(len(line.key) for line in added if not line.hidden)
        text = sum(len(x.key) for x in added if not x.hidden and (x.prose or is_credit(x.text)))
        if total and text < _HALF * total:
            return box
        box = parent
