"""Text that was once decoded with the wrong codec and saved so: told, and undone where exact.

Three misreadings make up nearly all of it: UTF-8 read as GBK (鍥藉唴), UTF-8 read as Latin-1
(å›½å†…), GBK read as Latin-1 (¹úÄÚ). Encoding a passage back by the wrong codec gives its bytes
again, unless some were lost on the way; what then decodes whole by the right codec is what was
written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from cleaner.lazy import regex

GBK_AS_LATIN = "GBK once read as Latin-1"
_C1 = {  # Windows-1252, as programs mean it where they say Latin-1
    character: chr(byte)
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"
}
_TO_LATIN = str.maketrans(_C1)
_SPECIALS = "".join(_C1)
_FOREIGN_RUN = regex(r"[^\x00-\x7f]+")
_LATIN_RUN = regex(f"[\x80-\xff{_SPECIALS}]{{2,}}")
_LATIN = regex(f"[\x80-\xff{_SPECIALS}]")
_BEYOND_LATIN = regex(f"[^\x00-\xff{_SPECIALS}]")
_WRITTEN = regex(  # what a passage of Chinese consists of
    "[\\x00-\\x7f\xa0·×é\u2000-\u2027\u202f-\u205f\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf"
    "\u3000-\u9fff\ufeff\uff00-\uffef\U0001f300-\U0001faff\U00020000-\U0003ffff]+"
)
_HAN = regex("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
# Of the GBK bytes those of the commonest 3,755 characters and of their marks.
_COMMON_GB = regex(rb"(?:[\xb0-\xd7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe])")
# Marks that stand in every text: ， and the other wide ones begin with EF BC in UTF-8, ， is A3 AC
# in GBK; 锟 is the half of a replacement character.
_LATIN_HINT = regex("ï¼|£¬|¡£|ã[€\x80]|Ã¯Â¼")
_LOST = regex("(?<![“‘「『《\"'])(?:锟斤拷)+(?![”’」』》\"'])")
_SHORTEST = 6  # characters that are judged
_LATIN_SHARE = 0.4  # of a line; Western languages have far less
_LAYERS = 3
_MOSTLY = 0.9


class Undone(NamedTuple):
    """A text with its misread passages undone, and what they had been read as (None: nothing)."""

    text: str
    misread: str | None


def may_be_misread(text: str) -> bool:
    """Tell quickly whether a text may hold misread passages; most are done with this."""
    if "锛" in text or "锟" in text or "銆" in text:
        return True
    data = text.encode("utf-8", "replace")  # whose characters of Latin-1 begin with C2 or C3
    return (0xC2 in data or 0xC3 in data) and _LATIN_HINT.search(text) is not None


def is_misread(text: str) -> bool:
    """Tell whether a line of the text was misread, also where bytes of it were lost since."""
    return may_be_misread(text) and any(map(_is_misread, text.split("\n")))


def is_latin(character: str) -> bool:
    """Tell one of the characters that a byte of another encoding is taken for."""
    return _LATIN.fullmatch(character) is not None


def may_be_damaged(text: str) -> bool:
    """Tell quickly whether a text may be misread or lack characters; most are done with this."""
    return "\ufffd" in text or may_be_misread(text)


def lost(text: str) -> int:
    """Return how many runs of characters were replaced before the text was saved (锟斤拷, �)."""
    return (
        len(_LOST.findall(text)) + text.count("\ufffd") if "锟" in text or "\ufffd" in text else 0
    )


def damage(text: str, *, told: bool) -> Iterator[str]:
    """Say what of a text was damaged before it was saved; `told`: what gave it spoke of damage."""
    if is_misread(text):
        yield "the text was once read in a wrong encoding, and bytes of it are lost: not undone"
    if not told and (runs := lost(text)):
        yield f"the text lacks characters in {runs} places: they were lost before it was saved"


def undo(text: str) -> Undone:
    """Undo misreadings, passage by passage and layer by layer, where that is exact."""
    misread: list[str] = []
    for _ in range(_LAYERS):
        for name, pattern, right in _MISREADINGS:
            changed = (right(text) if not text.isascii() else None) or _each(text, pattern, right)
            if changed != text:
                text = changed
                misread.append(name)
                break
        else:
            break
    return Undone(text, " and ".join(dict.fromkeys(misread)) or None)


def gbk_as_written(text: str) -> str:
    """Undo GBK once read as Latin-1 in passages of any length: of what stands beside such text."""
    return _LATIN_RUN.sub(lambda found: _any_gbk(found[0]) or found[0], text)


def _any_gbk(passage: str) -> str | None:
    try:
        return _plausible(_latin_bytes(passage).decode("gb18030"), passage)
    except UnicodeError:
        return None


Right: TypeAlias = Callable[[str], str | None]  # gives a passage as it was, None where it stands


def _each(text: str, pattern: re.Pattern[str], right: Right) -> str:
    """Undo every passage; where the longer ones of GBK were found, single characters, too."""
    changed = pattern.sub(lambda found: right(found[0]) or found[0], text)
    if right is _gbk_from_latin and changed != text:
        return pattern.sub(lambda found: _gbk_from_latin(found[0], 1) or found[0], changed)
    return changed


def _utf8_from_gbk(passage: str) -> str | None:
    for parts in dict.fromkeys(((passage,), tuple(passage.split("€")))):  # Windows' € is 80
        try:
            data = b"\x80".join(part.encode("gb18030") for part in parts)
            return _plausible(data.decode("utf-8"), passage)
        except UnicodeError:
            pass
    return None


def _utf8_from_latin(passage: str) -> str | None:
    try:
        text = _latin_bytes(passage).decode("utf-8")
        return _plausible(text, passage) or _plausible(_latin_bytes(text).decode("utf-8"), passage)
    except UnicodeError:
        return None


def _gbk_from_latin(passage: str, least: int = 2) -> str | None:
    try:
        data = _latin_bytes(passage)
        common = len(_COMMON_GB.findall(data))
        if common < least or 2 * common < _MOSTLY * sum(byte >= 0x80 for byte in data):
            return None
        return _plausible(data.decode("gb18030"), passage)
    except UnicodeError:
        return None


def _latin_bytes(passage: str) -> bytes:
    """Return the bytes that a passage was read from as Latin-1; UnicodeError where it was not."""
    if _BEYOND_LATIN.search(passage):
        raise UnicodeError("characters beyond Latin-1")
    return passage.translate(_TO_LATIN).encode("latin-1")


def _plausible(text: str, before: str) -> str | None:
    """Return what a passage would have been if that is Chinese and another text."""
    return text if text != before and _HAN.search(text) and _WRITTEN.fullmatch(text) else None


def _is_misread(line: str) -> bool:
    foreign = "".join(_FOREIGN_RUN.findall(line))
    if len(foreign) < _SHORTEST:
        return False
    latin = len(_LATIN.findall(line))
    if latin >= _SHORTEST and latin > _LATIN_SHARE * len(line.replace(" ", "")):
        return True
    told = foreign.encode("gbk", "ignore").decode("utf-8", "replace")
    return len(_HAN.findall(told)) > max(2, told.count("\ufffd"))


_MISREADINGS: tuple[tuple[str, re.Pattern[str], Right], ...] = (
    ("UTF-8 once read as GBK", _FOREIGN_RUN, _utf8_from_gbk),
    ("UTF-8 once read as Latin-1", _LATIN_RUN, _utf8_from_latin),
    (GBK_AS_LATIN, _LATIN_RUN, _gbk_from_latin),
)
