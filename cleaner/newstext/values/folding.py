"""Which characters are one: width and script folded, each character by itself."""

from __future__ import annotations

import functools
import unicodedata

from cleaner.lazy import regex

# A table of single characters leaves alone what is simplified in some words only (看著 and 著名,
# 憑藉 and 狼藉, 瞭解 and 瞭望, 傢俱 and 俱樂部, 反覆 and 覆蓋); for comparing, both are one.
_BY_WORD = {"著": "着", "藉": "借", "瞭": "了", "俱": "具", "覆": "复"}
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_RAISED = frozenset(map(ord, _DIGITS))
_POWER = regex(rf"(?<=\d)(?P<power>[{_DIGITS}]+)")
_HAN = [(0x2E80, 0x2FE0), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0)]


@functools.cache
def simplified() -> dict[str, str]:
    """Return the simplified form of each traditional character (OpenCC's character tables)."""
    import opencc  # most pairs of a diff need none

    han = [chr(code) for low, high in _HAN for code in range(low, high)]
    # Line breaks keep the converter from reading neighbours as a phrase.
    rows = "\n".join(han)
    found: dict[str, str] = {}
    for variant in ("t2s", "hk2s", "tw2s"):  # 衞 is written in Hong Kong alone
        plain = opencc.OpenCC(variant).convert(rows).split("\n")
        simple = set(found.values())  # 么 stands for 麼; Taiwan's own 么 does not count
        found |= {
            a: b
            for a, b in zip(han, plain, strict=True)
            if a != b and len(b) == 1 and a not in found and a not in simple
        }
    found |= _BY_WORD
    # 薴 is 苧 now, which once was 苎: all are one, and folding twice changes nothing.
    return {a: found.get(b, b) for a, b in found.items()}


def flat(text: str) -> str:
    """Return a text of the same length with width and script folded, character by character.

    A raised or lowered digit behind a digit stays: 10⁸ is not 108.
    """
    table = _widths(text)
    if traditional := _traditional(text):
        table |= traditional
    folded = text.translate(table) if table else text
    if table.keys().isdisjoint(_RAISED):
        return folded
    kept = {at for run in _POWER.finditer(text) for at in range(*run.span("power"))}
    return "".join(text[at] if at in kept else char for at, char in enumerate(folded))


def _widths(text: str) -> dict[int, str]:
    table = {}
    for char in set(text):
        if char > "\x7f":
            folded = unicodedata.normalize("NFKC", char)
            if folded != char and len(folded) == 1:
                table[ord(char)] = folded
    return table


def _traditional(text: str) -> dict[int, str]:
    """Return the simplified form of each traditional character of a text.

    The character set of GB 2312 is that of simplified text: what keeps to it needs no look, but
    for the few that some words simplify, and is spared the loading of the tables.
    """
    han = [char for char in set(text) if "\u3400" <= char <= "\u9fff" or char > "\uffff"]
    found = {ord(char): _BY_WORD[char] for char in han if char in _BY_WORD}
    if not "".join(han).encode("gb2312", "replace").count(b"?"):
        return found
    known = simplified()
    return found | {ord(char): known[char] for char in han if char in known}
