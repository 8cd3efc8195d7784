"""`clean --engine spark`: the records that `clean` writes, in shards."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cleaner.pipeline import Options
from cleaner.run.collected import Records
from cleaner.run.job import Job, Silent
from tests.spark.engine import ROOT, lines, run

pytestmark = pytest.mark.spark

SAMPLES = ROOT / "samples" / "articles"
PAGE = b"<html><head><title>%s</title></head><body><h1>%s</h1><p>%s</p></body></html>"


def plainly(folder: Path) -> dict[str, str]:
    """Return the records of the embedded engine by their ids."""
    records = Records(Job(paths=(str(folder),), options=Options(), jobs=1), Silent(), stdin=None)
    return {json.loads(line)["id"]: line.decode() for line in records}


def archive(path: Path) -> None:
    """Write a WARC of two pages."""
    with gzip.open(path, "wb") as file:
        for number in (1, 2):
            text = f"第{number}座桥今日通车，两岸居民步行过江。".encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            body = http + PAGE % (b"bridge", "一桥通车".encode(), text * 8)
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(body)}\r\n"
                f"WARC-Target-URI: http://news.example/{number}.html\r\n"
                "WARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: application/http;msgtype=response"
            )
            file.write(head.encode() + b"\r\n\r\n" + body + b"\r\n\r\n")


def test_pages_archives_records_and_tables_give_what_clean_gives(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for page in sorted((SAMPLES / "sina").iterdir()):
        (folder / page.name).write_bytes(page.read_bytes())
    archive(folder / "crawl.warc.gz")
    (folder / "logo.png").write_bytes(b"\x89PNG")
    (folder / "empty.html").write_bytes(b" \n")
    articles = ROOT / "samples" / "reprints" / "articles.jsonl"
    (folder / "records.jsonl").write_bytes(articles.read_bytes())
    duckdb.sql(
        "SELECT '表' || i AS id, '题' AS title, '正文' AS body FROM range(3) t(i)"
    ).write_parquet(str(folder / "table.parquet"))
    done = run("clean", "--master", "local[2]", "-o", str(tmp_path / "out"), str(folder))
    expected = plainly(folder)
    found = {json.loads(line)["id"]: line for line in lines(tmp_path / "out" / "records")}
    assert found == expected
    assert done.stdout == ""
    assert f"cleaned {len(expected)}, skipped 1, failed 1" in done.stderr
    assert f"{folder}/empty.html: empty" in done.stderr
    assert done.returncode == 1


def test_fields_and_parquet_are_as_clean_writes_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    fields: dict[str, Any] = {"--fields": "id,title,images,paper", "--format": "parquet"}
    options = [word for pair in fields.items() for word in pair]
    done = run("clean", "--master", "local[2]", *options, "-o", str(out), str(SAMPLES / "stcn"))
    assert done.returncode == 0, done.stderr
    rows = duckdb.read_parquet(f"{out}/records/*.parquet")
    assert rows.columns == ["id", "title", "images", "paper"]
    expected = [json.loads(line) for line in plainly(SAMPLES / "stcn").values()]
    assert sorted(rows.fetchall(), key=lambda row: row[0]) == sorted(
        ((r["id"], r["title"], r["images"], r["paper"]) for r in expected), key=lambda row: row[0]
    )
