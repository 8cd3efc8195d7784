"""By what an index finds the articles that share a run of `OLD` characters with others.

Of the hashes of 12 characters that lie in a run the least is kept, for each run (winnowing:
Schleimer, Wilkerson and Aiken, SIGMOD 2003). Who shares a run shares its least one; who shares no
run may share one, too, and is found out when both are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from cleaner.ledger.grams import gram_hashes
from cleaner.ledger.ledger_settings import OLD
from cleaner.ledger.story import bounds_of
from cleaner.reprints.texts.fingerprint import sliding
from cleaner.reprints.texts.normal_form import code_points, normalise_many
from cleaner.reprints.texts.prepared import Comparable

Anchors = npt.NDArray[np.int64]  # sorted, each once

_GRAM = 12  # characters: shorter ones stand in too many articles, longer ones ask for more rows
_DROPPED = np.uint64(24)  # bits: 40 tell articles apart well enough, and take half the room


def anchors_of_texts(bodies: Sequence[str]) -> list[Anchors]:
    """Return the anchors of each of some normal forms."""
    return [_anchors(code_points(body)) for body in bodies]


def _anchors(codes: npt.NDArray[np.uint32]) -> Anchors:
    if len(codes) < OLD:
        return np.empty(0, dtype=np.int64)
    hashes = (gram_hashes(codes, _GRAM) >> _DROPPED).astype(np.int64)
    return np.unique(sliding(hashes, np.minimum, OLD - _GRAM + 1))


def anchors_of_articles(articles: Iterable[Comparable]) -> Anchors:
    """Return the anchors of the stories of articles, all together."""
    found = [np.empty(0, dtype=np.int64)]
    for article in articles:
        start, end = bounds_of(article.body, article.title)
        found.append(_anchors(normalise_many([article.body[start:end]])[0]))
    return np.unique(np.concatenate(found))
