"""An index that was damaged, or that a newer version wrote: told, with what to do."""

from __future__ import annotations

import contextlib
import functools
import os
import random
import sqlite3
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from cleaner.index import layout
from cleaner.index.questions import IndexReader
from cleaner.offline_database import connect_offline
from tests.index.test_command import ARTICLES, run

_HEADERS = (0, 4_096, 8_192)  # of the file
PACKAGE = Path(__file__).parents[2] / "cleaner"
_PAGE = 4_096  # bytes
_WORD = 2**64 - 1
_FACTOR = 0xBF58476D1CE4E5B9
_STEP = 131_072  # bytes of the file in each of which one bit is flipped


@pytest.fixture
def index(tmp_path: Path) -> str:
    path = str(tmp_path / "news.duckdb")
    run("--index", path, str(ARTICLES))
    return path


def _damaged(index: str, statement: str, *values: object) -> bytes:
    with duckdb.connect(index) as db:
        db.execute(statement, values)
    return Path(index).read_bytes()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM meta WHERE key = 'stamp'",
        "UPDATE meta SET value = '{' WHERE key = 'stamp'",
        "UPDATE meta SET value = 'many' WHERE key = 'commits'",
        "UPDATE meta SET value = NULL WHERE key = 'next_body'",
        "UPDATE meta SET value = '0' WHERE key = 'next_article'",  # would number two alike
        "DELETE FROM meta WHERE key = 'layout'",
        "DROP TABLE prints",
        "UPDATE verdicts SET verdict = 'x'::BLOB",
        "UPDATE articles SET node = (SELECT min(node) FROM nodes)",
        "UPDATE articles SET node = 99999 WHERE node = (SELECT min(node) FROM nodes)",
        "UPDATE articles SET article = 0",
        "UPDATE nodes SET node = 0",
        "UPDATE nodes SET body = 0",
        "UPDATE bodies SET body = 0",
        "DELETE FROM bodies WHERE body = 0",
        "DELETE FROM prints WHERE body = 0",
    ],
)
def test_what_can_be_made_anew_is_told_and_migrated(index: str, statement: str) -> None:
    right = run("--index", index, "--list").stdout
    damaged = _damaged(index, statement)
    for asked in (("--list",), (str(ARTICLES),)):
        told = run("--index", index, *asked)
        assert told.exit_code == 1, told.stderr
        assert "--migrate" in told.stderr
        assert len(told.stderr.splitlines()) == 1
    assert Path(index).read_bytes() == damaged
    assert run("--index", index, "--migrate").exit_code == 0
    assert run("--index", index, "--list").stdout == right


def test_a_connection_that_rows_were_counted_on_goes_on(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "new.duckdb")) as db:
        layout.create(db, layout.IndexStamp(min_length=1, window=None))
        reader = IndexReader(db)
        questions: tuple[Callable[[], object], ...] = (
            lambda: layout.count_rows(db),
            lambda: reader.copy_to(str(tmp_path / "copy.duckdb")),
            lambda: list(reader.prints_in_order()),
            reader.count_articles,
            reader.count_compared,
        )
        for question in questions:
            question()
            assert reader.known(["x"]) == {}  # joins what is registered


ASKED = (
    *(("--list",), ("--stats",), ("--export",), ("--migrate",), ("--remove", "x")),
    *((str(ARTICLES),), ("--against", str(ARTICLES)), ("--backup", "copy.duckdb")),
    *(("--prune-before", "2020-01-01"), ("--list", "--as-of", "2020-01-01")),
    ("--ledger", "ledger.jsonl", str(ARTICLES)),
)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0])
def test_an_index_of_a_newer_version_is_left_alone_by_an_older_one(
    index: str, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(index).parent)
    newer = str(layout.LAYOUT + 1)
    damaged = _damaged(index, "UPDATE meta SET value = ? WHERE key = 'layout'", newer)
    told = run("--index", index, *asked)
    assert (told.exit_code, told.stdout) == (1, "")
    assert "newer version" in told.stderr
    assert "--migrate" not in told.stderr
    assert Path(index).read_bytes() == damaged
    assert [path.name for path in Path().iterdir()] == ["news.duckdb"]


def _sum(block: bytes) -> int:
    """Return the sum that DuckDB keeps of a block (`Checksum` in its source)."""
    words = (word for (word,) in struct.iter_unpack("<Q", block))
    return functools.reduce(lambda all_, word: all_ ^ word * _FACTOR & _WORD, words, 5381)


