"""How long diffs of long texts take, whatever the texts: `python -m tests.benchmarks.newsdiff`."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cleaner.diff import Version, compare

_LETTERS = 200_000
_SEED = 4
_CHILD = """
import sys, time
from cleaner.commands.newsdiff import main
try:
    main(sys.argv[1:], prog_name="newsdiff")
finally:
    print(time.process_time(), file=sys.stderr)
"""


def _text(dice: random.Random, letters: int) -> str:
    return "".join(chr(0x4E00 + dice.randrange(3_000)) for _ in range(letters))


def _edited(dice: random.Random, paragraph: str) -> str:
    at = dice.randrange(len(paragraph))
    return paragraph[:at] + _text(dice, 3) + paragraph[at + dice.randrange(4) :]


def texts() -> Iterator[tuple[str, str, str]]:
    """Give a name and two texts for each case."""
    dice = random.Random(_SEED)
    paragraphs = [_text(dice, 100) for _ in range(_LETTERS // 100)]
    shuffled = dice.sample(paragraphs, len(paragraphs))
    whole, lines = "".join(paragraphs), "\n".join(paragraphs)
    edited = [_edited(dice, paragraph) for paragraph in paragraphs]
    yield "every paragraph edited", lines, "\n".join(edited)
    yield "every paragraph moved", lines, "\n".join(shuffled)
    yield "nothing in common", lines, "\n".join(_text(dice, 100) for _ in paragraphs)
    yield "one paragraph over and over", lines[:101] * len(paragraphs), lines[:101] * 1_900
    yield "one paragraph, edited", whole, "".join(edited)
    yield "one paragraph, split", whole, lines
    yield "one paragraph, another", whole, _text(dice, _LETTERS)
    yield "one letter over and over", whole[:1] * _LETTERS, whole[:1] * (_LETTERS - 9_999)
    yield "a letter a paragraph", "\n".join(whole[: _LETTERS // 2]), "\n".join(shuffled[0] * 1_000)


def _cold_start() -> float:
    """Return the processor time of the command on two articles of 3,000 characters."""
    dice = random.Random(_SEED)
    paragraphs = [_text(dice, 150) for _ in range(20)]
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, made in (("a", paragraphs), ("b", [_edited(dice, p) for p in paragraphs])):
            path = Path(folder) / f"{name}.txt"
            path.write_text("\n".join(["标题", *made]), "utf-8")
            names.append(str(path))
        child = [sys.executable, "-c", _CHILD, *names]
        runs = [subprocess.run(child, capture_output=True, text=True) for _ in range(5)]
    return min(float(run.stderr.splitlines()[-1]) for run in runs)


if __name__ == "__main__":
    print(f"{_cold_start():6.2f} s  cold start, 3,000 characters")  # noqa: T201
    for name, left, right in texts():
        begun = time.process_time()
        compare(Version(id="left", body=left), Version(id="right", body=right))
        print(f"{time.process_time() - begun:6.2f} s  {name}", flush=True)  # noqa: T201
