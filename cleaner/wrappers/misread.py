"""An article whose text was misread before it was saved, as it was written.

What wrappers fold loses characters without a shape, and with them bytes of misread text; so records
and feeds are asked before.
"""

from __future__ import annotations

import re

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

    def text(self, text: str) -> str:
        """Return a text as it was written."""
        if text.isascii() and "&" not in text:
            return text
        for form in dict.fromkeys((text, _CHARACTER.sub(_latin, text))):
            undone, misread = mojibake.undo(form)
            if misread:
                self._found[misread] = None
                return undone
        return text

    def value(self, value: object) -> object:
        """Return a value of JSON with its texts as they were written."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        return value

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was undone, for the record; nothing where nothing was."""
        found = " and ".join(self._found)
        return (phrase("{found}: undone", found=found),) if found else ()


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
    if not undoing.warnings:
        return None
    return msgspec.structs.replace(
        wrapped,
        **changes,
        keywords=keywords,
        known=known,
        warnings=(*wrapped.warnings, *undoing.warnings),
    )
