"""Inputs changed at random: in their characters, their tags, their numbers and their bytes.

A text is changed as text, so that most of what comes out still decodes; bytes that are none stand
in it as surrogates, as Python's `surrogateescape` has them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from tests.fuzz.pieces import NUMBERS, PIECES

LONGEST = 12_000  # characters: what is found in longer ones is found in these
_TAG = re.compile(r"<[^<>]{1,200}>")
_NUMBER = re.compile(r"\d+")
_ENCODINGS = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs", "utf-8-sig", "latin-1")
Dice = random.Random


def as_text(data: bytes) -> str:
    """Return an input as text that can be made bytes again."""
    return data.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """Return a changed text as bytes; halves of surrogate pairs of its own are written as such."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def mutated(data: bytes, pool: Sequence[bytes], dice: Dice) -> bytes:
    """Return an input that was changed in a few places; `pool` are others to take parts of."""
    text = as_text(data)
    for _ in range(1 + int(dice.expovariate(0.6))):
        text = dice.choice(_EDITS)(text, pool, dice)
    if len(text) > LONGEST:
        at = dice.randrange(len(text) - LONGEST)
        text = text[: LONGEST // 2] + text[at + LONGEST // 2 :][: LONGEST // 2]
    changed = as_bytes(text)
    if dice.random() < 0.04:
        changed = _other_bytes(changed, dice)
    return changed


def _span(text: str, dice: Dice, longest: int = 200) -> tuple[int, int]:
    at = dice.randrange(len(text) + 1)
    return at, min(len(text), at + int(dice.triangular(0, longest, 0)))


def _cut(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    at, to = _span(text, dice)
    return text[:at] + text[to:]


def _doubled(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    at, to = _span(text, dice)
    times = dice.choice((1, 1, 1, 2, 3, 30))
    return text[:to] + text[at:to] * times + text[to:]


def _inserted(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(PIECES) + text[at:]


def _put_over(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    at, to = _span(text, dice, 12)
    return text[:at] + dice.choice(PIECES) + text[to:]


def _moved(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    at, to = _span(text, dice)
    rest = text[:at] + text[to:]
    there = dice.randrange(len(rest) + 1)
    return rest[:there] + text[at:to] + rest[there:]


def _ended(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _crossed(text: str, pool: Sequence[bytes], dice: Dice) -> str:
    other = as_text(dice.choice(pool))
    if dice.random() < 0.5:
        return text[: dice.randrange(len(text) + 1)] + other[dice.randrange(len(other) + 1) :]
    at, (lo, hi) = dice.randrange(len(text) + 1), _span(other, dice, 800)
    return text[:at] + other[lo:hi] + text[at:]


def _tag_changed(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    tags = [*_TAG.finditer(text)]
    if len(tags) < 2:
        return text
    one, two = dice.choice(tags), dice.choice(tags)
    made = dice.choice(("", one[0] * 2, two[0], one[0][:-1], one[0].replace('"', "", 1)))
    return text[: one.start()] + made + text[one.end() :]


def _line_changed(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    lines = text.split("\n")
    at, to = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[at] = dice.choice(("", lines[to], lines[at] * 2, lines[at].strip(), f"  {lines[at]}"))
    return "\n".join(lines)


def _number_changed(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    numbers = [*_NUMBER.finditer(text)]
    if not numbers:
        return text
    found = dice.choice(numbers)
    number = dice.choice((*NUMBERS, str(int(found[0][-9:]) + 1), found[0] + "0", found[0][:-1]))
    return text[: found.start()] + number + text[found.end() :]


def _character_changed(text: str, _pool: Sequence[bytes], dice: Dice) -> str:
    if not text:
        return text
    at = dice.randrange(len(text))
    code = ord(text[at]) ^ (1 << dice.randrange(16))
    return text[:at] + chr(code) + text[at + 1 :]


def _other_bytes(data: bytes, dice: Dice) -> bytes:
    """Write an input in another encoding, or flip bits of it."""
    if dice.random() < 0.5:
        coding = dice.choice(_ENCODINGS)
        return data.decode("utf-8", "replace").encode(coding, "replace")
    flipped = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8))):
        if flipped:
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
    return bytes(flipped)


_EDITS: tuple[Callable[[str, Sequence[bytes], Dice], str], ...] = (
    *(_cut, _doubled, _inserted, _inserted, _put_over, _moved, _ended, _crossed, _crossed),
    *(_tag_changed, _tag_changed, _line_changed, _number_changed, _character_changed),
)


def stretched(data: bytes, dice: Dice) -> tuple[str, str, str]:
    """Return what stands before, a short piece to repeat, and what stands behind."""
    text = as_text(data)
    at, to = _span(text, dice, 40)
    unit = text[at:to] if dice.random() < 0.5 else dice.choice(PIECES)
    return text[:at], unit or " ", text[to:] if dice.random() < 0.7 else ""
