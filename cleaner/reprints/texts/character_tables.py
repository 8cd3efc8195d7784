"""What each code point is in a normal form: tables over all of them, made in one pass of NFKC.

A process that starts others gives them its tables: to make them takes longer than their work on a
hundred articles.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.newstext.values.folding import simplified

Codes = npt.NDArray[np.uint32]

DROP = np.uint32(0)
SEVERAL = np.uint32(0xFFFFFFFF)
_CODE_POINTS = 0x110000
_FOLDED = 0x323B0  # no code point from here on folds, or is a letter or digit
_BREAK = 10
_PART = 1 << 12  # characters


class Tables(NamedTuple):
    """A number for each code point."""

    forms: Codes  # its one character in a normal form, `DROP`, or `SEVERAL`
    lengths: npt.NDArray[np.uint8]  # how many characters it has there (，has none, ㎡ two)
    flat: Codes  # what `folding.flat` makes of it


def form_of(char: str) -> str:
    """Return the normal form of one character: the definition."""
    simple = simplified()
    folded = unicodedata.normalize("NFKC", char).lower()
    # Twice: lower case of a compatibility letter may need folding again (ϒ, K).
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(simple.get(c, c) for c in folded if c.isalnum())


_given: list[Tables] = []


def give_tables(tables: Tables) -> None:
    """Use tables that another process made."""
    _given[:] = [tables]


def tables() -> Tables:
    """Return the tables."""
    return _given[0] if _given else _made()


@functools.cache
def _made() -> Tables:
    codes = np.arange(_FOLDED)
    codes = codes[(codes != _BREAK) & ((codes < 0xD800) | (codes > 0xDFFF))]
    # Many at once: nothing composes, or changes its case, across a line break.
    lined = np.full(2 * len(codes), _BREAK, dtype=np.uint32)
    lined[::2] = codes
    rows = _folded(lined.tobytes().decode("utf-32-le"))
    simple = np.arange(_CODE_POINTS, dtype=np.uint32)
    known = simplified()
    simple[[ord(char) for char in known]] = [ord(char) for char in known.values()]

    flat = np.arange(_CODE_POINTS, dtype=np.uint32)
    folded, alone = _lines(rows)
    flat[codes] = np.where(alone, simple[folded], simple[codes])

    forms = np.zeros(_CODE_POINTS, dtype=np.uint32)
    folded, alone = _lines(_folded(rows.lower()))
    letters = alone & np.char.isalnum(folded.view("U1"))
    forms[codes[letters]] = simple[folded[letters]]
    lengths: npt.NDArray[np.uint8] = (forms != DROP).astype(np.uint8)
    for code in codes[~alone].tolist():
        several = form_of(chr(code))
        lengths[code] = len(several)
        if several:
            forms[code] = ord(several) if len(several) == 1 else SEVERAL
    for table in (forms, lengths, flat):
        table.setflags(write=False)
    return Tables(forms, lengths, flat)


def _folded(rows: str) -> str:
    """Return lines in NFKC: in parts, for of most characters it is soon told that they stay."""
    found, start = [], 0
    while start < len(rows):
        end = rows.index("\n", min(start + _PART, len(rows) - 1)) + 1
        found.append(unicodedata.normalize("NFKC", rows[start:end]))
        start = end
    return "".join(found)


def _lines(rows: str) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """Return the first character of each line, and whether it is the only one."""
    codes = np.frombuffer(rows.encode("utf-32-le"), dtype=np.uint32)
    ends = np.flatnonzero(codes == _BREAK)
    starts = np.concatenate(([0], ends[:-1] + 1))
    return codes[starts], ends - starts == 1
