"""The catalogues of messages, made anew from the code: ``python -m tests.catalogues``.

New texts come into each catalogue without a translation, texts that nobody words any longer go,
and what stands there is compiled. What click says is taken from the click that is installed; what
another version of it says may stay.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cleaner.report.page_words import marked_in

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "cleaner"
LOCALES = PACKAGE / "locale"
LANGUAGES = sorted(path.name for path in LOCALES.iterdir() if path.is_dir())
CLICK = "click/"  # where its texts are said to be from


def _of_markup(
    file: IO[bytes], keywords: Collection[str], _tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give the texts of the report's markup, as babel asks for them."""
    del options
    if "_" in keywords:
        for number, line in enumerate(file.read().decode().split("\n"), start=1):
            yield from ((number, "_", text, []) for text in marked_in(line))


_METHODS = [
    ("**.py", "python"),
    ("report/web/**.js", "javascript"),
    ("report/web/**.html", _of_markup),
]
_WORDS = {"_": None, "ngettext": (1, 2), "marked": None}
_PHRASES = {"phrase": None}  # they have this as their context
_CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
_HEADER = """\
# The {language} words of cleaner. How texts are added: CONTRIBUTING.md.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def texts() -> Catalog:
    """Return a catalogue of all texts in the code, untranslated."""
    found = Catalog()
    for keywords, context in ((_WORDS, None), (_PHRASES, "phrase")):
        for file, line, text, comments, _ in extract_from_dir(
            PACKAGE, _METHODS, keywords=keywords, comment_tags=("NOTE:",)
        ):
            where = (f"{PACKAGE.name}/{Path(file).as_posix()}", line)
            found.add(text, locations=[where], auto_comments=comments, context=context)
    for file, line, text in _of_click():
        if text not in found:
            found.add(text, locations=[(file, line)])
    return found


def _of_click() -> Iterator[tuple[str, int, str | tuple[str, ...]]]:
    folder = Path(click.__file__).parent
    for name in _CLICK_MODULES:
        for line, text, _, _ in extract_from_file("python", folder / f"{name}.py", keywords=_WORDS):
            yield f"{CLICK}{name}.py", line, text


def from_click(message: Message) -> bool:
    """Tell a text that is click's, of whatever version."""
    return all(file.startswith(CLICK) for file, _ in message.locations)


def po_path(language: str) -> Path:
    """Return where the words of a language stand."""
    return LOCALES / language / "LC_MESSAGES" / "cleaner.po"


def read(language: str) -> Catalog:
    """Read the words of a language."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def updated(language: str) -> Catalog:
    """Return the words of a language with all texts of the code, and none that left it."""
    known, catalog = read(language), texts()
    for message in known:
        if message.id and from_click(message) and message.id not in catalog:
            catalog.add(message.id, locations=message.locations)
    for message in catalog:
        if message.id and (there := known.get(message.id, message.context)):
            message.string = there.string
    catalog.locale = known.locale
    return catalog


def written(catalog: Catalog, language: str) -> str:
    """Return the words of a language as their file holds them."""
    out = io.BytesIO()
    write_po(
        out, catalog, width=100, omit_header=True, sort_by_file=True,
        ignore_obsolete=True, include_lineno=False,
    )  # fmt: skip
    return _HEADER.format(language=language, plurals=catalog.plural_forms) + out.getvalue().decode()


def _compiled(catalog: Catalog) -> bytes:
    catalog.creation_date = catalog.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


if __name__ == "__main__":
    for each in LANGUAGES:
        words = updated(each)
        po_path(each).write_text(written(words, each), "utf-8", newline="\n")
        po_path(each).with_suffix(".mo").write_bytes(_compiled(read(each)))
        missing = [message.id for message in words if message.id and not message.string]
        print(f"{each}: {len(words)} texts, {len(missing)} to be translated")  # noqa: T201
