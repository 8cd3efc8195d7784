"""The planted relations: each turns an original into the copy that its name promises.

Copies keep the facts. An edit never touches a figure, for a text with other figures may be another
story, and whether it is one is not for the generator to decide.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.benchmarks.stress import language
from tests.benchmarks.stress import vocabulary as v
from tests.benchmarks.stress.story import Paragraphs, Story, invent, remarked
from tests.benchmarks.stress.story import length as story_length

RUN_SHORTEST, RUN_LONGEST = 2, 14  # characters of one edited run
MISSES = 3000  # tries in a row after which a text holds no room for another edit
_BETWEEN = "，、；：”“？的了在与由为向对把从"  # what may follow a word
_KEPT = re.compile(r"[0-9.%\n。？]+")  # figures and the ends of sentences
_SIMPLE_MARKS = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "？": "?", "！": "!"}
_QUOTES = (("“", "”"), ("「", "」"), ('"', '"'), ("『", "』"))
_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})


def exact(random: Random, story: Story) -> Story:
    """Return the same text under another outlet."""
    return replace(story, outlet=language.pick(random, v.OUTLETS))


def marks(random: Random, story: Story) -> Story:
    """Return the story with another dateline, byline, editor and agency mark."""
    while True:
        copy = remarked(random, story)
        if copy.head != story.head and copy.tail != story.tail:
            return copy


def punctuation(random: Random, story: Story) -> Story:
    """Return the story in another house's punctuation."""
    table = {mark: plain for mark, plain in _SIMPLE_MARKS.items() if random.random() < 0.6}
    table["、"] = random.choice((",", "，", "、", " "))
    table["，"] = random.choice((",", ", ", "，", " "))
    table |= dict(zip("“”", random.choice(_QUOTES), strict=True))
    changes = str.maketrans(table)
    return replace(story, paragraphs=_each(story.paragraphs, lambda s: s.translate(changes)))


def width(random: Random, story: Story) -> Story:
    """Return the story with figures, letters and signs in full width, paragraphs indented."""
    changed = tuple(
        (f"　　{paragraph[0].translate(_WIDE)}", *(s.translate(_WIDE) for s in paragraph[1:]))
        for paragraph in story.paragraphs
    )
    return replace(
        story,
        title=story.title.translate(_WIDE) if random.random() < 0.5 else story.title,
        paragraphs=changed,
    )


def traditional(random: Random, story: Story) -> Story:
    """Return the story in one of the three traditional scripts, head and tail included."""
    convert = _converter(random.choice(("s2t", "s2tw", "s2hk")))
    return replace(
        story,
        title=convert(story.title),
        paragraphs=_each(story.paragraphs, convert),
        head=convert(story.head),
        tail=convert(story.tail),
    )


def edited(share: float) -> Callable[[Random, Story], Story]:
    """Return the relation that edits this share of the characters."""

    def edit(random: Random, story: Story) -> Story:
        text = edit_runs(random, story.text, share)
        copy = replace(story, paragraphs=tuple((line,) for line in text.split("\n")))
        return remarked(random, copy) if random.random() < 0.5 else copy

    return edit


def edit_runs(random: Random, text: str, share: float) -> str:
    """Replace, cut and insert runs of 2 to 14 characters until `share` of the text has changed.

    What counts as changed is the longer of the old and the new run. A run starts and ends between
    words, and keeps a character away from other runs, from figures and from ends of sentences.
    """
    budget = round(share * len(text))
    taken = bytearray(len(text) + 1)
    for found in _KEPT.finditer(text):
        taken[found.start() : found.end()] = b"\1" * len(found.group())
    edits: list[tuple[int, int, str]] = []
    misses = 0
    while budget >= RUN_SHORTEST and misses < MISSES:
        old, new = _run_lengths(random, budget)
        start = int(random.random() * (len(text) - old))
        end = start + old
        if (
            text[start : start + 2] not in language.WORDS
            or (old and text[end] not in _BETWEEN and text[end : end + 2] not in language.WORDS)
            or 1 in taken[max(0, start - 1) : end + 1]
        ):
            misses += 1
            continue
        misses = 0
        taken[start : max(end, start + 1)] = b"\1" * max(old, 1)
        edits.append((start, old, language.phrase(random, new)))
        budget -= max(old, new)
    return _apply(text, sorted(edits))


def _run_lengths(random: Random, budget: int) -> tuple[int, int]:
    longest = min(RUN_LONGEST, budget)
    old, new = random.randint(RUN_SHORTEST, longest), random.randint(RUN_SHORTEST, longest)
    kind = random.random()
    if kind < 0.15:
        return old, 0
    if kind < 0.3:
        return 0, new
    return old, new


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces, done = [], 0
    for start, old, new in edits:
        pieces += [text[done:start], new]
        done = start + old
    return "".join(pieces) + text[done:]


