"""The crumbs above a headline: in which column of its outlet a story stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.lazy import regex
from cleaner.newstext import columns
from cleaner.readers.generic.page_lines import Box, Line

_CLASS = regex(
    r"(?:\A|[-_\s])(?:bread(?:[-_]?crumbs?)?|crumbs?|mbx|mianbao\w*|weizhi|dqwz|location|position"
    r"|path|path[-_]?link|channel[-_]?path|cur(?:rent)?[-_]?pos\w*)(?=[-_\s]|\Z)",
    re.I,
)
_BOXES = 4  # around a line: list item, list, the box with the label
_MOST = 8  # lines of one crumb each
_LONGEST = 120


def column(lines: Sequence[Line], headline: int | None, title: str | None) -> str | None:
    """Return the column that the crumbs nearest above the headline name, or None.

    Args:
        lines: the lines of the page.
        headline: the headline's place among them; None where the page does not show it.
        title: the headline.

    """
    above = lines[: len(lines) if headline is None else headline]
    found = (columns.column_in(crumbs, title) for crumbs in _crumbs(above, lines))
    return next(filter(None, found), None)


def _crumbs(above: Sequence[Line], lines: Sequence[Line]) -> Iterator[str]:
    """Give the lines of crumbs, nearest first; a list of them as one line."""
    seen: set[Box] = set()
    for line in reversed(above):
        if "位置" in line.text[:12] and len(line.text) <= _LONGEST:
            yield line.text
        for _, box in zip(range(_BOXES), line.box.around(), strict=False):
            if box in seen or not _CLASS.search(_names(box)):
                continue
            seen.add(box)
            inside = [x.text for x in lines[box.start : box.end]]
            if len(inside) <= _MOST and sum(map(len, inside)) <= _LONGEST:
                yield " > ".join(text.strip(" >＞»›→") for text in inside)


def _names(box: Box) -> str:
    return f"{box.element.get('class') or ''} {box.element.get('id') or ''}"
