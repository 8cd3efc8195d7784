"""The samples that ship, as seeds."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).parents[3]
SAMPLES = HOME / "samples" / "articles"
SITES = ("chinanews", "cnstock", "eastmoney", "sina", "stcn")


def samples_of(*folders: str) -> list[bytes]:
    """Return the samples of some folders, as text in UTF-8 where they are of another encoding."""
    files = [file for name in folders for file in sorted((SAMPLES / name).iterdir())]
    return [file.read_bytes() for file in files]
