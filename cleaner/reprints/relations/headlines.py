"""What headlines say of two texts: whether they are alike, and how much of one a text tells."""

from __future__ import annotations

from cleaner.reprints.relations.align import align
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.settings import ABOUT, CARRIED, FACTS, FULL, PASSAGE, RUN, SHORT, WHOLE


def share_told(headline: str, text: str) -> float:
    """Return the share of a headline's pairs of characters that stand in a text."""
    grams = [headline[i : i + 2] for i in range(len(headline) - 1)]
    return sum(gram in text for gram in grams) / len(grams) if grams else 0.0


def only_lead_shared(pair: Comparison) -> bool:
    """Whether two short texts under two headlines share a lead, and each has news of its own.

    Both have the lead of the shorter, and one does not tell the other's headline: a poster and a
    caption of one meeting, a flash and the next one that repeats it as its background. Of one flash
    under two headlines each tells both; a reprint with a lead of its own shares what follows; and
    what is carried nearly whole is an excerpt, a flash with the same figures one flash.
    """
    short, long = pair.short, pair.long
    if len(short.body) >= SHORT or len(long.body) >= 2 * SHORT:
        return False
    if pair.contained >= (WHOLE if len(short.body) < CARRIED * len(long.body) else FULL):
        return False
    if not short.title or not long.title or _are_alike(short.title, long.title):
        return False
    spans = [(block.a, block.a + block.size) for block in pair.blocks if block.size >= RUN]
    spans += pair.alignment.moved[0]
    if 2 * sum(max(0, min(b, short.lead) - a) for a, b in spans) < short.lead:
        return False
    if len(short.body) < PASSAGE and pair.slots.same >= FACTS and not pair.slots.values:
        return False
    told = share_told(short.title, long.body), share_told(long.title, short.body)
    return min(told) < ABOUT


def _are_alike(left: str, right: str) -> bool:
    """Whether half of the shorter headline stands in the other."""
    found = align(left, right)
    return 2 * max(found.left, found.right) >= min(len(left), len(right))
