"""Names that stand in the same place of two texts and differ: of persons, places and houses.

No list of names is asked. A person is told by a surname and what stands beside (a role before, a
verb of saying behind), here or where the text names him again; a place or a house by how its name
ends. So one other character makes another name (周海平, 周海萍; 清河县, 清江县), and a reworded
phrase none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from cleaner.lazy import regex
from cleaner.newstext import surnames
from cleaner.newstext.values.name_cues import (
    BEFORE_PLACE,
    BEGUN_BY_SEAT,
    COMMON_NOUNS,
    COUNTRIES,
    ENDS_SAYING,
    GOES_ON,
    LONE,
    NO_NAME,
    REGIONS,
    ROLE_BEFORE,
    SAID_BEHIND,
    SEAT,
    SHORT_NAMES,
    SUFFIX,
    TITLE_BEFORE,
)
from cleaner.newstext.values.words import Exchange, says_the_same

_HAN = regex(r"[\u3400-\u9fff]+")
LONGEST_NAME = 8  # characters of a run that is exchanged for a name
_ROLE = 6  # characters before a person in which his role stands
_PERSON = (2, 3)  # characters of a person's name of which one was exchanged
_COMMON = frozenset(surnames.COMMON)
_LONGEST_SHORT = max(len(name) for kind in SHORT_NAMES for name in kind)
_SHORT_LETTERS = frozenset(char for kind in SHORT_NAMES for name in kind for char in name)
_STEM = 2  # characters of a place's name, without what tells what it is

Spans = tuple[tuple[int, int], tuple[int, int]]


def exchanged_name(change: Exchange, *, bare: bool = False) -> Spans | None:
    """Return where the two names stand that a change exchanges, None where it exchanges none.

    Args:
        change: what stands for each other, in two texts in which the rest is equal.
        bare: the texts have no punctuation: a word before may belong to another clause, so that
            more must tell a name.
    """
    x, y = _runs(change)
    if not (0 < len(x) <= LONGEST_NAME and 0 < len(y) <= LONGEST_NAME):
        return None
    if not (_HAN.fullmatch(x) and _HAN.fullmatch(y)) or says_the_same(x, y):
        return None
    if x in REGIONS and y in REGIONS:
        return _widened(change, 0, 0)
    if short := _short_names(change):
        return short
    return _person(change, bare) or _country(change) or _house(change, bare) or _place(change, bare)


def _runs(change: Exchange) -> tuple[str, str]:
    return change.left[change.start : change.end], change.right[change.other : change.other_end]


def _widened(change: Exchange, before: int, behind: int) -> Spans:
    return (
        (change.start - before, change.end + behind),
        (change.other - before, change.other_end + behind),
    )


def _person(change: Exchange, bare: bool) -> Spans | None:
    """Return two persons of whom one took the other's place, None where they are none."""
    x, y = _runs(change)
    said = ENDS_SAYING.search(x), ENDS_SAYING.search(y)
    if said[0] and said[1]:  # 李明表示, 王芳说
        change = change._replace(
            end=change.start + said[0].start(), other_end=change.other + said[1].start()
        )
        if change.start == change.end or change.other == change.other_end:
            return None
    if bare and not NO_NAME.isdisjoint("".join(_runs(change))):
        return None
    told = _whole_persons(change, bool(said[0] and said[1]), _COMMON if bare else surnames.ANY)
    return told or _other_given_name(change)


def _whole_persons(change: Exchange, said: bool, known: AbstractSet[str]) -> Spans | None:
    """Take a change that holds both names, or all of them but the surname: 张三, 张四."""
    x, y = _runs(change)
    left, start = change.left, change.start
    shared = (
        start > 0
        and left[start - 1] in known
        and ROLE_BEFORE.search(left, max(0, start - 1 - _ROLE), start - 1) is not None
        and len(x) < 3 > len(y)
    )
    if not shared and not (x[0] in known and y[0] in known):
        return None
    first = start - shared
    if not all(2 <= len(run) + shared <= 4 for run in (x, y)):
        return None
    role = ROLE_BEFORE.search(left, max(0, first - _ROLE), first)
    if role or said or SAID_BEHIND.match(left, change.end):
        return _widened(change, int(shared), 0)
    return None


def _other_given_name(change: Exchange) -> Spans | None:
    """Take a change of a few characters in a name of two or three: 周海平, 周海萍."""
    for before, behind in _places(change):
        spans = _widened(change, before, behind)
        one, two = change.left[slice(*spans[0])], change.right[slice(*spans[1])]
        if len(one) != len(two) or one[0] != two[0] or not _HAN.fullmatch(one + two):
            continue
        if change.end - change.start > 1 and one[0] not in surnames.SURE:
            continue
        if NO_NAME.isdisjoint(one + two) and (
            _is_named(change.left, one) or _is_named(change.right, two)
        ):
            return spans
    return None


def _places(change: Exchange) -> Iterator[tuple[int, int]]:
    """Give how many characters a name may have before a change and behind it."""
    size = change.end - change.start
    for whole in reversed(range(_PERSON[0], _PERSON[1] + 1)):
        for before in range(1, whole - size + 1):
            if before <= min(change.start, change.other):
                yield before, whole - size - before


