"""What stands on a shelf counts as what is given whole does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from cleaner.ledger import ledger
from cleaner.ledger.shelf import ShelvedStory, pack_story
from cleaner.ledger.story import normal_forms
from tests.reprints.records import Record, story

SENTENCES = [line for seed in (1, 2) for line in story(seed, 8)]


class Board:
    """A shelf in memory, which tells whose records were asked for."""

    def __init__(self, articles: Sequence[Record]) -> None:
        self._articles = articles
        self.named: list[str] = []

    def stories(self) -> Iterator[ShelvedStory]:
        forms = normal_forms(self._articles)
        for one, (*_, codes) in zip(self._articles, forms, strict=True):
            yield ShelvedStory(one.id, one.date, one.outlet, pack_story(codes))

    def records(self, ids: Sequence[str]) -> Iterator[Record]:
        self.named.extend(ids)
        yield from (one for one in reversed(self._articles) if one.id in ids)


times = st.one_of(
    st.none(),
    st.integers(1, 12).map(lambda day: f"2024-11-{day:02}"),
    st.tuples(st.integers(1, 12), st.integers(0, 3)).map(
        lambda at: f"2024-11-{at[0]:02}T{8 + at[1]:02}:00:00+08:00"
    ),
)
bodies = st.lists(st.sampled_from(SENTENCES), max_size=6).map("\n".join)
articles = st.lists(
    st.tuples(times, bodies, st.sampled_from(["甲网", "乙报", None]), st.booleans()), max_size=14
)


@given(articles)
def test_the_ledger_is_the_same_whether_earlier_articles_are_given_or_shelved(
    drawn: list[tuple[str | None, str, str | None, bool]],
) -> None:
    every = [
        Record(id=f"n{number}", date=date, body=body, outlet=outlet)
        for number, (date, body, outlet, _) in enumerate(drawn)
    ]
    own = [one for one, (*_, asked) in zip(every, drawn, strict=True) if asked]
    board = Board([one for one in every if one not in own])
    ids = {one.id for one in own}
    assert list(ledger(own, ids, beside=board)) == list(ledger(every, ids))
    assert len(board.named) == len(set(board.named))


def test_none_is_taken_from_the_shelf_but_what_is_named() -> None:
    first = Record(id="first", date="2024-11-01", body="\n".join(SENTENCES[:4]))
    other = Record(id="other", date="2024-11-01", body="\n".join(SENTENCES[4:8]))
    later = Record(id="later", date="2024-11-09", body="\n".join(SENTENCES[:4]))
    own = Record(id="own", date="2024-11-05", body="\n".join(SENTENCES[:4]))
    board = Board([first, other, later])
    (entry,) = ledger([own], {"own"}, beside=board)
    assert (entry.kind, entry.largest) == ("reprint", "first")
    assert board.named == ["first"]
