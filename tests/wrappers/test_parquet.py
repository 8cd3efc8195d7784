"""Parquet: what `clean` writes comes back, and tables of others are read as their JSON is."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import duckdb
import msgspec
import pytest

from cleaner import Article, UnreadableError, clean
from cleaner.output import OutputPlace, open_sink
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart
from cleaner.wrappers.sheets import parquet

SAMPLES = Path(__file__).parents[2] / "samples"


def written(articles: list[Article], path: Path) -> Path:
    sink = open_sink("parquet", OutputPlace(str(path), io.BytesIO()))
    for article in articles:
        sink.write(msgspec.json.encode(article.to_dict()))
    sink.close()
    return path


@pytest.fixture
def articles() -> list[Article]:
    found: list[Article] = []
    for sample in ("finews/v5.md", "sina/2025.html", "plain/paste.txt"):
        found += clean(SAMPLES / "articles" / sample)
    return [msgspec.structs.replace(found[0], extra={"channel": "文化"}), *found[1:]]


def test_the_name_of_a_folder_is_no_column(articles: list[Article], tmp_path: Path) -> None:
    folder = tmp_path / "title=FOLDER"
    folder.mkdir()
    assert clean(written(articles, folder / "x.parquet")) == articles


def test_a_table_in_gzip_is_read_up_to_a_size_and_no_further(
    articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = written(articles, tmp_path / "x.parquet").read_bytes()
    monkeypatch.setattr(parquet, "LARGEST", len(table))
    assert clean(gzip.compress(table)) == articles
    monkeypatch.setattr(parquet, "LARGEST", len(table) - 1)
    with pytest.raises(UnreadableError, match="a table larger than"):
        clean(gzip.compress(table))


def test_records_come_back_as_they_were_written(articles: list[Article], tmp_path: Path) -> None:
    assert clean(written(articles, tmp_path / "odd [name]*.parquet")) == articles


def test_bytes_pipes_and_gzip_are_read_as_the_file_is(
    articles: list[Article], tmp_path: Path
) -> None:
    data = written(articles, tmp_path / "a.parquet").read_bytes()
    for given in (data, gzip.compress(data), io.BytesIO(data)):
        assert [found[0] for found in read(given) if not isinstance(found, FailedPart)] == articles


def test_tables_of_others_are_read_as_their_json_is(tmp_path: Path) -> None:
    duckdb.sql(
        "SELECT range AS id, '第' || range || '号公告' AS title, '新馆将在年内开放。' AS text, "
        "TIMESTAMP '2022-03-01 10:00:00' AS pubtime FROM range(3)"
    ).write_parquet(str(tmp_path / "a.parquet"))
    with (tmp_path / "a.jsonl").open("wb") as lines:
        for number in range(3):
            item = {"id": number, "title": f"第{number}号公告", "text": "新馆将在年内开放。"}
            lines.write(msgspec.json.encode(item | {"pubtime": "2022-03-01T10:00:00"}) + b"\n")
    one, other = clean(tmp_path / "a.parquet"), clean(tmp_path / "a.jsonl")
    assert len(one) == 3
    assert [(a.id, a.title, a.date, a.body) for a in one] == [
        (a.id, a.title, a.date, a.body) for a in other
    ]


def test_a_row_without_an_article_is_told_by_its_number(tmp_path: Path) -> None:
    table = tmp_path / "a.parquet"
    duckdb.sql(
        "SELECT 'a' AS id, '公告' AS title, '新馆将在年内开放。' AS text "
        "UNION ALL SELECT 'b', NULL, NULL"
    ).write_parquet(str(table))
    failed = [str(found) for found in read(table) if isinstance(found, FailedPart)]
    assert failed == ["row 2: an object without title and text"]


def test_a_damaged_table_is_an_error(articles: list[Article], tmp_path: Path) -> None:
    data = written(articles, tmp_path / "a.parquet").read_bytes()
    with pytest.raises(UnreadableError, match="damaged Parquet"):
        clean(data[: len(data) // 2])
