"""Ids: fast, bounded code against the slow obvious definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.run import ids
from cleaner.run.ids import Ids, hash_parts

_NAMES = st.sampled_from(["a", "b", "a#2", "a#3", "a#2#2"])
_ARTICLES = st.lists(st.tuples(_NAMES, st.sampled_from("xyz")), max_size=40)


def _obvious(articles: list[tuple[str, str]]) -> list[str | None]:
    versions: dict[str, set[str]] = {}
    taken: set[str] = set()
    out: list[str | None] = []
    for name, text in articles:
        if text in versions.get(name, ()):
            out.append(None)
            continue
        given, number = name, 1
        while given in taken:
            number += 1
            given = f"{name}#{number}"
        taken.add(given)
        versions.setdefault(name, set()).add(text)
        versions.setdefault(given, set()).add(text)
        out.append(given)
    return out


@given(_ARTICLES)
def test_ids_are_given_once_and_repetitions_known(articles: list[tuple[str, str]]) -> None:
    known = Ids()
    assert [known.take(name, hash_parts(text)) for name, text in articles] == _obvious(articles)


@given(_ARTICLES, st.integers(0, 40))
def test_what_was_known_can_be_learned_again(articles: list[tuple[str, str]], cut: int) -> None:
    first, second = Ids(remember=True), Ids(remember=True)
    before = [first.take(name, hash_parts(text)) for name, text in articles[:cut]]
    second.restore(first.fresh())
    after = [second.take(name, hash_parts(text)) for name, text in articles[cut:]]
    assert before + after == _obvious(articles)


def test_more_ids_than_memory_takes_are_still_known() -> None:
    known = Ids()
    names = [f"id {n}" for n in range(3 * ids._IN_MEMORY)]
    assert [known.take(name, hash_parts("x")) for name in names] == names
    assert {known.take(name, hash_parts("x")) for name in names} == {None}
    assert known.take(names[0], hash_parts("y")) == f"{names[0]}#2"
    known.close()
