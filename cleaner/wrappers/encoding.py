"""Bytes to text. What the bytes are outranks what they declare.

Order of trust: the caller's word, a byte order mark, strict UTF-8, the declared charset, GB18030
(the superset in which GB2312 and GBK are always read), of damaged texts what reads best, at last a
detector. What cannot be decoded whole is decoded with marks and says so.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import NamedTuple

from cleaner.errors import BinaryError, UnreadableError
from cleaner.lazy import regex
from cleaner.messages import phrase

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"\x89PNG": phrase("a PNG image"),
    b"\xff\xd8\xff": phrase("a JPEG image"),
    b"GIF8": phrase("a GIF image"),
    b"RIFF": phrase("a RIFF file"),
    b"%PDF": phrase("a PDF"),
    b"PK\x03\x04": phrase("a zip archive"),
    b"\x7fELF": phrase("a program"),
    b"MZ\x90": phrase("a program"),
    b"BZh": phrase("a bzip2 archive"),
    b"\xfd7zXZ": phrase("an xz archive"),
    b"7z\xbc\xaf": phrase("a 7z archive"),
    b"Rar!": phrase("a RAR archive"),
    b"\x28\xb5\x2f\xfd": phrase("a zstandard archive"),
    b"PAR1": phrase("a Parquet file"),
    b"\xd0\xcf\x11\xe0": phrase("an Office document"),
    b"SQLite format": phrase("a database"),
    b"OggS": phrase("an audio file"),
    b"ID3": phrase("an audio file"),
    b"\x00\x00\x01\x00": phrase("an icon"),
    b"wOFF": phrase("a font"),
    b"wOF2": phrase("a font"),
}
_MAGICS = tuple(_MAGIC)
_MARKS = tuple(mark for mark, _ in _BOMS)
_DECLARED = regex(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.I)
_HZ = regex(rb"~\{(?:[!-w][!-~])+~\}")  # GB2312 in seven bits, as early mail and pages are
_FEW_HZ = 3
_WIDE_WHY = phrase("every other byte of its Latin text is NUL")
_GB = frozenset(
    ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "hz-gb-2312", "euc-cn", "gb-2312")
)
# A text into which a fault wrote some has NULs alone; a binary file has other controls, too.
_FEW_NULS = 0.02
_UNWRITTEN = regex(rb"\0{32,}")  # what a write that was lost leaves in a file, whatever it holds
_JSON = regex(rb'[\s\[]{0,9}\{\s{0,99}"[^"\x00-\x1f]{1,200}"\s{0,9}:')
_OTHER_CONTROLS = regex(rb"[\x01-\x06\x0e-\x19]")
# One bad byte in a hundred characters: a damaged file; more: another encoding.
_TOLERATED = 0.01
_DAMAGED = 0.3  # so much is still this encoding, where what is left reads as Chinese
_SAMPLE = 400_000  # bytes by which a damage is judged
_PRIVATE = regex("[\ue000-\uf8ff]")
_FREQUENT = regex("[，。、的一是在不了有和人这這中大为為上年月日]")
_LEAST_FREQUENT = 0.03
# In UTF-16 the full stop, the comma and the line end; two bytes that no other text has together.
_WIDE_MARKS = (
    ("utf-16-le", (b"\x02\x30", b"\x0c\xff", b"\n\0")),
    ("utf-16-be", (b"\x30\x02", b"\xff\x0c", b"\0\n")),
)
_USUAL = regex(
    "[\t\n\r -~\xb7\u2010-\u2027\u2030-\u205e\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uffee]"
)
_MOSTLY = 0.98
_BESIDE_THE_WEB = frozenset(
    "utf-8-sig utf_8 utf-32 utf-32-le utf-32-be utf-16-le utf-16-be hz cp950 big5hkscs".split()
)
_EMPTY_WORDS = frozenset(("iso8859-1", "cp1252", "ascii"))  # declared by servers, meant by nobody


class Decoded(NamedTuple):
    """A decoded input: its text, Python's name of the codec, why that one, and any damage."""

    text: str
    encoding: str
    why: str
    warning: str | None = None


