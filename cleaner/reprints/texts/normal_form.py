"""Normal form of a text: NFKC, simplified, lower case, letters and digits only.

One lookup per code point. Those with several characters in NFKC (㎡, ½, ligatures) are replaced by
them before. The tests compare the lookup with the slow definition.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cleaner.reprints.texts.character_tables import DROP, SEVERAL, Codes, form_of, tables

Bounds = npt.NDArray[np.int64]

_BREAK = 10


def normalise_slowly(text: str) -> str:
    """Return the normal form of a text, character by character: the definition."""
    return "".join(map(form_of, text))


def flat_many(codes: Codes) -> str:
    """Return a text of the same length, folded as `folding.flat` folds it."""
    return tables().flat[codes].tobytes().decode("utf-32-le", "surrogatepass")


def code_points(text: str) -> Codes:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def normalise_many(texts: Sequence[str]) -> tuple[Codes, Bounds]:
    """Return the code points of all normal forms in a row, and where each text starts and ends."""
    _, codes, places, bounds = _looked_up(texts)
    return codes, places[bounds]


def normalise_lines(texts: Sequence[str]) -> tuple[Codes, Bounds, list[tuple[int, ...]]]:
    """As `normalise_many`; also return where in its normal form each line of each text ends."""
    raw, codes, places, bounds = _looked_up(texts)
    breaks = np.flatnonzero(raw == _BREAK)
    edges = places[bounds]
    firsts = np.searchsorted(breaks, bounds)
    inside = (places[breaks] - np.repeat(edges[:-1], np.diff(firsts))).tolist()
    ends = [
        (*inside[first:last], size)
        for (first, last), size in zip(
            itertools.pairwise(firsts.tolist()), np.diff(edges).tolist(), strict=True
        )
    ]
    return codes, edges, ends


def _looked_up(texts: Sequence[str]) -> tuple[Codes, Codes, Bounds, Bounds]:
    """Return the code points of some texts in a row, and those of their normal forms.

    Returns:
        The row of all texts, those that have several characters replaced by these; the row of
        their normal forms; where in this stands what each place of the first has (and its end);
        where in the first each text starts and ends.
    """
    raw = code_points("".join(texts))
    bounds = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)), out=bounds[1:])
    found = tables().forms[raw]
    several = np.flatnonzero(found == SEVERAL)
    if len(several):
        forms = {code: form_of(chr(code)) for code in np.unique(raw[several]).tolist()}
        expanded = list(texts)
        for place in np.unique(np.searchsorted(bounds, several, side="right") - 1).tolist():
            expanded[place] = texts[place].translate(forms)
        return _looked_up(expanded)
    keep = found != DROP
    places = np.zeros(len(raw) + 1, dtype=np.int64)
    np.cumsum(keep, out=places[1:])
    return raw, found[keep], places, bounds


def normalise_with_places(text: str) -> tuple[Codes, npt.NDArray[np.int64]]:
    """Return the normal form, and of which printed character each of its characters is."""
    codes, bounds = normalise_many(list(text))
    return codes, np.repeat(np.arange(len(text), dtype=np.int64), np.diff(bounds))


def to_strings(codes: Codes, bounds: Bounds) -> list[str]:
    """Cut the row of code points into the normal forms."""
    text = codes.tobytes().decode("utf-32-le")
    edges = bounds.tolist()
    return [text[a:b] for a, b in itertools.pairwise(edges)]


def normalise(text: str) -> str:
    """Return the normal form of one text."""
    codes, bounds = normalise_many([text])
    return to_strings(codes, bounds)[0]
