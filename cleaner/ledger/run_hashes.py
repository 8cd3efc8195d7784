"""The hash of each run of characters: a polynomial of the code points, finished by SplitMix64."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cleaner.ledger.ledger_settings import OLD
from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.fingerprint import BASE, finish

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

TOGETHER = 1 << 16  # characters hashed together: about what a processor's cache holds


def gram_hashes(codes: Codes, run: int = OLD) -> Hashes:
    """Return the hash of each run of so many characters in a row of code points."""
    size = len(codes) - run + 1
    if size < 1:
        return np.empty(0, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    value, width = wide, 1
    power = {1: BASE}
    runs = {1: wide}
    while width * 2 <= run:  # by doubling: a run of 2n is two of n
        value = value[:-width] * np.uint64(power[width]) + value[width:]
        power[2 * width] = power[width] ** 2 & 0xFFFFFFFFFFFFFFFF
        width *= 2
        runs[width] = value
    done, found = width, runs[width]
    while done < run:
        step = 1 << ((run - done).bit_length() - 1)
        more = runs[step]
        length = len(wide) - done - step + 1
        found = found[:length] * np.uint64(power[step]) + more[done : done + length]
        done += step
    return finish(found[:size].copy())


def runs_inside(stories: Sequence[Codes]) -> tuple[Hashes, Places]:
    """Return the hash of each run of stories in a row, and where in the row it begins.

    A run ends in the story that it begins in.
    """
    hashes = gram_hashes(np.concatenate(stories))
    inside = np.ones(len(hashes), dtype=bool)
    end = 0
    for codes in stories[:-1]:
        end += len(codes)
        inside[max(0, end - OLD + 1) : end] = False
    places = np.flatnonzero(inside)
    return hashes[places], places


class HashSieve:
    """Some hashes, of which it is told quickly that another is none; a few others pass (Bloom)."""

    def __init__(self, hashes: Hashes) -> None:
        bits = max(10, min(27, len(hashes).bit_length() + 4))
        self._high, self._low = np.uint64(64 - bits), np.uint64((1 << bits) - 1)
        marks, self._checks = np.zeros((2, 1 << bits), dtype=bool)
        marks[hashes >> self._high] = True
        self._marks = np.packbits(marks, bitorder="little")  # asked of each: it stays in the cache
        self._checks[hashes & self._low] = True

    def passing(self, hashes: Hashes) -> Places:
        """Return the places of what may be one of them."""
        at = hashes >> self._high
        bits = self._marks[at >> np.uint64(3)] >> (at & np.uint64(7)).astype(np.uint8)
        places = np.flatnonzero(bits & 1)
        found: Places = places[self._checks[hashes[places] & self._low]]
        return found
