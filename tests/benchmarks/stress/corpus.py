"""The composition of a corpus: which groups it holds, where their members stand, and the truth.

Shares of the articles: 20% take part in a planted relation, 10% are issues of a series, the rest
is unrelated. Of the 20%, one popular story takes up to half: a tenth of the corpus, at most
10,000 articles.

A corpus of finance notes has other shares: 7% take part in a planted relation, half are issues of
series, which run over years (`finance`).

Every text is a function of the seed, its group and its member, so nothing is kept but one number
an article: an original is written anew for each of its copies.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from tests.benchmarks.stress import finance
from tests.benchmarks.stress.relations import RELATIONS, digest, edited, quotation, quoting
from tests.benchmarks.stress.series import SERIES
from tests.benchmarks.stress.story import FIRST_DAY, Story, invent
from tests.benchmarks.stress.truth import Pair

PLANTED_SHARE, SERIES_SHARE, POPULAR_SHARE = 0.20, 0.10, 0.10
FINANCE_PLANTED_SHARE = 0.07
POPULAR_CAP = 10_000  # articles of the one popular story
POPULAR_LENGTH = 1200  # characters; left to chance it would decide how long everything takes
POPULAR, DIGEST, QUOTATION = "popular", "digest", "quotation"
_COPIES = (1, 1, 1, 2, 3, 4)  # how many copies an original has
_MEMBER_BITS = 14  # POPULAR_CAP members fit
_ALONE, _NOTE = -1, -2  # an article of no group; one of a heap of finance notes


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that know of each other: what its members are, the first being the original."""

    kind: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The groups, and for each place in the corpus its group and member in one number."""

    seed: int
    groups: tuple[Group, ...]
    places: array[int]

    def __len__(self) -> int:
        """Return how many articles the corpus has."""
        return len(self.places)


def plan(size: int, seed: int = 0) -> Plan:
    """Return the composition of a corpus of `size` articles."""
    random = Random(f"plan {seed} {size}")
    groups = [*_planted(random, size), *_series(random, round(size * SERIES_SHARE))]
    return _placed(random, seed, size, groups)


def _placed(
    random: Random, seed: int, size: int, groups: Sequence[Group], alone: int = _ALONE
) -> Plan:
    places = array(
        "q",
        (
            number << _MEMBER_BITS | member
            for number, group in enumerate(groups)
            for member in range(len(group.members))
        ),
    )
    places.extend(itertools.repeat(alone, size - len(places)))
    random.shuffle(places)
    return Plan(seed, tuple(groups), places)


def finance_plan(size: int, seed: int = 0) -> Plan:
    """Return the composition of a corpus of `size` finance notes."""
    random = Random(f"finance {seed} {size}")
    groups = list(_copies(random, round(size * FINANCE_PLANTED_SHARE)))
    for kind, share in finance.SHARES.items():
        left = round(size * share)
        while left >= 2:
            issues = min(left, int(2 * (finance.LONGEST_SERIES / 2) ** random.random()))
            groups.append(Group(kind, ("issue",) * issues))
            left -= issues
    return _placed(random, seed, size, groups, _NOTE)


def _planted(random: Random, size: int) -> Iterator[Group]:
    left = round(size * PLANTED_SHARE)
    popular = min(POPULAR_CAP, round(size * POPULAR_SHARE))
    if popular >= 2:
        yield Group(POPULAR, ("original", *("copy",) * (popular - 1)))
        left -= popular
    yield from _copies(random, left)


def _copies(random: Random, left: int) -> Iterator[Group]:
    names = itertools.cycle((*RELATIONS, DIGEST, QUOTATION))
    while left >= 2:
        name = next(names)
        if name == DIGEST:
            members: tuple[str, ...] = ("story", "story", "digest")
        elif name == QUOTATION:
            members = ("quoting",) * random.choice((2, 2, 3))
        else:
            others = itertools.islice(
                (n for n in names if n in RELATIONS), random.choice(_COPIES) - 1
            )
            members = ("original", name, *others)
        if len(members) > left:
            name, members = "exact", ("original", "exact")
        kind = name if name in (DIGEST, QUOTATION) else "copies"
        yield Group(kind, members)
        left -= len(members)


def _series(random: Random, left: int) -> Iterator[Group]:
    for name in itertools.cycle(SERIES):
        if left < 2:
            return
        issues = min(left, random.randint(2, 8))
        yield Group(name, ("issue",) * issues)
        left -= issues


def articles(plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the records in order; each has the keys that a cleaned article has, as far as known."""
    for place, packed in enumerate(plan.places):
        if packed == _ALONE:
            story = invent(_random(plan, "alone", place))
        elif packed == _NOTE:
            random = _random(plan, "alone", place)
            story = invent(random, finance.length(random))
        else:
            story = _member(plan, packed >> _MEMBER_BITS, packed & (1 << _MEMBER_BITS) - 1)
        yield _record(_random(plan, "record", place), article_id(place), story)


