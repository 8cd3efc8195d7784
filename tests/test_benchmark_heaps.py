"""How the benchmark of real heaps puts sets together, draws from them and forms ratios."""

from __future__ import annotations

from tests.benchmarks.heaps import drawn, heaps_of, ratios

ARTICLES = [{"id": f"a{number:07d}"} for number in range(50)]


def test_sets_of_one_kind_are_measured_together_too() -> None:
    names = ["finance-2012", "finance-2018", "portals-2016"]
    assert heaps_of(names)["finance"] == ["finance-2012", "finance-2018"]
    assert heaps_of(names)["all"] == names
    assert "portals" not in heaps_of(names)


def test_one_set_is_no_heap_of_several() -> None:
    assert heaps_of(["finance-2012"]) == {"finance-2012": ["finance-2012"]}


def test_a_smaller_draw_is_part_of_each_larger_one() -> None:
    few, many = drawn(ARTICLES, 10, seed=1), drawn(ARTICLES, 30, seed=1)
    assert len(few) == 10
    assert all(article in many for article in few)
    assert few == sorted(few, key=lambda article: article["id"])
    assert few != drawn(ARTICLES, 10, seed=2)


def test_ratios_are_formed_within_a_round() -> None:
    row = {"seconds": {"one": [2.0, 8.0], "other": [1.0, 2.0], "missing": "not installed"}}
    assert ratios(row, "one", "other") == [2.0, 4.0]
    assert ratios(row, "missing", "other") == []
