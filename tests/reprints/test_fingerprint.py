"""Fingerprints: the fast way equals the definition, and what is promised is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.reprints.settings import CERTAIN, ENOUGH, GRAM, WINDOW
from cleaner.reprints.texts.fingerprint import (
    fingerprint_many,
    fingerprint_slowly,
    share_as_many,
    shared,
)
from cleaner.reprints.texts.normal_form import normalise, normalise_many

FEW = st.text(st.sampled_from("云江地铁开通一二三"), max_size=90)


def prints(*texts: str) -> list[list[int]]:
    owners, found = fingerprint_many(*normalise_many(texts))
    return [found[owners == i].tolist() for i in range(len(texts))]


@given(st.lists(st.one_of(st.text(max_size=60), FEW), max_size=6))
def test_the_fast_way_gives_what_the_definition_gives(texts: list[str]) -> None:
    assert prints(*texts) == [fingerprint_slowly(normalise(text)) for text in texts]


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9000), min_size=CERTAIN),
    *[FEW] * 4,
)
def test_a_shared_passage_of_the_certain_length_shares_a_fingerprint(
    passage: str, a: str, b: str, c: str, d: str
) -> None:
    left, right = prints(a + passage + b, c + passage + d)
    assert set(left) & set(right)


@given(
    st.lists(
        st.integers(0x4E00, 0x8FFF),
        min_size=WINDOW * ENOUGH + GRAM - 1,
        max_size=300,
        unique=True,
    ),
    *[FEW] * 4,
)
def test_a_long_shared_passage_always_shares_enough(
    codes: list[int], a: str, b: str, c: str, d: str
) -> None:
    passage = "".join(map(chr, codes))
    left, right = prints(a + normalise(passage) + b, c + normalise(passage) + d)
    if len(set(normalise(passage))) >= WINDOW * ENOUGH + GRAM - 1:
        assert len(set(left) & set(right)) >= ENOUGH


def test_unrelated_texts_share_none() -> None:
    left, right = prints("云江地铁六号线月底开通试运营" * 3, "青禾县晚稻收割近尾声农户增收" * 3)
    assert not set(left) & set(right)


@given(FEW, FEW, st.integers(0, 90))
def test_shared_shingles_are_marked_and_counted_as_one_by_one(
    text: str, other: str, least: int
) -> None:
    own, row = (
        [found[i : i + GRAM] for i in range(len(found) - GRAM + 1)] for found in (text, other)
    )
    assert shared(text, other).tolist() == [gram in row for gram in own]
    assert share_as_many(text, other, least) == (len({*own} & {*row}) >= least)
