"""Values as printed, at their places in the normal form."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.newstext.values.folding import flat
from cleaner.newstext.values.value_scan import read_values
from cleaner.reprints.texts.normal_form import normalise
from cleaner.reprints.texts.printed_values import values_of

texts = st.text(st.sampled_from("云江12３4.．,%至亿元月日。㎡½Ⅳ億\n"), max_size=60)


def slowly(text: str) -> list[tuple[int, int, str]]:
    found = []
    for value in read_values(flat(text)):
        start, end = len(normalise(text[: value.start])), len(normalise(text[: value.end]))
        if start < end:
            found.append((start, end, text[value.start : value.end]))
    return found


@settings(deadline=None)
@given(texts)
def test_values_stand_where_each_letter_has_its_normal_form(text: str) -> None:
    assert [(v.start, v.end, v.text) for v in values_of(text)] == slowly(text)


def test_a_value_is_printed_as_it_was_though_the_normal_form_has_no_marks() -> None:
    story = "占地100㎡，全长３１.4公里，跌-2.5％"
    values, body = values_of(story), normalise(story)
    assert [value.text for value in values] == ["100㎡", "３１.4公里", "-2.5％"]
    assert [body[value.start : value.end] for value in values] == ["100m2", "314公里", "25"]
