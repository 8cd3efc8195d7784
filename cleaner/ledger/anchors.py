"""By what an index finds the articles that share a run of `OLD` characters with others.

Of the hashes of 12 characters that lie in a run the least is kept, for each run (winnowing:
Schleimer, Wilkerson and Aiken, SIGMOD 2003). Who shares a run shares its least one; who shares no
run may share one, too, and is found out when both are read.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from cleaner.ledger.ledger_settings import OLD
from cleaner.ledger.run_hashes import gram_hashes
from cleaner.ledger.story import normal_forms
from cleaner.reprints.texts.character_tables import Codes
from cleaner.reprints.texts.fingerprint import sliding
from cleaner.reprints.texts.prepared import Comparable

Anchors = npt.NDArray[np.int64]  # sorted, each once

_GRAM = 12  # characters: shorter ones stand in too many articles, longer ones ask for more rows
_DROPPED = np.uint64(24)  # bits: 40 tell articles apart well enough, and take half the room


def anchors_of(codes: Codes) -> Anchors:
    """Return the anchors of a normal form."""
    if len(codes) < OLD:
        return np.empty(0, dtype=np.int64)
    hashes = (gram_hashes(codes, _GRAM) >> _DROPPED).astype(np.int64)
    return np.unique(sliding(hashes, np.minimum, OLD - _GRAM + 1))


def anchors_of_articles(articles: Iterable[Comparable]) -> Anchors:
    """Return the anchors of the stories of articles, all together."""
    forms = (codes for _, _, codes in normal_forms(list(articles)))
    return np.unique(np.concatenate([np.empty(0, dtype=np.int64), *map(anchors_of, forms)]))
