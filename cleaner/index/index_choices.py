"""What a user may choose of an index."""

from __future__ import annotations

from typing import Literal

By = Literal["published", "captured"]
"""What counts for a look into the past: when an article was published, or captured."""
