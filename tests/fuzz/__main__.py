"""Search one target for inputs that break a promise: `python -m tests.fuzz TARGET`."""

from __future__ import annotations

import argparse
import hashlib
import sys
import warnings
from pathlib import Path

from tests.fuzz.guided import guided_search
from tests.fuzz.named import TARGETS


def main() -> int:
    """Run a search, and tell what it found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("target", choices=TARGETS)
    asked.add_argument("--inputs", type=int, default=100_000, help="how many inputs are tried")
    asked.add_argument("--seed", type=int, default=0, help="other seeds, other inputs")
    asked.add_argument("--more", type=Path, help="a folder of more inputs to begin from")
    asked.add_argument("--keep", type=Path, help="a folder for the inputs that are found")
    asked.add_argument("--guided", action="store_true", help="led by coverage; needs atheris")
    asked.add_argument("--corpus", type=Path, help="with --guided: keep what reaches new code here")
    options = asked.parse_args()
    warnings.simplefilter("ignore")

    def tell(place: str, data: bytes, told: str) -> None:
        print(f"\n== {place}\n{told}\n{data[:1500]!r}", flush=True)  # noqa: T201
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            name = hashlib.sha256(data).hexdigest()[:12]
            (options.keep / f"{options.target}-{name}").write_bytes(data)

    files = sorted(options.more.rglob("*")) if options.more else []
    more = [file.read_bytes() for file in files if file.is_file()]
    if options.guided:
        guided_search(options.target, options.inputs, options.seed, more, tell, options.corpus)
    from tests.fuzz.running import search, target  # the package, not before it is instrumented

    made = search(target(options.target), options.inputs, options.seed, more=more, tell=tell)
    rate = made.inputs / max(made.seconds, 0.001)
    print(  # noqa: T201
        f"{options.target}: {made.inputs} inputs, {made.seconds:.0f} s of the processor"
        f" ({rate:.0f} a second), seed {options.seed}: {len(made.found)} findings"
    )
    return 1 if made.found else 0


if __name__ == "__main__":
    sys.exit(main())
