"""What a terminal is shown."""

from __future__ import annotations

import os


def read_terminal(ours: int) -> str:
    """Read our side of a terminal until the other is closed, and close it."""
    shown = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux's way to say that the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return shown.decode("utf-8")
