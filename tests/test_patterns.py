"""Time in proportion to size: no pattern of the package grows faster than what it is given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import worst_inputs

HOME = Path(__file__).parents[1]
SMALL = (20, 24, 28, 32, 64, 256)  # characters, where exponential ones show
SCREEN, *DOUBLED = (1_000, 2_000, 4_000, 8_000)
NOTICED = 0.001  # seconds of a processor for SCREEN characters, below which nothing is judged
MOST = 3.2  # times the time for twice the input: 2 is in proportion, 4 the square
Row = tuple[str, str, int, list[str]]

# Modules all of whose patterns are held to it; `python -m tests.test_patterns` tries every one.
HELD = ("page.head", "page.from_markup", "newstext.dates", "newstext.escapes")


def seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    """Return the processor time that one use of a pattern takes."""
    begun = time.process_time()
    if method in ("match", "fullmatch"):
        getattr(pattern, method)(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begun


def grows(pattern: re.Pattern[str], method: str, shape: worst_inputs.Shape) -> bool:
    """Tell whether the time grows faster than the input, over two doublings or more."""
    if seconds(pattern, method, worst_inputs.text(shape, 12)) > 1:
        return True
    before = NOTICED
    for size in SMALL:
        taken = seconds(pattern, method, worst_inputs.text(shape, size))
        if taken > 20 * before:
            return True
        before = max(taken, NOTICED)
    if seconds(pattern, method, worst_inputs.text(shape, SCREEN)) < NOTICED:
        return False
    small, _, large = (
        min(seconds(pattern, method, worst_inputs.text(shape, size)) for _ in range(2))
        for size in DOUBLED
    )
    return large > MOST**2 * max(small, NOTICED)


def collected() -> list[Row]:
    """Return what the package compiles, as `collect_patterns` prints it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.collect_patterns"], cwd=HOME, capture_output=True, check=True
    )
    return [tuple(row) for row in json.loads(done.stdout)]


def fault(row: Row) -> str | None:
    """Return what makes a pattern slow, or None."""
    where, source, flags, methods = row
    pattern = re.compile(source, flags)
    for method in sorted({m if m in ("match", "fullmatch") else "search" for m in methods}):
        for shape in worst_inputs.shapes(source, flags):
            if grows(pattern, method, shape):
                return f"{where} {method} of {shape!r}"
    return None


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    return collected()


def test_patterns_are_found_wherever_they_are_compiled(rows: list[Row]) -> None:
    places = " ".join(row[0] for row in rows)
    assert len(rows) > 400
    for place in ("page.head._META", "newstext.dates._FULL", "newstext/furniture.py", "escapes"):
        assert place in places


@pytest.mark.parametrize("module", HELD)
def test_twice_the_input_takes_a_pattern_about_twice_the_time(rows: list[Row], module: str) -> None:
    held = [row for row in rows if row[0].startswith(f"cleaner.{module}.")]
    assert held
    assert [found for row in held if (found := fault(row))] == []


def test_a_slow_pattern_is_found() -> None:
    assert fault((r"\s+x", r"\s+x", re.S.value | re.U.value, ["search"])) is not None


if __name__ == "__main__":
    for row in collected():
        if (found := fault(row)) and (len(sys.argv) < 2 or sys.argv[1] in found):
            sys.stdout.write(f"{found}\n")
