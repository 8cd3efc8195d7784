"""Every format, read back by what others read it with."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cleaner.article import FIELDS
from cleaner.output.times import TIMES


@pytest.fixture
def given(record: Any) -> bytes:
    """Return records with all that is hard on a format."""
    link = {"code": "300024", "market": "SZ", "name": "机器人"}
    link |= dict.fromkeys(("code_in_text", "name_in_text", "in_title"), False)
    hard: bytes = record(1, title='逗号,引号"和\t制表', channel="文化") + record(2)
    body = (
        "第一段说了图书馆的事情。\n第二段里有[方括号]和*星号*，以及 # 号。\n1. 第三段像一个列表。"
    )
    hard += record(3, body=body)
    hard += record(4, linked_securities=[link], keywords=["图书馆", "公告"])
    return hard


@pytest.fixture
def expected(clean: Any, given: bytes, records: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = records(clean(stdin=given).stdout)
    assert len(found) == 4
    return found


def test_json_is_one_array(clean: Any, given: bytes, expected: Any) -> None:
    assert json.loads(clean("--format", "json", stdin=given).stdout) == expected


def test_json_of_nothing_is_an_empty_array(clean: Any) -> None:
    assert json.loads(clean("missing", "--format", "json").stdout) == []


def test_csv_holds_nested_fields_as_json(clean: Any, given: bytes, expected: Any) -> None:
    text = clean("--format", "csv", stdin=given).stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == [*FIELDS, "extra"]
    for row, record in zip(rows, expected, strict=True):
        for name in FIELDS:
            value = record[name]
            if isinstance(value, str) or value is None:
                assert row[name] == (value or "")
            else:
                assert json.loads(row[name]) == value
    assert json.loads(rows[0]["extra"]) == {"channel": "文化"}


@pytest.mark.parametrize("name", ["out.parquet", "odd [name]* 'q'.parquet"])
def test_parquet_has_the_types_of_the_record(
    clean: Any, given: bytes, expected: Any, tmp_path: Path, name: str
) -> None:
    done = clean("--format", "parquet", "-o", name, stdin=given)
    assert done.returncode == 0, done.stderr
    (tmp_path / name).rename(tmp_path / "plain.parquet")
    table = duckdb.read_parquet(str(tmp_path / "plain.parquet"))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    texts = [name for name in FIELDS if name not in TIMES]
    assert [{n: row[n] for n in texts} for row in rows] == [
        {n: record[n] for n in texts} for record in expected
    ]
    assert rows[0]["date"] == datetime.fromisoformat(expected[0]["date"])
    assert rows[0]["date_precision"] == "minute"
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert types["date"] == "TIMESTAMP WITH TIME ZONE"
    assert types["keywords"] == "VARCHAR[]"
    assert types["linked_securities"].startswith("STRUCT(code VARCHAR, market VARCHAR")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plain.parquet"]


def test_parquet_of_nothing_is_an_empty_table(clean: Any, tmp_path: Path) -> None:
    clean("missing", "--format", "parquet", "-o", "out.parquet")
    table = duckdb.read_parquet(str(tmp_path / "out.parquet"))
    assert set(table.columns) == {*FIELDS, "extra", "date_precision", "captured_at_precision"}
    assert table.fetchall() == []


def test_parquet_holds_the_chosen_fields(clean: Any, given: bytes, tmp_path: Path) -> None:
    clean("--format", "parquet", "-o", "out.parquet", "--fields", "title,images", stdin=given)
    assert duckdb.read_parquet(str(tmp_path / "out.parquet")).columns == ["title", "images"]


@pytest.mark.parametrize(("kind", "suffix"), [("markdown", ".md"), ("text", ".txt")])
def test_documents_go_to_one_file_an_article_and_overwrite_none(
    clean: Any, given: bytes, tmp_path: Path, kind: str, suffix: str, record: Any
) -> None:
    for _ in range(2):  # the second time finds the same articles there
        assert clean("--format", kind, "-o", "out/", stdin=given).returncode == 0
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 4
    assert {f.suffix for f in files} == {suffix}
    before = {f: f.read_bytes() for f in files}
    changed = record(2, body="文字改过了，可是地址和标题还是原来的。")
    assert clean("--format", kind, "-o", "out/", stdin=changed).returncode == 0
    assert {f: f.read_bytes() for f in files} == before
    assert len(list((tmp_path / "out").iterdir())) == 5


def test_many_articles_under_a_name_without_a_suffix_are_files_in_a_folder(
    clean: Any, given: bytes, tmp_path: Path
) -> None:
    assert clean("--format", "markdown", "-o", "out", stdin=given).returncode == 0
    assert [file.suffix for file in (tmp_path / "out").iterdir()] == [".md"] * 4
    refused = clean("--format", "markdown", "-o", "out.md", stdin=given)
    assert refused.returncode == 2
    assert b"a document holds one article" in refused.stderr
    assert not (tmp_path / "out.md").exists()


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a/b\\c:d", "CON", "...", "长" * 300, "\u202e倒", "-rf *", "--"]
)
def test_a_title_cannot_choose_where_its_document_goes(
    clean: Any, record: Any, tmp_path: Path, title: str
) -> None:
    assert clean("--format", "text", "-o", "out/", stdin=record(1, title=title)).returncode == 0
    (file,) = (tmp_path / "out").iterdir()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert not set(file.name) & set('/\\:*?"<>|\u202e')
    assert not file.name.startswith((".", "-"))


def test_markdown_shows_the_text_as_it_is(clean: Any, given: bytes) -> None:
    text = clean("--format", "markdown", stdin=given).stdout.decode()
    assert "\\[方括号\\]和\\*星号\\*" in text
    assert "\n1\\. 第三段" in text
    assert text.count("\n---\n\n# ") == 4


def test_text_of_one_article_is_what_a_reader_reads(clean: Any, record: Any) -> None:
    text = clean("--format", "text", stdin=record(1)).stdout.decode()
    assert text.splitlines()[0] == "第1号公告：示例市新建十座图书馆"
    assert text.endswith("新馆将在年内全部开放。\n")
