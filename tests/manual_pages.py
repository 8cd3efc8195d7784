"""The pages for `man`, made from the help of the commands: ``python -m tests.manual_pages``.

They stand in `docs/man`, a folder a language, and the wheel puts them where `man` looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

import cleaner
from cleaner.commands import clean, dedupe, newsdiff
from cleaner.commands.common.help_page import option_row
from cleaner.commands.common.spoken import Spoken
from cleaner.messages import _, speaking

FOLDER = Path(__file__).parents[1] / "docs" / "man"
COMMANDS = {"clean": clean.main, "dedupe": dedupe.main, "newsdiff": newsdiff.main}
PLACES = {"en": FOLDER, "zh": FOLDER / "zh_CN"}
_HEADS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "SEE ALSO"),
    "zh": ("名称", "概要", "描述", "选项", "示例", "参见"),
}


def pages() -> Iterator[tuple[Path, str]]:
    """Give each page and where it stands."""
    for language, folder in PLACES.items():
        for name, command in COMMANDS.items():
            with speaking(language):
                page = "\n".join(_page(name, command, _HEADS[language])) + "\n"
            if language == "en":  # no `man` needs to be told of an encoding
                page = re.sub(r"[^\0-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", page)
            yield folder / f"{name}.1", page


def _page(name: str, command: Spoken, heads: tuple[str, ...]) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    first, *paragraphs = (_(paragraph) for paragraph in command.paragraphs)
    called, synopsis, description, options, examples, others = heads
    yield f'.TH {name.upper()} 1 "" "chinese-news-cleaner {cleaner.__version__}"'
    yield from (".ad l", ".nh")  # columns of Chinese are not filled with blanks
    yield from (f".SH {called}", _plain(f"{name} - {first.rstrip('.。')}"))
    usage = (_(piece) for piece in command.collect_usage_pieces(context))
    yield from (f".SH {synopsis}", f".B {name}", _plain(" ".join(usage)))
    yield f".SH {description}"
    for paragraph in paragraphs:
        yield from (".PP", _plain(paragraph))
    yield f".SH {options}"
    for title, members in command.grouped(context):
        yield f".SS {_plain(_(title))}"
        for option in members:
            names, said = option_row(option, context)
            yield from (".TP", f"\\fB{_plain(names)}\\fR", _plain(said))
    yield f".SH {examples}"
    for call, said in command.examples:
        yield from (".TP", f"\\fB{_plain(call)}\\fR", _plain(_(said)))
    yield f".SH {others}"
    rest = [other for other in COMMANDS if other != name]
    yield ", ".join(f"\\fB{other}\\fR(1)" for other in rest)


def _plain(text: str) -> str:
    """Return a text that means itself to troff: it begins no request, and a dash is one to copy."""
    told = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{told}" if told.startswith((".", "'")) else told


if __name__ == "__main__":
    for path, page in pages():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")
