"""JSON as it comes: one document, or one value a line.

Lines are read one by one, so that a file of any size takes the memory of its longest line; a bad
line gives an error in its place and the others go on.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from cleaner.errors import CleanerError, UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.wrappers.encoding import decode
from cleaner.wrappers.records import lines
from cleaner.wrappers.source import HEAD, Source

_OBJECT = regex(r"""\{\s*(?:"(?:[^"\\]|\\.){0,200}+"\s*:|\}\s*\Z)""")
_ARRAY = regex(r"\[\s*(?:\{\s*[\"}]|\[\s*\"|\]\s*\Z)")
# A script that hands the data over: `callback({…})`, `var list = [{…}]`.
_SCRIPT = regex(r"(?:try\s*\{\s*)?(?:var\s+)?[\w.$]{1,60}\s*[=(]\s*(?=[\[{]\s*[\[{\"])")
_SURROGATES = regex("[\ud800-\udfff]")
_NEXT_ITEM = regex(r"(?:\}\s*+(?:,\s*+)?|,\s*+)\{")
# An object of another write; one that is a value of another object stands behind one of these.
_BEGUN = regex(r'(?<![:\[,\s])\{\s*+"')
_MOST_BEGUN = 50  # of a damaged line that are tried
_CHINESE = ("gb18030", "big5hkscs", "hz")
_TWO_BYTES = "\u07ff"  # the last character that takes two bytes in UTF-8
_BETWEEN = regex(r"[\s,\ufeff]*")
_MOST_FAILURES = 1_000  # in one document, behind which nothing more is looked for
_TRIED = 20  # lines looked at where the first is no JSON
_OPEN = ("[", "{", ",", ":")  # ends of a line whose document goes on in the next


class JsonValue(NamedTuple):
    """A value of the input, or why there is none.

    `line` is counted from 1 and None for a document; `encoding` is Python's codec name, None where
    no bytes had to be decoded.
    """

    line: int | None
    value: object
    encoding: str | None
    why: str | None  # why that encoding
    sha256: str
    error: CleanerError | None = None
    unit: str = "line"  # what is counted
    within: str = ""  # the part of the input in which it is counted: a sheet

    @property
    def place(self) -> str | None:
        """Where it stands, for messages: `line 7`."""
        line = f"{self.unit} {self.line}" if self.line else ""
        return ", ".join(filter(None, (self.within, line))) or None


def is_json(opening: str) -> bool:
    """Tell JSON by its beginning: an object with a key, an array of objects, or of arrays."""
    first = opening[:1]
    if first == "{":
        return _OBJECT.match(opening) is not None or _mostly_objects(opening)
    if first == "[":
        return _ARRAY.match(opening) is not None or _mostly_objects(opening)
    if first in "<-":
        return False
    if _SCRIPT.match(opening):
        return True
    return '\n{"' in opening and _mostly_objects(opening)


def _mostly_objects(opening: str) -> bool:
    """Tell JSON Lines whose first line is damaged: most of the others are objects."""
    first = [line for line in opening.split("\n")[:_TRIED] if line.strip()]
    if len(opening) > HEAD // 4 and len(first) > 1:
        first.pop()  # may be cut
    objects = sum(1 for line in first if line.lstrip().startswith('{"') and _parses(line))
    return objects >= 2 and objects * 2 > len(first)


def _is_lines(opening: str) -> bool:
    """Tell JSON Lines from one document over several lines."""
    begun = [line for line in opening.split("\n", 40) if line.strip()]
    first = begun[0].strip()
    if _SCRIPT.match(first):
        return False
    if len(begun) == 1:  # one document on one line; one that is longer than what was looked at
        return first[0] == "{" and len(opening) >= HEAD // 4
    if _parses(first):
        return True
    second = begun[1].strip()
    inside = first.endswith(_OPEN) or second.endswith(",")
    return first[0] != "[" and second.startswith('{"') and not inside


def _parses(text: str) -> bool:
    try:
        msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def json_values_of(source: Source) -> Iterator[JsonValue]:
    """Give the values of a JSON input.

    Raises:
        UnreadableError: it is one document, and damaged.

    """
    if _is_lines(source.opening):
        yield from _lines(source)
        return
    encoding, why = source.beginning.encoding, source.beginning.why
    try:
        if encoding.startswith("utf-8"):
            encoding, value = "utf-8", parse_json(source.data, encoding)
        else:
            value = parse_json(source.text.encode("utf-8", "replace"), "utf-8")
    except ValueError as error:
        damage = UnreadableError(phrase("damaged JSON: {reason}", reason=error))
        yield from _recovered(source, damage)
        return
    yield JsonValue(None, value, encoding, why, source.sha256)


