"""Lines of a plain text as its paragraphs: hard wraps joined, indented runs split.

A paste may be wrapped at a fixed width, as mail programs and old forums do it, or hold all its
paragraphs on one line, kept apart only by two full-width blanks.
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections import Counter

from cleaner.lazy import regex
from cleaner.newstext.whitespace import fold

_ENDS = regex(r"[。！？!?…：:；;][”’」』）)\]】]*\Z")
_INDENT = regex(r"(?:　{1,}| {2,}|\t)\S")
_RUN_IN = regex(r"(?<=[。！？!?…”）)：:])[ \t]*　{2,}(?=\S)")
_LATIN = regex(r"[A-Za-z0-9]")
_NARROWEST, _WIDEST = 36, 160  # columns of a hard wrap
_SLACK = 3  # columns that a line may fall short of, since a mark may not begin a line
_FEW = 3  # lines that must break off inside a sentence before they count as wrapped


def width(text: str) -> int:
    """Return how many columns a text takes: a wide character takes two."""
    return sum(map(_columns, text))


@functools.cache
def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs, white space folded; each line is one unless it was wrapped."""
    lines = [part for line in text.splitlines() for part in _RUN_IN.split(line)]
    limit = wrap_width(lines)
    if limit is None:
        return [folded for line in lines if (folded := fold(line))]
    return _joined(lines, limit)


def wrap_width(lines: list[str]) -> int | None:
    """Return the width at which lines were wrapped, or None where they were not.

    They were where most lines that another follows have nearly one width, and break off inside a
    sentence.
    """
    followed = [
        line.rstrip()
        for line, after in itertools.pairwise(lines)
        if line.strip() and after.strip() and not _INDENT.match(after)
    ]
    widths = [width(line) for line in followed]
    if len(widths) < _FEW:
        return None
    lines_of = Counter(widths)
    limit = max(lines_of, key=lambda w: (sum(lines_of[v] for v in range(w - _SLACK, w + 1)), w))
    if not _NARROWEST <= limit <= _WIDEST:
        return None
    full = [line for line, w in zip(followed, widths, strict=True) if limit - _SLACK <= w <= limit]
    broken = sum(not _ENDS.search(line) for line in full)
    return (
        limit if broken >= _FEW and broken * 2 > len(full) and len(full) * 2 > len(widths) else None
    )


def _joined(lines: list[str], limit: int) -> list[str]:
    found: list[str] = []
    goes_on = False
    for line in lines:
        folded = fold(line)
        if not folded:
            goes_on = False
            continue
        if goes_on and not _INDENT.match(line):
            gap = " " if _LATIN.match(folded[0]) and _LATIN.match(found[-1][-1]) else ""
            found[-1] += gap + folded
        else:
            found.append(folded)
        goes_on = limit - _SLACK <= width(line.rstrip()) <= limit + 2
    return found
