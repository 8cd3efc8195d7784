"""A grammar of invented news: an article's cast is drawn once, its sentences from that cast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.benchmarks.stress import vocabulary as v

# Frames in braces name a list of the cast; {c} is a whole clause.
_CLAUSES = """
{n}{g}{d}{vi}
{s}{d}{vt}{a}{n}{g}
{vt}{n}{g}、{vt}{a}{n}
{n}的{a}{g}{vi}了{pct}
{s}在{at}{vt}了{num}{a}{n}
{n}与{n}之间的{g}{d}{vi}
{a}{n}{vt}了{n}{g}
{s}对{n}{g}{d}作了{vt}
{n}{g}由{t}的{num}{rise}到{num}
让{w}{d}{vt}{a}{n}
{n}、{n}和{n}成为{a}{g}
{g}较{t}{rise}{pct}
从{n}到{n}，{a}{g}{d}{vi}
仅{at}就有{num}{n}等待{vt}
{w}把{n}{vt}进{n}{g}
{n}{d}向{a}{g}{vi}
{t}{w}{d}{vt}的{n}有{num}
{a}{n}占到{n}{g}的{pct}
{w}既看重{n}的{g}，也在意{n}的{g}
{s}拿出{num}用于{vt}{n}{g}
{n}一头连着{g}，一头连着{n}
{t}已{vt}{n}{num}、{n}{num}
过去{vt}{n}要跑{num}，如今{d}{vi}
{w}对{a}{n}的{g}{d}{vi}
{n}{vi}之后，{g}也{d}{vi}
{s}与{o}{d}{vt}{n}{g}
围绕{n}{g}，{s}{d}{vt}{num}
{a}{n}不再{vi}，{n}{g}{d}{vi}
{w}{vt}{n}时{d}{vt}{g}
{n}{vi}、{n}{vi}，{g}{d}{vt}
"""

_SENTENCES = """
{c}，{c}。
{c}，{c}，{c}。
{k}，{c}，{c}。
{k}，{c}。
“{c}，{c}。”{p}{say}。
“{c}。”{p}{say}，“{c}，{c}。”
{p}{say}，{c}，{c}。
{t}，{s}{d}{vt}{n}{g}，{c}。
{t}，{c}；{c}。
为{vt}{n}{g}，{s}{d}{vt}{a}{n}，{c}。
据{o}统计，{t}{n}{g}{rise}{pct}，其中{n}{rise}{pct}，{a}{n}{num}。
在{l}{at}，{w}{d}{vt}{n}，{c}。
{k}，{p}{say}，{c}。
从{n}看，{c}；从{n}{g}看，{c}。
{s}{say}，{t}将{d}{vt}{num}{n}，{c}。
{c}，这给{n}{g}带来{a}{g}。
{w}{say}，{c}，但{c}。
{n}怎么{vt}？{g}如何{vi}？{p}{say}，{c}。
{l}是{a}{n}的{g}，{t}{c}。
一方面，{c}；另一方面，{c}，{c}。
{t}，{l}的{p}{d}{vt}{n}，{c}。
{s}的{n}{g}显示，{c}，{c}。
对于{a}{n}，{o}{say}，{c}。
{k}，{n}{rise}{pct}，{n}{rise}{num}，{c}。
"""

_LEADS = """
{o}{t}{vt}{a}{n}{g}，{c}，{c}。
记者从{o}获悉，{t}，{l}{d}{vt}{n}{g}，{c}。
{t}，{l}{n}{g}{d}{vi}，{c}。
{s}{t}公布，{n}{g}{rise}{pct}，{c}。
{p}{t}在{l}{say}，{c}，{c}。
{num}{n}、{num}{g}，{t}，{l}{c}。
"""

_HEADLINES = """
{l}{n}{g}{d}{vi}
{s}{d}{vt}{a}{n}{g}
{l}{vt}{a}{n}
{n}{g}{rise}{pct}
{o}{d}{vt}{n}{g}
{a}{n}{g}{d}{vi}
{n}{vi}，{g}{vi}
"""

_SLOTS = (
    *("n", "g", "vt", "vi", "d", "a", "s", "o", "l"),
    *("p", "w", "t", "k", "say", "at", "rise", "pct", "num"),
)
_CLAUSE = -1
Part = str | int


def _compile(text: str) -> tuple[tuple[Part, ...], ...]:
    """Return each line as literals and indexes of lists of the cast."""
    index = {name: number for number, name in enumerate(_SLOTS)} | {"c": _CLAUSE}
    lines = []
    for line in text.strip().splitlines():
        pieces = re.split(r"\{(\w+)\}", line)
        parts: list[Part] = []
        for number, piece in enumerate(pieces):
            if number % 2:
                parts.append(index[piece])
            elif piece:
                parts.append(piece)
        lines.append(tuple(parts))
    return tuple(lines)


CLAUSES, SENTENCES = _compile(_CLAUSES), _compile(_SENTENCES)
LEADS, HEADLINES = _compile(_LEADS), _compile(_HEADLINES)


def _figures() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return percentages and amounts, drawn once: making them anew would cost most of the time."""
    random = Random(20_240)
    percents = [f"{n // 10}.{n % 10}%" for n in range(1, 1000)]
    random.shuffle(percents)
    amounts = []
    for _ in range(20_000):
        if random.random() < 0.5:
            amounts.append(f"{random.randint(2, 999)}{random.choice(v.COUNTED)}")
        else:
            whole, tenths = random.randint(1, 300), random.randint(1, 99)
            amounts.append(f"{whole}.{tenths}{random.choice(v.MEASURED)}")
    return tuple(percents), tuple(amounts)


