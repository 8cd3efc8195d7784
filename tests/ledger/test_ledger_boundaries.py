"""Each threshold of the ledger has an article just on either side of it.

The texts are runs of characters that stand nowhere else, so that nothing is shared by chance.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.ledger import Ledger, ledger, ledger_settings
from tests.reprints.records import Record
from tests.reprints.test_boundaries import _Paper

DOCS = Path(__file__).parents[2] / "docs" / "ledger.md"


def later(size: int, *shared: int, days: int = 1) -> Ledger:
    """Return what is told of an article of a size, each part of which another had before it.

    Args:
        size: its characters.
        shared: characters of each part; an earlier article that holds it is published each day.
        days: how many there are.
    """
    paper = _Paper()
    parts = [paper.run(length) for length in shared]
    rest = paper.run(size - sum(shared))
    earlier = [
        Record(
            id=f"{number}/{day}",
            date=f"2024-11-{day:02}T08:00:00+08:00",
            body=f"{part}。{paper.run(100)}。",
        )
        for number, part in enumerate(parts)
        for day in range(1, days + 1)
    ]
    last = Record(id="last", date="2024-11-28T08:00:00+08:00", body="。".join([*parts, rest]))
    [found] = ledger([*earlier, last], ["last"])
    assert found.characters == size
    return found


@pytest.mark.parametrize(("shared", "old"), [(19, 0), (20, 20)])
def test_twenty_characters_in_a_row_are_old_news(shared: int, old: int) -> None:
    assert later(100, shared).old == old


@pytest.mark.parametrize(("days", "old", "standing"), [(7, 50, 0), (8, 0, 50)])
def test_what_eight_days_printed_is_standing_text(days: int, old: int, standing: int) -> None:
    found = later(200, 50, days=days)
    assert (found.old, found.standing) == (old, standing)


@pytest.mark.parametrize(
    ("shared", "kind"),
    [
        ([95], "novel"),
        ([105], "partly old"),
        ([545], "partly old"),
        ([555], "reprint"),
        ([505, 95], "partly old"),
        ([495, 105], "recombination"),
    ],
)
def test_a_thousand_characters_are_what_so_many_old_ones_make_of_them(
    shared: list[int], kind: str
) -> None:
    assert later(1000, *shared).kind == kind


@pytest.mark.parametrize(
    ("shared", "kind"),
    [
        ([140, 57], "partly old"),
        ([140, 63], "recombination"),
        ([140, 35, 28], "partly old"),
        ([140, 33, 32], "recombination"),
    ],
)
def test_one_sentence_of_another_is_no_second_source_and_neither_is_less_than_half_a_one(
    shared: list[int], kind: str
) -> None:
    assert later(300, *shared).kind == kind


def test_the_numbers_in_the_docs_are_those_of_the_settings() -> None:
    docs = " ".join(DOCS.read_text("utf-8").split())
    of = ledger_settings
    for said in (
        f"a run of {of.OLD} characters",
        f"at least {of.STANDING} earlier days",
        f"| {of.MOSTLY} or more, and one earlier article has {of.MOSTLY} |",
        f"in passages of {of.PASSED_ON} characters and more",
        f"and {of.OTHERS} characters at least",
    ):
        assert said in docs
