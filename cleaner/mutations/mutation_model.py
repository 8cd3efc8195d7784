"""What is told of a value that differs among the versions of a story."""

from __future__ import annotations

import msgspec

from cleaner.newstext.values.value import ValueKind


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A version that was copied from one with a value, and prints another in its place."""

    id: str
    date: str | None
    value: str


class Mutation(msgspec.Struct, frozen=True, kw_only=True):
    """One value of those that a place has in the versions of a story."""

    cluster: str
    place: int  # number of the place in the story, counted from 0
    kind: ValueKind
    value: str  # as the first that has it prints it
    arose_in: str | None  # the first of its line to have it; None where that cannot be told
    reason: str | None  # then why
    candidates: list[str]  # then: those that have it from none of the others
    date: str | None  # of the article in which it arose
    outlet: str | None
    copied_from: str | None  # what that one was copied from, where it has the place
    was: str | None  # the value there; None where it is the first one of the story
    passage: str  # the sentence around it where it arose, or in the first that has it
    passage_before: str | None  # the same sentence with `was`
    carried_by: list[str]  # the others that print it, in order of time
    corrected: list[Correction]  # who had it before them and printed another


class Printing(msgspec.Struct, frozen=True):
    """One value of a place, and the versions that print it."""

    value: str
    arose_in: str | None
    versions: list[str]  # in order of time


class Changed(msgspec.Struct, frozen=True):
    """A place in which the versions of a story differ."""

    kind: ValueKind
    passage: str  # the sentence of it, as the first that has it prints it
    values: list[Printing]  # in the order in which they came
