"""How much memory a process held, and how much it and its workers held at one time."""

from __future__ import annotations

import re
import resource
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_POLL = 0.05  # seconds between two looks


def high_water_mark(process: int | str = "self") -> int | None:
    """Return the most memory in bytes that a process ever held, where the kernel tells it."""
    return _told("VmHWM", process)


def _told(name: str, process: int | str) -> int | None:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    found = re.search(rf"{name}:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else None


def peak_bytes() -> int:
    """Return the high-water mark of this process.

    The kernel's own mark where there is one: `ru_maxrss` begins at what the parent had.
    """
    if mark := high_water_mark():
        return mark
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


class Peak:
    """Watches this process and those it starts, as long as its block runs.

    What all of them hold is added up many times a second; it is never less than the most that this
    process ever held by itself. Where the kernel does not tell, this process alone counts.
    """

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._most = 0

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._watcher.join()

    @property
    def bytes(self) -> int:
        """The most that they held at one time."""
        return max(self._most, peak_bytes())

    def _watch(self) -> None:
        while not self._ended.wait(_POLL):
            self._look()

    def _look(self) -> None:
        processes: list[int | str] = ["self", *descendants("self")]
        held = sum(_told("VmRSS", process) or 0 for process in processes)
        self._most = max(self._most, held)


def descendants(process: int | str) -> list[int]:
    """Return the processes that a process started, and those that these did, where it is told."""
    try:
        told = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it, or a thread of it, ended meanwhile
        return []
    children = [int(child) for line in told for child in line.split()]
    return children + [below for child in children for below in descendants(child)]
