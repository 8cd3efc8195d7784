"""Draw all pictures anew, into `docs/pictures`. Needs Chromium and a font with Chinese glyphs."""

from __future__ import annotations

from pathlib import Path

from tests.pictures import newsdiff, report, terminal

_FOLDER = Path(__file__).parents[2] / "docs" / "pictures"

if __name__ == "__main__":
    _FOLDER.mkdir(exist_ok=True)
    for module in (newsdiff, terminal, report):
        module.draw(_FOLDER)
