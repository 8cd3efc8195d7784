"""Damaged copies of inputs, and how many of them still read as the whole does.

`python -m tests.fuzz.damages FOLDER… --places 200` prints the table for files of yours; that of the
samples is `tests/goldens/damages.toml`, at the few places that every run of the tests has time for.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from cleaner.article import Article
from cleaner.errors import CleanerError
from tests.fuzz.invariants import check_errors, read_all
from tests.fuzz.targets.samples_of import SAMPLES

PLACES = 5  # where each sample is damaged in each way by the tests
_TAG_OR_LINE = re.compile(rb"<[^<>\n]{1,200}>|(?<=\n)[^\n]+\n")
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-8-sig")
# What tells of the bytes themselves, and what is rightly said of a damage.
_OF_THE_BYTES = ("input_sha256", "encoding", "warnings")
Dice = random.Random
Table = dict[str, dict[str, list[int]]]


def _cut_off(data: bytes, places: int, _dice: Dice) -> Iterator[bytes]:
    for place in range(1, places + 1):
        yield data[: len(data) * place // (places + 1)]


def _bit_flipped(data: bytes, places: int, dice: Dice) -> Iterator[bytes]:
    for _ in range(places):
        at = dice.randrange(len(data))
        yield data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def _byte_lost(data: bytes, places: int, dice: Dice) -> Iterator[bytes]:
    for _ in range(places):
        at = dice.randrange(len(data))
        yield data[:at] + data[at + 1 :]


def _tags(data: bytes, places: int, dice: Dice) -> list[re.Match[bytes]]:
    found = [*_TAG_OR_LINE.finditer(data)]
    return dice.sample(found, min(places, len(found)))


def _tag_doubled(data: bytes, places: int, dice: Dice) -> Iterator[bytes]:
    for found in _tags(data, places, dice):
        yield data[: found.end()] + data[found.start() :]


def _tag_dropped(data: bytes, places: int, dice: Dice) -> Iterator[bytes]:
    for found in _tags(data, places, dice):
        yield data[: found.start()] + data[found.end() :]


def _written_otherwise(data: bytes, _places: int, _dice: Dice) -> Iterator[bytes]:
    """Write a text in each encoding, whatever it declares."""
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        for encoding in _ENCODINGS[1:]:
            with contextlib.suppress(UnicodeEncodeError):
                yield text.encode(encoding)


def _misread(data: bytes, _places: int, _dice: Dice) -> Iterator[bytes]:
    """Read a text in a wrong encoding that loses nothing, and save what came of it."""
    for wrong in ("latin-1", "cp1252", "gb18030"):
        with contextlib.suppress(UnicodeError):
            text = data.decode("utf-8").encode("utf-8").decode(wrong)
            if text.encode(wrong) == data:
                yield text.encode("utf-8")


DAMAGES: dict[str, Callable[[bytes, int, Dice], Iterator[bytes]]] = {
    "cut off": _cut_off,
    "a bit flipped": _bit_flipped,
    "a byte lost": _byte_lost,
    "a tag or line doubled": _tag_doubled,
    "a tag or line dropped": _tag_dropped,
    "in another encoding": _written_otherwise,
    "misread once and saved": _misread,
}


def damaged(name: str, damage: str, data: bytes, places: int) -> Iterator[bytes]:
    """Give damaged copies of an input, the same for one name."""
    yield from DAMAGES[damage](data, places, Dice(f"{name} {damage}"))


def records(data: bytes) -> list[dict[str, Any]]:
    """Return what is told of the articles of an input, without what tells of its bytes.

    Raises:
        Broken, or whatever the package should not raise: it is no declared error.
    """
    found = read_all(data)
    check_errors(found)
    if isinstance(found, CleanerError):
        return []
    told = [item.to_dict() for item in found if isinstance(item, Article)]
    return [{k: v for k, v in record.items() if k not in _OF_THE_BYTES} for record in told]


def table(files: Iterable[tuple[str, str, bytes]], places: int) -> Table:
    """Return by damage and group how many of how many copies still read as the whole does.

    Args:
        files: the group, the name and the bytes of each.
        places: where each is damaged.

    """
    counts: dict[str, dict[str, Counter[str]]] = {damage: {} for damage in DAMAGES}
    for group, name, data in files:
        whole = records(data)
        for damage in DAMAGES:
            cell = counts[damage].setdefault(group, Counter())
            for copy in damaged(name, damage, data, places):
                cell["all"] += 1
                cell["exact"] += records(copy) == whole
    return {
        damage: {group: [cell["exact"], cell["all"]] for group, cell in row.items()}
        for damage, row in counts.items()
    }


def samples() -> Iterator[tuple[str, str, bytes]]:
    """Give the samples, by their folder."""
    for file in sorted(SAMPLES.rglob("*")):
        if file.is_file():
            yield file.parent.name, file.relative_to(SAMPLES).as_posix(), file.read_bytes()


def as_toml(found: Table) -> str:
    """Return a table as it is kept."""
    text = (
        "# Of damaged copies of the samples of a folder, how many still read as the whole does.\n"
    )
    for damage, row in found.items():
        text += f'\n["{damage}"]\n'
        text += "".join(f"{group} = [{exact}, {all_}]\n" for group, (exact, all_) in row.items())
    return text


def main() -> None:
    """Print the table of files or, without any, of the samples."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz.damages", description=__doc__)
    asked.add_argument("folders", nargs="*", type=Path)
    asked.add_argument("--places", type=int, default=200)
    options = asked.parse_args()
    warnings.simplefilter("ignore")
    files: Iterable[tuple[str, str, bytes]] = samples()
    if options.folders:
        below = (f for folder in options.folders for f in sorted(folder.rglob("*")) if f.is_file())
        files = ((f.parent.name, str(f), f.read_bytes()) for f in below)
    sys.stdout.write(as_toml(table(files, options.places)))


if __name__ == "__main__":
    main()
