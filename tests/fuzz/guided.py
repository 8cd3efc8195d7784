"""The search led by coverage: inputs that reach new code are kept, and changed further.

Atheris, libFuzzer for Python, keeps and chooses; inputs are changed as in every search. It is not
among what the tests need: `pip install atheris`.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Tell = Callable[[str, bytes, str], None]
_LONGEST = 60_000  # bytes


def instrumented() -> Any:
    """Import the package so that the code that an input reaches is counted; returns atheris."""
    import atheris

    with atheris.instrument_imports(include=["cleaner"]):
        import cleaner

        for info in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
            if info.name.split(".")[-1] != "__main__":
                with contextlib.suppress(ImportError):  # of an extra that is not there
                    importlib.import_module(info.name)
    return atheris


def guided_search(
    name: str, count: int, seed: int, more: list[bytes], tell: Tell, kept: Path | None
) -> None:
    """Search, and end the process; each place that fails is told once, with a small input.

    Args:
        name: the target.
        count: how many inputs are tried.
        seed: other seeds, other inputs.
        more: inputs to begin from, beside the target's.
        tell: is called with the place, the input and what is known.
        kept: a folder for the inputs that reach new code; None for one that is removed.

    """
    atheris = instrumented()
    from tests.fuzz.running import fault, smaller, target

    searched = target(name)
    pool = [*searched.seeds, *more]
    found: set[str] = set()

    def one(data: bytes) -> None:
        known = fault(searched.check, data)
        if known is not None and known[0] not in found:
            found.add(known[0])
            small = smaller(searched.check, data, known[0])
            tell(known[0], small, (fault(searched.check, small) or known)[1])

    def change(data: bytes, most: int, seed_of_this: int) -> bytes:
        dice = random.Random(seed_of_this)
        return searched.mutated(bytes(data), pool, dice)[:most]

    with tempfile.TemporaryDirectory() as folder:
        corpus = kept or Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(pool):
            (corpus / f"seed-{number}").write_bytes(data)
        asked = [sys.argv[0], str(corpus), f"-atheris_runs={count}", f"-seed={seed}"]
        asked += [
            f"-max_len={_LONGEST}",
            "-timeout=600",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
        ]
        atheris.Setup(asked, one, custom_mutator=change)
        atheris.Fuzz()
