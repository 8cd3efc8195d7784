"""Bytes to text."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Sequence

from cleaner.errors import UnreadableError
from cleaner.newstext import mojibake
from cleaner.wrappers.encoding import codec_name, declared_charset, decode, refuse_binary
from tests.fuzz import mutating
from tests.fuzz.invariants import Broken
from tests.fuzz.targets.samples_of import samples_of

_TEXT = "试验田今年增产三成，农艺师陶喆说：“第二块也一样。”\n<meta charset={}>\n"
_CODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "hz")
_LABELS = (
    "",
    "utf-8",
    "gb2312",
    "gbk",
    "big5",
    "utf-16",
    "hex",
    "zlib",
    "unicode_escape",
    "x-none",
)


def seeds() -> list[bytes]:
    """Return a text in each encoding, under each name, and a page of each site."""
    texts = [_TEXT.format(label) for label in _LABELS]
    made = [text.encode(coding, "replace") for text in texts for coding in _CODINGS]
    return [*made, *(sample[:1500] for sample in samples_of("sina", "chinanews", "plain"))]


def mutated(data: bytes, pool: Sequence[bytes], dice: random.Random) -> bytes:
    """Change bytes, whatever they stand for."""
    if dice.random() < 0.5:
        return mutating.mutated(data, pool, dice)
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        at = dice.randrange(len(changed) + 1)
        to = min(len(changed), at + dice.choice((0, 0, 1, 1, 2, 50)))
        changed[at:to] = dice.choice((b"", b"\0", b"\x80", b"\xff", b"~{", dice.randbytes(2)))
    return bytes(changed[:2000])


def check(data: bytes) -> None:
    """Check that bytes are a text, whole and without NULs, or no text."""
    with contextlib.suppress(UnreadableError):
        refuse_binary(data)
    declared = declared_charset(data)
    for label in (None, declared):
        try:
            found = decode(data, declared=label)
        except UnreadableError:
            continue
        if "\0" in found.text:
            raise Broken("a text holds no NUL", repr(found))
        if found != decode(data, declared=label):
            raise Broken("the same each time", repr(found))
        if codec_name(found.encoding) is None:
            raise Broken("the encoding has a name that can be given", found.encoding)
        if found.warning is None:
            _check_whole(data, found.text, found.encoding)
        mojibake.undo(found.text)


def _check_whole(data: bytes, text: str, encoding: str) -> None:
    """Check that a text that nothing warns of decodes strictly as what it is said to be."""
    try:
        again = decode(data, override=encoding)
        data.decode(encoding)
    except (UnicodeDecodeError, UnreadableError) as error:
        raise Broken("what is damaged is told", f"{encoding}: {error}") from error
    if again.text != text:
        raise Broken("an encoding that is told reads the same", encoding)
