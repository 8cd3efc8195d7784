"""What is true of two articles of the corpus.

Scored pairs are an original and its own copy, a digest and each of its stories, stories that share
a quotation, two stories of one digest and any two issues of a series. Two copies of one original
are related too, but how depends on what each has lost (two excerpts may share nothing), so they
are neither right nor wrong to find. All that is not in one group is unrelated.
"""

from __future__ import annotations

from typing import NamedTuple

REPRINTS = frozenset({"full", "edited", "excerpt"})


class Pair(NamedTuple):
    """Two article ids, the relation between them and the name of what was planted."""

    left: str
    right: str
    relation: str  # full, edited, excerpt, partial or none
    planted: str
