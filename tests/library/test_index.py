"""`Index` in a script: a corpus that grows."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cleaner import Index, RecordError, WrongUseError, clean, dedupe
from cleaner.output import OutputError

REPRINTS = Path(__file__).parents[2] / "samples" / "reprints"


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "news.duckdb")


def test_it_answers_as_one_run_over_everything(index: Index) -> None:
    articles = clean(REPRINTS)
    told = index.add(articles[::2])
    assert repr(told).startswith(f"<Portion: {len(articles[::2])} added; in ")
    index.add(articles[1::2])
    assert index.stories() == dedupe(articles)
    assert repr(index.add(articles[:1])).startswith("<Portion: 1 unchanged; ")


def test_it_takes_paths_records_and_tables(index: Index) -> None:
    index.add(str(REPRINTS))
    whole = index.stories()
    index.remove([article.id for article in index.articles()])
    index.add([article.to_dict() for article in clean(REPRINTS)])
    assert index.stories() == whole


def test_the_records_come_back_as_they_were(index: Index) -> None:
    articles = clean(REPRINTS)
    index.add(articles)
    assert index.articles() == articles


@pytest.mark.parametrize(
    "when",
    [
        "2024-11-18T11:05:00",
        datetime.datetime(2024, 11, 18, 11, 5),
        datetime.datetime(2024, 11, 18, 3, 5, tzinfo=datetime.UTC),
    ],
)
def test_a_time_may_be_text_or_pythons_own(index: Index, when: str | datetime.datetime) -> None:
    index.add(REPRINTS)
    [cluster] = index.stories(as_of=when).clusters
    assert {member.id for member in cluster.members} == {"a1-original", "a2-full"}
    with pytest.raises(WrongUseError, match="soon"):
        index.stories(as_of="soon")


def test_who_only_asks_adds_nothing(index: Index) -> None:
    index.add(REPRINTS)
    before = index.stats()["articles"]
    copy = clean(REPRINTS)[0].to_dict() | {"id": "mine"}
    assert any("mine" in (p.left, p.right) for p in index.against([copy]).pairs)
    assert index.stats()["articles"] == before


def test_a_record_that_cannot_be_compared_is_named_and_nothing_is_added(index: Index) -> None:
    with pytest.raises(RecordError, match=r"record 2: .*`id`"):
        index.add([{"id": "a", "body": "x" * 99}, {"body": "y"}])
    with pytest.raises(OutputError):
        index.stats()


def test_it_shows_itself_without_being_there(index: Index) -> None:
    assert "not made yet" in index._repr_html_()
    index.add(REPRINTS)
    assert "articles" in index._repr_html_()
    assert repr(index) == f"Index({index.path!r})"
