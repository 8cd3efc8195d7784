"""Words that change a fact and words that do not, from `words.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from typing import NamedTuple

from cleaner.data_files import data_text

_NEGATIVE = "不未没无非"
_SHORT_WORD = 2  # characters of a word that a negation may stand for
_REACH = 4  # characters around a change in which the word may stand that it is a part of


class _Words(NamedTuple):
    opposites: frozenset[frozenset[str]]
    longest: int  # characters of the longest of them
    letters: frozenset[str]  # all characters of them
    negations: frozenset[str]
    not_negations: re.Pattern[str]
    still_negations: tuple[str, ...]
    same: frozenset[frozenset[str]]
    reach: int  # characters of the longest change that may say the opposite


@functools.cache
def _words() -> _Words:
    told = tomllib.loads(data_text(__package__, "words.toml"))
    longest = max(len(word) for pair in told["opposites"] for word in pair)
    return _Words(
        frozenset(map(frozenset, told["opposites"])),
        longest,
        frozenset(char for pair in told["opposites"] for word in pair for char in word),
        frozenset(told["negations"]),
        re.compile("|".join(sorted(map(re.escape, told["not_negations"]), key=len, reverse=True))),
        tuple(told["still_negations"]),
        frozenset(map(frozenset, told["same"])),
        max(longest, _SHORT_WORD, *map(len, told["negations"])),
    )


class Exchange(NamedTuple):
    """A run of one text that stands where another has another run; one may be empty."""

    left: str
    start: int
    end: int
    right: str
    other: int
    other_end: int


def longest_opposite() -> int:
    """Return of how many characters a change may be, on either side, that says the opposite."""
    return _words().reach


def opposite(change: Exchange) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where two texts say the opposite at a change, None where they do not.

    Args:
        change: what stands for each other, in two texts in which the rest is equal.

    Returns:
        Start and end of the word in the left text and in the right.
    """
    if change.start == change.end or change.other == change.other_end:
        return _negated(change)
    return _opposed(change) or _turned(change)


def _opposed(change: Exchange) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Look for the two words of a pair, which share what stands around the change."""
    words = _words()
    left, right = change.left, change.right
    longest = max(change.end - change.start, change.other_end - change.other)
    if longest > words.longest:
        return None
    runs = left[change.start : change.end], right[change.other : change.other_end]
    if not all(map(words.letters.issuperset, runs)):
        return None
    for before in range(words.longest):
        if before and not _same_before(change, before):
            break
        for behind in range(words.longest - before):
            if behind and not _same_behind(change, behind):
                break
            ours = (change.start - before, change.end + behind)
            theirs = (change.other - before, change.other_end + behind)
            pair = frozenset((left[slice(*ours)], right[slice(*theirs)]))
            if pair in words.opposites:
                return ours, theirs
    return None


def _same_before(change: Exchange, size: int) -> bool:
    a, b = change.start - size, change.other - size
    return a >= 0 and b >= 0 and change.left[a] == change.right[b]


def _same_behind(change: Exchange, size: int) -> bool:
    a, b = change.end + size, change.other_end + size
    return (
        a <= len(change.left)
        and b <= len(change.right)
        and change.left[a - 1] == change.right[b - 1]
    )


def _negated(change: Exchange) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Look for a negation that stands on one side alone, and give the word that it turns round."""
    inserted = change.start == change.end
    text, start, end = (
        (change.right, change.other, change.other_end)
        if inserted
        else (change.left, change.start, change.end)
    )
    return _with_what_it_turns(change) if _negates(text, start, end) else None


def _turned(change: Exchange) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Look for a negation in place of a short word: 将于九月投产, 不会于九月投产."""
    left, right = change.left, change.right
    ours = _negates(left, change.start, change.end)
    theirs = _negates(right, change.other, change.other_end)
    if ours == theirs:
        return None
    plain = right[change.other : change.other_end] if ours else left[change.start : change.end]
    if len(plain) > _SHORT_WORD or any(char in _NEGATIVE for char in plain):
        return None
    return _with_what_it_turns(change)


def _negates(text: str, start: int, end: int) -> bool:
    """Tell a run that is a negation, and no part of a word that only looks like one."""
    words = _words()
    if text[start:end] not in words.negations:
        return False
    low = max(0, start - _REACH)
    around = text[low : end + _REACH]
    return not any(
        found.start() < end - low
        and found.end() > start - low
        and not around.startswith(words.still_negations, found.start())
        for found in words.not_negations.finditer(around)
    )


def _with_what_it_turns(change: Exchange) -> tuple[tuple[int, int], tuple[int, int]]:
    behind = min(2, len(change.left) - change.end, len(change.right) - change.other_end)
    return (change.start, change.end + behind), (change.other, change.other_end + behind)


def says_the_same(left: str, right: str) -> bool:
    """Whether two words may be exchanged without another name or fact: 我国, 中国."""
    return frozenset((left, right)) in _words().same
