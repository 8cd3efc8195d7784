"""Why two articles relate as they do, in their own words."""

from __future__ import annotations

import msgspec

from cleaner.newstext.chrome import strip_chrome
from cleaner.reprints.relations.align import align
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.names import other_names
from cleaner.reprints.relations.relate import Verdict, relate
from cleaner.reprints.relations.slots import Slots
from cleaner.reprints.settings import RUN
from cleaner.reprints.texts.normal_form import normalise_with_places
from cleaner.reprints.texts.prepared import Comparable, prepare

_WORTH_SHOWING = 2 * RUN  # shorter equal runs are common words


class PairExplanation(msgspec.Struct, frozen=True):
    """What two articles share and where they differ."""

    verdict: Verdict
    passages: tuple[str, ...]  # shared in order, as the left prints them
    moved: tuple[str, ...]  # shared elsewhere, as the left prints them
    names: tuple[tuple[str, str], ...]  # subjects that replace each other, in normal form
    replaced: tuple[tuple[str, str], ...]  # other runs that do


def explain(left: Comparable, right: Comparable) -> PairExplanation:
    """Return how two articles relate and why."""
    one, two = prepare(left), prepare(right)
    found = align(one.body, two.body)
    slots = Slots((one.body, one.values), (two.body, two.values), found.blocks)
    pair = Comparison(one, two)
    names = other_names(pair) if one.body and two.body else []
    names = [(y, x) for x, y in names] if pair.swapped else names
    story = strip_chrome(left.body, left.title or "")[1]
    spans = [(b.a, b.a + b.size) for b in found.blocks if b.size >= _WORTH_SHOWING]
    return PairExplanation(
        relate(one, two),
        _printed(story, spans),
        _printed(story, list(found.moved[0])),
        tuple(names),
        tuple((x, y) for x, y, _ in slots.names if (x, y) not in names),
    )


def _printed(story: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    """Return what stands in a story where spans of its normal form are."""
    if not spans:
        return ()
    place = normalise_with_places(story)[1].tolist()
    return tuple(story[place[a] : place[b - 1] + 1] for a, b in spans)
