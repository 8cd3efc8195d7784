"""The file: one page with nothing beside it, whole or not there."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import click.testing
import pytest

from cleaner.commands.dedupe import main
from cleaner.report import html_page as parts
from cleaner.report.embedded_data import BlockWriter
from tests.report.records import stories, told, write_report
from tests.reprints.records import SAMPLES

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(1)">'


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_report(tmp_path_factory.mktemp("report"), SAMPLES).read_text("utf-8")


def test_nothing_is_fetched_from_anywhere(page: str) -> None:
    assert not re.search(r"<(?:link|img|iframe|object|embed|base|form[^>]*action)\b", page)
    assert not re.search(r"<script[^>]*\bsrc\b", page)
    assert "@import" not in page
    assert "url(" not in parts.style()
    for word in ("fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "import("):
        assert word not in parts.script()


def test_the_policy_lets_its_own_script_and_style_run_and_nothing_else(page: str) -> None:
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', page)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy
    for name, text in (
        ("script-src", re.findall(r"<script>(.*?)</script>", page, re.S)),
        ("style-src", re.findall(r"<style>(.*?)</style>", page, re.S)),
    ):
        [only] = text
        digest = base64.b64encode(hashlib.sha256(only.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_the_policy_stands_before_whatever_it_rules(page: str) -> None:
    assert page.index("Content-Security-Policy") < page.index("<style") < page.index("<script")


def test_text_is_never_made_into_markup() -> None:
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        "createContextualFragment",
        "DOMParser",
        "srcdoc",
    ):
        assert word not in parts.script()
    assert "</script" not in parts.script()
    assert "</style" not in parts.style()


def test_words_of_articles_stand_packed_only(tmp_path: Path) -> None:
    records = [{**each, "title": HOSTILE, "outlet": HOSTILE} for each in stories(2)]
    text = write_report(tmp_path, records).read_text("utf-8")
    assert HOSTILE not in text
    assert "alert(1)" not in text
    assert (
        text.count("<script") == text.count("</script>") == 4
    )  # a block, words, the index, the script


def test_the_same_input_gives_the_same_file(tmp_path: Path) -> None:
    first = write_report(tmp_path, SAMPLES).read_bytes()
    assert write_report(tmp_path, SAMPLES, "--jobs", "2").read_bytes() == first


def test_blocks_are_numbered_through() -> None:
    written: list[bytes] = []
    blocks = BlockWriter(written.append)
    for number in range(5):
        blocks.add(json.dumps({"body": f"{number}" * 100_000}).encode())
    blocks.flush()
    blocks.flush()
    assert blocks.starts == [0, 3]
    assert blocks.count == 5
    assert len(written) == 2


def run(*arguments: str) -> Any:
    return click.testing.CliRunner().invoke(main, [*arguments, "-j", "1"])


def test_a_report_goes_with_any_other_output(tmp_path: Path) -> None:
    page, folder = tmp_path / "report.html", tmp_path / "parted"
    plain = run(str(SAMPLES), "--pairs")
    both = run(str(SAMPLES), "--pairs", "--report", str(page), "--split", str(folder))
    assert both.stdout == plain.stdout
    assert len(told(page)[0]["stories"]) == 2
    assert (folder / "reprints.jsonl").exists()


def test_no_reprints_make_a_report_without_stories(tmp_path: Path) -> None:
    index, details = told(write_report(tmp_path, stories(2, copies=1)))
    assert (index["stories"], details, index["compared"]) == ([], [], 2)


def test_a_report_in_the_folder_that_is_read_is_no_input(tmp_path: Path) -> None:
    records = "".join(json.dumps(each) + "\n" for each in stories(2))
    (tmp_path / "given.jsonl").write_text(records)
    page = tmp_path / "report.html"
    for _ in range(2):
        result = run(str(tmp_path), "--report", str(page))
        assert (result.exit_code, "skipped 0, failed 0" in result.stderr) == (0, True)


def test_a_report_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    result = run(str(SAMPLES), "--report", str(tmp_path / "missing" / "report.html"))
    assert result.exit_code == 1
    assert "no such file or directory" in result.stderr
    assert result.stdout == ""


def test_a_run_that_fails_leaves_the_older_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "report.html"
    page.write_text("older")

    def broken(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("cleaner.report.write.tail", broken)
    assert run(str(SAMPLES), "--report", str(page)).exit_code == 130
    assert page.read_text() == "older"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
