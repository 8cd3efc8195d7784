"""Inputs on which a backtracking engine does worst, made of a pattern's own literals and classes.

A pattern takes time that grows faster than its input where a repetition can be divided in many
ways, or begun in many places, before what follows it fails. So each repetition is fed what it
repeats; what stands before it is put at the start, or each time; and the end fits or does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Shape = tuple[str, str, str]  # a head, what is repeated, a tail
_ANY = " \n\t　中一a1x,，。:：<>\"'-=&/|（(【"
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_ONE = (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN, ops.RANGE, ops.CATEGORY)
_LONG = 30  # repetitions of fewer cost a constant
_MOST = 3  # characters of a class that are tried
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def _fits(op: Any, value: Any, char: str) -> bool:
    if op == ops.LITERAL:
        return ord(char) == value
    if op == ops.NOT_LITERAL:
        return ord(char) != value
    if op == ops.ANY:
        return True
    if op == ops.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if op == ops.CATEGORY:
        return re.fullmatch(_CATEGORIES[value], char) is not None
    negated = bool(value) and value[0][0] == ops.NEGATE
    return negated != any(_fits(o, v, char) for o, v in value if o != ops.NEGATE)


def _literals(tree: Any) -> Iterator[str]:
    for op, value in tree:
        if op in (ops.LITERAL, ops.NOT_LITERAL):
            yield chr(value)
        elif op == ops.RANGE:
            yield chr(value[0])
        elif op == ops.IN:
            yield from _literals(value)
        else:
            for inside in _inside(op, value):
                yield from _literals(inside)


def _refused(tree: Any) -> Iterator[str]:
    """Give the characters that a sequence excludes by name: what comes behind may not fit, then."""
    for op, value in tree:
        if op == ops.NOT_LITERAL:
            yield chr(value)
        elif op == ops.IN and value[0][0] == ops.NEGATE:
            yield from (chr(v) for o, v in value if o == ops.LITERAL)
        else:
            for inside in _inside(op, value):
                yield from _refused(inside)


def _inside(op: Any, value: Any) -> list[Any]:
    """Return the sequences that a node holds."""
    if op in _REPEATS:
        return [value[2]]
    if op == ops.SUBPATTERN:
        return [value[3]]
    if op == ops.ATOMIC_GROUP:
        return [value]
    if op == ops.BRANCH:
        return list(value[1])
    return []


class _Maker:
    def __init__(self, tree: Any) -> None:
        self.pool = list(dict.fromkeys([*_ANY, *_literals(tree)]))
        self.units: list[tuple[str, str]] = []

    def chars(self, op: Any, value: Any) -> list[str]:
        own = [chr(v) for o, v in value if o == ops.LITERAL] if op == ops.IN else []
        found = [c for c in self.pool if _fits(op, value, c)]
        return list(dict.fromkeys([*found[:_MOST], *own[:2]])) or own

    def sample(self, tree: Any, *, full: bool = False) -> str:
        """Return a short text that a sequence matches, as far as it looks at nothing around it."""
        return "".join(self._one(op, value, full) for op, value in tree)

    def _one(self, op: Any, value: Any, full: bool) -> str:
        if op in _ONE:
            return next(iter(self.chars(op, value)[1:] or self.chars(op, value)), "")
        if op in _REPEATS:
            least = max(value[0], 1) if full else value[0]
            return self.sample(value[2], full=full) * min(least, 40)
        inside = _inside(op, value)
        return self.sample(inside[0], full=full) if inside else ""

    def walk(self, tree: Any, before: str) -> None:
        """Note of each repetition what stands before it and what it repeats."""
        for op, value in tree:
            if op in _REPEATS and value[1] >= _LONG:
                inside = value[2]
                if len(inside) == 1 and inside[0][0] in _ONE:
                    self.units += [(before, c) for c in self.chars(*inside[0])]
                else:
                    self.units += [(before, self.sample(inside, full=full)) for full in (0, 1)]
                    if len(inside) == 1 and inside[0][0] in (ops.SUBPATTERN, ops.BRANCH):
                        branches = inside[0][1][3] if inside[0][0] == ops.SUBPATTERN else inside
                        for o, v in branches:
                            for branch in v[1] if o == ops.BRANCH else ():
                                self.units.append((before, self.sample(branch, full=True)))
            for inside in _inside(op, value):
                self.walk(inside, before)
            before += self._one(op, value, False)
        self.units.append((before, before))


def shapes(pattern: str, flags: int) -> list[Shape]:
    """Return heads, units to repeat, and tails for a pattern."""
    tree = parser.parse(pattern, flags & ~re.DEBUG)
    maker = _Maker(tree)
    maker.walk(tree, "")
    tails = ["", "\0", *(f"{char}\0" for char in dict.fromkeys([*_refused(tree)][:_MOST]))]
    found: dict[tuple[str, str, str], None] = {}
    for before, unit in maker.units:
        if unit:
            for tail in tails:
                found[before, unit, tail] = None
                found["", unit, tail] = None
                if before and before != unit:
                    found["", before + unit, tail] = None
    return list(found)


def text(shape: Shape, size: int) -> str:
    """Return the input of a shape of about `size` characters."""
    head, unit, tail = shape
    return head + unit * max(1, (size - len(head)) // len(unit)) + tail
