"""A diff of two samples in the terminal, in two columns."""

from __future__ import annotations

from pathlib import Path

import click.testing

from cleaner.commands.newsdiff import main
from tests.pictures.drawn import svg

_SAMPLES = Path(__file__).parents[2] / "samples" / "newsdiff"
_WIDTH = 110


def draw(folder: Path) -> None:
    """Write `newsdiff.svg`."""
    names = [str(_SAMPLES / name) for name in ("first.json", "reprint.json")]
    shown = click.testing.CliRunner().invoke(
        main,
        [*names, "--color", "always"],
        env={"COLUMNS": str(_WIDTH), "CLEANER_LANG": "en"},
    )
    picture = svg(shown.stdout, "newsdiff first.json reprint.json", "newsdiff", _WIDTH)
    (folder / "newsdiff.svg").write_text(picture, "utf-8")
