"""One invented story, kept in its parts so that a relation can be planted into one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.benchmarks.stress import language
from tests.benchmarks.stress import vocabulary as v

SHORTEST, LONGEST = 250, 5000  # characters
FIRST_DAY = date(2023, 1, 1)
Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it becomes a record.

    `day` counts from the corpus's first day; `head` stands before the first sentence and `tail`
    after the last one, each with its own line break where it wants one.
    """

    title: str
    paragraphs: Paragraphs
    day: int
    source: str
    outlet: str
    head: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """The story without head and tail, a paragraph a line."""
        return "\n".join(map("".join, self.paragraphs))

    @property
    def body(self) -> str:
        """The whole text as a page would print it."""
        return f"{self.head}{self.text}{self.tail}"


def month_day(day: int) -> str:
    """Return the day of the corpus as a dateline writes it."""
    moment = FIRST_DAY + timedelta(days=day)
    return f"{moment.month}月{moment.day}日"


def head(random: Random, source: str, day: int) -> str:
    """Return a dateline or byline, or none."""
    date, name, city = month_day(day), language.person(random), language.place(random)
    forms = (
        "",
        f"{source}{city}{date}电（记者 {name}）",
        f"{source}{date}讯，",
        f"{source}{date}电 ",
        f"本报讯（记者 {name} 通讯员 {language.person(random)}）",
        f"【{source}{date}讯】",
        f"本报{city}{date}电（记者{name}）",
        f"{source}讯（记者{name}）",
        f"文/{name}\n",
    )
    return forms[int(random.random() * len(forms))]


def tail(random: Random, source: str, outlet: str) -> str:
    """Return the marks of an editor or an agency, or none."""
    name = language.person(random)
    forms = (
        "",
        "（完）",
        f"（责任编辑：{name}）",
        f"\n责任编辑：{name}",
        f"（编辑 {name} 校对 {language.person(random)}）",
        f"\n来源：{source}",
        f"（来源：{source}）",
        f"\n（原载{outlet}）",
        f"（记者 {name}）",
        f"\n【编辑:{name}】",
        f"\n文字：{name}\n图片：{language.person(random)}\n编辑：{language.person(random)}",
        f"\n转载自{outlet}，转载请注明出处。",
    )
    return forms[int(random.random() * len(forms))]


def length(random: Random) -> int:
    """Return a length in characters, log-normal about 1,090 with a mean of about 1,220."""
    return min(LONGEST, max(SHORTEST, int(random.lognormvariate(6.99, 0.5))))


def invent(random: Random, characters: int | None = None) -> Story:
    """Return a fresh story, of about the given number of characters."""
    cast = language.cast(random)
    headline = language.say(random, cast, language.HEADLINES)
    if random.random() < 0.3:
        headline += f" {language.say(random, cast, language.HEADLINES)}"
    source, outlet = language.pick(random, v.AGENCIES), language.pick(random, v.OUTLETS)
    day = int(random.random() * 336)
    return Story(
        title=headline,
        paragraphs=language.paragraphs(random, cast, characters or length(random)),
        day=day,
        source=source,
        outlet=outlet,
        head=head(random, source, day),
        tail=tail(random, source, outlet),
    )


def remarked(random: Random, story: Story) -> Story:
    """Return the story as another outlet prints it, with that outlet's own head and tail."""
    outlet = language.pick(random, v.OUTLETS)
    return replace(
        story,
        outlet=outlet,
        head=head(random, random.choice((story.source, outlet)), story.day),
        tail=tail(random, story.source, outlet),
    )
