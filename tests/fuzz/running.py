"""The search: seeds are changed and checked, and what is found is made small and told once."""

from __future__ import annotations

import importlib
import itertools
import random
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.overtime import Overtime, limited
from tests.fuzz import mutating
from tests.fuzz.invariants import Broken
from tests.fuzz.named import HOME

CORPUS = HOME / "corpus"
_LIMIT = 20.0  # seconds of the processor for one input
_STRETCH = 64  # of so many inputs one has a piece of it repeated, and is timed
_SIZE = 8_000  # characters of the shortest that is timed
_SLOW = 0.06  # seconds; what is faster than this is not timed again
_RATIO = 3.5  # a doubled input that takes so many times as long, twice in a row, is a finding
_TRIES = 400  # how often a finding is made smaller

Check = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the package, what its inputs look like, how they are changed, what must hold."""

    name: str
    seeds: tuple[bytes, ...]
    check: Check
    mutated: Callable[[bytes, Sequence[bytes], random.Random], bytes]


@dataclass(slots=True)
class Search:
    """What was tried, and by the place where it shows what was found, as small as it was made."""

    inputs: int = 0
    seconds: float = 0.0
    found: dict[str, tuple[bytes, str]] = field(default_factory=dict)


def target(name: str) -> Target:
    """Return a target, with its seeds and what was kept of earlier searches."""
    module: Any = importlib.import_module(f"tests.fuzz.targets.{name}")
    kept = [file.read_bytes() for file in sorted((CORPUS / name).glob("*"))]
    change = getattr(module, "mutated", mutating.mutated)
    return Target(name, (*module.seeds(), *kept), module.check, change)


def inputs(target: Target, seed: int, more: Sequence[bytes] = ()) -> Iterator[bytes]:
    """Give inputs without end, the same for one seed; `more` are seeds of the caller's."""
    dice = random.Random(f"{target.name} {seed}")
    pool = [*target.seeds, *more]
    while True:
        yield target.mutated(dice.choice(pool), pool, dice)


def fault(check: Check, data: bytes) -> tuple[str, str] | None:
    """Check one input; return where it fails, and all that is known of it."""
    try:
        with limited(_LIMIT):
            check(data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except Broken as error:
        return error.promise, str(error)
    except Overtime as error:
        return "time in proportion to size", str(error)
    except BaseException as error:  # whatever it is, it was not declared
        frames = traceback.extract_tb(error.__traceback__)
        at = frames[-1]
        return f"{type(error).__name__} in {Path(at.filename).name}:{at.name}", "".join(
            traceback.format_exception(error)
        )
    return None


def smaller(check: Check, data: bytes, place: str) -> bytes:
    """Return a short part of an input that fails in the same place."""
    tries, step = 0, max(1, len(data) // 2)
    while step and tries < _TRIES:
        at = 0
        while at < len(data) and tries < _TRIES:
            shorter = data[:at] + data[at + step :]
            tries += 1
            known = fault(check, shorter)
            if known is not None and known[0] == place:
                data = shorter
            else:
                at += step
        step //= 2
    return data


def grows(check: Check, data: bytes, dice: random.Random) -> tuple[bytes, str] | None:
    """Repeat a piece of an input; return it where doubling it costs far more than twice, twice."""
    head, unit, tail = mutating.stretched(data, dice)
    sizes = (_SIZE, 2 * _SIZE, 4 * _SIZE)
    texts = [head[:4000] + unit * (size // len(unit)) + tail[:4000] for size in sizes]
    if _seconds(check, texts[0]) < _SLOW:
        return None
    took = [min(_seconds(check, text) for _ in range(2)) for text in texts]
    if all(more > _RATIO * less for less, more in itertools.pairwise(took)):
        told = ", ".join(f"{seconds:.2f} s" for seconds in took)
        return mutating.as_bytes(texts[0]), f"{unit!r} repeated: {told}"
    return None


def _seconds(check: Check, text: str) -> float:
    data, start = mutating.as_bytes(text), time.process_time()
    fault(check, data)
    return time.process_time() - start


def search(
    target: Target,
    count: int,
    seed: int,
    *,
    more: Sequence[bytes] = (),
    timed: bool = True,
    tell: Callable[[str, bytes, str], None] = lambda place, data, told: None,
) -> Search:
    """Try so many inputs; each place that fails is told once, with a small input."""
    made, start = Search(), time.process_time()
    dice = random.Random(f"times {target.name} {seed}")
    for data in inputs(target, seed, more):
        if made.inputs >= count:
            break
        made.inputs += 1
        known = fault(target.check, data)
        if known is not None and known[0] not in made.found:
            place = known[0]
            small = smaller(target.check, data, place)
            told = (fault(target.check, small) or known)[1]
            made.found[place] = small, told
            tell(place, small, told)
        if timed and not made.inputs % _STRETCH:
            slow = grows(target.check, data, dice)
            if slow is not None:
                place = f"time in proportion to size {len(made.found)}"
                made.found[place] = slow
                tell(place, *slow)
    made.seconds = time.process_time() - start
    return made
