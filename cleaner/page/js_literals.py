"""Literals of JavaScript as values: what JSON allows, and what scripts write beside it.

Keys without quotes, strings in any quotes, `undefined`, `!0`, comments. Nothing is run: of a call
(`JsDecode('…')`) its first argument is the value, of an expression (`'8' * 1`) its first operand; a
variable has the value that the caller knows, else None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from cleaner.lazy import regex

_TOKEN = regex(
    r"(?:\s++|//[^\n]*+\n|/\*(?:[^*]++|\*(?!/))*+\*/)*+"
    r"(?:(?P<string>\"(?:[^\"\\]++|\\.)*+\"|'(?:[^'\\]++|\\.)*+'|`(?:[^`\\]++|\\.)*+`)"
    r"|(?P<number>-?\d[\w.]*+)|(?P<name>[A-Za-z_$][\w$]*+)|(?P<mark>.))",
    re.S,
)
_ESCAPE = regex(
    r"\\(?:u\{(?P<point>[0-9a-fA-F]{1,6})\}|u(?P<u>[0-9a-fA-F]{4})|x(?P<x>[0-9a-fA-F]{2})|(?P<one>.))",
    re.S,
)
_PAIR = regex("[\ud800-\udbff][\udc00-\udfff]")
_LONE = regex("[\ud800-\udfff]")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_WORDS: dict[str, object] = {"true": True, "false": False}
_ENDS = frozenset(",;}])")
_DEEPEST = 150
_DECODER = json.JSONDecoder(strict=False)


def parse_literal(
    text: str, at: int = 0, names: Mapping[str, object] | None = None
) -> tuple[object, int]:
    """Return the value that begins at a place of a script, and where it ends.

    Args:
        text: the script.
        at: where the literal begins.
        names: values of variables.

    Raises:
        ValueError: there is none, or it breaks off.

    """
    if not names:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            pass
        else:
            return value, end
    reader = _Reader(text, at, names or {})
    return reader.value(0), reader.at


def string(literal: str) -> str:
    """Return the text of a string literal, its quotes taken off and its escapes undone."""
    text = literal[1:-1]
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(_character, text)
    if _LONE.search(text):
        text = _PAIR.sub(lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
        text = _LONE.sub("\ufffd", text)
    return text


def _character(found: re.Match[str]) -> str:
    code = found["point"] or found["u"] or found["x"]
    if code is not None:
        return chr(number) if (number := int(code, 16)) <= 0x10FFFF else "\ufffd"
    return _PLAIN.get(found["one"], found["one"])


class _Reader:
    """A script under reading; `at` is the place of the next token."""

    def __init__(self, text: str, at: int, names: Mapping[str, object]) -> None:
        self.text = text
        self.at = at
        self.names = names

    def _next(self) -> re.Match[str]:
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            raise ValueError("a literal that breaks off")
        return found

    def _mark(self) -> str | None:
        """Return the next token if it is a mark, without taking it."""
        found = _TOKEN.match(self.text, self.at)
        return found["mark"] if found else ""

    def value(self, depth: int) -> object:
        """Take a value, and what an expression goes on with."""
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        value = self._primary(depth)
        if depth:
            self._rest(depth)
        return value

    def _primary(self, depth: int) -> object:
        token = self._next()
        self.at = token.end()
        if token["string"]:
            return string(token["string"])
        if token["number"]:
            return _number(token["number"])
        if name := token["name"]:
            if self._mark() == "(":
                return self._call(depth)
            return _WORDS.get(name, self.names.get(name))
        if token["mark"] == "{":
            return self._object(depth)
        if token["mark"] in ("[", "("):
            items = self._items("]" if token["mark"] == "[" else ")", depth)
            return items if token["mark"] == "[" else next(iter(items), None)
        if token["mark"] in "!+-":
            value = self._primary(depth + 1)
            return not value if token["mark"] == "!" else value
        raise ValueError(f"no literal: {token['mark']!r}")

    def _call(self, depth: int) -> object:
        self.at = self._next().end()
        return next(iter(self._items(")", depth)), None)

    def _items(self, end: str, depth: int) -> list[object]:
        items: list[object] = []
        while (mark := self._mark()) != end:
            if mark == ",":
                self.at = self._next().end()
                continue
            items.append(self.value(depth + 1))
            if self._mark() not in (",", end):
                raise ValueError("a list that breaks off")
        self.at = self._next().end()
        return items

    def _object(self, depth: int) -> dict[str, object]:
        members: dict[str, object] = {}
        while True:
            token = self._next()
            self.at = token.end()
            if token["mark"] == "}":
                return members
            if token["mark"] == ",":
                continue
            if token["mark"]:
                raise ValueError("an object that breaks off")
            key = string(token["string"]) if token["string"] else token[0].strip()
            if self._mark() == ":":
                self.at = self._next().end()
                members[key] = self.value(depth + 1)
            elif self._mark() in (",", "}"):  # {a, b}
                members[key] = self.names.get(key)
            else:
                raise ValueError("an object that breaks off")

    def _rest(self, depth: int) -> None:
        """Pass over the rest of an expression: operators, calls of methods, the other branch."""
        while (mark := self._mark()) is None or mark not in _ENDS:
            if mark == "":
                raise ValueError("a literal that breaks off")
            token = self._next()
            self.at = token.end()
            if mark in ("{", "[", "("):
                self._skip(depth)

    def _skip(self, depth: int) -> None:
        """Pass over what stands in the bracket that was just taken."""
        opened = 1
        while opened:
            token = self._next()
            self.at = token.end()
            opened += (token["mark"] in ("{", "[", "(")) - (token["mark"] in ("}", "]", ")"))


def _number(text: str) -> object:
    try:
        return int(text, 0) if "." not in text else float(text)
    except ValueError:
        return text