def article_id(place: int) -> str:
    """Return the id of the article at this place."""
    return f"a{place:07d}"


def _random(plan: Plan, *names: str | int) -> Random:
    return Random(f"{plan.seed} {names}")


def _member(plan: Plan, number: int, member: int) -> Story:
    """Return one story of a group, written from the group's and its own random numbers."""
    group = plan.groups[number]
    whole, own = _random(plan, "group", number), _random(plan, "member", number, member)
    if group.kind in finance.FORMS:
        days = whole.sample(range(finance.DAYS), len(group.members))
        return finance.FORMS[group.kind](whole)(own, days[member])
    if group.kind in SERIES:
        issue = SERIES[group.kind](whole)
        months = whole.sample(range(12), len(group.members))
        return issue(own, months[member] * 30 + whole.randrange(28))
    if group.kind == QUOTATION:
        return quoting(own, quotation(whole))
    if group.kind == DIGEST:
        if member < 2:
            return invent(own)
        first, second = (invent(_random(plan, "member", number, n)) for n in (0, 1))
        return digest(own, first, second)
    return _copy(group, whole, own, member)


def _copy(group: Group, whole: Random, own: Random, member: int) -> Story:
    """Return the original of a group, or a copy of it under its own or a shortened headline."""
    shortest = max((RELATIONS[n].shortest for n in group.members if n in RELATIONS), default=0)
    original = invent(whole, POPULAR_LENGTH if group.kind == POPULAR else None)
    while len(original.text) < shortest:
        original = invent(whole)
    if member == 0:
        return original
    name = group.members[member]
    make = edited(own.uniform(0.02, 0.10)) if group.kind == POPULAR else RELATIONS[name].make
    copy = make(own, original)
    later = replace(copy, day=original.day + own.choice((0, 0, 0, 1, 2)))
    if name in ("exact", "width", "traditional", "embedded") or own.random() < 0.7:
        return later
    return replace(later, title=original.title.split(" ")[0])


def _record(random: Random, name: str, story: Story) -> dict[str, Any]:
    day = FIRST_DAY + timedelta(days=story.day)
    time = f"{random.randrange(6, 23):02d}:{random.randrange(60):02d}:{random.randrange(60):02d}"
    return {
        "id": name,
        "title": story.title,
        "date": f"{day.isoformat()}T{time}+08:00",
        "body": story.body,
        "source": story.source,
        "outlet": story.outlet,
        "url": None,
        "author": None,
        "editor": None,
    }


def truth(plan: Plan) -> Iterator[Pair]:
    """Yield every scored pair, the smaller id first."""
    for number, ids in members(plan).items():
        group = plan.groups[number]
        for left, right, relation, planted in _relations(group):
            first, second = sorted((ids[left], ids[right]))
            yield Pair(first, second, relation, planted)


def members(plan: Plan) -> dict[int, list[str]]:
    """Return the ids of each group's members, in the group's own order."""
    found = {number: [""] * len(group.members) for number, group in enumerate(plan.groups)}
    for place, packed in enumerate(plan.places):
        if packed >= 0:
            found[packed >> _MEMBER_BITS][packed & (1 << _MEMBER_BITS) - 1] = article_id(place)
    return found


def _relations(group: Group) -> Iterator[tuple[int, int, str, str]]:
    if group.kind == DIGEST:
        yield from ((0, 2, "excerpt", DIGEST), (1, 2, "excerpt", DIGEST), (0, 1, "none", DIGEST))
    elif group.kind == POPULAR:
        yield from ((0, copy, "edited", POPULAR) for copy in range(1, len(group.members)))
    elif group.kind == "copies":
        for copy, name in enumerate(group.members[1:], start=1):
            yield 0, copy, RELATIONS[name].relation, name
    else:
        relation = "partial" if group.kind == QUOTATION else "none"
        for left, right in itertools.combinations(range(len(group.members)), 2):
            yield left, right, relation, group.kind
