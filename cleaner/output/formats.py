"""The names of the formats that records are written in."""

from __future__ import annotations

from typing import Final

FORMATS: Final = ("jsonl", "json", "csv", "parquet", "markdown", "text")
