"""Seconds on a command line are finite."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from cleaner.commands.clean import main


@pytest.mark.parametrize("told", ["nan", "inf", "-1", "soon"])
def test_what_is_no_number_of_seconds_is_a_wrong_command(told: str) -> None:
    result = CliRunner().invoke(main, ["--timeout", told, "x.html"])
    assert result.exit_code == 2
    assert "--timeout" in result.output


def test_seconds_may_be_more_than_a_timer_takes() -> None:
    page = '{"title": "云江图书馆", "body": "云江图书馆昨天开放。"}'
    assert CliRunner().invoke(main, ["--timeout", "1e300"], input=page).exit_code == 0
