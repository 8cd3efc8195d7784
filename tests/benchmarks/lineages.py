"""Invented stories that were copied from copies, each edit known, and what is told of them.

`python -m tests.benchmarks.lineages [--trees N] [--seed N]` grows trees of versions, loses three in
ten of them, asks `dedupe` about the others, and counts

* **parent**: where `copied_from` is named, whether it is the nearest ancestor that is left, and how
  many of those that have one are named one;
* **origin**: where a mutation is said to have arisen in a version, whether the figure was changed
  there, or in a missing one of whose line that one alone is the first that is left, and how many of
  the figures that were so changed are told.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import msgspec

from cleaner.mutations import mutations
from cleaner.reprints import dedupe
from tests.benchmarks.stress import language, story
from tests.reprints.records import Record

LOST = 0.3
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_START = datetime(2024, 11, 18, 8)
Place = tuple[int, int]  # which sentence, and which of its figures


@dataclass(frozen=True)
class Sentence:
    """A sentence: what stands around its figures, and they."""

    number: int
    words: tuple[str, ...]  # one more than there are figures
    figures: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is printed."""
        around = (f"{word}{figure}" for word, figure in zip(self.words, self.figures, strict=False))
        return "".join(around) + self.words[-1]


@dataclass(frozen=True)
class Change:
    """A figure that one version has and the one that it was copied from has not."""

    place: Place
    was: str
    value: str


@dataclass
class Version:
    """A version: what it was copied from, its text and what was changed in it."""

    number: int
    parent: int | None
    title: str
    sentences: list[Sentence]
    changes: list[Change] = field(default_factory=list)

    @property
    def id(self) -> str:
        """What it is known by, which tells nothing of its place."""
        return f"v{self.number * 7919 % 1000:03}"

    def figures(self) -> dict[Place, str]:
        """Return the figure of each place that is left."""
        return {
            (sentence.number, i): value
            for sentence in self.sentences
            for i, value in enumerate(sentence.figures)
        }

    def record(self) -> Record:
        """Return it as it is published; the later number the later."""
        return Record(
            id=self.id,
            title=self.title,
            body="".join(f"{s.text}\n" if s.number % 3 == 2 else s.text for s in self.sentences),
            date=(_START + timedelta(minutes=17 * self.number)).isoformat(),
            outlet=f"第{self.number}网",
        )


def _read(number: int, text: str) -> Sentence:
    return Sentence(number, tuple(_FIGURE.split(text)), tuple(_FIGURE.findall(text)))


class Lineage:
    """A story and its copies.

    Args:
        random: decides over everything.
        size: how many versions there were.
        edits: how many edits a copy gets on average; one in ten gets none.
    """

    def __init__(self, random: Random, size: int, edits: float = 3.0) -> None:
        self._random = random
        self._edits = edits
        self._cast = language.cast(random)
        self._fresh = 1000
        first = story.invent(random, random.randint(500, 1500))
        sentences = [sentence for paragraph in first.paragraphs for sentence in paragraph]
        self.versions = [
            Version(0, None, first.title, [_read(i, text) for i, text in enumerate(sentences)])
        ]
        for number in range(1, size):
            self.versions.append(self._copy(number, random.choice(self.versions)))
        self.left = [one for one in self.versions if random.random() >= LOST]

    def _copy(self, number: int, source: Version) -> Version:
        random = self._random
        copy = Version(number, source.number, source.title, list(source.sentences))
        if random.random() < 0.1:
            return copy
        for _ in range(max(1, round(random.expovariate(1 / self._edits)))):
            edit = random.choice((self._figure, self._figure, self._cut, self._add, self._word))
            edit(copy)
        if random.random() < 0.2:
            copy.title = language.say(random, self._cast, language.HEADLINES)
        before = source.figures()
        copy.changes = [
            Change(place, before[place], value)
            for place, value in copy.figures().items()
            if before.get(place, value) != value
        ]
        return copy

    def _figure(self, copy: Version) -> None:
        places = [
            (at, i)
            for at, sentence in enumerate(copy.sentences)
            if sentence.number < 1000
            for i in range(len(sentence.figures))
        ]
        if not places:
            return
        at, i = self._random.choice(places)
        sentence = copy.sentences[at]
        value = sentence.figures[i]
        while value == sentence.figures[i]:
            digits = [self._random.choice("123456789") if c != "." else c for c in value]
            value = "".join(digits)
        figures = (*sentence.figures[:i], value, *sentence.figures[i + 1 :])
        copy.sentences[at] = Sentence(sentence.number, sentence.words, figures)

    def _cut(self, copy: Version) -> None:
        if len(copy.sentences) > 5:
            copy.sentences.pop(self._random.randrange(len(copy.sentences)))

    def _add(self, copy: Version) -> None:
        self._fresh += 1
        text = language.say(self._random, self._cast, language.SENTENCES)
        at = self._random.randrange(len(copy.sentences) + 1)
        copy.sentences.insert(at, _read(self._fresh, text))

    def _word(self, copy: Version) -> None:
        at = self._random.randrange(len(copy.sentences))
        sentence = copy.sentences[at]
        which = self._random.randrange(len(sentence.words))
        text = sentence.words[which]
        if len(text) < 4:
            return
        start = self._random.randrange(len(text) - 3)
        phrase = language.phrase(self._random, self._random.randint(2, 6))
        text = text[:start] + phrase + text[start + 2 :]
        words = (*sentence.words[:which], text, *sentence.words[which + 1 :])
        copy.sentences[at] = Sentence(sentence.number, words, sentence.figures)

    # --- what is true of those that are left -----------------------------------------------------

    def ancestors(self, version: Version) -> Iterator[Version]:
        """Give what a version was copied from, and what that was, to the first."""
        while version.parent is not None:
            version = self.versions[version.parent]
            yield version

    def parent(self, version: Version) -> str | None:
        """Return the nearest ancestor that is left."""
        left = {one.number for one in self.left}
        return next((one.id for one in self.ancestors(version) if one.number in left), None)

    def carriers(self, origin: Version, change: Change) -> list[Version]:
        """Return those left that have a change by inheritance, and the one in which it arose."""
        found = []
        for version in self.left:
            line = [version, *self.ancestors(version)]
            numbers = [one.number for one in line]
            if origin.number not in numbers:
                continue
            way = line[: numbers.index(origin.number) + 1]
            if all(one.figures().get(change.place) == change.value for one in way):
                found.append(version)
        return found

    def origins(self, origin: Version, change: Change) -> list[str]:
        """Return those left that were the first of their line to have a change."""
        carriers = self.carriers(origin, change)
        numbers = {one.number for one in carriers}
        return [
            one.id
            for one in carriers
            if not any(up.number in numbers for up in self.ancestors(one))
        ]


