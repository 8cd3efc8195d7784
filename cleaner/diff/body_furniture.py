"""Which part of a body is furniture, and what it is called.

The reprint matcher's `chrome` parts the head and the credits from the story, so that both commands
agree; a closing bracket that names a known house is added.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.diff.model import Furniture
from cleaner.newstext import datelines, people, sources
from cleaner.newstext.chrome import strip_chrome

_EDITOR = re.compile(r"(?:编辑|责编|编审|校对)\s*[:：丨|/｜]")


class Story(NamedTuple):
    """Where the story of a body starts and ends; before and behind it is furniture."""

    start: int
    end: int


def find_story(body: str, title: str) -> Story:
    """Return where the story of a body starts and ends."""
    head, story = strip_chrome(body, title)
    start, end = len(head), len(head) + len(story)
    while (before := body.rfind("\n", start, end)) > start and _is_credit(body[before + 1 : end]):
        end = before
    line = body[body.rfind("\n", start, end) + 1 : end].rstrip()
    if sources.closing_bracket(line) or people.signature(line):
        opening = max(body.rfind("（", start, end), body.rfind("(", start, end))
        end = opening if opening > start else end
    return Story(start, end)


def _is_credit(line: str) -> bool:
    line = line.strip()
    return bool(sources.paper_line(line) or people.byline(line) or sources.source_line(line))


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
        bare = line.strip("（()）【】[] ")
        if _EDITOR.search(line):
            return "editor"
        if sources.source_line(line) or sources.source_line(bare) or sources.paper_line(line):
            return "source"
        if people.byline(line) or people.byline(bare) or people.signature("。" + line):
            return "byline"
        if sources.closing_bracket(line):
            return "agency mark"
    return otherwise
