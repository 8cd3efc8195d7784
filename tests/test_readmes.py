"""The README says the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