def grow(seed: int) -> Lineage:
    """Return an invented lineage of 6 to 24 versions."""
    random = Random(seed)
    return Lineage(random, random.randint(6, 24), random.choice((1.5, 3.0, 5.0)))


def parents(seed: int) -> Counter[str]:
    """Count what `copied_from` tells of a lineage: `named`, `right`, `had` one, and `copies`."""
    lineage = grow(seed)
    told: dict[str, str | None] = {}
    for cluster in dedupe([one.record() for one in lineage.left]).clusters:
        told |= {member.id: member.copied_from for member in cluster.members}
    found: Counter[str] = Counter()
    for version in lineage.left:
        name, truth = told.get(version.id), lineage.parent(version)
        found["had"] += truth is not None
        found["named"] += name is not None
        found["named that had"] += name is not None and truth is not None
        found["right"] += name is not None and name == truth
    return found


def origins(seed: int) -> Counter[str]:
    """Count what mutations tell of a lineage: `told`, `true`, and `changed` that are `found`."""
    lineage = grow(seed)
    records = {one.id: one.record() for one in lineage.left}
    truth: dict[tuple[str, str, str], bool] = {}  # where, from and to; whether it can be told
    for version in lineage.versions:
        for change in version.changes:
            firsts = lineage.origins(version, change)
            for first in firsts:
                truth[first, change.was, change.value] = len(firsts) == 1
    told = {
        (row.arose_in, digits(row.was), digits(row.value))
        for row in mutations(
            dedupe(records.values()).clusters, lambda id_: msgspec.json.encode(records[id_])
        )
        if row.arose_in and row.was
    }
    found: Counter[str] = Counter()
    for row in told:
        found["told"] += 1
        found["true"] += any(
            known and (where, value) == (row[0], row[2])
            for (where, was, value), known in truth.items()
        )
    for (where, _, value), known in truth.items():
        found["changed"] += known
        found["found"] += known and any((where, value) == (row[0], row[2]) for row in told)
    return found


def digits(value: str) -> str:
    """Return the number of a figure without its unit."""
    read = _FIGURE.search(value)
    return read[0] if read else value


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    found: Counter[str] = Counter()
    for seed in range(asked.seed, asked.seed + asked.trees):
        found += parents(seed)
        found += origins(seed)
    right, named, had = found["right"], found["named"], found["had"]
    print(f"parent: {right / named:.3f} of {named} named are right")  # noqa: T201
    print(f"        {found['named that had'] / had:.3f} of {had} are named")  # noqa: T201
    told, changed = found["told"], found["changed"]
    print(f"origin: {found['true'] / told:.3f} of {told} told are right")  # noqa: T201
    print(f"        {found['found'] / changed:.3f} of {changed} are told")  # noqa: T201


if __name__ == "__main__":
    main()
