"""What a terminal shows, as a picture."""

from __future__ import annotations

import html
import io
import itertools
import re

from rich.console import Console
from rich.text import Text

from cleaner.render.width import columns

_COLUMN = 12.2  # units that rich gives to a column
_PARTS = ("before", "x", "between", "behind")
_RUN = re.compile(
    r'<text(?P<before>[^>]*?)x="(?P<x>[\d.]+)"(?P<between>[^>]*?)textLength="[\d.]+"'
    r"(?P<behind>[^>]*)>(?P<text>[^<]*)</text>"
)
_FONT = re.compile(r"\s*@font-face \{.*?\}", re.S)


def svg(shown: str, title: str, name: str, width: int) -> str:
    """Return a picture of what a command shows.

    Args:
        shown: its output, with colours.
        title: stands above it.
        name: is its own in the picture.
        width: columns.
    """
    console = Console(record=True, width=width, file=io.StringIO())
    console.print(Text.from_ansi(shown.rstrip("\n")))
    picture = _RUN.sub(_in_columns, console.export_svg(title=title, unique_id=name))
    # A picture that fetches its font from elsewhere is no picture: the reader's own will do.
    return _FONT.sub("", picture)


def _in_columns(found: re.Match[str]) -> str:
    """Put a run of text in pieces of one width where their columns are.

    The length that rich gives to the whole run a browser spreads over all of its characters.
    """
    before, x, between, behind = (found[name] for name in _PARTS)
    text = html.unescape(found["text"])
    at = float(x)
    pieces = []
    for _, group in itertools.groupby(text, columns):
        piece = "".join(group)
        wide = columns(piece) * _COLUMN
        told = html.escape(piece, quote=False).replace("\u00a0", "&#160;")
        pieces.append(
            f'<text{before}x="{at:.1f}"{between}textLength="{wide:.1f}"{behind}>{told}</text>'
        )
        at += wide
    return "".join(pieces)
