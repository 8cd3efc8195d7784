"""The list of stories in the terminal."""

from __future__ import annotations

from pathlib import Path

import click.testing

from cleaner.commands.dedupe import main
from tests.pictures.drawn import svg

_SAMPLES = Path(__file__).parents[2] / "samples" / "reprints"
_WIDTH = 90


def draw(folder: Path) -> None:
    """Write `stories.svg`."""
    asked = [str(_SAMPLES), "--format", "terminal", "--color", "always", "--jobs", "1"]
    shown = click.testing.CliRunner().invoke(
        main, asked, env={"COLUMNS": str(_WIDTH), "CLEANER_LANG": "en"}
    )
    picture = svg(shown.stdout, "dedupe samples/reprints", "stories", _WIDTH)
    (folder / "stories.svg").write_text(picture, "utf-8")
