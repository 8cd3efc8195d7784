"""Invented news with planted old news, and the truth about it: where each passage stood first.

Unlike the corpus of `dedupe`, whose truth is about pairs, each article here is put together from
parts of which it is known who printed them first, character by character.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any

from cleaner.reprints.texts.normal_form import normalise
from tests.benchmarks.stress import language, story
from tests.benchmarks.stress import vocabulary as v
from tests.benchmarks.stress.series import SERIES

_BEGIN = datetime(2023, 1, 1, 6, tzinfo=timezone(timedelta(hours=8)))
_OLD, _STANDING, _PARTLY, _MOSTLY = 20, 8, 0.1, 0.55  # as docs/ledger.md defines them
_UNCLEAR = 0.03  # of a share beside a bound: there a character decides, and nothing is scored


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences in a row, and the article that printed them first; None for this one."""

    text: str
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """An article whose origin is known.

    `form` says that it is a form filled again: no old news at all. `largest` is the most that one
    earlier article has of its characters of the normal form.
    """

    name: str
    kind: str  # what was planted
    parts: tuple[Part, ...]
    largest: int = 0
    form: bool = False

    @property
    def body(self) -> str:
        """The text, a part a paragraph."""
        return "\n".join(part.text for part in self.parts)

    def spans(self) -> Iterator[tuple[int, int, str]]:
        """Give the old passages: start, end in the body, and who had them first."""
        at = 0
        for part in self.parts:
            if part.first is not None and len(normalise(part.text)) >= _OLD:
                yield at, at + len(part.text), part.first
            at += len(part.text) + 1

    def label(self) -> str | None:
        """Return what the article is by the definitions, None where it is too near a bound."""
        sizes = [(len(normalise(part.text)), part.first is not None) for part in self.parts]
        whole = sum(size for size, _ in sizes)
        share = 0.0 if self.form else sum(size for size, old in sizes if old) / whole
        largest = self.largest / whole
        bounds = [(share, _PARTLY), (share, _MOSTLY)]
        if share > _MOSTLY:
            bounds += [(largest, _MOSTLY), (share - largest, _PARTLY)]
        if any(abs(value - bound) < _UNCLEAR for value, bound in bounds):
            return None
        if share < _PARTLY:
            return "novel"
        if share < _MOSTLY:
            return "partly old"
        if largest > _MOSTLY:
            return "reprint"
        return "recombination" if share - largest > _PARTLY else "partly old"


def planted(rounds: int, seed: int = 0) -> Iterator[tuple[Planted, dict[str, Any]]]:
    """Yield articles with their truth, in the order in which they were published.

    Args:
        rounds: a round has 44 articles.
        seed: another one gives another corpus.
    """
    numbers = itertools.count()
    for number in range(rounds):
        random = Random(f"recombined {seed} {number}")
        for place, item in enumerate(_round(random, f"r{number:04d}")):
            time = _BEGIN + timedelta(days=number, minutes=30 * place)
            if item.kind == "background":  # a story that runs for days
                time += timedelta(days=int(item.name.rsplit("-", 1)[1]) * 2)
            yield item, _record(random, item, time, next(numbers))


def _record(random: Random, item: Planted, time: datetime, number: int) -> dict[str, Any]:
    return {
        "id": item.name,
        "title": language.say(random, language.cast(random), language.HEADLINES),
        "date": time.isoformat(),
        "body": item.body,
        "source": None,
        "outlet": v.OUTLETS[number % len(v.OUTLETS)],
    }


def _fresh(random: Random, characters: int) -> list[str]:
    """Return the sentences of a new story."""
    told = language.paragraphs(random, language.cast(random), characters)
    return [sentence for paragraph in told for sentence in paragraph]


def _own(random: Random, characters: int) -> Part:
    return Part("".join(_fresh(random, max(30, characters))))


def _round(random: Random, name: str) -> Iterator[Planted]:
    sources: list[tuple[str, list[str]]] = []
    for number in range(12):
        told = _fresh(random, story.length(random))
        sources.append((f"{name}-source-{number}", told))
        yield Planted(sources[-1][0], "source", (Part("".join(told)),))
    for number in range(8):
        count = 2 + (number * 3 + int(name[1:])) % 9
        yield _recombination(random, f"{name}-mixed-{number}", random.sample(sources, count))
    for number in range(4):
        yield _quoting(random, f"{name}-quote-{number}", random.choice(sources))
    for number in range(4):
        yield _update(random, f"{name}-update-{number}", sources[number])
    for number in range(4):
        yield _copy(f"{name}-copy-{number}", sources[4 + number])
    yield from _issues(random, name)
    yield from _running(random, name)


def _passage(random: Random, sentences: Sequence[str], characters: int) -> str:
    """Return whole sentences in a row of about so many characters."""
    start = random.randrange(len(sentences))
    found = ""
    for sentence in sentences[start:]:
        found += sentence
        if len(found) >= characters:
            break
    return found


def _recombination(random: Random, name: str, sources: Sequence[tuple[str, list[str]]]) -> Planted:
    """Return a text put together from several, with words of its own between."""
    taken = [(first, _passage(random, told, random.randint(60, 240))) for first, told in sources]
    old = sum(len(text) for _, text in taken)
    own = int(old * random.uniform(0.15, 0.6) / len(taken))
    parts: list[Part] = []
    for first, text in taken:
        parts += [_own(random, own), Part(text, first)]
    return Planted(name, "recombination", tuple(parts), max(len(normalise(t)) for _, t in taken))


def _quoting(random: Random, name: str, source: tuple[str, list[str]]) -> Planted:
    """Return a story of its own that quotes a passage."""
    quoted = _passage(random, source[1], random.randint(60, 200))
    parts = (_own(random, story.length(random)), Part(quoted, source[0]), _own(random, 200))
    return Planted(name, "quote", parts, len(normalise(quoted)))


def _update(random: Random, name: str, source: tuple[str, list[str]]) -> Planted:
    """Return a story with a new beginning, and much of what it said before."""
    kept = "".join(source[1][: max(1, int(len(source[1]) * random.uniform(0.4, 0.9)))])
    parts = (_own(random, int(len(kept) * random.uniform(0.2, 1.5))), Part(kept, source[0]))
    return Planted(name, "update", parts, len(normalise(kept)))


def _copy(name: str, source: tuple[str, list[str]]) -> Planted:
    text = "".join(source[1])
    return Planted(name, "copy", (Part(text, source[0]),), len(normalise(text)))


def _issues(random: Random, name: str) -> Iterator[Planted]:
    """Give two issues of each of three series."""
    for kind in random.sample(sorted(SERIES), 3):
        wording = random.random()
        for number in range(2):
            issue = SERIES[kind](Random(wording))
            told = issue(Random(random.random()), 30 * number + random.randrange(28))
            parts = tuple(Part(paragraph) for paragraph in told.text.split("\n"))
            yield Planted(f"{name}-{kind}-{number}", "form", parts, form=True)


def _running(random: Random, name: str) -> Iterator[Planted]:
    """Give the reports of a running story, which carry one background paragraph for some days."""
    background = "".join(_fresh(random, random.randint(120, 300)))
    first = f"{name}-running-0"
    for number in range(6):
        parts = (
            _own(random, random.randint(150, 600)),
            Part(background, None if number == 0 else first),
        )
        size = 0 if number == 0 else len(normalise(background))
        yield Planted(f"{name}-running-{number}", "background", parts, size)
