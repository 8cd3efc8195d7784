"""The README says the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import click
import click.testing
import pytest

from cleaner import clean
from cleaner.commands.dedupe import main as dedupe
from cleaner.render.article_table import ArticleTable

CHECKOUT = Path(__file__).parents[1]
ENGLISH = (CHECKOUT / "README.md").read_text("utf-8")
CHINESE = (CHECKOUT / "README.zh-CN.md").read_text("utf-8")


def commands(text: str) -> list[list[str]]:
    """Return the lines of each block of code without the remarks behind them."""
    blocks = re.findall(r"^```.*?^```", text, re.M | re.S)
    return [[line.partition("  #")[0].rstrip() for line in block.splitlines()] for block in blocks]


def keys(text: str) -> list[str]:
    """Return the keys of the record, as the table names them."""
    table = text[text.index("| `id` |") :].partition("\n\n")[0]
    return [key for row in table.splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_both_show_the_same_commands_and_the_same_output() -> None:
    assert commands(ENGLISH) == commands(CHINESE)


def test_both_tell_every_key_of_the_record_in_its_order() -> None:
    assert keys(ENGLISH) == keys(CHINESE)
    assert len(keys(CHINESE)) > 20


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_every_link_into_the_project_leads_to_a_file(text: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert len(links) > 5
    assert [link for link in links if not (CHECKOUT / link).exists()] == []


def drawn(command: click.Command, *arguments: str) -> list[str]:
    """Return the lines that a command shows on a terminal of 80 columns."""
    told = {"COLUMNS": "80", "CLEANER_LANG": "en"}
    done = click.testing.CliRunner().invoke(command, [*arguments, "--jobs", "1"], env=told)
    assert done.exit_code == 0
    return (done.stdout + done.stderr).splitlines()


def shown(text: str, beginning: str) -> list[str]:
    """Return the lines of the block of output that begins so."""
    (block,) = re.findall(rf"^```\n({beginning}.*?)^```", text, re.M | re.S)
    return block.splitlines()


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_the_list_of_stories_is_what_one_gets(text: str) -> None:
    found = drawn(dedupe, str(CHECKOUT / "samples/reprints"), "--format", "terminal")
    assert shown(text, "云江地铁6号线28日开通试运营") == found


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_the_table_of_articles_begins_as_one_gets_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLEANER_LANG", "en")
    records = list(clean(CHECKOUT / "samples/articles"))
    table = ArticleTable(None, 80)
    lines = [*table.head()]
    for record in records[:10]:
        lines += table.row(record.to_dict())
    drawn_lines = ["".join(piece.text for piece in line).rstrip() for line in lines]
    *told, rest = shown(text, "time  ")
    assert rest == "…"
    assert drawn_lines[: len(told)] == told
