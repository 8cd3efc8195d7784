"""Alignment: what is found out of order, looked up at once, is what is found run by run."""

from __future__ import annotations

import itertools
import random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from cleaner.reprints.relations.align import Block, Spans, align, equal_runs, renumbered
from cleaner.reprints.settings import GRAM, MOVED, RUN
from tests.examples import examples

PERIODIC = "甲乙丙丁戊甲乙丙丁戊甲乙丙丁戊"


def shingles(text: str) -> list[str]:
    return [text[i : i + GRAM] for i in range(len(text) - GRAM + 1)]


def free_places(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Return where the shingles stand that touch none of the spans."""
    taken = {place for start, end in spans for place in range(start, end)}
    return {i for i in range(len(text) - GRAM + 1) if not taken & set(range(i, i + GRAM))}


def moved_slowly(left: str, right: str, blocks: tuple[Block, ...]) -> tuple[Spans, Spans]:
    """Return what stands in the other text but not in order: the definition."""
    solid = [block for block in blocks if block.size >= RUN]
    aligned = sum(block.size for block in solid)
    in_order = aligned - len(solid) * (GRAM - 1)
    common = sum(gram in shingles(right) for gram in shingles(left))
    if min(len(left), len(right)) - aligned < MOVED or common - in_order <= MOVED - GRAM:
        return (), ()
    free_left = free_places(left, [(b.a, b.a + b.size) for b in solid])
    free_right = free_places(right, [(b.b, b.b + b.size) for b in solid])
    return (
        runs(left, free_left, {right[i : i + GRAM] for i in free_right}),
        runs(right, free_right, {left[i : i + GRAM] for i in free_left}),
    )


def runs(text: str, free: set[int], known: set[str]) -> Spans:
    marks = [i in free and gram in known for i, gram in enumerate(shingles(text))]
    found, start = [], 0
    for mark, run in itertools.groupby(marks):
        size = len(list(run))
        if mark and size + GRAM - 1 >= MOVED:
            found.append((start, start + size + GRAM - 1))
        start += size
    return tuple(found)


pieces = st.lists(st.text("甲乙丙丁戊己", min_size=3, max_size=24), min_size=1, max_size=6)


@settings(max_examples=examples(150))
@given(pieces, st.randoms(use_true_random=False), st.text("甲乙丙丁戊己庚", max_size=30))
@example(["甲甲甲甲甲", PERIODIC], None, "")
def test_what_is_out_of_order_is_what_the_definition_finds(
    parts: list[str], dice: object, own: str
) -> None:
    others = list(parts)
    if dice is not None:
        dice.shuffle(others)  # type: ignore[attr-defined]
    left, right = "".join(parts), "".join([*others[1:], own, *others[:1]])
    blocks = equal_runs(left, right)
    assert align(left, right, blocks).moved == moved_slowly(left, right, blocks)


LETTERS = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
renumbered_texts = st.one_of(
    st.text(st.sampled_from("甲乙丙丁戊己"), max_size=40),
    st.text(st.sampled_from(LETTERS[:90] + "𠀀a1"), max_size=40),
    st.permutations(LETTERS).map("".join),
)


@settings(max_examples=examples(100), deadline=None)
@given(renumbered_texts, renumbered_texts)
def test_renumbered_letters_are_equal_where_they_were(left: str, right: str) -> None:
    one, two = renumbered(left, right)
    assert (len(one), len(two)) == (len(left), len(right))
    assert [[a == b for b in two] for a in one] == [[a == b for b in right] for a in left]


def test_long_texts_have_the_equal_runs_that_their_own_letters_have() -> None:
    dice = random.Random(3)
    left = "".join(dice.choices(LETTERS, k=1500))
    right = left[900:] + "".join(dice.choices(LETTERS, k=700)) + left[:800]
    plain = LCSseq.editops(left, right).as_matching_blocks()[:-1]
    assert equal_runs(left, right) == tuple(plain)
