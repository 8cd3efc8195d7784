"""The pages for `man`, and what a shell completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from tests.cli.conftest import environment
from tests.manual_pages import COMMANDS, FOLDER, pages

ROOT = Path(__file__).parents[2]
PAGES = dict(pages())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
class TestPage:
    def test_it_is_what_the_help_says(self, path: Path) -> None:
        assert path.read_text("utf-8") == PAGES[path], "run python -m tests.manual_pages"

    def test_it_tells_of_every_option(self, path: Path) -> None:
        text = PAGES[path].replace("\\-", "-")
        for option in COMMANDS[path.stem].params:
            if isinstance(option, click.Option):
                assert all(name in text for name in option.opts)

    @pytest.mark.skipif(not shutil.which("groff"), reason="this system has no groff")
    def test_it_is_set_without_a_warning(self, path: Path) -> None:
        command = ["groff", "-ww", "-Wbreak", "-man", "-Tutf8", "-Kutf8", "-z", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        assert done.stderr == ""

    def test_an_installed_package_has_it_where_man_looks(self, path: Path) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
        folder = "zh_CN/man1" if path.parent.name == "zh_CN" else "man1"
        given = path.relative_to(ROOT).as_posix()
        assert shared[given] == f"share/man/{folder}/{path.name}"


def test_no_page_is_left_of_a_command_that_is_gone() -> None:
    assert set(FOLDER.rglob("*.1")) == set(PAGES)


def completed(command: str, *words: str) -> set[str]:
    """Return what a shell is given to complete the last of the words of a command line."""
    asked = {
        f"_{command.upper()}_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join((command, *words)),
        "COMP_CWORD": str(len(words)),
    }
    code = f"from cleaner.commands.{command} import main; main(prog_name={command!r})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment() | asked,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def test_a_shell_completes_options_choices_and_files() -> None:
    assert completed("dedupe", "--lay") == {"plain,--layout"}
    assert {"plain,parquet", "plain,jsonl"} <= completed("clean", "--format", "")
    assert {line.split(",")[0] for line in completed("clean", "--rules", "")} == {"file"}


@pytest.mark.skipif(os.name == "nt", reason="a shell of Windows")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_line_that_the_docs_give_sets_completion_up(command: str) -> None:
    line = f'eval "$(_{command.upper()}_COMPLETE=bash_source {command})"'
    assert line in (ROOT / "docs" / "install.md").read_text("utf-8")
    if shutil.which("bash") is None:
        return
    code = f"from cleaner.commands.{command} import main; main(prog_name={command!r})"
    told = environment() | {f"_{command.upper()}_COMPLETE": "bash_source"}
    script = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=told,
        timeout=60,
        check=True,
    ).stdout
    done = subprocess.run(
        ["bash", "-c", f"{script}\ncomplete -p {command}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert f"-F _{command}_completion {command}" in done.stdout
