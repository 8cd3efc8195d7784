"""The targets by name."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).parent
_NONE = ("__init__", "samples_of", "heaps")  # what targets share
TARGETS = tuple(sorted(f.stem for f in (HOME / "targets").glob("*.py") if f.stem not in _NONE))
