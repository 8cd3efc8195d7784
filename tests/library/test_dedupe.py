"""`dedupe` in a script: paths, tables and records."""

from __future__ import annotations

import datetime
import math
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner import RecordError, UnreadableError, WrongUseError, clean, dedupe
from tests.library.tables import Make, Rows, every_table

REPRINTS = Path(__file__).parents[2] / "samples" / "reprints"
STORY = "".join(map(chr, range(0x4E00, 0x4F00)))
TABLES = ("pandas", "polars", "pyarrow")


def test_a_folder_a_file_and_their_articles_are_answered_alike() -> None:
    answer = dedupe(clean(REPRINTS))
    assert dedupe(str(REPRINTS)) == answer
    assert dedupe(REPRINTS) == answer
    assert dedupe([article.to_dict() for article in clean(REPRINTS)]) == answer


ROWS: Rows = [
    {"id": 1, "body": STORY, "date": datetime.datetime(2024, 3, 5, 9, 30)},
    {"id": 2, "body": STORY, "date": datetime.datetime(2024, 3, 6)},
]


@every_table
def test_numbers_are_ids_and_timestamps_dates(make: Make) -> None:
    [cluster] = dedupe(make(ROWS)).clusters
    found = {member.id: member.date for member in cluster.members}
    assert found == {"1": "2024-03-05T09:30:00+08:00", "2": "2024-03-06"}


def test_what_stands_for_nothing_in_a_frame_is_none() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS)
    frame["outlet"] = [math.nan, "山海日报"]
    frame["title"] = [pandas.NA, "标题"]
    frame["date"] = [pandas.NaT, frame["date"][1]]
    frame["id"] = [1.0, 2.0]
    [cluster] = dedupe(frame).clusters
    assert [(m.id, m.outlet, m.title) for m in cluster.members] == [
        ("1", None, None),
        ("2", "山海日报", "标题"),
    ]


def test_an_index_with_a_name_is_a_column() -> None:
    pandas = pytest.importorskip("pandas")
    assert len(dedupe(pandas.DataFrame(ROWS).set_index("id")).clusters) == 1


def test_a_time_of_another_zone_is_told_in_beijing() -> None:
    utc = datetime.datetime(2024, 3, 5, 20, 0, tzinfo=datetime.UTC)
    records = [{"id": "a", "body": STORY, "date": utc}, {"id": "b", "body": STORY}]
    [cluster] = dedupe(records).clusters
    assert cluster.members[0].date == "2024-03-06T04:00:00+08:00"


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"body": STORY}, "record 2: .*`id`"),
        ({"id": "b7"}, r"record 2 \('b7'\): .*`body`"),
        ({"id": "b7", "body": STORY, "title": ["x"]}, r"record 2 \('b7'\): .*title"),
        (3, "record 2: a int"),
    ],
)
def test_an_error_names_the_record(record: Any, told: str) -> None:
    with pytest.raises(RecordError, match=told):
        dedupe([{"id": "a", "body": STORY}, record])


def test_a_path_where_nothing_is_is_told() -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        dedupe("crawl/today.jsonl")
    with pytest.raises(WrongUseError, match="no such file or folder"):
        dedupe("今天的新闻")
    with pytest.raises(WrongUseError, match="dict"):
        dedupe({"id": "a", "body": STORY})


def test_the_answer_is_a_table_of_members_and_one_of_pairs() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    result = dedupe(REPRINTS)
    rows = [(c.cluster, m.id, m.relation) for c in result.clusters for m in c.members]
    frame = result.to_frame()
    assert list(frame[["cluster", "id", "relation"]].itertuples(index=False, name=None)) == rows
    assert str(frame["date"].dtype).startswith("datetime64[us")
    pairs = result.to_arrow("pairs").to_pylist()
    assert [(row["left"], row["right"]) for row in pairs] == [
        (p.left, p.right) for p in result.pairs
    ]


def test_a_notebook_shows_a_story_a_line() -> None:
    result = dedupe(REPRINTS)
    assert result._repr_html_().count("<tr>") == 1 + len(result.clusters)


def test_progress_counts_what_is_read_and_compared() -> None:
    heard: dict[str, tuple[int, int | None]] = {}
    articles = clean(REPRINTS)
    dedupe(articles, progress=lambda what, done, total: heard.update({what: (done, total)}))
    assert heard["reading"] == (len(articles), len(articles))
    assert heard["comparing"][0] > 0


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_cannot_be_made_says_what_is_missing(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    result = dedupe(REPRINTS)
    if name == "pandas":
        with pytest.raises(WrongUseError, match="to_frame needs pandas: pip install pandas"):
            result.to_frame()
    if name == "pyarrow":
        with pytest.raises(WrongUseError, match="to_arrow needs pyarrow"):
            result.to_arrow()
    assert len(dedupe(clean(REPRINTS)).clusters) == len(result.clusters)