def reordered(random: Random, story: Story) -> Story:
    """Return the story with a fifth of its sentences dropped, then a quarter of the rest moved."""
    sentences = [sentence for paragraph in story.paragraphs for sentence in paragraph]
    for _ in range(max(1, round(len(sentences) * 0.2))):
        if len(sentences) > 2:
            sentences.pop(int(random.random() * len(sentences)))
    moves = 0
    while moves < max(1, round(len(sentences) * 0.25)):
        origin, goal = random.randrange(len(sentences)), random.randrange(len(sentences))
        if origin != goal:
            sentences.insert(goal, sentences.pop(origin))
            moves += 1
    return remarked(random, replace(story, paragraphs=_regroup(random, sentences)))


def excerpt(share: float) -> Callable[[Random, Story], Story]:
    """Return the relation that keeps one unbroken passage of this share of the story."""

    def cut(random: Random, story: Story) -> Story:
        wanted = share * len(story.text)
        sentences = [sentence for paragraph in story.paragraphs for sentence in paragraph]
        first = 0 if random.random() < 0.5 else int(random.random() * len(sentences) * (1 - share))
        kept: list[str] = []
        size = 0
        for sentence in sentences[first:]:
            if size + len(sentence) / 2 > wanted:
                break
            kept.append(sentence)
            size += len(sentence)
        kept = kept or [sentences[first]]
        return remarked(random, replace(story, paragraphs=_regroup(random, kept)))

    return cut


def embedded(random: Random, story: Story) -> Story:
    """Return a text 1.7 to 3 times as long that carries the whole story among its own passages."""
    host = invent(random, int(len(story.text) * random.uniform(0.7, 2.0)))
    place = int(random.random() * (len(host.paragraphs) + 1))
    paragraphs = (*host.paragraphs[:place], *story.paragraphs, *host.paragraphs[place:])
    return replace(host, paragraphs=paragraphs, day=story.day)


def digest(random: Random, first: Story, second: Story) -> Story:
    """Return a digest of two stories under their headlines, with a lead of its own."""
    lead = ((random.choice(("今日要闻速览。", "以下为早间消息汇总。", "一日两则，一文读懂。")),),)
    items: list[Paragraphs] = [
        ((f"{mark}{story.title}",), *story.paragraphs)
        for mark, story in zip(("一、", "二、"), (first, second), strict=True)
    ]
    return Story(
        title=f"早报：{first.title}；{second.title}",
        paragraphs=(*lead, *items[0], *items[1]),
        day=max(first.day, second.day),
        source=first.source,
        outlet=language.pick(random, v.OUTLETS),
    )


def quoting(random: Random, passage: tuple[str, ...]) -> Story:
    """Return a fresh story of 1,000 characters or more that quotes the passage."""
    story = invent(random, max(1000, story_length(random)))
    place = 1 + int(random.random() * len(story.paragraphs))
    paragraphs = (*story.paragraphs[:place], passage, *story.paragraphs[place:])
    return replace(story, paragraphs=paragraphs)


def quotation(random: Random) -> tuple[str, ...]:
    """Return a paragraph of about 90 to 220 characters that several stories may quote."""
    fresh = language.paragraphs(random, language.cast(random), random.randint(90, 200))
    return tuple(sentence for paragraph in fresh for sentence in paragraph)


def _each(paragraphs: Paragraphs, change: Callable[[str], str]) -> Paragraphs:
    return tuple(tuple(map(change, paragraph)) for paragraph in paragraphs)


def _regroup(random: Random, sentences: list[str]) -> Paragraphs:
    def groups() -> Iterator[tuple[str, ...]]:
        start = 0
        while start < len(sentences):
            size = 1 + int(random.random() * 4)
            yield tuple(sentences[start : start + size])
            start += size

    return tuple(groups())


@functools.cache
def _converter(name: str) -> Callable[[str], str]:
    from opencc import OpenCC

    converter: Any = OpenCC(name)
    return functools.partial(_convert, converter)


def _convert(converter: Any, text: str) -> str:
    return str(converter.convert(text))


@dataclass(frozen=True, slots=True)
class Planted:
    """A relation to plant: what makes the copy, the relation it is, how long the original is."""

    make: Callable[[Random, Story], Story]
    relation: str
    shortest: int = 0  # characters of the original


RELATIONS: dict[str, Planted] = {
    "exact": Planted(exact, "full"),
    "marks": Planted(marks, "full"),
    "punctuation": Planted(punctuation, "full"),
    "width": Planted(width, "full"),
    "traditional": Planted(traditional, "full"),
    "edited_05": Planted(edited(0.05), "edited"),
    "edited_15": Planted(edited(0.15), "edited"),
    "edited_30": Planted(edited(0.30), "edited"),
    "reordered": Planted(reordered, "edited", 400),
    "excerpt_50": Planted(excerpt(0.50), "excerpt", 600),
    "excerpt_25": Planted(excerpt(0.25), "excerpt", 1000),
    "embedded": Planted(embedded, "excerpt"),
}
