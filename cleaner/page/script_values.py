"""The data that a page's scripts hold: JSON elements, and what they assign to variables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from cleaner.lazy import regex
from cleaner.newstext import entities
from cleaner.page import js_literals

_OPENED = regex(r"<script\b(?P<attributes>[^>]{0,500})>", re.I)
_CLOSED = regex(r"</script", re.I)
_JSON = regex(r"""\btype\s*=\s*["']?[\w/+.-]*json""", re.I)
_TYPED = regex(r"""\btype\s*=\s*["']?(?!text/javascript|application/javascript|module)\w""", re.I)
_ASSIGNED = regex(
    r"""(?<![\w$=!<>])(?:[\w$]{1,60}(?:\.[\w$]{1,60}|\[["'][\w$]{1,60}["']\]){0,3})\s*=\s*"""
    r"""(?P<call>(?:JSON\.parse\s*\(\s*)?(?:(?:decodeURIComponent|unescape)\s*\(\s*)?)(?=[\[{"'`])"""
)
_FUNCTION = regex(  # __NUXT__=(function(a,b){return {…}}("x",1))
    r"=\s*+\(?function\s*+\(\s*+(?P<names>[\w$,\s]*+)\)\s*+\{(?P<before>[^{}]{0,2000}?)return\s*(?=\{)"
)
_SHORTEST = 200  # characters of a script, or of a text in it, that may hold an article
_LONGEST = 6_000_000
_MOST = 60


def scripts_of(markup: str, opened: re.Pattern[str] = _OPENED) -> Iterator[tuple[str, str]]:
    """Give the attributes and the text of each script that is closed, in page order.

    Args:
        markup: of the page; it is gone through once, however many scripts are left open.
        opened: what the tag looks like that is asked for, with its `attributes`.

    """
    end = 0
    for found in opened.finditer(markup):
        if found.start() < end:
            continue
        closed = _CLOSED.search(markup, found.end())
        if closed is None:
            return
        end = closed.start()
        yield found["attributes"], markup[found.end() : end]


def script_values_of(markup: str) -> Iterator[object]:
    """Give the values of a page's scripts, in page order; what cannot be read is passed over."""
    for attributes, text in scripts_of(markup):
        if not _SHORTEST <= len(text) <= _LONGEST:
            continue
        if _JSON.search(attributes):
            yield from _json(text)
        elif not _TYPED.search(attributes):
            yield from _assigned(text)


def _json(text: str) -> Iterator[object]:
    """Give the value of a JSON element, also where it is escaped once more."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if text.startswith("%7B"):
        text = unquote(text)
    for form in (text, entities.unescape(text)):
        try:
            value = json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
        yield _unfolded(value)
        return


def _assigned(text: str) -> Iterator[object]:
    """Give what a script assigns to variables."""
    if (function := _FUNCTION.search(text)) and (value := _returned(text, function)) is not None:
        yield value
        return
    at = 0
    for _ in range(_MOST):
        found = _ASSIGNED.search(text, at)
        if found is None:
            return
        at = found.end()
        if text[at] in "\"'`" and not found["call"]:
            continue
        try:
            value, at = js_literals.parse_literal(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, str):
            yield from _json(unquote(value) if "decodeURI" in found["call"] else value)
        else:
            yield value


def _returned(text: str, function: re.Match[str]) -> object:
    """Return what a function gives that is called where it stands, as Nuxt writes its state."""
    called = text.rfind("}(")
    try:
        given, _ = js_literals.parse_literal(f"[{text[called + 2 : text.rfind(')')].rstrip(')')}]")
        names = [name.strip() for name in function["names"].split(",")]
        known = dict(zip(names, given if isinstance(given, list) else [], strict=False))
        return js_literals.parse_literal(text, function.end(), known or {"": None})[0]
    except (ValueError, RecursionError):
        return None


def _unfolded(value: object) -> object:
    """Return a value whose parts are kept in one list and named by their places, as Nuxt does."""
    if not isinstance(value, list) or len(value) < 3 or not _is_folded(value[0]):
        return value
    return _part(value, 0, ())


def _is_folded(first: object) -> bool:
    """Tell a list's head that names places: ["ShallowReactive", 1], {"data": 1}."""
    if isinstance(first, list):
        return len(first) == 2 and isinstance(first[0], str) and type(first[1]) is int
    return isinstance(first, dict) and bool(first) and all(type(v) is int for v in first.values())


def _part(parts: list[Any], place: object, above: tuple[object, ...]) -> object:
    if type(place) is not int or not 0 <= place < len(parts) or place in above or len(above) > 40:
        return None
    value = parts[place]
    inside = (*above, place)
    if isinstance(value, dict):
        return {key: _part(parts, at, inside) for key, at in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], str):  # a wrapped value
            return _part(parts, value[1], inside)
        return [_part(parts, at, inside) for at in value[:500]]
    return value
