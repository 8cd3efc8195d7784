"""Columns that text takes on a terminal, and its wrapping.

Wide characters take two columns and combining marks none. What Unicode calls ambiguous (“”…·①)
takes one on most terminals and two on some with East Asian fonts.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext.addresses import ADDRESS_CHAR, ADDRESS_START


class Piece(NamedTuple):
    """Some text in one style (a name that `paint` knows)."""

    text: str
    style: str = ""


Line = list[Piece]
Width = Callable[[str], int]  # columns of one character

_OPENING = re.escape("（《「『“‘【〔([{")
_CLOSING = re.escape("，。、；：！？）》」』”’】〕…,.;:!?)]}%％")
_ASIAN = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef\U0001f000-\U0003ffff"
_MEASURES = (  # what stays with the figure before it
    "个百分点|平方公里|平方米|立方米|[美港欧日]元|公里|千米|厘米|公斤|千克|小时|分钟"
    "|[元年月日时天秒米吨克人名家个户亩倍岁度股点次辆套件]"
)
# A line is broken between these: an opening mark stays with what follows, a closing one with what
# it closes, a Latin word or a figure is whole, and so are the marks of a change.
_ADDRESS = rf"{ADDRESS_START}(?:(?!-\]|\+\}}){ADDRESS_CHAR})+"
_UNBROKEN = regex(
    rf"(?:\[-|\{{\+|[{_OPENING}])*"
    rf"(?:(?P<address>{_ADDRESS})|(?:(?!-\]|\+\}})[^\s{_ASIAN}{_OPENING}{_CLOSING}]|[.,:](?=[A-Za-z\d/]))+"
    rf"(?:(?<=\d)(?:[百千万亿]{{1,2}}(?:{_MEASURES})?|{_MEASURES}))?|[\s\S])?"
    rf"(?:-\]|\+\}}|(?![.:][A-Za-z\d/])[{_CLOSING}])*"  # .csv is a word
)


@functools.cache
def width_of(char: str, ambiguous: int = 1) -> int:
    """Return how many columns a character takes; `ambiguous` is the width of those that are."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1


def columns(text: str, width: Width = width_of) -> int:
    """Return how many columns a text takes."""
    return sum(map(width, text))


def wrap(pieces: Line, room: int, width: Width = width_of, *, cut: bool = False) -> Iterator[Line]:
    """Give the lines of a text that take at most `room` columns each (two at the least).

    An address is never broken, so that it can be copied and followed: one that is longer stands
    alone on a line that is.

    Args:
        pieces: the text.
        room: columns.
        width: tells how many a character takes.
        cut: break such an address too, where something else stands beside it.
    """
    text = "".join(piece.text for piece in pieces)
    start = at = taken = 0
    for found in _UNBROKEN.finditer(text):
        size = columns(found.group(), width)
        if taken + size > room and taken:
            yield _slice(pieces, start, at)
            start, taken = at, 0
        if start == found.start() > 0 and found.group().isspace():  # no blank begins a line
            start = at = found.end()
            continue
        if found["address"] and not cut:
            taken, at = taken + size, found.end()
            continue
        for i in range(found.start(), found.end()):
            here = width(text[i])
            if taken + here > room and taken:  # wider than a whole line
                yield _slice(pieces, start, i)
                start, taken = i, 0
            taken += here
        at = found.end()
    if at > start or not text:
        yield _slice(pieces, start, at)


def holds_longer_address(text: str, room: int, width: Width = width_of) -> bool:
    """Tell whether a text has an address that takes more than `room` columns."""
    found = _UNBROKEN.finditer(text)
    return any(one["address"] and columns(one.group(), width) > room for one in found)


def _slice(pieces: Line, start: int, end: int) -> Line:
    """Return the pieces of text[start:end], without blanks at its end."""
    found: Line = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            found.append(Piece(piece.text[low:high], piece.style))
        at += len(piece.text)
    return found


def hanging(text: Line, indent: int, room: int, width: Width = width_of) -> Iterator[Line]:
    """Give a text whose first piece stands out by `indent` columns."""
    for i, line in enumerate(wrap(text[1:], max(2, room - indent), width)):
        start = padded([text[0]], indent, width) if i == 0 else [Piece(" " * indent)]
        yield [*start, *line]


def padded(line: Line, room: int, width: Width = width_of) -> Line:
    """Return a line with blanks behind it, so that it takes `room` columns."""
    taken = sum(columns(piece.text, width) for piece in line)
    return [*line, Piece(" " * (room - taken))] if taken < room else line
