"""Fingerprints: hashed character 5-grams, thinned by winnowing.

Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD
2003: of each window of `WINDOW` shingles the least hash is kept, so texts that share a passage of
`CERTAIN` characters share a fingerprint, whatever surrounds it. The hash is a polynomial of the
code points finished by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014); it is ours, so that every
engine sees the same numbers.
"""

from __future__ import annotations

import functools
import itertools
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cleaner.reprints.settings import GRAM, WINDOW
from cleaner.reprints.texts.character_tables import Codes

Hashes = npt.NDArray[np.uint64]
Fingerprints = npt.NDArray[np.int64]
Bounds = npt.NDArray[np.int64]

_MASK = (1 << 64) - 1
BASE = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_NONE = np.int64((1 << 63) - 1)
_LOWEST = np.int64(-(1 << 63))
_SOME = (1 << 16) - 1  # bits of a hash, of which a table lies in a processor's cache


def shingle_hash_slowly(gram: str) -> int:
    """Return the hash of one shingle, as a signed 64-bit number: the definition."""
    value = 0
    for char in gram:
        value = (value * BASE + ord(char)) & _MASK
    value = ((value ^ (value >> 30)) * _MIX[0]) & _MASK
    value = ((value ^ (value >> 27)) * _MIX[1]) & _MASK
    value ^= value >> 31
    return value - (1 << 64) if value >> 63 else value


def fingerprint_slowly(text: str) -> list[int]:
    """Return the fingerprints of a normal form, window by window: the definition."""
    hashes = [shingle_hash_slowly(text[i : i + GRAM]) for i in range(len(text) - GRAM + 1)]
    # Windows may hang over both ends, so a text shorter than a window has a fingerprint too.
    windows = (hashes[max(0, i) : i + WINDOW] for i in range(1 - WINDOW, len(hashes)))
    return sorted({min(window) for window in windows if window})


def shingle_hashes(codes: Codes) -> Hashes:
    """Return the hash of each shingle of a row of code points."""
    size = max(0, len(codes) - GRAM + 1)
    wide = codes.astype(np.uint64)
    value = wide[:size].copy()
    base = np.uint64(BASE)
    for offset in range(1, GRAM):
        value *= base
        value += wide[offset : offset + size]
    return finish(value)


def finish(values: Hashes) -> Hashes:
    """Mix the bits of hashes where they stand, as SplitMix64 ends; return them."""
    values ^= values >> np.uint64(30)
    values *= np.uint64(_MIX[0])
    values ^= values >> np.uint64(27)
    values *= np.uint64(_MIX[1])
    values ^= values >> np.uint64(31)
    return values


@functools.lru_cache(maxsize=2048)
def hashes(text: str) -> Fingerprints:
    """Return the hashes of all shingles of a normal form in order; the last are remembered."""
    return shingle_hashes(np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)).view(np.int64)


def known(own: Fingerprints, other: Fingerprints) -> npt.NDArray[np.bool_]:
    """Mark the hashes that stand in another row."""
    row = np.sort(other[perhaps_known(other, own)])
    if not len(row):
        return np.zeros(len(own), dtype=bool)
    found: npt.NDArray[np.bool_] = row[np.minimum(np.searchsorted(row, own), len(row) - 1)] == own
    return found


def perhaps_known(own: Fingerprints, row: Fingerprints) -> npt.NDArray[np.bool_]:
    """Mark the hashes that may stand in a row, told by some of their bits: soon, and no less."""
    table = np.zeros(_SOME + 1, dtype=bool)
    table[row & _SOME] = True
    marks: npt.NDArray[np.bool_] = table[own & _SOME]
    return marks


@functools.lru_cache(maxsize=8)
def shared(text: str, other: str) -> npt.NDArray[np.bool_]:
    """Mark the shingles of a text that the other one has; the last answers are remembered."""
    own, row = hashes(text), hashes(other)
    marks = perhaps_known(own, row)
    marks[marks] = known(own[marks], row)
    return marks


def share_as_many(text: str, other: str, least: float) -> bool:
    """Whether two texts have at least so many different shingles in common."""
    marks = shared(text, other)
    if np.count_nonzero(marks) < least:
        return False
    row = np.sort(hashes(text)[marks])
    repeated = np.count_nonzero(row[1:] == row[:-1])
    return len(row) - int(repeated) >= least


def longest_shared(text: str, other: str) -> int:
    """Return how many shingles in a row of a text the other one has: a bound of what they share."""
    unknown = np.flatnonzero(~shared(text, other))
    edges = np.concatenate(([-1], unknown, [len(hashes(text))]))
    return int(np.diff(edges).max()) - 1


Values = TypeVar("Values", Fingerprints, npt.NDArray[np.bool_])


def sliding(values: Values, pick: np.ufunc, window: int = WINDOW) -> Values:
    """Return pick(values[i : i + window]) for each full window, by doubling."""
    width = 1
    while width < window:
        step = min(width, window - width)
        values = pick(values[:-step], values[step:])
        width += step
    return values


def fingerprint_many(codes: Codes, bounds: Bounds) -> tuple[npt.NDArray[np.int64], Fingerprints]:
    """Return (which text, fingerprint) rows of many normal forms, sorted, each row once."""
    edges = bounds.tolist()
    spans = list(itertools.pairwise(edges))
    # Windows must not see the next text: room for one lies between any two.
    room = np.zeros(edges[-1] + WINDOW * (len(spans) + 1) + GRAM, dtype=np.uint32)
    starts = [start + WINDOW * (i + 1) for i, start in enumerate(edges[:-1])]
    for (start, end), at in zip(spans, starts, strict=True):
        room[at : at + end - start] = codes[start:end]
    hashes = shingle_hashes(room).view(np.int64)
    free = 0
    for (start, end), at in zip(spans, starts, strict=True):
        hashes[free:at] = _NONE
        free = max(at, at + end - start - GRAM + 1)
    hashes[free:] = _NONE
    least = sliding(hashes, np.minimum)
    least[least == _NONE] = _LOWEST
    most = sliding(least, np.maximum)
    # A shingle stays if it is the least of at least one of the windows that hold it.
    inner = hashes[WINDOW - 1 : WINDOW - 1 + len(most)]
    places = np.flatnonzero(most == inner)
    kept = inner[places]
    owner = np.searchsorted(np.array(starts), places + WINDOW - 1, side="right") - 1
    narrow = owner.astype(np.min_scalar_type(len(starts)))  # sorted in linear time
    order = np.argsort(kept)
    order = order[np.argsort(narrow[order], kind="stable")]
    kept, owner = kept[order], owner[order]
    new = np.ones(len(kept), dtype=bool)
    new[1:] = (kept[1:] != kept[:-1]) | (owner[1:] != owner[:-1])
    return owner[new], kept[new]