def decode(data: bytes, *, override: str | None = None, declared: str | None = None) -> Decoded:
    """Decode an input.

    Args:
        data: the bytes.
        override: an encoding that the caller knows; nothing else is then tried.
        declared: a charset that the transport named (an HTTP header, a MIME part).

    Raises:
        UnreadableError: the bytes are no text.

    """
    decoded = _decode(data, override, declared)
    if 0 not in data or "\0" not in decoded.text:  # bytes are searched many times as fast
        return decoded
    dropped = phrase("{count} NUL characters were dropped", count=decoded.text.count(chr(0)))
    warning = f"{decoded.warning}; {dropped}" if decoded.warning else dropped
    return decoded._replace(text=decoded.text.replace("\0", ""), warning=warning)


def _decode(data: bytes, override: str | None, declared: str | None) -> Decoded:
    if override:
        if (name := codec_name(override)) is None:
            raise UnreadableError(phrase("no such encoding: {text}", text=override))
        return _decode_as(data, name, phrase("as told"))
    if data.startswith(_MARKS):
        name = next(name for mark, name in _BOMS if data.startswith(mark))
        return _decode_as(data, name, phrase("byte order mark"))
    if data.find(0, 0, 64) >= 0 and (wide := _looks_utf16(data[:4096])):
        return _decode_as(data, wide, _WIDE_WHY)  # in ASCII text it is valid UTF-8, too
    if data.isascii() and len(_HZ.findall(data)) >= _FEW_HZ:
        return _decode_as(data, "hz", phrase("ASCII with the escapes of HZ"))
    try:
        return Decoded(data.decode("utf-8"), "utf-8", phrase("valid UTF-8"))
    except UnicodeDecodeError as error:
        if (
            error.end >= len(data) - 4
            and error.start > 0
            and error.reason == "unexpected end of data"
        ):
            text = data[: error.start].decode("utf-8")
            return Decoded(
                text,
                "utf-8",
                phrase("valid UTF-8"),
                phrase("the text breaks off inside a character"),
            )
    return _not_utf8(data, declared)


def codec_name(charset: str) -> str | None:
    """Return Python's name of a charset (the GB family as gb18030), or None if it has none.

    Charsets are those of the web's list of labels (WHATWG's Encoding Standard) and a few beside it.
    """
    name = charset.strip().lower()
    if name in _GB:
        return "gb18030"
    import webencodings

    label = webencodings.lookup(name)
    if label is None and name not in _BESIDE_THE_WEB:
        return None  # Python's own list holds codecs of no text: hex, zlib, punycode
    for known in (name, label.codec_info.name if label is not None else ""):
        with contextlib.suppress(LookupError):
            return codecs.lookup(known).name
    return None


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page or an XML prolog declares in its first bytes, or None."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def refuse_binary(data: bytes) -> None:
    """Raise BinaryError for what is plainly no text."""
    if data.startswith(_MAGICS):
        what = next(what for magic, what in _MAGIC.items() if data.startswith(magic))
        raise BinaryError(phrase("binary: {what}", what=what))
    head = _UNWRITTEN.sub(b"", data[:4096]) or data[:4096]
    nuls = head.count(0)
    if not nuls or head.startswith(_MARKS) or _looks_utf16(head) or _JSON.match(head):
        return
    if nuls <= _FEW_NULS * len(head) and not _OTHER_CONTROLS.search(head):
        return
    if _wide_chinese(head) is None:
        raise BinaryError(phrase("binary: it holds NUL bytes"))


