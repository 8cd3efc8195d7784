"""Moves each threshold of the matcher and of the ledger by a tenth and sees a test turn red.

`python -m tests.thresholds [NAME…]` copies the checkout, edits one line of one file at a time, and
runs the tests at the boundaries, then the others that are about it. It fails where all stay green;
what ties the docs to the settings does not count.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_LINE = re.compile(r"^(?P<name>[A-Z_]+): Final = (?P<value>[\d.]+)$", re.M)
_BOUNDARIES = "tests/reprints/test_boundaries.py"
# Where thresholds stand, and what is run of each: the fastest first, most are told by them.
_TESTS = {
    "cleaner/reprints/settings.py": (
        _BOUNDARIES,
        "tests/reprints/test_fingerprint.py",
        "tests/reprints",
    ),
    "cleaner/reprints/clusters/descent.py": ("tests/reprints/test_descent.py",),
    "cleaner/ledger/ledger_settings.py": ("tests/ledger/test_ledger_boundaries.py",),
}
_TIED = ("the_docs_tell_every_threshold", "the_numbers_in_the_docs_are_those_of_the_settings")


class Threshold(NamedTuple):
    file: str
    name: str
    value: str  # as it is written


def thresholds() -> list[Threshold]:
    """Return each threshold that is a number."""
    return [
        Threshold(file, found["name"], found["value"])
        for file in _TESTS
        for found in _LINE.finditer((ROOT / file).read_text("utf-8"))
    ]


def moved(value: str) -> Iterator[str]:
    """Give a threshold moved by a tenth, and by one at least where it is a whole number."""
    if "." in value:
        yield from (f"{float(value) * factor:.4f}" for factor in (0.9, 1.1))
    else:
        step = max(1, round(int(value) / 10))
        yield from (str(int(value) - step), str(int(value) + step))


def survives(copy: Path, threshold: Threshold, value: str) -> bool:
    """Tell whether all tests stay green with another value."""
    file, name, _ = threshold
    original = (ROOT / file).read_text("utf-8")
    changed = re.sub(rf"^{name}: Final = .*$", f"{name}: Final = {value}", original, flags=re.M)
    (copy / file).write_text(changed, "utf-8")
    try:
        return all(_green(copy, tests) for tests in _TESTS[file])
    finally:
        (copy / file).write_text(original, "utf-8")


def _green(copy: Path, tests: str) -> bool:
    run = [sys.executable, "-m", "pytest", "-x", "-q", "-k", f"not ({' or '.join(_TIED)})", tests]
    return subprocess.run(run, cwd=copy, capture_output=True).returncode != 1


def main() -> int:
    chosen = sys.argv[1:]
    left = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        ignored = shutil.ignore_patterns(".git", ".venv", ".nox", "build", "__pycache__")
        shutil.copytree(ROOT, copy, ignore=ignored)
        for threshold in thresholds():
            if chosen and threshold.name not in chosen:
                continue
            for value in moved(threshold.value):
                green = survives(copy, threshold, value)
                left += green
                told = "NO TEST TURNS RED" if green else "told"
                print(f"{threshold.name} = {value}: {told}", flush=True)  # noqa: T201
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
