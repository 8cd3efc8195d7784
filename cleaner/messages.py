"""The words that people read, in their language: the catalogues in `locale/`, read when asked.

Where a text is shown it is worded, with `_` and `ngettext`. A word of a table is `marked` there,
and worded when it is shown. What is made long before it is shown and is data as well (a warning of
a record, the reason of a failure) is a `phrase`: English, whose template is in the catalogue, so
that `in_language` knows it again and words it in the end.
"""

from __future__ import annotations

import contextlib
import functools
import gettext
import os
import re
import sys
from collections.abc import Iterator
from typing import Final

DOMAIN: Final = "cleaner"
LANGUAGES: Final = ("en", "zh")
LOCALES: Final = os.path.join(os.path.dirname(__file__), "locale")
CHOICE: Final = "CLEANER_LANG"  # the variable that goes before those of the system
_NO_LANGUAGE = ("C", "POSIX")
_PHRASE = "phrase"  # the context of phrases in a catalogue
_NUMBERS = ("count", "number")  # places that hold digits
_NESTED = ("reason", "what")  # places that hold a phrase of their own


def language() -> str:
    """Return the language of messages, one of `LANGUAGES`, as the environment asks for it now.

    `CLEANER_LANG` goes first; then it is as with GNU gettext: `LANGUAGE` lists what is preferred,
    unless the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`) is C. Without any of them it is what Windows
    speaks; and English where nothing that is known is asked for.
    """
    get = os.environ.get
    system = get("LC_ALL") or get("LC_MESSAGES") or get("LANG")
    listed = get("LANGUAGE") if system not in _NO_LANGUAGE else None
    for name in (get(CHOICE) or listed or system or _of_windows()).split(":"):
        short = re.split(r"[-_.@]", name.strip().lower())[0]
        if short in LANGUAGES:
            return short
    return "en"


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


@functools.cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [name], fallback=True)


def _(text: str) -> str:
    """Return a text of the catalogue in the reader's language."""
    return _catalogue(language()).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the text for so many in the reader's language; it has yet to be formatted."""
    return _catalogue(language()).ngettext(one, many, number)


def marked(text: str) -> str:
    """Return a text as it is; it comes into the catalogue, and `_` words it where it is shown."""
    return text


def phrase(template: str, /, **values: object) -> str:
    """Return an English text that is put into the reader's language where it is shown.

    Args:
        template: stands in the catalogue; with values it is formatted with them.
        values: what stands at its places; a `reason` or a `what` is a phrase itself.
    """
    return template.format(**values) if values else template


def in_language(text: str) -> str:
    """Return a phrase in the reader's language; what is none in the catalogue stays as it is.

    A phrase may stand behind the name of what it is about: `news.csv: line 3: no text`.
    """
    name = language()
    known = _catalogue(name)
    if name == "en" or not text:
        return text
    if (same := known.pgettext(_PHRASE, text)) != text:
        return same
    for template, pattern in _patterns(name):
        if found := pattern.fullmatch(text):
            values = found.groupdict()
            nested = {name: in_language(values[name]) for name in _NESTED if name in values}
            values |= nested
            return known.pgettext(_PHRASE, template).format(**values)
    place, mark, rest = text.partition(": ")
    if mark and (said := in_language(rest)) != rest:
        return _("{name}: {text}").format(name=in_language(place), text=said)
    return text


@functools.cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the phrases with places and what texts of them look like, the most telling first."""
    import string

    found = {}
    with open(os.path.join(LOCALES, name, "LC_MESSAGES", f"{DOMAIN}.mo"), "rb") as file:
        compiled = file.read()
    for template in _templates(compiled):
        with contextlib.suppress(ValueError):  # braces that are no places
            parts = list(string.Formatter().parse(template))
            if any(field for _literal, field, _spec, _conversion in parts):
                found[template] = (sum(len(part[0]) for part in parts), _pattern(parts))
    order = sorted(found, key=lambda template: (-found[template][0], template))
    return tuple((template, found[template][1]) for template in order)


def _pattern(parts: list[tuple[str, str | None, str | None, str | None]]) -> re.Pattern[str]:
    pattern = ""
    for literal, field, _spec, _conversion in parts:
        pattern += re.escape(literal)
        if field:
            again = f"(?P<{field}>" in pattern
            what = r"[\dN,]+" if field in _NUMBERS else ".+?"  # N: of several that were counted
            pattern += f"(?P={field})" if again else f"(?P<{field}>{what})"
    return re.compile(pattern, re.S)


def _templates(catalogue: bytes) -> Iterator[str]:
    """Give the phrases of a compiled catalogue (its form: the manual of GNU gettext, 10.3)."""
    import struct

    order = "<" if catalogue[:4] == b"\xde\x12\x04\x95" else ">"
    count, start = struct.unpack_from(f"{order}2I", catalogue, 8)
    for number in range(count):
        length, at = struct.unpack_from(f"{order}2I", catalogue, start + 8 * number)
        context, _sign, text = catalogue[at : at + length].decode().partition("\x04")
        if context == _PHRASE and text:
            yield text


@contextlib.contextmanager
def speaking(asked: str | None = None) -> Iterator[None]:
    """Choose the language for the time of a block, also of what click says of its own.

    Args:
        asked: one of `LANGUAGES`; None: as the environment asks.
    """
    before = {name: os.environ.get(name) for name in (CHOICE, "LANGUAGE")}
    domain = gettext.textdomain()
    if asked is not None:
        os.environ[CHOICE] = asked
    os.environ["LANGUAGE"] = language()  # all that the gettext of the standard library looks at
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
    try:
        yield
    finally:
        gettext.textdomain(domain)
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
