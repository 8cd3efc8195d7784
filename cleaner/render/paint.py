"""Lines of styled text as a terminal reads them, with colour or without."""

from __future__ import annotations

from cleaner.render.width import Line

# Parameters of "select graphic rendition" (ECMA-48). No library draws here: the start of one alone
# takes as long as the whole of a short diff.
_STYLES = {
    "bold": "1",
    "dim": "2",
    "removed": "9;31",  # struck out, and underlined, for whoever sees no colours
    "added": "4;32",
    "removed sign": "31",
    "added sign": "32",
    "moved": "36",
    "doubtful": "1;35",  # yellow is not seen on white
    "label": "2",
    "dim removed": "2;9;31",
    "dim added": "2;4;32",
    "form": "2",
    "standing": "2;3",
    "source 0": "32",
    "source 1": "36",
    "source 2": "33",
    "source 3": "35",
    "source 4": "34",
    "source 5": "31",
}


def paint(line: Line, *, colour: bool) -> str:
    """Return a line of text; without colour its styles are left out."""
    out = []
    for piece in line:
        code = _STYLES.get(piece.style) if colour else None
        out.append(f"\x1b[{code}m{piece.text}\x1b[0m" if code and piece.text else piece.text)
    return "".join(out).rstrip(" ")
