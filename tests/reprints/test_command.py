"""The command: what it prints, writes and refuses."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click.testing
import duckdb
import jsonschema
import msgspec
import pytest

from cleaner import __version__, clean
from cleaner.commands.clean import main as clean_main
from cleaner.commands.dedupe import main
from tests.reprints.records import SAMPLES, samples, story

ARTICLES = str(SAMPLES / "articles.jsonl")
GOLDENS = SAMPLES.parents[1] / "tests" / "goldens" / "reprints"


def run(*arguments: str, text: str | bytes | None = None) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [*arguments, "--jobs", "1"], input=text)


def lines(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("golden", "options"), [("clusters.jsonl", ()), ("pairs.jsonl", ("--pairs",))]
)
def test_the_samples_give_their_goldens(
    golden: str, options: tuple[str, ...], update_goldens: bool
) -> None:
    found = run(str(SAMPLES), *options).stdout
    if update_goldens:
        (GOLDENS / golden).write_text(found, "utf-8")
    renew = "pytest tests/reprints --update-goldens"
    assert found == (GOLDENS / golden).read_text("utf-8"), f"if that is right: {renew}"


@pytest.mark.parametrize("options", [(), ("--pairs",)])
def test_every_line_keeps_to_the_schema(options: tuple[str, ...]) -> None:
    schema = json.loads(run("--schema", *options).stdout)
    for line in lines(ARTICLES, *options):
        jsonschema.validate(line, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**line, next(iter(line)): 7}, schema)


def test_plain_gzipped_parquet_and_standard_input_give_the_same(tmp_path: Path) -> None:
    expected = run(ARTICLES).stdout
    data = Path(ARTICLES).read_bytes()
    with gzip.open(tmp_path / "articles.jsonl.gz", "wb") as file:
        file.write(data)
    duckdb.read_json(ARTICLES).write_parquet(str(tmp_path / "articles.parquet"))
    table = (tmp_path / "articles.parquet").read_bytes()
    assert run(str(tmp_path / "articles.jsonl.gz")).stdout == expected
    assert run(str(tmp_path / "articles.parquet")).stdout == expected
    assert run("-", text=data).stdout == expected
    assert run(text=data).stdout == expected
    assert run("-", text=table).stdout == expected


def test_a_folder_is_searched_and_what_is_no_article_is_counted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "articles.jsonl").write_bytes(Path(ARTICLES).read_bytes())
    (tmp_path / "notes.txt").write_text("no record")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    result = run(str(tmp_path))
    assert result.stdout == run(ARTICLES).stdout
    assert "skipped 2, failed 0" in result.stderr
    assert result.exit_code == 0


def test_a_page_is_cleaned_on_the_way(tmp_path: Path) -> None:
    article = samples()["a1-original"]
    paragraphs = "".join(f"<p>{line}</p>" for line in article.body.split("\n"))
    page = (
        f"<html><head><title>{article.title}_云江新闻网</title></head><body>"
        f"<h1>{article.title}</h1><div>2024-11-18 12:00 来源：云江日报</div>"
        f"<article>{paragraphs}</article></body></html>"
    )
    (tmp_path / "page.html").write_text(page, "utf-8")
    found = lines(ARTICLES, str(tmp_path), "--pairs", "--relations", "full")
    pairs = {(pair["left"], pair["right"]) for pair in found}
    assert (str(tmp_path / "page.html"), "a1-original") in pairs


def test_cleaned_records_give_what_their_pages_give(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    with records.open("wb") as file:
        for article in clean(Path(ARTICLES)):
            file.write(msgspec.json.encode(article.to_dict()) + b"\n")
    assert run(str(records), "--pairs").stdout == run(ARTICLES, "--pairs").stdout


def test_one_id_and_another_text_is_another_article() -> None:
    first, second, *_ = Path(ARTICLES).read_text("utf-8").splitlines()
    same = second.replace('"a2-full"', '"a1-original"')
    result = run("--pairs", text="\n".join((first, same, first)))
    [pair] = map(json.loads, result.stdout.splitlines())
    assert (pair["left"], pair["right"]) == ("a1-original", "a1-original#2")
    assert "duplicates 1" in result.stderr


def test_relations_tells_only_those_named() -> None:
    assert {p["relation"] for p in lines(ARTICLES, "--pairs", "--relations", "full")} == {"full"}
    assert "partial" in {p["relation"] for p in lines(ARTICLES, "--pairs")}


def test_ids_are_those_to_drop() -> None:
    listed = run(ARTICLES, "--format", "ids").stdout.split()
    assert listed == ["a2-full", "a3-edited", "a4-corrected", "a5-excerpt", "b2-full"]
    kept = run(ARTICLES, "--format", "ids", "--relations", "full,edited").stdout.split()
    assert "a5-excerpt" not in kept


def test_keep_chooses_the_one_that_stays() -> None:
    listed = run(ARTICLES, "--format", "ids", "--keep", "fullest").stdout.split()
    assert "a1-original" not in listed
    assert {"a3-edited", "a5-excerpt"} <= set(listed)


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["../../x", "/abs", "..", "a\\..\\b", "-rf", "\x1b[31m\u202ex"])
def test_no_id_or_title_chooses_where_split_writes(tmp_path: Path, name: str) -> None:
    body = "示例市文化局通报说，新馆将在年内全部开放，市民可以凭身份证免费借书。"
    text = json.dumps({"id": name, "title": name, "body": body, "date": "2022-03-01"})
    folder = tmp_path / "in" / "parts"
    folder.parent.mkdir()
    assert run("-", "--split", str(folder), "--format", "markdown", text=text).exit_code == 0
    [file] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert file.parent == folder / "originals"
    assert not file.name.startswith((".", "-"))
    assert not set(file.name) & set("/\\\x1b\u202e")


def test_an_id_that_is_not_there_cannot_command_the_terminal() -> None:
    told = run(ARTICLES, "--explain", "x\x1b[31m\u202e\n", "a2-full")
    assert told.exit_code == 1
    assert told.stderr == "dedupe: no article has the id x\\x1b[31m\\u202e\\x0a\n"


@pytest.mark.parametrize("piped", [False, True])
def test_split_parts_the_records_and_loses_none(tmp_path: Path, piped: bool) -> None:
    path, text = ("-", Path(ARTICLES).read_bytes()) if piped else (ARTICLES, None)
    assert run(path, "--split", str(tmp_path), text=text).exit_code == 0
    parts = {name: ids(tmp_path / f"{name}.jsonl") for name in ("originals", "reprints")}
    everything = ids(Path(ARTICLES))
    assert sorted(parts["originals"] + parts["reprints"]) == sorted(everything)
    assert parts["reprints"] == ["a2-full", "a3-edited", "a4-corrected", "a5-excerpt", "b2-full"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["originals.jsonl", "reprints.jsonl"]


def test_csv_has_a_line_for_each_member() -> None:
    rows = list(csv.DictReader(io.StringIO(run(ARTICLES, "--format", "csv").stdout)))
    assert sum(row["cluster"] == "a1-original" for row in rows) == 5
    pairs = list(csv.DictReader(io.StringIO(run(ARTICLES, "--pairs", "--format", "csv").stdout)))
    assert '[["31.4公里","31.7公里"]]' in {row["figures"] for row in pairs}


@pytest.mark.parametrize("options", [(), ("--pairs",)])
def test_parquet_has_the_rows_of_csv(tmp_path: Path, options: tuple[str, ...]) -> None:
    target = tmp_path / "made.parquet"
    assert run(ARTICLES, *options, "--format", "parquet", "-o", str(target)).exit_code == 0
    rows = csv.DictReader(io.StringIO(run(ARTICLES, *options, "--format", "csv").stdout))
    made = duckdb.read_parquet(str(target)).select("relation").fetchall()
    assert [row["relation"] for row in rows] == [relation for (relation,) in made]


def test_explain_says_rule_passages_and_figures() -> None:
    said = run(ARTICLES, "--explain", "a1-original", "a4-corrected").stdout
    assert "figure-corrected" in said
    assert "31.4公里 → 31.7公里" in said
    assert "公里，设车站19座，串起高铁东站" in said


def test_explain_refuses_an_unknown_id() -> None:
    result = run(ARTICLES, "--explain", "a1-original", "nobody")
    assert result.exit_code == 1
    assert "nobody" in result.stderr


def test_the_terminal_shows_whole_lines() -> None:
    said = run(ARTICLES, "--format", "terminal").stdout
    assert "dateline, paragraphs cut, paragraphs moved" in said
    assert "contained in a longer article" in said
    assert "c1-digest" not in said
    assert "contained in c1-digest" in run(ARTICLES, "--format", "terminal", "--ids").stdout


def test_what_differs_in_a_figure_comes_first_where_figures_are_asked_for() -> None:
    listed = run(ARTICLES, "--format", "terminal", "--figures").stdout
    assert listed.index("31.4公里 → 31.7公里") < listed.index("full 100%")
    assert listed.index("original · first published") < listed.index("31.4公里 → 31.7公里")
    assert "青禾" not in listed  # no value differs there
    in_time = run(ARTICLES, "--format", "terminal").stdout
    assert in_time.index("full 100%") < in_time.index("31.4公里 → 31.7公里")


def test_a_title_that_steers_a_terminal_is_written_out() -> None:
    records = [
        json.dumps({"id": f"{number}\x1b[2J", "title": "", "body": "".join(story(1))})
        for number in range(2)
    ]
    said = run("--format", "terminal", text="\n".join(records)).stdout
    assert "\x1b[2J" not in said
    assert "\\x1b[2J" in said


def test_nothing_found_says_how_many_were_compared() -> None:
    first, *_ = Path(ARTICLES).read_text("utf-8").splitlines()
    result = run("-", text=first)
    assert result.stdout == ""
    assert "compared 1 article: no reprints" in result.stderr


def test_a_line_that_is_no_record_is_named_and_stops_nothing() -> None:
    good = Path(ARTICLES).read_text("utf-8")
    result = run("-", "missing", text=good + '{broken\n[1]\n{"body": 7}\n')
    assert result.exit_code == 1
    assert result.stdout == run(ARTICLES).stdout
    *failures, summary, reasons = result.stderr.splitlines()
    count = len(good.splitlines())
    assert [line.split(": ")[:3] for line in failures] == [
        *(["dedupe", "-", f"line {count + number}"] for number in (1, 2, 3)),
        ["dedupe", "missing", "no such file or folder"],
    ]
    assert summary.endswith("failed 4")
    assert reasons.startswith("dedupe: failed: ")


def test_it_is_a_command_of_the_package_and_tells_its_version() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "cleaner", "dedupe", "--version"],
        capture_output=True,
        check=True,
        cwd=SAMPLES.parents[1],
        text=True,
    )
    assert said.stdout == f"dedupe, version {__version__}\n"


def test_cleaning_does_not_pay_for_what_comparing_needs() -> None:
    probe = (
        "import sys, cleaner.commands.clean as c\n"
        "c.main(['samples/articles/plain/paste.txt', '-q'], standalone_mode=False)"
    )
    told = "{'numpy', 'opencc', 'duckdb', 'rapidfuzz'} & sys.modules.keys()"
    code = f"try:\n exec({probe!r})\nexcept SystemExit:\n import sys\n sys.exit(bool({told}))"
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=SAMPLES.parents[1],
    )
    assert said.stdout.startswith(b'{"id"')


@pytest.mark.parametrize(
    "arguments",
    [
        ("-", "-"),
        (ARTICLES, "--format", "parquet"),
        (ARTICLES, "--format", "csv", "-o", "."),
        (ARTICLES, "--format", "terminal", "-o", "x"),
        (ARTICLES, "--relations", "x"),
    ],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_the_figures_filter_shows_what_is_the_same_but_for_a_figure() -> None:
    pairs = [json.loads(line) for line in run(ARTICLES, "--pairs", "--figures").stdout.splitlines()]
    assert pairs
    assert all(pair["figures"] for pair in pairs)
    assert [
        json.loads(line)["cluster"] for line in run(ARTICLES, "--figures").stdout.splitlines()
    ] == ["a1-original"]


def test_ids_keep_the_blanks_at_their_ends(tmp_path: Path) -> None:
    ids = [" a ", "a", "\u3000b"]
    body = "".join(story(1))
    rows = [{"id": id_, "title": f"图书馆开放{n}", "body": body} for n, id_ in enumerate(ids)]
    given = "".join(json.dumps(row) + "\n" for row in rows)
    pairs = [json.loads(line) for line in run("--pairs", text=given).stdout.splitlines()]
    assert {pair[side] for pair in pairs for side in ("left", "right")} == set(ids)
    (cluster,) = run("--format", "jsonl", text=given).stdout.splitlines()
    assert {member["id"] for member in json.loads(cluster)["members"]} == set(ids)
    dropped = run("--format", "ids", text=given).stdout.splitlines()
    assert len(dropped) == 2
    assert set(dropped) < set(ids)
    for name in ("cleaned.csv", "cleaned.jsonl"):
        cleaned = ["-", "-o", str(tmp_path / name)]
        assert click.testing.CliRunner().invoke(clean_main, cleaned, given).exit_code == 0
        again = run("--pairs", str(tmp_path / name)).stdout.splitlines()
        assert [json.loads(line)["left"] for line in again] == [pair["left"] for pair in pairs]
