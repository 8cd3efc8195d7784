"""What a run costs: time and memory."""

from __future__ import annotations

import sys
import time


class Clock:
    """The time since a run began."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def measured(self, records: int) -> dict[str, float | None]:
        """Return seconds, records a second, and the peak memory of the largest process."""
        seconds = time.monotonic() - self._begun
        return {
            "seconds": round(seconds, 3),
            "records_per_second": round(records / seconds, 1) if seconds else None,
            "peak_memory_mb": _peak_mb(),
        }


def _peak_mb() -> float | None:
    try:
        import resource
    except ImportError:  # not on this system
        return None
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return round(max(usage.ru_maxrss for usage in usages) * unit / 1e6, 1)
