"""Recall by relation and precision of reported pairs against what was planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.benchmarks.stress.corpus import POPULAR, Plan, members, truth
from tests.benchmarks.stress.truth import REPRINTS

UNTYPED = "reprint"


@dataclass(slots=True)
class Score:
    """Counts of pairs; the keys name what was planted."""

    wanted: Counter[str] = field(default_factory=Counter)  # reprints planted
    found: Counter[str] = field(default_factory=Counter)  # of these, reported as any reprint
    typed: Counter[str] = field(default_factory=Counter)  # of these, under their own relation
    false: Counter[str] = field(default_factory=Counter)  # reported as a reprint and none
    partial: int = 0  # quotations reported as partial
    quotations: int = 0

    @property
    def precision(self) -> float:
        """Right among right and wrong; pairs inside the popular story count in neither."""
        right = self.found.total() - self.found[POPULAR]
        reported = right + self.false.total()
        return right / reported if reported else 1.0

    @property
    def recall(self) -> float:
        """The share of the planted reprints that was found, the popular story's left out."""
        wanted = self.wanted.total() - self.wanted[POPULAR]
        return (self.found.total() - self.found[POPULAR]) / wanted if wanted else 1.0

    @property
    def by_relation(self) -> dict[str, float]:
        """The share found of each planted relation."""
        return {name: self.found[name] / count for name, count in self.wanted.items()}


def score(plan: Plan, found: Iterable[tuple[int, int, str]]) -> Score:
    """Score pairs of places with the relation reported for each.

    A copy of the popular story counts as found when pairs of the story lead from it to the
    original: its millions of pairs need not all be told. Two copies of one original are left out.
    """
    scored = {(int(p.left[1:]), int(p.right[1:])): p for p in truth(plan)}
    groups = _groups(plan)
    popular = _Connected()
    result = Score()
    for planted in scored.values():
        result.wanted[planted.planted] += planted.relation in REPRINTS
        result.quotations += planted.relation == "partial"
    result.wanted = +result.wanted
    for left, right, relation in {(min(a, b), max(a, b), r) for a, b, r in found}:
        pair = scored.get((left, right))
        group = groups.get(left)
        if relation not in REPRINTS and relation != UNTYPED:
            result.partial += pair is not None and pair.relation == relation == "partial"
        elif group is not None and group == groups.get(right) and _is_popular(plan, group):
            popular.join(left, right)
        elif pair is not None and pair.relation in REPRINTS:
            result.found[pair.planted] += 1
            result.typed[pair.planted] += pair.relation == relation
        elif pair is not None:
            result.false[pair.planted] += 1
        elif group is None or group != groups.get(right):
            result.false["unrelated"] += 1
    result.found[POPULAR] = sum(
        popular.root(left) == popular.root(right)
        for (left, right), pair in scored.items()
        if pair.planted == POPULAR
    )
    return result


def _is_popular(plan: Plan, group: int) -> bool:
    return plan.groups[group].kind == POPULAR


def _groups(plan: Plan) -> dict[int, int]:
    """Return the group of each place that belongs to one."""
    return {int(name[1:]): group for group, ids in members(plan).items() for name in ids}


class _Connected:
    """Union-find over places."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def root(self, place: int) -> int:
        path = []
        while (parent := self._parents.get(place, place)) != place:
            path.append(place)
            place = parent
        for passed in path:
            self._parents[passed] = place
        return place

    def join(self, left: int, right: int) -> None:
        self._parents[self.root(left)] = self.root(right)