def test_a_file_that_another_version_of_duckdb_wrote_is_told_as_one(index: str) -> None:
    whole = bytearray(Path(index).read_bytes())
    assert _sum(whole[8:_PAGE]) == int.from_bytes(whole[:8], "little")
    whole[12:20] = (9_999).to_bytes(8, "little")  # its version of the format
    whole[:8] = _sum(whole[8:_PAGE]).to_bytes(8, "little")
    Path(index).write_bytes(whole)
    for asked in (("--list",), (str(ARTICLES),), ("--migrate",)):
        told = run("--index", index, *asked)
        assert (told.exit_code, told.stdout) == (1, "")
        assert "news.duckdb: written by another version of duckdb, update it: " in told.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("kind", ["pipe", "loop", "sqlite", "empty", "below a file"])
def test_what_is_no_index_is_neither_waited_for_nor_fetched_for(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "other"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to("other")
    elif kind == "sqlite":
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE meta (key, value)")
            db.commit()
    else:
        path.write_bytes(b"")
    index = str(path / "index" if kind == "below a file" else path)
    for asked in (("--list",), (str(ARTICLES),), ("--migrate",)):
        told = run("--index", index, "--wait", "0", *asked)
        assert (told.exit_code, told.stdout) == (1, "")
        assert told.stderr.startswith(f"dedupe: {index}: ")
        assert "download" not in told.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["other"]


def test_the_engine_of_the_index_fetches_no_extension() -> None:
    with connect_offline() as db:
        [(fetches,)] = db.execute(
            "SELECT count(*) FROM duckdb_settings() WHERE value = 'true' AND name IN"
            " ('autoinstall_known_extensions', 'autoload_known_extensions')"
        ).fetchall()
    assert fetches == 0
    named = [path for path in PACKAGE.rglob("*.py") if "duckdb.connect(" in path.read_text("utf-8")]
    assert [path.name for path in named] == ["offline_database.py"]


def test_a_record_that_is_damaged_is_named_and_no_index_is_made_without_it(index: str) -> None:
    with duckdb.connect(index) as db:
        (name,) = db.execute("SELECT min(id) FROM articles").fetchone() or ("",)
    damaged = _damaged(index, "UPDATE articles SET record = ['x'::BLOB] WHERE id = ?", name)
    told = run("--index", index, "--migrate")
    assert told.exit_code == 1
    assert f"the record of {name!r} is damaged" in told.stderr
    assert Path(index).read_bytes() == damaged


def test_a_file_that_breaks_off_is_told(index: str) -> None:
    whole = Path(index).read_bytes()
    for size in (0, 10, 5_000, len(whole) // 2):
        Path(index).write_bytes(whole[:size])
        told = run("--index", index, "--list")
        assert told.exit_code == 1
        assert "news.duckdb: " in told.stderr


def _with_flips(whole: bytes, step: int, seed: int) -> Iterator[bytes]:
    """Give copies of a file, each with one bit flipped: in its headers and once in each step."""
    dice = random.Random(seed)
    for start, length in (*((at, _PAGE) for at in _HEADERS), *_spans(len(whole), step)):
        at = start + dice.randrange(length)
        yield whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :]


def _spans(size: int, step: int) -> list[tuple[int, int]]:
    return [(at, min(step, size - at)) for at in range(_HEADERS[-1] + _PAGE, size, step)]


def test_a_flipped_bit_gives_the_right_answer_or_a_line_that_says_what_to_do(index: str) -> None:
    right = {asked: run("--index", index, *asked).stdout for asked in (("--list",), ("--stats",))}
    codes = Counter[int]()
    for damaged in _with_flips(Path(index).read_bytes(), _STEP, seed=19):
        Path(index).write_bytes(damaged)
        for asked, answer in right.items():
            found = run("--index", index, *asked)
            codes[found.exit_code] += 1
            if found.exit_code == 0:
                assert found.stdout == answer
            else:
                assert not found.stdout
                assert len(found.stderr.splitlines()) == 1
                assert "damaged" in found.stderr
            assert Path(index).read_bytes() == damaged
    assert codes.keys() == {0, 1}


def test_an_index_with_a_flipped_bit_is_made_anew_whole_or_stays_as_it_is(index: str) -> None:
    right = run("--index", index, "--list").stdout
    codes = Counter[int]()
    for damaged in _with_flips(Path(index).read_bytes(), 4 * _STEP, seed=20):
        Path(index).write_bytes(damaged)
        code = run("--index", index, "--migrate").exit_code
        codes[code] += 1
        if code == 0:
            assert run("--index", index, "--list").stdout == right
        else:
            assert Path(index).read_bytes() == damaged
    assert codes.keys() == {0, 1}


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.html"])
def test_a_file_of_another_kind_is_no_index(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b'{"title": "x"}\n')
    for asked in (["--stats"], ["--list"], [str(ARTICLES)]):
        told = run("--index", str(path), *asked)
        assert (told.exit_code, told.stdout) == (1, "")
        assert f"{name}: no index" in told.stderr
    assert path.read_bytes() == b'{"title": "x"}\n'
