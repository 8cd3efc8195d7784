"""What breaks readers: marks of markup and of wrappers, words that are looked for, odd numbers."""

from __future__ import annotations

import tomllib
from pathlib import Path

_HELD: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
NUMBERS = tuple(_HELD.pop("numbers"))
_BYTES = (
    "\udcff",
    "\udce4\udcb8",
    "\ud800",
)  # a byte that is no text, a cut character, half a pair
PIECES = (*(piece for kind in _HELD.values() for piece in kind), *_BYTES)
