"""Normal form of a text: NFKC, simplified, lower case, letters and digits only.

One lookup per code point. Those with several characters in NFKC (㎡, ½, ligatures) are replaced by
them before. The tests compare the lookup with the slow definition.
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cleaner.newstext.values.folding import simplified

Codes = npt.NDArray[np.uint32]

_DROP = np.uint32(0)
_SEVERAL = np.uint32(0xFFFFFFFF)
_CODE_POINTS = 0x110000


def _character(char: str) -> str:
    simple = simplified()
    folded = unicodedata.normalize("NFKC", char).lower()
    # Twice: lower case of a compatibility letter may need folding again (ϒ, K).
    folded = unicodedata.normalize("NFKC", folded)
    return "".join(simple.get(c, c) for c in folded if c.isalnum())


def normalise_slowly(text: str) -> str:
    """Return the normal form of a text, character by character: the definition."""
    return "".join(map(_character, text))


@functools.cache
def character_table() -> Codes:
    """Return the lookup table over all code points."""
    out = np.zeros(_CODE_POINTS, dtype=np.uint32)
    codes = [code for code in (*range(0xD800), *range(0xE000, 0x323B0)) if code != ord("\n")]
    # All at once: nothing composes, or changes its case, across a line break.
    rows = unicodedata.normalize("NFKC", "\n".join(map(chr, codes))).lower()
    simple = simplified()
    for code, folded in zip(codes, unicodedata.normalize("NFKC", rows).split("\n"), strict=True):
        if len(folded) == 1:
            if folded.isalnum():
                out[code] = ord(simple.get(folded, folded))
        else:
            several = _character(chr(code))
            out[code] = _DROP if not several else ord(several) if len(several) == 1 else _SEVERAL
    out.setflags(write=False)
    return out


@functools.cache
def form_lengths() -> npt.NDArray[np.uint8]:
    """Return how many characters each code point has in its normal form (，has none, ㎡ two)."""
    forms = character_table()
    lengths: npt.NDArray[np.uint8] = (forms != _DROP).astype(np.uint8)
    for code in np.flatnonzero(forms == _SEVERAL).tolist():
        lengths[code] = len(_character(chr(code)))
    lengths.setflags(write=False)
    return lengths


@functools.cache
def _flat_table() -> Codes:
    """Return what `folding.flat` makes of each code point."""
    out = np.arange(_CODE_POINTS, dtype=np.uint32)
    codes = [code for code in (*range(0xD800), *range(0xE000, 0x323B0)) if code != ord("\n")]
    folded = unicodedata.normalize("NFKC", "\n".join(map(chr, codes))).split("\n")
    simple = simplified()
    for code, char in zip(codes, folded, strict=True):
        if len(char) == 1:
            out[code] = ord(simple.get(char, char))
        elif (own := chr(code)) in simple:
            out[code] = ord(simple[own])
    out.setflags(write=False)
    return out


def flat_many(codes: Codes) -> str:
    """Return a text of the same length, folded as `folding.flat` folds it."""
    return _flat_table()[codes].tobytes().decode("utf-32-le", "surrogatepass")


def code_points(text: str) -> Codes:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def normalise_many(texts: Sequence[str]) -> tuple[Codes, npt.NDArray[np.int64]]:
    """Return the code points of all normal forms in a row, and where each text starts and ends."""
    lookup = character_table()
    found = lookup[code_points("".join(texts))]
    if (found == _SEVERAL).any():
        return normalise_many([_expand(text) for text in texts])
    keep = found != _DROP
    kept = np.concatenate(([0], np.cumsum(keep)))
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return found[keep], kept[np.concatenate(([0], np.cumsum(lengths)))]


def normalise_with_places(text: str) -> tuple[Codes, npt.NDArray[np.int64]]:
    """Return the normal form, and of which printed character each of its characters is."""
    codes, bounds = normalise_many(list(text))
    return codes, np.repeat(np.arange(len(text), dtype=np.int64), np.diff(bounds))


def _expand(text: str) -> str:
    """Replace the code points that have several characters in their normal form by these."""
    codes = code_points(text)
    several = np.unique(codes[character_table()[codes] == _SEVERAL])
    return text.translate({code: _character(chr(code)) for code in several.tolist()})


def to_strings(codes: Codes, bounds: npt.NDArray[np.int64]) -> list[str]:
    """Cut the row of code points into the normal forms."""
    text = codes.tobytes().decode("utf-32-le")
    edges = bounds.tolist()
    return [text[a:b] for a, b in itertools.pairwise(edges)]


def normalise(text: str) -> str:
    """Return the normal form of one text."""
    codes, bounds = normalise_many([text])
    return to_strings(codes, bounds)[0]