def _not_utf8(data: bytes, declared: str | None) -> Decoded:
    head = data[:4096]
    if wide := _looks_utf16(head):
        return _decode_as(data, wide, _WIDE_WHY)
    if wide := _wide_chinese(head):
        return _decode_as(data, wide, "as UTF-16 it is Chinese")
    refuse_binary(data)
    inside = codec_name(declared_charset(data) or "")
    if inside and inside.startswith(("utf-16", "utf-32")):
        inside = None  # in such a text the declaration could not have been found
    named = [name for name in (codec_name(declared or ""), inside) if name]
    candidates: dict[str, float] = {}
    for name in dict.fromkeys(("utf-8", *named, "gb18030")):
        if name not in _EMPTY_WORDS:
            candidates[name] = damage = _damage(data, name)
            if damage <= _TOLERATED:
                better = _better(data, name)
                return _decode_as(data, better or name, _why(better or name, damage, named))
    candidates.setdefault("big5hkscs", _damage(data, "big5hkscs"))
    readable = {n: _readable(data, n) for n, damage in candidates.items() if damage <= _DAMAGED}
    best = max(readable, key=lambda name: readable[name], default=None)
    if best is not None and readable[best] >= _LEAST_FREQUENT:
        why = _why(best, candidates[best], named)
        return _decode_as(data, best, phrase("{reason}, and reads best", reason=why))
    return _detected(data)


def _why(name: str, damage: float, named: list[str]) -> str:
    if name == "utf-8":
        return phrase("UTF-8 but for {share} of it", share=format(damage, ".2%"))
    valid = "GB18030" if name == "gb18030" else "Big5"
    if name in named:
        return phrase("declared as {name}", name=name)
    return phrase("not UTF-8, and valid {name}", name=valid)


def _looks_utf16(head: bytes) -> str | None:
    """Tell UTF-16 without a mark by the NULs beside its Latin characters."""
    if len(head) < 16 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 16 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _wide_chinese(head: bytes) -> str | None:
    """Tell UTF-16 without a mark by its Chinese, where it holds hardly any Latin characters."""
    for name, marks in _WIDE_MARKS:
        if any(mark in head for mark in marks):
            text = head[: len(head) // 2 * 2].decode(name, "replace")
            usual = len(_USUAL.findall(text))
            if usual > _MOSTLY * len(text) and _readable(head, name) >= _LEAST_FREQUENT:
                return name
    return None


def _damage(data: bytes, encoding: str) -> float:
    """Return the share of a sample's non-ASCII characters that do not decode."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    foreign = _foreign(text)
    # Private-use characters come out of GB18030 when the bytes are something else.
    bad = text.count("\ufffd") + len(_PRIVATE.findall(text))
    return bad / foreign if foreign else 0.0


def _readable(data: bytes, encoding: str) -> float:
    """Return the share of the most frequent characters of Chinese among the non-ASCII ones.

    A text that is read as another encoding has hardly any of them, though all of it may decode.
    """
    text = data[:_SAMPLE].decode(encoding, "replace")
    return len(_FREQUENT.findall(text)) / max(1, _foreign(text))


def _better(data: bytes, declared: str) -> str | None:
    """Return as what a text is whole and Chinese that is none as what it is declared.

    In an encoding of single bytes any text is whole, and much of one Chinese encoding in another.
    """
    if declared in ("utf-8", "gb18030") or _readable(data, declared) >= _LEAST_FREQUENT:
        return None
    for name in ("gb18030", "big5hkscs"):
        text = data[:_SAMPLE].decode(name, "replace")
        printed = "，" in text or "。" in text  # which by chance no other script's bytes are
        if printed and _damage(data, name) <= _TOLERATED:
            return name if _readable(data, name) >= _LEAST_FREQUENT else None
    return None


def _foreign(text: str) -> int:
    """Return how many characters of a text are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _decode_as(data: bytes, encoding: str, why: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, why)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        bad = text.count("\ufffd")
        return Decoded(
            text, encoding, why, phrase("{count} characters could not be decoded", count=bad)
        )


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import detect  # the last resort; its import costs more than a page

    guessed = detect(data)["encoding"]
    declared = codec_name(declared_charset(data) or "")
    names = filter(None, (declared, codec_name(guessed) if guessed else None))
    name = next((name for name in names if not _damage(data, name)), "windows-1252")
    doubt = phrase("the encoding is a guess: {name}", name=name)
    return Decoded(data.decode(name, "replace"), name, phrase("detected"), doubt)
