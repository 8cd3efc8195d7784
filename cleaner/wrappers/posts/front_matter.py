"""Front matter of Jekyll, Hexo and Hugo posts, also where it is no valid YAML.

The mirrors put titles between quotes without escaping them, so every field is read by line. Only
where lines do not tell (nested mappings, anchors) a YAML parser is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.messages import phrase

FENCES = ("---", "+++")  # of YAML; of TOML
_LIMIT = 65_536  # characters of front matter; more is something else
_FIELD = regex(r"""([A-Za-z_][\w-]*)[ \t]*(?::(?=[ \t"']|\Z)|=)[ \t]*(.*)\Z""")
# A field whose value is neither empty nor begins as a list, a mapping or a block does.
_PLAIN_FIELD = regex(r"^([A-Za-z_]\w*): [ \t]*([^\s{&*\[|>].*)$", re.M)
_ITEM = regex(r"\s*-(?:\s+(.*))?\Z")
_NESTED = regex(r"(?:-\s+)?[\w-]+:(?:\s|\Z)|\[.*\]\Z")
_IN_LIST = regex(r"""\s*("[^"]*"|'[^']*'|[^,]+)\s*(?:,|\Z)""")
_MARKED = frozenset("[\"'")
_BLOCKS = frozenset(("|", ">", "|-", ">-", "|+", ">+"))
_NAMING = ("name", "title", "nick", "label")


_BARE = regex(r"\w")
_SHOWN = 100  # characters of a line that could not be read


class _Fields(NamedTuple):
    values: dict[str, list[str]]
    unread: Sequence[str] = ()


class Post(NamedTuple):
    """A post: its fields (a list gives several values), what follows them, what is doubtful."""

    fields: dict[str, list[str]]
    body: str
    warnings: tuple[str, ...] = ()

    def first(self, *names: str) -> str | None:
        """Return the first value of these fields that is not blank."""
        for name in names:
            for value in self.fields.get(name, ()):
                if value and not value.isspace():
                    return value
        return None


def split_front_matter(text: str) -> Post | None:
    """Split a post that begins with a fence, or return None where no front matter follows it."""
    fence = text[:3]
    begin = text.find("\n")
    if begin < 0 or text[3:begin].strip():
        return None
    end = _closing(text, fence, begin)
    if end is None:
        return _unclosed(text, begin + 1)
    inside, rest = text[begin + 1 : end], text.find("\n", end + 1)
    read = _read(inside)
    if read is None:
        return None
    return Post(read.values, text[rest + 1 :] if rest >= 0 else "", tuple(_doubts(read)))


def _doubts(read: _Fields) -> Iterator[str]:
    for line in read.unread:
        yield phrase("a line of the front matter could not be read: {line}", line=line[:_SHOWN])


def _closing(text: str, fence: str, begin: int) -> int | None:
    """Return where the line end before the closing fence stands."""
    mark = "\n" + fence
    at = text.find(mark, begin, begin + _LIMIT)
    while at >= 0:
        line_end = text.find("\n", at + 4)
        if not text[at + 4 : line_end if line_end >= 0 else len(text)].strip():
            return at
        at = text.find(mark, at + 4, begin + _LIMIT)
    return None


def _unclosed(text: str, start: int) -> Post | None:
    """Read fields up to the first line that is none: the closing fence is missing."""
    at = start
    while at < min(len(text), _LIMIT):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].rstrip()
        if not (_FIELD.match(line) or (line[:1] in " -" and _ITEM.match(line))):
            break
        at = end + 1 if end >= 0 else len(text)
    read = _read(text[start:at])
    if read is None or "title" not in read.values or len(read.values) < 2:
        return None
    return Post(read.values, text[at:], tuple(_doubts(read)))


def _read_plain(inside: str) -> dict[str, list[str]] | None:
    """Read fields that stand on a line each, every name once; None where they do not."""
    pairs = _PLAIN_FIELD.findall(inside)
    fields = dict(pairs)
    if len(fields) != inside.count("\n") + 1 or len(pairs) != len(fields):
        return None
    return {name: _values(name, [value.rstrip()]) for name, value in pairs}


def _read(inside: str) -> _Fields | None:
    """Read fields by line; None where the first thing is no field."""
    if (plain := _read_plain(inside)) is not None:
        return _Fields(plain)
    raw: dict[str, list[str]] = {}
    values: list[str] = []
    unread: list[str] = []
    block = nested = False
    for line in inside.split("\n"):
        name, colon, value = line.partition(": ")
        if not (colon and name.isidentifier()):
            line = line.rstrip()
            field = _FIELD.match(line)
            name, value = (field[1], field[2]) if field else ("", "")
        if name:
            values = raw.setdefault(name, [])
            value = value.strip()
            block = value in _BLOCKS
            if value and not block:
                values.append(value)
                if value[0] in "{&*[" and name != "title":
                    nested = nested or value[0] != "[" or value[-1] != "]"
        elif not line or line[0] == "#":
            continue
        elif line[0] == "[" and raw:  # a table of TOML: what follows is nested deeper
            break
        elif not raw:
            return None
        elif not block and (item := _ITEM.match(line)):
            values.append(item[1] or "")
            nested = nested or _NESTED.match(item[1] or "") is not None
        elif values and not block and _is_damaged(line, values[-1]):
            unread.append(line)
        elif values:  # a value that goes on
            values[-1] += ("\n" if block else " ") + line.strip()
        else:
            values.append(line.strip())
            nested = nested or (not block and _NESTED.match(values[0]) is not None)
    if nested and (read := _by_parser(inside)) is not None:
        return _Fields(read)
    return _Fields({name: _values(name, found) for name, found in raw.items()}, unread)


def _is_damaged(line: str, value: str) -> bool:
    """Tell a field without its colon from what goes on: that is indented, or a quote is open."""
    is_open = value[:1] in ('"', "'") and (len(value) == 1 or value[-1] != value[0])
    return not is_open and _BARE.match(line) is not None


def _values(name: str, found: list[str]) -> list[str]:
    if len(found) == 1:
        only = found[0]
        if only[:1] not in _MARKED:
            return found
        if only[0] == "[" and only[-1] == "]" and name != "title":
            return [_unquote(value.strip()) for value in _IN_LIST.findall(only[1:-1])]
    return [_unquote(value) for value in found]


def _unquote(value: str) -> str:
    """Take off the outer quotes; the mirrors escape nothing inside them."""
    if len(value) >= 2 and value[0] in "\"'":
        value = value.strip()
        if value[0] == value[-1]:
            inner = value[1:-1]
            return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value


def _by_parser(inside: str) -> dict[str, list[str]] | None:
    import yaml  # few posts need it, and its import costs more than a post

    try:
        read = yaml.load(inside, yaml.BaseLoader)  # noqa: S506 - the loader that makes only strings
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(read, dict):
        return None
    return {str(name): _flat(value) for name, value in read.items()}


def _flat(value: object, depth: int = 3) -> list[str]:
    """Return the words of a value: a person's or a tag's name, the items of a list."""
    if isinstance(value, dict):
        named = next((value[key] for key in _NAMING if value.get(key)), None)
        value = [named] if named is not None else list(value.values())
    if isinstance(value, list):
        return [word for item in value[:50] for word in _flat(item, depth - 1)] if depth else []
    return [str(value)] if value else []
