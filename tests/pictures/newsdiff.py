"""A diff of two samples in the terminal, in two columns."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import click.testing
from rich.console import Console
from rich.text import Text

from cleaner.commands.newsdiff import main
from cleaner.render.width import columns

_SAMPLES = Path(__file__).parents[2] / "samples" / "newsdiff"
_WIDTH = 110
_LENGTH = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)<')
_FONT = re.compile(r"\s*@font-face \{.*?\}", re.S)


def draw(folder: Path) -> None:
    """Write `newsdiff.svg`."""
    names = [str(_SAMPLES / name) for name in ("first.json", "reprint.json")]
    shown = click.testing.CliRunner().invoke(
        main, [*names, "--color", "always"], env={"COLUMNS": str(_WIDTH)}
    )
    console = Console(record=True, width=_WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(shown.stdout.rstrip("\n")))
    picture = console.export_svg(title="newsdiff first.json reprint.json", unique_id="newsdiff")
    picture = _LENGTH.sub(_in_columns, picture)
    # A picture that fetches its font from elsewhere is no picture: the reader's own will do.
    (folder / "newsdiff.svg").write_text(_FONT.sub("", picture), "utf-8")


def _in_columns(found: re.Match[str]) -> str:
    """Give a run of text the length of its columns: rich gives it that of its characters."""
    text = html.unescape(found[3])
    length = float(found[1]) * columns(text) / max(1, len(text))
    return f'textLength="{length:.1f}"{found[2]}>{found[3]}<'