PERCENTS, AMOUNTS = _figures()


def pick(random: Random, words: tuple[str, ...] | list[str] | str) -> str:
    """Return one of the words, all equally likely."""
    return words[int(random.random() * len(words))]


def person(random: Random) -> str:
    """Return a full name of two or three characters."""
    given = pick(random, v.GIVEN)
    if random.random() < 0.75:
        given += pick(random, v.GIVEN)
    return pick(random, v.SURNAMES) + given


def place(random: Random) -> str:
    """Return the name of an invented city, county or district, with its kind."""
    name = pick(random, v.PLACE_FIRST) + pick(random, v.PLACE_SECOND)
    return name + pick(random, v.PLACE_KIND)


def firm(random: Random) -> str:
    """Return the short name of an invented company."""
    middle = pick(random, v.FIRM_FIRST) if random.random() < 0.5 else ""
    stem = pick(random, v.FIRM_FIRST) + pick(random, v.FIRM_FIRST) + middle
    return stem + pick(random, v.FIRM_TRADE)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what one article is about: the lists that its sentences draw from."""

    lists: tuple[tuple[str, ...] | list[str], ...]
    city: str
    company: str
    people: tuple[str, ...]


def cast(random: Random) -> Cast:
    """Draw the cast of one article; each keeps a part of its topic's words only."""
    topic = v.TOPIC_NOUNS[int(random.random() * len(v.TOPIC_NOUNS))]
    company, city = firm(random), place(random)
    body = city + pick(random, v.BODIES)
    people = tuple(person(random) for _ in range(4))
    quoted = [
        f"{company}{pick(random, v.ROLES)}{people[0]}",
        f"{body}{pick(random, v.ROLES)}{people[1]}",
        f"{pick(random, v.ROLES)}{people[2]}",
        people[2],
        people[0],
        f"{people[3][0]}{pick(random, ('先生', '女士', '师傅', '老师', '经理'))}",
    ]
    lists = (
        random.sample(topic, 26),
        random.sample(v.NOUNS, 40),
        random.sample(v.TRANSITIVE, 50),
        random.sample(v.INTRANSITIVE, 36),
        random.sample(v.ADVERBS, 40),
        random.sample(v.ADJECTIVES, 40),
        [company, "该公司", f"{city}", firm(random), "公司", "当地", body, "项目组"],
        [body, f"{place(random)}{pick(random, v.BODIES)}", company, pick(random, v.BODIES)],
        [city, place(random), f"{city}周边", place(random)],
        quoted,
        random.sample(v.PEOPLE, 14),
        random.sample(v.TIMES, 24),
        v.CONNECTIVES,
        v.SAYINGS,
        random.sample(v.PLACES, 10),
        v.RISES,
        PERCENTS,
        AMOUNTS,
    )
    return Cast(lists, city, company, people)


def say(random: Random, cast_: Cast, frames: tuple[tuple[Part, ...], ...]) -> str:
    """Fill one of the frames from the cast; the front of each list is the likelier, as in Zipf."""
    draw, lists = random.random, cast_.lists
    out: list[str] = []
    for part in frames[int(draw() * len(frames))]:
        if part.__class__ is str:
            out.append(part)
        elif part == _CLAUSE:
            for piece in CLAUSES[int(draw() * len(CLAUSES))]:
                if piece.__class__ is str:
                    out.append(piece)
                else:
                    words = lists[piece]  # type: ignore[index]
                    out.append(words[int(draw() * draw() * len(words))])
        else:
            words = lists[part]  # type: ignore[index]
            out.append(words[int(draw() * draw() * len(words))])
    return "".join(out)


def paragraphs(random: Random, cast_: Cast, length: int) -> tuple[tuple[str, ...], ...]:
    """Return paragraphs of sentences, of `length` characters or a sentence more."""
    found: list[tuple[str, ...]] = []
    written, frames = 0, LEADS
    while written < length:
        sentences = []
        for _ in range(1 + int(random.random() * 4)):
            if frames is SENTENCES and random.random() < 0.06:
                sentence = pick(random, v.FORMULAE)
            else:
                sentence = say(random, cast_, frames)
            frames = SENTENCES
            sentences.append(sentence)
            written += len(sentence)
            if written >= length:
                break
        found.append(tuple(sentences))
    return tuple(found)


WORDS = frozenset(
    word for words in (*v.TOPIC_NOUNS, *v.WORD_LISTS) for word in words if len(word) == 2
)
_PHRASE = ("", v.ADJECTIVES, "的", v.NOUNS, v.NOUNS, v.ADVERBS, v.TRANSITIVE, "了")


def phrase(random: Random, length: int) -> str:
    """Return `length` characters of adjective, nouns, adverb and verb in turn, without figures."""
    text, place = "", int(random.random() * len(_PHRASE))
    while len(text) < length:
        words = _PHRASE[place % len(_PHRASE)]
        left, place = length - len(text), place + 1
        if isinstance(words, str):
            text += words if left % 2 and text else ""
        elif left == 1:
            text += "等"
        else:
            word = pick(random, words)
            text += word if len(word) <= left else word[:2]
    return text
