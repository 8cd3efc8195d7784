"""What was known of each article's story before it: all articles, in the order of their times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from cleaner.novelty.graph import RANK, CarryingLink, Graph
from cleaner.novelty.novelty_model import Copied
from cleaner.novelty.timeline import TimeKnown, in_order_of_time
from cleaner.reprints.clusters.origin import publisher
from cleaner.reprints.corpus import Entry
from cleaner.reprints.relations.union import JOINING

WINDOWS = (timedelta(hours=12), timedelta(hours=24), timedelta(days=7))
_SAME = CarryingLink("full", 1.0)


class Before(NamedTuple):
    """What carried an article before it; `relation` is None where nothing did."""

    relation: Copied | None
    nearest: str | None
    story: str
    copies: tuple[int | None, ...]  # in each of the windows, then at any time
    outlets: int


class _Carriers:
    """Earlier articles: those of one text, or of all texts that are joined so far."""

    def __init__(self, turn: int, story: str) -> None:
        self.turn = turn  # of the first of them
        self.story = story
        self.nodes: list[int] = []
        self.times: list[datetime] = []  # sorted: they come in the order of their times
        self.houses: set[str] = set()

    def add(self, at: datetime, house: str | None) -> None:
        self.times.append(at)
        if house is not None:
            self.houses.add(house)

    def take_in(self, other: _Carriers) -> None:
        if other.turn < self.turn:
            self.turn, self.story = other.turn, other.story
        self.nodes += other.nodes
        self.times = sorted(self.times + other.times)
        self.houses |= other.houses


class _First(NamedTuple):
    turn: int
    id: str


class Sweep:
    """Goes through all articles once.

    Args:
        entries: the articles.
        times: when each became known.
        graph: how their texts relate.
    """

    def __init__(self, entries: Sequence[Entry], times: Sequence[TimeKnown], graph: Graph) -> None:
        self._entries = entries
        self._times = times
        self._graph = graph
        self._first: dict[int, _First] = {}  # of each known text
        self._alone: dict[int, _Carriers] = {}  # the articles of each known text
        self._joined: dict[int, _Carriers] = {}  # all that a known text is joined with
        self._of_story: dict[int, list[_Carriers]] = {}
        self._told: dict[int, str] = {}  # the story that each article was told to be

    def __iter__(self) -> Iterator[tuple[int, Before]]:
        """Give what was before each article, by its number, in the order of their times."""
        for turn, (number, is_known) in enumerate(in_order_of_time(self._times)):
            if is_known:
                self._learn(number, turn)
            else:
                before = self._ask(number)
                self._told[number] = before.story
                yield number, before

    def _ask(self, number: int) -> Before:
        entry, known = self._entries[number], self._times[number]
        if known.at is None:
            return Before(None, None, entry.id, (None,) * 4, 0)
        groups = self._groups(entry.node)
        links = {n: link for n, link in self._links(entry.node).items() if n in self._first}
        hosts = [
            self._alone[node]
            for node, link in links.items()
            if link.relation == "excerpt" and self._joined[node] not in groups
        ]
        if not groups and not hosts:
            return Before(None, None, entry.id, _copies(known, ()), 0)
        nearest = min(links, key=lambda n: _order(links[n], self._first[n]))
        carriers = [*groups, *hosts]
        homes = groups or [self._joined[node] for node in links]
        return Before(
            links[nearest].relation,
            self._first[nearest].id,
            min(homes, key=lambda home: home.turn).story,
            _copies(known, carriers),
            len(set().union(*(one.houses for one in carriers))),
        )

    def _learn(self, number: int, turn: int) -> None:
        entry, at = self._entries[number], self._times[number].at
        assert at is not None  # what tells no time is never known  # noqa: S101
        house = publisher(entry)
        if entry.node not in self._first:
            self._first[entry.node] = _First(turn, entry.id)
            self._alone[entry.node] = _Carriers(turn, self._told[number])
            own = _Carriers(turn, self._told[number])
            own.nodes.append(entry.node)
            self._join(own, self._groups(entry.node))
        self._alone[entry.node].add(at, house)
        self._joined[entry.node].add(at, house)

    def _links(self, node: int) -> dict[int, CarryingLink]:
        return {**self._graph.links(node), node: _SAME}

    def _groups(self, node: int) -> list[_Carriers]:
        """Return what a text is joined with of all that is known."""
        found: list[_Carriers] = []
        for other, link in self._links(node).items():
            if link.relation in JOINING and other in self._joined:
                group = self._joined[other]
                if group not in found:
                    found.append(group)
        if self._graph.is_popular(node):
            for group in self._of_story.get(self._graph.story(node), ()):
                if group not in found and self._graph.make_up(node, group.nodes) is not None:
                    found.append(group)
        return found

    def _join(self, own: _Carriers, groups: list[_Carriers]) -> None:
        whole = max([own, *groups], key=lambda group: len(group.nodes))
        for group in (own, *groups):
            if group is not whole:
                for node in group.nodes:
                    self._joined[node] = whole
                whole.take_in(group)
        for node in own.nodes:
            self._joined[node] = whole
        story = self._graph.story(own.nodes[0])
        rest = [g for g in self._of_story.get(story, ()) if g not in groups and g is not whole]
        self._of_story[story] = [*rest, whole]


def _order(link: CarryingLink, first: _First) -> tuple[int, float, int]:
    return RANK[link.relation], -link.similarity, first.turn


def _copies(known: TimeKnown, carriers: Sequence[_Carriers]) -> tuple[int | None, ...]:
    """Count what carried an article; in a window that is no wider than its stamp nobody can."""
    at = known.at or datetime.max
    ever = sum(len(one.times) for one in carriers)
    return (
        *(
            sum(len(one.times) - bisect_left(one.times, at - window) for one in carriers)
            if known.wide < window
            else None
            for window in WINDOWS
        ),
        ever,
    )
