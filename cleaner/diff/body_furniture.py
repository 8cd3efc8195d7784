"""Which part of a body is furniture, and what it is called.

The reprint matcher's `chrome` parts the head and the credits from the story, so that both commands
agree; a closing bracket that names a known house is added.
"""

from __future__ import annotations

from typing import NamedTuple

from cleaner.diff.diff_model import Furniture
from cleaner.evidence import By
from cleaner.lazy import regex
from cleaner.newstext import datelines, people, sources
from cleaner.newstext.chrome import strip_chrome
from cleaner.newstext.credits import Fields, credit_of

# What is furniture that tells a field.
_NAMES: dict[str, Furniture] = {
    "source": "source",
    "paper": "source",
    "author": "byline",
    "editor": "editor",
    "original_title": "credits",
}
_EDITOR = regex(r"(?:编辑|责编|编审|校对)\s*[:：丨|/｜]")


class StoryExtent(NamedTuple):
    """Where the story of a body starts and ends; before and behind it is furniture."""

    start: int
    end: int


def find_story(body: str, title: str) -> StoryExtent:
    """Return where the story of a body starts and ends."""
    head, story = strip_chrome(body, title)
    start, end = len(head), len(head) + len(story)
    while (before := body.rfind("\n", start, end)) > start and _credit(body[before + 1 : end]):
        end = before
    line = body[body.rfind("\n", start, end) + 1 : end].rstrip()
    if sources.closing_bracket(line) or people.signature(line):
        opening = max(body.rfind("（", start, end), body.rfind("(", start, end))
        end = opening if opening > start else end
    return StoryExtent(start, end)


def name_head(text: str) -> Furniture:
    """Return what the furniture before a story is."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(datelines.dateline(line) for line in lines):
        return "dateline"
    if any(people.byline(line) for line in lines):
        return "byline"
    return "dateline" if text.rstrip().endswith(("电", "讯", "报道", "消息")) else "credits"


def name_furniture(text: str, otherwise: Furniture = "credits") -> Furniture:
    """Return what a piece of furniture is, `otherwise` where its words do not tell."""
    for line in (line.strip() for line in text.split("\n")):
        if _EDITOR.search(line):
            return "editor"
        for name, value, by in _credit(line) or _credit(line.strip("（()）【】[] ")):
            if value:
                return "agency mark" if by is By.CLOSING_BRACKET else _NAMES[name]
        if sources.closing_bracket(line):
            return "agency mark"
    return otherwise


def _credit(line: str) -> Fields:
    """Return what a line that is nothing but a credit tells; nothing for any other line."""
    line = line.strip()
    credit = credit_of(line) if line else None
    return credit.fields if credit else ()
