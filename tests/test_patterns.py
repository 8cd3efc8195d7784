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
QUICK = (500, 4_000, 20)  # where eight times the input takes less than so much, it is in proportion
TRIED = 48  # inputs of a pattern, spread over all; `python -m tests.test_patterns` tries every one
Row = tuple[str, str, int, list[str]]

# Patterns that see no more than so many characters, whatever the input: a pattern that may take the
# square of little.
BOUNDED = {
    "cleaner.newstext.chrome._END": 90,
    "cleaner.newstext.datelines._dateline": 90,
    "cleaner.newstext.mentions._OPENS": 30,
    "cleaner.newstext.mentions._SIGN_BEFORE": 8,
    "cleaner.newstext.people._REPORTER_LINE": 60,
    "cleaner.newstext.roles._REPORTERS": 120,
    "cleaner.newstext.roles._REPORTING": 120,
    "cleaner.newstext.sources._SOURCE_LINE": 80,
}


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
    short, long = (seconds(pattern, method, worst_inputs.text(shape, n)) for n in QUICK[:2])
    if long < QUICK[2] * short:
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


def fault(row: Row, most: int = TRIED) -> str | None:
    """Return what makes a pattern slow, or None; `most` is how many inputs are tried."""
    where, source, flags, methods = row
    pattern = re.compile(source, flags)
    for method in sorted({m if m in ("match", "fullmatch") else "search" for m in methods}):
        shapes = worst_inputs.shapes(source, flags)
        for shape in shapes[:: -(-len(shapes) // most) or 1]:
            if grows(pattern, method, shape):
                return f"{where} {method} of {shape!r}"
    return None


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    return collected()


def test_patterns_are_found_wherever_they_are_compiled(rows: list[Row]) -> None:
    places = " ".join(row[0] for row in rows)
    assert len(rows) > 400
    for place in ("page.head._META", "newstext.dates._FULL", "newstext.furniture.patterns"):
        assert f"cleaner.{place}" in places


def test_twice_the_input_takes_a_pattern_about_twice_the_time(rows: list[Row]) -> None:
    free = [row for row in rows if row[0] not in BOUNDED]
    assert {*BOUNDED} <= {row[0] for row in rows}
    assert [found for row in free if (found := fault(row))] == []


def test_a_slow_pattern_is_found() -> None:
    assert fault((r"\s+x", r"\s+x", re.S.value | re.U.value, ["search"])) is not None


if __name__ == "__main__":
    for row in collected():
        if row[0] not in BOUNDED and (len(sys.argv) < 2 or sys.argv[1] in row[0]):
            begun = time.process_time()
            if found := fault(row, sys.maxsize):
                sys.stdout.write(f"{found}\n")
            if (taken := time.process_time() - begun) > 2:
                sys.stderr.write(f"{row[0]}: tried for {taken:.0f} s\n")
