"""Surnames stand in one list, each in one class."""

from __future__ import annotations

import pytest

from cleaner.newstext import name_shapes, people, roles, surnames


def test_a_surname_has_one_class_and_a_traditional_one_a_plain_one() -> None:
    classes = [surnames.BESIDE_ROLE, "".join(surnames.ANY - set(surnames.COMMON))]
    known = "".join(classes)
    assert len(known) == len(set(known))
    assert not set(surnames.TRADITIONAL) & set(known)
    plain = {surnames.plain_surname(one) for one in surnames.TRADITIONAL}
    assert plain <= set(known)


@pytest.mark.parametrize(
    ("name", "signs", "shaped", "beside_a_role"),
    [("罗亮", True, True, True), ("高远", False, True, True), ("上官云", False, False, True)],
)
def test_the_more_words_a_surname_begins_the_more_has_to_stand_beside_it(
    name: str, signs: bool, shaped: bool, beside_a_role: bool
) -> None:
    assert (people.signature(f"增长一成。（{name}）") is not None) is signs
    assert name_shapes.is_person(name) is shaped
    assert (roles.role_line(f"摄影 {name}") is not None) is beside_a_role


def test_a_word_that_begins_as_no_name_does_is_none_anywhere() -> None:
    assert people.signature("增长一成。（组图）") is None
    assert not name_shapes.is_person("组图")
    assert roles.role_line("摄影 组图") is None
