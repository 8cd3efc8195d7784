"""An article whose text was misread before it was saved, as it was written.

What wrappers fold loses characters without a shape, and with them bytes of misread text; so records
and feeds are asked before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import entities, mojibake
from cleaner.wrappers.wrapped import TEXTS, Wrapped

# A page may name the characters of Latin-1 that its bytes were taken for: &aring;&#155;.
_CHARACTER = regex(r"&(?:#\d{3,5}|[A-Za-z]\w{1,7});")

_DEEP = 6  # levels of JSON whose keys are looked at; articles stand within fewer


def _latin(found: re.Match[str]) -> str:
    """Return the character that an entity names, if it is one of what bytes are taken for."""
    character = entities.unescape(found[0])
    return character if mojibake.is_latin(character) else found[0]


class Undoing:
    """Undoes misreadings in texts, one by one; `what` says which were found."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}
        self._undone: dict[str, str] = {}  # what a text is now, and what it had been read as

    def text(self, text: str) -> str:
        """Return a text as it was written."""
        if text.isascii() and "&" not in text:
            return text
        for form in dict.fromkeys((text, _CHARACTER.sub(_latin, text))):
            undone, misread = mojibake.undo(form)
            if misread:
                self._found[misread] = None
                self._undone[undone] = misread
                return undone
        return text

    def value(self, value: object) -> object:
        """Return a value of JSON with its texts as they were written."""
        return _each_text(value, self.text)

    def item(self, item: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return an object out of such a value, also its shortest texts, and what was undone of it.

        A name of one character says nothing itself; beside text that was misread it was, too.
        """
        if not self._undone:
            return item, ()
        found = dict.fromkeys(self._undone[t] for t in texts_in_json(item) if t in self._undone)
        if any(mojibake.GBK_AS_LATIN in name for name in found):
            item = {key: _each_text(item[key], mojibake.gbk_as_written) for key in item}
        return item, _told(found)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was undone, for the record; nothing where nothing was."""
        return _told(self._found)


def _told(found: Iterable[str]) -> tuple[str, ...]:
    names = " and ".join(found)
    return (phrase("{found}: undone", found=names),) if names else ()


def _each_text(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _each_text(item, change) for key, item in value.items()}
    return value


def texts_in_json(value: object) -> Iterator[str]:
    """Give the texts of a value of JSON, however deep they stand, in no order."""
    waiting = [value]
    while waiting:
        inside = waiting.pop()
        if isinstance(inside, str):
            yield inside
        elif isinstance(inside, (list, dict)):
            waiting += inside.values() if isinstance(inside, dict) else inside


def with_keys_as_written(value: object) -> object:
    """Return a value of JSON whose keys, if they were misread, are as they were written."""
    return _with_keys(value, _DEEP) if _has_latin_keys(value, _DEEP) else value


def _has_latin_keys(value: object, deep: int) -> bool:
    if not deep or not isinstance(value, (dict, list)):
        return False
    if isinstance(value, list):
        return any(_has_latin_keys(item, deep - 1) for item in value)
    return any(map(_is_latin, value)) or any(
        _has_latin_keys(item, deep - 1) for item in value.values()
    )


def _is_latin(key: object) -> bool:
    return isinstance(key, str) and not key.isascii() and any(map(mojibake.is_latin, key))


def _with_keys(value: object, deep: int) -> object:
    if not deep or not isinstance(value, (dict, list)):
        return value
    if isinstance(value, list):
        return [_with_keys(item, deep - 1) for item in value]
    return {
        mojibake.undo(key).text if _is_latin(key) else key: _with_keys(item, deep - 1)
        for key, item in value.items()
    }


def undo_misreading(wrapped: Wrapped) -> Wrapped | None:
    """Return the article with its misreadings undone, and said; None where none can be undone."""
    undoing = Undoing()
    changes = {name: undoing.text(text) for name in TEXTS if (text := getattr(wrapped, name))}
    keywords = tuple(map(undoing.text, wrapped.keywords))
    known = undoing.value(wrapped.known)
    short, _ = undoing.item({**changes, "keywords": list(keywords), "known": known})
    if not undoing.warnings:
        return None
    return msgspec.structs.replace(
        wrapped,
        **{**short, "keywords": tuple(short["keywords"])},
        warnings=(*wrapped.warnings, *undoing.warnings),
    )
