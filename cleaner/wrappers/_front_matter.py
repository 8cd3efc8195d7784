"""Front matter of Jekyll and Hexo posts, also where it is no valid YAML.

The mirrors put titles between quotes without escaping them, so every field is read by line; a value
that spans lines is given to a YAML parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCED = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)(?:^|\n)---[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t](.*))?\Z")
_ITEM = re.compile(r"\s*-\s+(.*)\Z")


class Post(NamedTuple):
    """A post: its fields (a list gives several values), and what follows the front matter."""

    fields: dict[str, list[str]]
    body: str

    def first(self, name: str) -> str | None:
        """Return a field's first value that is not blank."""
        return next((v for v in self.fields.get(name, ()) if v.strip()), None)


def split(text: str) -> Post | None:
    """Split a post into its front matter and the rest, or return None where it has none."""
    found = _FENCED.match(text)
    if not found:
        return None
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    block = False
    for line in found[1].splitlines():
        if field := _FIELD.match(line):
            value = (field[2] or "").strip()
            block = value in ("|", ">", "|-", ">-")
            values = fields.setdefault(field[1], [])
            if value and not block:
                values += _inline_list(value)
        elif item := _ITEM.match(line):
            values.append(_unquote(item[1]))
        elif line.strip():  # a value that goes on
            if values and not block:
                values[-1] += " " + line.strip()
            else:
                values.append(line.strip())
    return Post(fields, text[found.end() :])


def _inline_list(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]") and "," in value:
        return [_unquote(v) for v in value[1:-1].split(",")]
    return [_unquote(value)]


def _unquote(value: str) -> str:
    """Take off the outer quotes; the mirrors escape nothing inside them."""
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value
