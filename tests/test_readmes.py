"""The README says the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import click
import click.testing
import pytest

from cleaner import clean
from cleaner.commands.dedupe import main as dedupe
from cleaner.messages import _, speaking
from cleaner.render import data_words
from cleaner.render.article_table import ArticleTable

CHECKOUT = Path(__file__).parents[1]
DOCS = CHECKOUT / "docs"
ENGLISH = (CHECKOUT / "README.md").read_text("utf-8")
CHINESE = (CHECKOUT / "README.zh-CN.md").read_text("utf-8")


def commands(text: str) -> list[list[str]]:
    """Return the lines of each block of code without the remarks behind them."""
    blocks = re.findall(r"^```\w+\n.*?^```$", text, re.M | re.S)
    return [[line.partition("  #")[0].rstrip() for line in block.splitlines()] for block in blocks]


def keys(text: str) -> list[str]:
    """Return the keys of the record, as the table names them."""
    table = text[text.index("| `id` |") :].partition("\n\n")[0]
    return [key for row in table.splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_both_show_the_same_commands() -> None:
    assert commands(ENGLISH) == commands(CHINESE)


def test_both_tell_every_key_of_the_record_in_its_order() -> None:
    assert keys(ENGLISH) == keys(CHINESE)
    assert len(keys(CHINESE)) > 20


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_every_link_into_the_project_leads_to_a_file(text: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert len(links) > 5
    assert [link for link in links if not (CHECKOUT / link).exists()] == []


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.zh-CN.md")), ids=lambda path: path.stem)
def test_a_page_in_chinese_and_its_english_one_lead_to_each_other(path: Path) -> None:
    english = path.with_name(path.name.replace(".zh-CN", ""))
    assert f"[English]({english.name})" in path.read_text("utf-8")
    assert f"[中文]({path.name})" in english.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (DOCS / link).exists()] == []


def test_the_glossaries_tell_every_word_of_the_lists() -> None:
    words = (*data_words.RELATIONS[:-1], *data_words.FURNITURE, *data_words.LEDGERS[:-1])
    english, chinese = (
        (DOCS / name).read_text("utf-8") for name in ("glossary.md", "glossary.zh-CN.md")
    )
    with speaking("zh"):
        assert [word for word in words if _(word) not in chinese] == []
    assert [word for word in words if word not in english] == []


def drawn(command: click.Command, *arguments: str, language: str) -> list[str]:
    """Return the lines that a command shows on a terminal of 80 columns."""
    told = {"COLUMNS": "80", "CLEANER_LANG": language}
    done = click.testing.CliRunner().invoke(command, [*arguments, "--jobs", "1"], env=told)
    assert done.exit_code == 0
    return (done.stdout + done.stderr).splitlines()


def shown(text: str, beginning: str) -> list[str]:
    """Return the lines of the block of output that begins so."""
    (block,) = re.findall(rf"^```\n({beginning}.*?)^```", text, re.M | re.S)
    return block.splitlines()


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_the_list_of_stories_is_what_one_gets(text: str, language: str) -> None:
    samples = str(CHECKOUT / "samples/reprints")
    found = drawn(dedupe, samples, "--format", "terminal", language=language)
    assert shown(text, "云江地铁6号线28日开通试运营") == found
    if language == "zh":
        story = shown((DOCS / "dedupe.zh-CN.md").read_text("utf-8"), "云江地铁6号线28日开通试运营")
        assert story == found[: len(story)]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_the_table_of_articles_begins_as_one_gets_it(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLEANER_LANG", language)
    records = list(clean(CHECKOUT / "samples/articles"))
    table = ArticleTable(None, 80)
    lines = [*table.head()]
    for record in records[:10]:
        lines += table.row(record.to_dict())
    drawn_lines = ["".join(piece.text for piece in line).rstrip() for line in lines]
    *told, rest = shown(text, "(?:time|时间)  ")
    assert rest == "…"
    assert drawn_lines[: len(told)] == told