def _recovered(source: Source, damage: UnreadableError) -> Iterator[JsonValue]:
    """Give the objects of a damaged list, or of several documents in one input, each by itself.

    Raises:
        UnreadableError: nothing can be read but the first of them.

    """
    text = source.text.lstrip("\ufeff \t\r\n")
    encoding, why, sha256 = source.decoded.encoding, source.decoded.why, source.sha256
    decoder = json.JSONDecoder(strict=False)
    at = 1 if text.startswith("[") else 0
    found: list[JsonValue] = []
    failures = 0
    while failures < _MOST_FAILURES and (begin := text.find("{", at)) >= 0:
        number = len(found) + 1
        try:
            item, at = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError):
            failures += 1
            if any(value.error is None for value in found):
                after = _NEXT_ITEM.search(text, begin)
                at = after.end() - 1 if after else len(text)
            else:  # it may be what holds the list
                at = begin + 1
                continue
            found.append(JsonValue(number, None, encoding, why, sha256, damage, unit="item"))
        else:
            found.append(JsonValue(number, _whole(item), encoding, why, sha256, unit="item"))
    if not any(value.error is None for value in found):
        raise damage
    yield from found
    if failures == _MOST_FAILURES and text.find("{", at) >= 0:
        rest = phrase("more than {count} failures: the rest was not read", count=_MOST_FAILURES)
        yield JsonValue(None, None, encoding, why, sha256, UnreadableError(rest))
    if all(value.error is None for value in found) and (failures or text.startswith("[")):
        yield JsonValue(None, None, encoding, why, sha256, damage)


def _lines(source: Source) -> Iterator[JsonValue]:
    encoding, why = source.beginning.encoding, source.beginning.why
    for line in lines.of(source):
        if isinstance(line.data, bytes):
            if data := line.data.strip():
                yield from _line(line.number, data, *_encoding_of(data, line.encoding, why, source))
        else:
            yield JsonValue(line.number, None, encoding, why, "", line.data)


def _encoding_of(line: bytes, encoding: str, why: str, source: Source) -> tuple[str, str]:
    """Return the encoding of a line and why: files of several encodings are put behind one another.

    An encoding that the caller knows is that of all lines.
    """
    if source.encoding is not None or line.isascii():
        return encoding, why
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        if encoding not in _CHINESE:  # no other is what most Chinese lines are in
            decoded = decode(line)
            return decoded.encoding, decoded.why
        return encoding, why
    if encoding.startswith("utf-") or max(text) <= _TWO_BYTES:  # which may be characters of GBK
        return encoding, why
    return "utf-8", phrase("valid UTF-8")


def _line(number: int, line: bytes, encoding: str, why: str) -> Iterator[JsonValue]:
    """Give the value of a line; of a line that holds several, as where an end is lost, each."""
    sha256 = hashlib.sha256(line).hexdigest()
    try:
        yield JsonValue(number, parse_json(line, encoding), encoding, why, sha256)
    except ValueError as error:
        text = _text(line, encoding)
        values, is_whole = _several(text)
        for value in values if is_whole else (*values, *_ending(text)):
            yield JsonValue(number, value, encoding, why, sha256)
        if not is_whole:
            damage = UnreadableError(phrase("damaged JSON: {reason}", reason=error))
            yield JsonValue(number, None, encoding, why, sha256, damage)


def _several(text: str) -> tuple[list[object], bool]:
    """Return the objects that follow one another in a text, and whether they are all of it."""
    decoder = json.JSONDecoder(strict=False)
    found: list[object] = []
    at = 0
    try:
        while (at := _BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr]
            if text[at] != "{":
                return found, False
            value, at = decoder.raw_decode(text, at)
            found.append(_whole(value))
    except (ValueError, RecursionError):
        return found, False
    return found, bool(found)


def _ending(text: str) -> list[object]:
    """Return the objects that end a damaged line: behind a write that broke off stands the next."""
    for begun in itertools.islice(_BEGUN.finditer(text, 1), _MOST_BEGUN):
        found, is_whole = _several(text[begun.start() :])
        if is_whole:
            return found
    return []


def parse_json(data: bytes, encoding: str) -> object:
    """Parse one JSON value, also one that the standard does not allow but programs write.

    Raises:
        ValueError: it is damaged.

    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    if encoding.startswith("utf-"):
        try:
            return msgspec.json.decode(data)
        except (msgspec.DecodeError, RecursionError):
            pass
    text = _text(data, encoding)
    # NaN, raw line ends inside strings, half a surrogate pair; and data inside a script's call.
    decoder = json.JSONDecoder(strict=False)
    try:
        if script := _SCRIPT.match(text):
            return _whole(decoder.raw_decode(text, script.end())[0])
        return _whole(decoder.decode(text))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _text(data: bytes, encoding: str) -> str:
    if encoding.startswith("utf-"):
        text = data.decode("utf-8", "replace")
    else:
        text = decode(data, override=encoding).text
    return text.lstrip("\ufeff \t\r\n")


def _whole(value: object) -> object:
    """Replace the halves of surrogate pairs, which no encoding can write."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
