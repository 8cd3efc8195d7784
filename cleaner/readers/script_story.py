"""Pages whose story stands in a script alone: the state of an application, JSON-LD.

Of all objects in a page's scripts the story is the one that has a headline and a long text; a list
has many of them. The page's own title tells which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import people, titles
from cleaner.newstext.whitespace import squash
from cleaner.page import script_values
from cleaner.page.blocks import Block, Cut
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.page.tree import parse_markup
from cleaner.readers.reading import TEXTS, Reading
from cleaner.wrappers.records import foreign_record
from cleaner.wrappers.records.stored_texts import is_html

ONLY_THERE = phrase("the story stands in a script of the page, and is not shown without it")
_MOST_NODES = 30_000
_LEAST = 60  # characters of a story
_LEAST_UNNAMED = 200  # and of one that the page's title does not name
_TAGS = regex(r"<[^>]*>")
_TITLE_KEY = regex(r"(?:title|name|headline|subject)\Z", re.I)
_TEXT_KEY = regex(r"(?:content|body|text|html|desc)\w{0,12}\Z", re.I)
# Characters of an Asian script, or words with blanks between them: no code, no cipher.
_READS = regex(r"(?:[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]\W*){6}|(?:\b\w{1,20}\b[,.;]? ){6}")
_WORD = regex(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


class ScriptStory(NamedTuple):
    """An object of a script that is an article: its fields as records have them."""

    fields: dict[str, Any]
    length: int  # characters of its text, without tags

    @property
    def title(self) -> str:
        """Its headline."""
        return self.fields["title"] or ""


def find_script_story(page: Page) -> ScriptStory | None:
    """Return the story in a page's scripts, or None where they hold none, or several."""
    stories = sorted(_stories(page), key=lambda story: -story.length)
    named = [story for story in stories if _is_named(story, page)]
    if named:
        return named[0]
    if not stories or stories[0].length < _LEAST_UNNAMED:
        return None
    if any(story.title != stories[0].title for story in stories):  # a list
        return None
    shown = titles.without_suffix(page.title or "")
    return stories[0] if titles.names_a_site(shown) or not titles.is_headline(shown) else None


def read_script_story(story: ScriptStory, page: Page) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a story that was found."""
    fields = story.fields
    reading = Reading(template="script", url=page.url, warnings=[ONLY_THERE])
    for name in TEXTS:
        if value := fields.get(name):
            setattr(reading, name, value)
            reading.told[name.removesuffix("_raw")] = Told(By.SCRIPT)
    others = fields["known"].get("extra", {}).values()
    said = (people.editor_line(v) for v in others if isinstance(v, str) and len(v) < _LEAST)
    if editor := fields["known"].get("editor") or next(filter(None, said), None):
        reading.editor, reading.told["editor"] = editor, Told(By.SCRIPT)
    reading.keywords = list(fields["keywords"])
    reading.told["body"] = Told(By.SCRIPT)
    if fields["markup"] is None:
        lines = (fields["plain"] or "").split("\n")
        return reading, [Block(line, "p") for line in lines if line], []
    tree = parse_markup(fields["markup"])
    blocks, cuts = read_tree(tree) if tree is not None else ([], [])
    return reading, blocks, cuts


def _stories(page: Page) -> Iterator[ScriptStory]:
    level: list[object] = list(script_values.script_values_of(page.markup))
    seen = 0
    while level and seen < _MOST_NODES:
        deeper: list[object] = []
        for node in level:
            seen += 1
            if isinstance(node, dict):
                if (story := _story(node)) is not None:
                    yield story
                deeper += (v for v in node.values() if isinstance(v, (dict, list)))
            elif isinstance(node, list):
                deeper += (v for v in node if isinstance(v, (dict, list)))
        level = deeper


def _story(node: Mapping[str, Any]) -> ScriptStory | None:
    """Return an object as a story if it has a headline and a text."""
    long = [k for k, v in node.items() if isinstance(v, str) and len(v) >= _LEAST]
    if not any(_TEXT_KEY.search(key) for key in long):
        return None
    item = _without_prefix(node)
    fields = foreign_record.read_object(item)
    if not (fields["markup"] or fields["plain"]):
        key = max((k for k in long if _TEXT_KEY.search(k)), key=lambda k: len(node[k]))
        fields = foreign_record.read_object({**item, "content": node[key]})
    title = fields["title"] or next(
        (v for k, v in item.items() if _TITLE_KEY.search(k) and isinstance(v, str)), None
    )
    text = fields["markup"] or fields["plain"] or ""
    if not title or not isinstance(title, str):
        return None
    bare = _TAGS.sub("", text) if is_html(text) else text
    length = len(squash(bare)) if _READS.search(bare) else 0
    return ScriptStory({**fields, "title": title}, length) if length >= _LEAST else None


def _without_prefix(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object whose keys do not say of what they are: widgetTitle, widgetContent."""
    firsts = {k: w[0] for k in node if len(w := _WORD.findall(k)) > 1}
    titled = [first for key, first in firsts.items() if _TITLE_KEY.search(key)]
    for prefix in titled:
        named = [key for key, first in firsts.items() if first == prefix]
        if any(_TEXT_KEY.search(key) for key in named):
            bare = {key[len(prefix) :].lstrip("_-"): node[key] for key in named}
            return {**bare, **{k: v for k, v in node.items() if k not in named}}
    return dict(node)


def _is_named(story: ScriptStory, page: Page) -> bool:
    """Tell whether the page's title names this story's headline."""
    key = titles.compared(story.title)
    told = [page.title, page.meta("og:title", "twitter:title")]
    return len(key) > 4 and any(titles.compared(text).startswith(key) for text in told if text)
