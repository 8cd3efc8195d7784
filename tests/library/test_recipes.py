"""The recipes for other tools, run as they stand in the docs, where the tool is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean, dedupe
from tests.index.test_recipes import ROOT, SECTIONS, commands, run, shell

__all__ = ["shell"]

REPRINTS = ROOT / "samples" / "reprints"
PAGE = ROOT / "samples" / "articles" / "stcn"


def code(section: str, kind: str = "python") -> str:
    [text] = [text for text in SECTIONS if text.startswith(section)]
    return "\n".join(re.findall(rf"```{kind}\n(.*?)```", text, re.S))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(REPRINTS, tmp_path / "folder")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def done(section: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(code(section), section, "exec"), names)  # noqa: S102 - our own docs
    return names


def need(name: str) -> None:
    pytest.importorskip(name, reason=f"{name} is not installed")


@pytest.mark.usefixtures("folder")
def test_pandas_counts_stories_and_not_their_copies() -> None:
    need("pandas")
    names = done("pandas")
    dropped = {m.id for c in dedupe(REPRINTS).clusters for m in c.members if m.to_keep}
    assert dropped
    assert set(names["kept"]["id"]) == {a.id for a in clean(REPRINTS)} - dropped
    assert 0 < names["per_day"].sum() <= len(names["kept"])


@pytest.mark.usefixtures("folder")
def test_polars_reads_what_comes_out() -> None:
    need("polars")
    need("pyarrow")
    copies = done("polars")["copies"]
    assert sorted(copies["copies"]) == sorted(c.size for c in dedupe(REPRINTS).clusters)


@pytest.mark.usefixtures("folder")
def test_duckdb_joins_what_comes_out() -> None:
    need("pyarrow")
    first = done("DuckDB")["first"]
    originals = [cluster for cluster in dedupe(REPRINTS).clusters if cluster.original]
    assert sum(count for _, count in first) == len(originals)


@pytest.mark.usefixtures("folder")
def test_a_scrapy_item_gets_its_record_and_what_it_repeats() -> None:
    scrapy = pytest.importorskip("scrapy", reason="scrapy is not installed")
    spider = scrapy.Spider(name="news")
    spider.settings = pytest.importorskip("scrapy.settings").Settings()
    pipeline = done("Scrapy")["News"]()
    pipeline.open_spider(spider)
    page = sorted(PAGE.iterdir())[0].read_text("utf-8")
    items = [{"url": f"https://news.example/{n}.html", "html": page} for n in (1, 2)]
    first, second = (pipeline.process_item(item, spider) for item in items)
    assert first["repeats"] == []
    assert second["repeats"] == [first["record"]["id"]]
    assert first["record"]["url"] == items[0]["url"]


def test_datatrove_gets_the_text_and_nothing_where_there_is_no_article() -> None:
    need("datatrove")
    extractor = done("datatrove")["News"]()
    page = sorted(PAGE.iterdir())[0]
    assert extractor.extract(page.read_text("utf-8")) == clean(page)[0].body
    assert extractor.extract("<html><body></body></html>") == ""


def test_data_juicer_reads_with_us_and_drops_what_we_drop(folder: Path) -> None:
    need("data_juicer")
    names = done("Data-Juicer")
    page = sorted(PAGE.iterdir())[0]
    read = names["NewsMapper"]().process_single({"text": page.read_text("utf-8")})
    assert read["text"] == clean(page)[0].body
    (folder / "drop.txt").write_text("a2-full\n", "utf-8")
    keeps = names["NewsDropFilter"]("drop.txt").process_single
    assert (keeps({"id": "a2-full"}), keeps({"id": "a1-original"})) == (False, True)


@pytest.mark.usefixtures("folder")
def test_a_dataset_keeps_one_of_each_story() -> None:
    need("pyarrow")
    need("datasets")
    names = done("Hugging Face")
    assert len(names["dataset"]) == len(names["articles"]) - len(names["dropped"])


def test_jq_lists_and_counts(folder: Path, shell: dict[str, str]) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    [script] = commands("jq")
    told = run(script, folder, shell)
    assert told.returncode == 0, told.stderr
    dated = [article for article in clean(REPRINTS) if article.date]
    assert len((folder / "list.tsv").read_text("utf-8").splitlines()) == len(dated)
    copies = (folder / "copies.jsonl").read_text("utf-8").splitlines()
    assert len(copies) == len(dedupe(REPRINTS).clusters)
    assert all("story" in json.loads(line) for line in copies)


def test_the_units_are_ones_that_systemd_takes(tmp_path: Path) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd is not installed")
    section = code("Every night", "ini")
    service, timer = section.split("[Unit]")[1:]
    (tmp_path / "news.service").write_text("[Unit]" + service, "utf-8")
    (tmp_path / "news.timer").write_text("[Unit]" + timer, "utf-8")
    [calendar] = re.findall(r"OnCalendar=(.*)", timer)
    told = subprocess.run([tool, "calendar", calendar], check=False, capture_output=True, text=True)
    assert told.returncode == 0
    for name in ("news.service", "news.timer"):
        told = subprocess.run(
            [tool, "verify", "--man=no", str(tmp_path / name)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert "Unknown" not in told.stderr
        assert "Failed to parse" not in told.stderr


def test_the_nightly_commands_do_their_work(tmp_path: Path, shell: dict[str, str]) -> None:
    shutil.copytree(REPRINTS, tmp_path / "inbox")
    [service] = re.findall(r"ExecStart=/bin/sh -ec '(.*)'", code("Every night", "ini"))
    [cron] = re.findall(r"cd /srv/news && (.*)", code("Every night", "cron"))
    for script in (service.replace("%%", "%"), cron.replace("\\%", "%")):
        told = run(script, tmp_path, shell)
        assert told.returncode == 0, told.stderr
        assert (tmp_path / "clusters.jsonl").exists()
    assert told.stderr == ""


def test_the_image_runs_as_nobody_special_and_holds_what_is_there() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    words = [line.split() for line in lines if line and not line.startswith("#")]
    last = max(place for place, line in enumerate(words) if line[0] == "FROM")
    users = [line[1] for line in words[last:] if line[0] == "USER"]
    assert users
    assert users[-1] not in ("root", "0")
    copied = [name for line in words[:last] if line[0] == "COPY" for name in line[1:-1]]
    assert all((ROOT / name).exists() for name in copied)