def _is_named(text: str, name: str) -> bool:
    """Whether a text treats a string as a person, where it stands or anywhere else."""
    first, whole = name[0], len(name) == _PERSON[1]
    known = first in surnames.COMMON if whole else first in surnames.SURE
    if not known:  # 方面, 高度, 时间: two characters are seldom a person's
        return False
    places = [found.start() for found in re.finditer(name, text)]
    says = [SAID_BEHIND.match(text, at + len(name)) is not None for at in places]
    sure = first in surnames.SURE or len(places) > 1
    return any(
        said
        or (
            (sure or (whole and GOES_ON.match(text, at + len(name)) is not None))
            and TITLE_BEFORE.search(text, max(0, at - _ROLE), at) is not None
        )
        for at, said in zip(places, says, strict=True)
    )


def _short_names(change: Exchange) -> Spans | None:
    """Take one short name for another of its kind, of which they share characters: 南航, 东航."""
    if not all(map(_SHORT_LETTERS.issuperset, _runs(change))):
        return None
    for before in range(_LONGEST_SHORT):
        for behind in range(_LONGEST_SHORT):
            if before > min(change.start, change.other):
                continue
            spans = _widened(change, before, behind)
            one, two = change.left[slice(*spans[0])], change.right[slice(*spans[1])]
            if any(one in kind and two in kind for kind in SHORT_NAMES):
                return spans
    return None


def _country(change: Exchange) -> Spans | None:
    x, y = _runs(change)
    if change.left.startswith("国", change.end) and {x, y} <= COUNTRIES:
        return _widened(change, 0, 1)
    return None


def _house(change: Exchange, bare: bool) -> Spans | None:
    """Take a change of all of a name before what tells what it is: 云岭银行, 清河银行."""
    x, y = _runs(change)
    if found := SUFFIX.match(change.left, change.end):
        if len(found[0]) == 1 and min(len(x), len(y)) == 1:
            return None
        spans = _widened(change, 0, len(found[0]))
        if not bare:
            return spans
        # Else it may be a part of a word: 社会, 市值, 扩张区.
        whole = len(found[0]) > 1 or (found[0] in SEAT and _are_places(change, spans))
        return spans if whole and _come_again(change, spans) else None
    if not (_ends_as_name(x) and _ends_as_name(y)):
        return None
    clear = x[-1] in SEAT and y[-1] in SEAT and NO_NAME.isdisjoint(x + y)
    clear = clear and not change.left.startswith(BEGUN_BY_SEAT, change.end)
    return _widened(change, 0, 0) if clear or not bare else None


def _are_places(change: Exchange, spans: Spans) -> bool:
    """Whether two names before one seat are those of places, and not what a common noun says.

    A district stands behind its city (云江市城北区); a zone of anything else behind any word.
    """
    (start, end), (other, _) = spans
    one, two = change.left[start:end], change.right[other : spans[1][1]]
    if not _are_stems((one[:-1], two[:-1]), one[-1]) or change.left.startswith(BEGUN_BY_SEAT, end):
        return False
    if one[-1] != "区":
        return True
    return change.left.endswith(SEAT, 0, start) or change.left[max(0, start - 2) : start] in REGIONS


def _come_again(change: Exchange, spans: Spans) -> bool:
    """Whether one of two texts has its name again, and none of them a word of grammar in it."""
    one, two = change.left[slice(*spans[0])], change.right[slice(*spans[1])]
    again = change.left.count(one) > 1 or change.right.count(two) > 1
    return again and NO_NAME.isdisjoint(one + two)


def _ends_as_name(text: str) -> bool:
    return any(
        SUFFIX.fullmatch(text, i) and i > (1 if text[i:] in LONE else 0)
        for i in range(1, len(text))
    )


def _place(change: Exchange, bare: bool) -> Spans | None:
    """Take one other character in the name of a place: 清河县, 清江县."""
    if change.end - change.start != 1 or change.other_end - change.other != 1:
        return None
    for behind in range(_STEM):
        before = _STEM - 1 - behind
        if before > min(change.start, change.other):
            continue
        spans = _widened(change, before, behind + 1)
        one, two = change.left[slice(*spans[0])], change.right[slice(*spans[1])]
        seat = one[-1]
        if seat != two[-1] or seat not in SEAT or not _are_stems((one[:-1], two[:-1]), seat):
            continue
        clear = not change.left.startswith(BEGUN_BY_SEAT, spans[0][1])
        clear = clear or change.left.endswith(BEFORE_PLACE, 0, spans[0][0])
        if not bare or clear or _come_again(change, spans):
            return spans
    return _place_alone(change)


def _place_alone(change: Exchange) -> Spans | None:
    """Take a place without what it is (在清河举行), which one of the texts has with it (清河县)."""
    for before in range(_STEM):
        if before > min(change.start, change.other):
            continue
        spans = _widened(change, before, _STEM - 1 - before)
        one, two = change.left[slice(*spans[0])], change.right[slice(*spans[1])]
        if len(one) != _STEM or not change.left.endswith(BEFORE_PLACE, 0, spans[0][0]):
            continue
        if _has_seat(change.left, one, two) or _has_seat(change.right, two, one):
            return spans
    return None


def _has_seat(text: str, stem: str, other: str) -> bool:
    """Whether a text names what a place is somewhere, and not by a common noun."""
    return any(
        stem + seat in text
        and _are_stems((stem, other), seat)
        and not all(
            text.startswith(BEGUN_BY_SEAT, found.end()) for found in re.finditer(stem + seat, text)
        )
        for seat in SEAT
    )


def _are_stems(stems: tuple[str, str], seat: str) -> bool:
    return (
        _HAN.fullmatch("".join(stems)) is not None
        and NO_NAME.isdisjoint("".join(stems))
        and not any(stem[-1] in COMMON_NOUNS[seat] or stem in COMMON_NOUNS[seat] for stem in stems)
    )
