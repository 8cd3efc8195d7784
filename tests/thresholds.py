"""Moves each threshold of the matcher by a tenth and sees a test turn red.

`python -m tests.thresholds [NAME…]` copies the checkout, edits one line of `settings.py` at a time,
and runs the tests at the boundaries, then the other tests of the matcher. It fails where all stay
green; what ties the docs to the settings does not count.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETTINGS = "cleaner/reprints/settings.py"
_LINE = re.compile(r"^(?P<name>[A-Z_]+): Final = (?P<value>[\d.]+)$", re.M)
_BOUNDARIES = "tests/reprints/test_boundaries.py"
# The fastest first: most thresholds are told by them.
_TESTS = (_BOUNDARIES, "tests/reprints/test_fingerprint.py", "tests/reprints")
_TIED = ("the_docs_tell_every_threshold", "the_numbers_in_the_docs_are_those_of_the_settings")


def thresholds() -> dict[str, str]:
    """Return each threshold that is a number, as it is written."""
    text = (ROOT / SETTINGS).read_text("utf-8")
    return {found["name"]: found["value"] for found in _LINE.finditer(text)}


def moved(value: str) -> Iterator[str]:
    """Give a threshold moved by a tenth, and by one at least where it is a whole number."""
    if "." in value:
        yield from (f"{float(value) * factor:.4f}" for factor in (0.9, 1.1))
    else:
        step = max(1, round(int(value) / 10))
        yield from (str(int(value) - step), str(int(value) + step))


def survives(copy: Path, name: str, value: str) -> bool:
    """Tell whether all tests stay green with another value."""
    original = (ROOT / SETTINGS).read_text("utf-8")
    changed = re.sub(rf"^{name}: Final = .*$", f"{name}: Final = {value}", original, flags=re.M)
    (copy / SETTINGS).write_text(changed, "utf-8")
    apart = [f"--deselect={_BOUNDARIES}::test_{name}" for name in _TIED]
    for tests in _TESTS:
        run = [sys.executable, "-m", "pytest", "-x", "-q", *apart, tests]
        if subprocess.run(run, cwd=copy, capture_output=True).returncode == 1:
            return False
    return True


def main() -> int:
    chosen = sys.argv[1:] or list(thresholds())
    left = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        ignored = shutil.ignore_patterns(".git", ".venv", ".nox", "build", "__pycache__")
        shutil.copytree(ROOT, copy, ignore=ignored)
        for name in chosen:
            for value in moved(thresholds()[name]):
                green = survives(copy, name, value)
                left += green
                print(f"{name} = {value}: {'NO TEST TURNS RED' if green else 'told'}", flush=True)  # noqa: T201
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
