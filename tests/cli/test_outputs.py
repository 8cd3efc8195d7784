"""Output that fits where it goes: suffixes, tables, spreadsheets, and what is told beside it."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import click.testing
import pytest
import zstandard

from cleaner.commands.dedupe import main as dedupe
from cleaner.commands.newsdiff import main as newsdiff
from cleaner.output import OutputError, PartialFile
from cleaner.output.formats import FORMATS, load_format
from tests.reprints.records import SAMPLES

ARTICLES = str(SAMPLES / "articles.jsonl")
DATES = ["2022-03-01", "2022-03-01T10:00+08:00", "2022-03-01T10:00:07+08:00", None]


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("a.jsonl", lambda data: data),
        ("a.jsonl.gz", gzip.decompress),
        ("a.jsonl.zst", lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data)),
        ("a.JSONL", lambda data: data),
        ("a", lambda data: data),
    ],
)
def test_the_suffix_tells_the_format(
    clean: Any, record: Any, tmp_path: Path, name: str, opened: Any
) -> None:
    expected = clean(stdin=record(1) + record(2)).stdout
    assert clean("-o", name, stdin=record(1) + record(2)).returncode == 0
    assert opened((tmp_path / name).read_bytes()) == expected


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.parquet", "a.md", "a.txt"])
def test_every_suffix_of_a_format_is_that_format(
    clean: Any, record: Any, tmp_path: Path, name: str
) -> None:
    kind = {"md": "markdown", "txt": "text"}.get(name[2:], name[2:])
    assert clean("-o", name, stdin=record(1)).returncode == 0
    assert clean("-o", f"b{name[1:]}", "--format", kind, stdin=record(1)).returncode == 0
    assert (tmp_path / name).read_bytes() == (tmp_path / f"b{name[1:]}").read_bytes()


def test_an_empty_output_is_a_whole_file(clean: Any, tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "a.jsonl.zst"):
        clean("missing", "-o", name)
        assert (tmp_path / name).stat().st_size > 0
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()) == b""


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "json", "csv", "csv.gz", "parquet"])
def test_records_come_back_from_every_table_as_they_were(
    clean: Any, record: Any, records: Any, tmp_path: Path, suffix: str
) -> None:
    titles = ["=1+1 是公式", "'=号前有撇号", "-3.5% 开盘", "普通标题里有=号"]
    given = b"".join(
        record(number, title=titles[number], date=DATES[number], channel="@文化")
        for number in range(4)
    )
    expected = clean(stdin=given).stdout
    assert [r["date"] for r in records(expected)] == DATES
    assert clean("-o", f"a.{suffix}", stdin=given).returncode == 0
    assert clean(f"a.{suffix}").stdout == expected


def test_a_date_that_is_none_of_ours_comes_back_from_parquet(
    clean: Any, record: Any, records: Any
) -> None:
    odd = {**records(clean(stdin=record(1)).stdout)[0], "date": "2022年春", "captured_at": "昨天"}
    line = json.dumps(odd, ensure_ascii=False).encode()
    expected = clean(stdin=line).stdout
    clean("-o", "a.parquet", stdin=line)
    assert clean("a.parquet").stdout == expected


def test_no_cell_of_csv_is_run_as_a_formula(clean: Any, record: Any) -> None:
    given = b"".join(record(n, title=f"{sign}cmd|x") for n, sign in enumerate("=+-@＝'"))
    done = clean("--format", "csv", "--bom", stdin=given)
    assert done.stdout.startswith(b"\xef\xbb\xbfid,")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
    assert [row["title"] for row in rows] == [
        *(f"'{sign}cmd|x" for sign in "=+-@＝"),
        "'cmd|x",  # an apostrophe before a letter is one
    ]


def test_a_document_holds_one_article(clean: Any, record: Any, tmp_path: Path) -> None:
    done = clean("-o", "a.md", stdin=record(1) + record(2))
    assert done.returncode == 2
    assert b"a document holds one article" in done.stderr
    assert not (tmp_path / "a.md").exists()
    assert clean("-o", "many", "--format", "text", stdin=record(1) + record(2)).returncode == 0
    assert len(list((tmp_path / "many").iterdir())) == 2


def test_all_that_gave_no_record_is_listed_with_its_reason(
    clean: Any, record: Any, records: Any, tmp_path: Path
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.jsonl").write_bytes(record(1) + b"{broken\n" + record(1))
    (tmp_path / "d" / "b.png").write_bytes(b"\x89PNG")
    done = clean("d", "missing", "--rejected", "r.jsonl", "--manifest", "m.json")
    listed = records((tmp_path / "r.jsonl").read_bytes())
    assert [(r["path"], r["place"], r["kind"]) for r in listed] == [
        ("d/a.jsonl", "line 2", "failed"),
        ("d/a.jsonl", None, "duplicate"),
        ("d/b.png", None, "skipped"),
        ("missing", None, "failed"),
    ]
    assert all(r["reason"] and "line 2" not in r["reason"] for r in listed)
    told = json.loads((tmp_path / "m.json").read_bytes())
    assert sum(told["failed"].values()) == told["counts"]["failed"] == 2
    assert sum(told["skipped"].values()) == told["counts"]["skipped"] == 1
    assert told["seconds"] >= 0
    assert told["peak_memory_mb"] > 1
    assert "records_per_second" in told
    assert b"clean: skipped: 1 an image" in done.stderr


def test_messages_are_json_lines_where_that_is_asked(clean: Any, record: Any, records: Any) -> None:
    done = clean("missing", "-", "--log", "json", stdin=record(1))
    error, *told = records(done.stderr)
    assert error == {
        "level": "error",
        "command": "clean",
        "path": "missing",
        "message": "no such file or folder",
    }
    assert {line["level"] for line in told} == {"info"}
    quiet = clean("missing", "-", "--log", "json", "-q", stdin=record(1))
    assert records(quiet.stderr) == [error]


def test_quiet_tells_errors_and_nothing_else(clean: Any, record: Any) -> None:
    assert clean("-q", stdin=record(1)).stderr == b""
    assert clean("-q", "missing").stderr == b"clean: missing: no such file or folder\n"


def run(*arguments: str) -> click.testing.Result:
    return click.testing.CliRunner().invoke(dedupe, [ARTICLES, *arguments, "--jobs", "1"])


@pytest.mark.parametrize("kind", FORMATS)
def test_originals_and_reprints_are_written_in_every_format(tmp_path: Path, kind: str) -> None:
    done = run("--split", str(tmp_path / "parted"), "--format", kind)
    assert done.exit_code == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "parted").iterdir())
    if load_format(kind).KIND == "documents":
        assert names == ["originals", "reprints"]
        assert len(list((tmp_path / "parted").glob("*/*"))) == 19
    else:
        suffix = load_format(kind).SUFFIXES[0]
        assert names == [f"originals{suffix}", f"reprints{suffix}"]


@pytest.mark.parametrize(
    "failing", ["originals.jsonl", "reprints.jsonl", "left.jsonl", "out.jsonl"]
)
def test_an_output_that_cannot_be_completed_leaves_no_part_of_itself(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rightly = PartialFile.sync

    def sync(file: PartialFile) -> None:
        if file.path.endswith(failing):
            raise OutputError(f"{file.name}: no space left on device")
        rightly(file)

    monkeypatch.setattr(PartialFile, "sync", sync)
    options = ("--rejected", str(tmp_path / "left.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    done = run("--split", str(tmp_path), *options)
    assert done.exit_code == 1
    assert done.stderr.endswith(f"{failing}: no space left on device\n")
    left = {path.name for path in tmp_path.iterdir()}
    assert left <= {"originals.jsonl", "reprints.jsonl", "left.jsonl", "out.jsonl"} - {failing}


def test_an_interrupt_while_parquet_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_file: PartialFile, content: str | None = None) -> None:
        assert content is not None
        assert Path(content).exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(PartialFile, "close", interrupted)
    done = run("-o", str(tmp_path / "out.parquet"))
    assert (done.exit_code, done.stderr) == (130, "dedupe: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pairs", [(), ("--pairs",)])
def test_clusters_and_pairs_are_written_in_every_format_of_rows(
    tmp_path: Path, pairs: tuple[str, ...]
) -> None:
    expected = [json.loads(line) for line in run(*pairs).stdout.splitlines()]
    out = tmp_path / "a.json"
    assert run(*pairs, "-o", str(out)).exit_code == 0
    assert json.loads(out.read_bytes()) == expected
    for name in ("a.csv", "a.parquet", "a.jsonl.gz"):
        assert run(*pairs, "-o", str(tmp_path / name)).exit_code == 0
        assert (tmp_path / name).exists()
    refused = run(*pairs, "-o", str(tmp_path / "a.md"))
    assert refused.exit_code == 2
    assert "holds articles" in refused.stderr


def test_the_manifest_of_dedupe_tells_what_it_found_and_cost(tmp_path: Path) -> None:
    manifest, listed = str(tmp_path / "m.json"), str(tmp_path / "r.jsonl")
    assert run("missing", "--manifest", manifest, "--rejected", listed).exit_code == 1
    told = json.loads(Path(manifest).read_bytes())
    assert told["counts"]["compared"] == 17
    assert told["counts"]["left_out"] == {"empty": 1, "short": 1}
    assert told["failed"] == {"no such file or folder": 1}
    assert told["seconds"] >= 0
    (line,) = Path(listed).read_bytes().splitlines()
    assert json.loads(line)["path"] == "missing"


def test_a_diff_is_written_by_the_suffix_too(tmp_path: Path) -> None:
    sides = [f"{ARTICLES}#a1-original", f"{ARTICLES}#a4-corrected"]
    for name in ("a.json", "a.csv", "a.parquet", "a.jsonl"):
        done = click.testing.CliRunner().invoke(newsdiff, [*sides, "-o", str(tmp_path / name)])
        assert done.exit_code == 1, done.stderr
        assert done.stdout == ""
        assert (tmp_path / name).stat().st_size > 0
    assert json.loads((tmp_path / "a.json").read_bytes())["summary"]["differs"] == "text"
