"""Tags in markup that is not parsed: small selectors, where an element begins and where it ends."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.newstext import entities

_SIMPLE = regex(r"(?P<tag>[a-z][a-z0-9-]*)?(?:(?P<kind>[#.])(?P<value>[\w-]+))?\Z")
OPEN_TAG = regex(r"""<([a-zA-Z][\w:-]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = regex(r"""(?<![\w:.-])([\w:.-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
# An HTML parser takes <script …/> for an opening tag and swallows the text after it.
SELF_CLOSED = regex(r"<(?=[sSiItT])(?i:script|iframe|style|textarea)\b[^<>]*/>")
# Each runs to the end of the markup where it is not closed.
_COMMENT = r"!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
_UP_TO_SCRIPT_END = r"[^<]*+(?:<(?!/script\s*>)[^<]*+)*+(?:</script\s*>|\Z)"
# A tag whose class, or id, stands between double quotes and has no entity in it, as nearly all do.
_PLAIN = {
    name: regex(
        rf"""<([a-zA-Z][\w:-]*)(?:\s+(?!{name}=)[\w:.-]+="[^"<>]*")*+\s+{name}="([^"<>&]*)"[^<>"']*>"""
    )
    for name in ("class", "id")
}
# Tags that only mark words, written as nearly all are.
_MARKING = regex(
    r"""</?(?:a|b|em|font|i|span|strong)(?:\s++[\w:.-]++(?:="[^"<>]*+"|='[^'<>]*+')?+)*+\s*+/?>""",
    re.I,
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LONGEST_TAG = 8_000  # what is no tag by then is unclosed, and would be tried again and again


class Selector(NamedTuple):
    """One step of a selector: `div`, `#id`, `.class`, `div.class`."""

    tag: str | None
    attribute: str | None
    value: str | None

    @property
    def xpath(self) -> str:
        """The same step in XPath."""
        name = f"descendant-or-self::{self.tag or '*'}"
        if self.attribute == "id":
            return f"{name}[@id='{self.value}']"
        if self.attribute == "class":
            return f"{name}[contains(concat(' ',normalize-space(@class),' '),' {self.value} ')]"
        return name


@functools.cache
def parse_selector(text: str) -> tuple[Selector, ...]:
    """Parse `div.infos .item`: simple selectors, each below the one before.

    Raises:
        ValueError: it is no selector of this small language.

    """
    steps = []
    for step in text.split():
        found = _SIMPLE.match(step)
        if not found or not step:
            raise ValueError(f"not a selector: {text!r}")
        attribute = {"#": "id", ".": "class", None: None}[found["kind"]]
        steps.append(Selector(found["tag"], attribute, found["value"]))
    return tuple(steps)


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of an opening tag's inside, names in lower case."""
    return {
        name.lower(): entities.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def find_tag(markup: str, step: Selector, start: int = 0, stop: int | None = None) -> int | None:
    """Return where the first opening tag that `step` names begins between two places, or None."""
    value = step.value or ""
    stop = len(markup) if stop is None else stop
    shown = 0  # up to here nothing that hides markup is open
    another = -1  # a tag that is none of `step`'s, however often the value stands in it
    at = markup.find(value, start, stop)
    while at >= 0:
        opened = markup.rfind("<", start, at)
        after = at + len(value)
        if opened >= 0 and opened != another and _is_named(markup, opened, at, step):
            hidden = _hidden_until(markup, opened, shown)
            if hidden is None:
                return opened
            shown = after = max(hidden, after)
        another = opened
        at = markup.find(value, after, stop)
    return None


def _is_named(markup: str, opened: int, at: int, step: Selector) -> bool:
    """Tell whether the tag that opens at one place and reaches over another is one of `step`'s."""
    tag, attribute, value = step
    found = _PLAIN[attribute].match(markup, opened) if attribute else None
    if found is not None:
        given = found[2]
    else:
        found = OPEN_TAG.match(markup, opened, opened + _LONGEST_TAG)
        given = attributes(found[2]).get(attribute or "", "") if found else ""
    if found is None or found.end() <= at or (tag is not None and found[1].lower() != tag):
        return False
    return value in given.split() if attribute == "class" else value == given.strip()


def _hidden_until(markup: str, at: int, shown: int = 0) -> int | None:
    """Return where the comment or script ends that a place stands in; None where it is shown.

    Nothing that hides a place begins before `shown`.
    """
    for opening, closing in (("<!--", "-->"), ("<script", "</script")):
        begun = markup.rfind(opening, shown, at)
        if begun >= 0 and markup.find(closing, begun, at) < 0:
            if SELF_CLOSED.match(markup, begun) is not None:
                return None
            end = markup.find(closing, at)
            return len(markup) if end < 0 else end
    return None


def find_end(markup: str, start: int) -> int | None:
    """Return where the element that opens at `start` ends; None where its tags do not balance."""
    opened = OPEN_TAG.match(markup, start)
    if opened is None:
        return None
    name = opened[1].lower()
    if name in _VOID:
        return opened.end()
    depth, at = 1, opened.end()
    for found in _tags_of(name).finditer(markup, at):
        kind = found.lastindex
        if kind is None:  # a comment or a script
            continue
        start = found.start()
        if markup.rfind("<", at, start) > markup.rfind(">", at, start):
            return None  # it stands inside a tag, in an attribute's value
        depth += 1 if kind == 1 else -1
        if depth == 0:
            return found.end()
    return None


@functools.cache
def _tags_of(name: str) -> re.Pattern[str]:
    """Match comments and scripts, to be passed over; opening (1) and closing (2) tags of a name."""
    return re.compile(
        rf"<(?:{_COMMENT}|script\b(?![^<>]*/>){_UP_TO_SCRIPT_END}|({name})(?=[\s/>])|(/{name})\s*>)",
        re.I,
    )


def text_between(markup: str, name: str) -> str | None:
    """Return the text in an element's markup; None where other tags than such as mark words do.

    `name` is the element's own: a link in a link would end it.
    """
    pieces = _MARKING.split(markup)
    if any("<" in piece for piece in pieces) or (name == "a" and "<a" in markup.lower()):
        return None
    return "".join(map(entities.unescape, pieces) if "&" in markup else pieces)
