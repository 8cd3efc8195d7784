"""The normal form: the lookup equals its definition."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from cleaner.reprints.texts.normal_form import (
    normalise,
    normalise_lines,
    normalise_many,
    normalise_slowly,
    to_strings,
)

NEWS = st.text(st.sampled_from("云江6号線線开通ＡＢａｂ１２，。 \n㎡½Ⅳ①ﬁ臺灣台湾😀"), max_size=60)


@given(st.one_of(st.text(), NEWS))
def test_the_lookup_gives_what_the_definition_gives(text: str) -> None:
    assert normalise(text) == normalise_slowly(text)


@given(st.lists(st.one_of(st.text(), NEWS), max_size=8))
def test_a_text_has_the_same_normal_form_whatever_stands_beside_it(texts: list[str]) -> None:
    assert to_strings(*normalise_many(texts)) == [normalise_slowly(text) for text in texts]


@given(st.lists(st.one_of(st.text(), NEWS), max_size=8))
def test_each_line_ends_where_its_own_normal_form_does(texts: list[str]) -> None:
    codes, bounds, ends = normalise_lines(texts)
    assert to_strings(codes, bounds) == [normalise_slowly(text) for text in texts]
    for text, found in zip(texts, ends, strict=True):
        sizes = (len(normalise_slowly(line)) for line in text.split("\n"))
        assert found == tuple(itertools.accumulate(sizes))


def test_every_character_is_looked_up_as_it_is_defined() -> None:
    codes = [*range(0xD800), *range(0xE000, 0x33000)]
    everything = "".join(map(chr, codes))
    assert normalise(everything) == normalise_slowly(everything)
    alone = to_strings(*normalise_many([chr(code) for code in codes]))
    assert alone == [normalise_slowly(chr(code)) for code in codes]


def test_script_width_case_and_punctuation_do_not_count() -> None:
    assert (
        normalise("雲江地鐵６號線，ＡＢＣ！") == normalise("云江地铁6号线abc") == "云江地铁6号线abc"
    )


def test_characters_that_only_some_words_simplify_do_not_count() -> None:
    assert normalise("看著傢俱，瞭解憑藉") == normalise("看着家具，了解凭借")
    assert normalise("著名俱乐部") == normalise("著名俱樂部")
    assert normalise("反覆覆盖") == normalise("反复覆蓋")


def test_spellings_of_hong_kong_and_taiwan_do_not_count() -> None:
    assert normalise("衞星，什麼，裏面") == normalise("卫星，什么，里面")


def test_other_digits_do_count() -> None:
    assert normalise("地铁6号线") != normalise("地铁7号线")


def test_lone_surrogates_are_no_letters() -> None:
    assert normalise("云\ud800江") == "云江"
