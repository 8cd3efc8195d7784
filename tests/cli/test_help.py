"""The help tells of every option, in either language, at any width."""

from __future__ import annotations

import re
import shlex

import click
import click.testing
import pytest

from cleaner.commands import clean, dedupe, newsdiff
from cleaner.commands.common.spoken import Spoken
from cleaner.overtime import TIMEOUT
from cleaner.render.width import columns

COMMANDS = [module.main for module in (clean, dedupe, newsdiff)]


def page(command: click.Command, language: str, width: int = 80) -> str:
    given = {"COLUMNS": str(width), "CLEANER_LANG": language}
    done = click.testing.CliRunner().invoke(command, ["--help"], env=given)
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.callback.__module__)
class TestHelp:
    def test_each_option_stands_in_one_group(self, command: Spoken) -> None:
        told = [name for _, names in command.groups for name in names]
        options = [param for param in command.params if isinstance(param, click.Option)]
        others = {"--messages", "--version"}
        wanted = [option for option in options if not others & set(option.opts)]
        for option in wanted:
            assert len(set(told) & set(option.opts)) == 1, option.opts
        assert len(told) == len(wanted), "a group names what is no option"

    @pytest.mark.parametrize("language", ["en", "zh"])
    @pytest.mark.parametrize("width", [70, 80, 200])
    def test_no_line_is_wider_than_the_terminal(
        self, command: Spoken, language: str, width: int
    ) -> None:
        lines = page(command, language, width).splitlines()
        assert max(map(columns, lines)) < width
        assert max(map(columns, lines)) > min(width, 100) * 0.8, "its width is used"

    def test_no_sentence_of_the_chinese_help_is_english(self, command: Spoken) -> None:
        text = page(command, "zh")
        assert re.findall(r"[a-z]+ [a-z]+ [a-z]+", text) == []
        assert re.search(r"[a-z]+ [a-z]+ [a-z]+", page(command, "en"))

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_each_option_and_each_choice_is_told(self, command: Spoken, language: str) -> None:
        text = page(command, language)
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[-1] in text
                for choice in getattr(option.type, "choices", ()):
                    assert choice in text

    def test_an_example_names_options_that_there_are(self, command: Spoken) -> None:
        known = {name for option in command.params for name in option.opts}
        for call, _ in command.examples:
            given = [word for word in shlex.split(call) if word.startswith("-")]
            assert set(given) <= known


def test_the_help_tells_the_time_after_which_an_article_is_given_up() -> None:
    assert f"[default: {TIMEOUT:g}]" in page(clean.main, "en")


def test_no_name_of_a_file_is_broken_over_two_lines() -> None:
    for language in ("en", "zh"):
        for width in range(70, 110):
            text = page(clean.main, language, width)
            assert "spark://HOST:PORT" in text
            assert ".zst" in text
