"""A command starts fast: what is heavy is imported when it is used."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from tests.cli.conftest import environment

COMMANDS = ("clean", "dedupe", "newsdiff")
HEAVY = {
    *("numpy", "duckdb", "rich", "lxml", "rapidfuzz", "opencc", "msgspec", "yaml"),
    *("bs4", "trafilatura", "feedparser", "fastwarc", "multiprocessing", "subprocess", "json"),
}
_PROBE = """
import sys
sys.argv[0] = {command!r}
from cleaner.commands.{command} import main
try:
    main()
except SystemExit as end:
    code = end.code
print(code, *sys.modules, file=sys.stderr)
"""


def started(command: str, *arguments: str) -> tuple[int, set[str]]:
    """Run a command; return its exit code and what it imported."""
    code = _PROBE.format(command=command)
    run = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(run, capture_output=True, env=environment(), timeout=100, check=True)
    exit_code, *modules = done.stderr.decode().splitlines()[-1].split()
    return int(exit_code), set(modules)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("argument", "code"), [("--version", 0), ("--help", 0), ("--no-such-option", 2)]
)
def test_nothing_heavy_is_imported_to_say_a_word(command: str, argument: str, code: int) -> None:
    ended, modules = started(command, argument)
    assert ended == code
    assert not HEAVY & modules


@pytest.mark.parametrize(
    "arguments",
    [
        ("dedupe", "--format", "terminal", "-o", "out.jsonl", "x"),
        ("dedupe", "--stats", "x"),
        ("dedupe", "--relations", "similar", "x"),
        ("newsdiff", "only-one.html"),
        ("clean", "--engine", "spark", "x"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_refused_before_anything_heavy_is_imported(
    arguments: tuple[str, ...],
) -> None:
    ended, modules = started(*arguments)
    assert ended == 2
    assert not HEAVY & modules


def test_the_probe_sees_what_a_run_imports() -> None:
    ended, modules = started("dedupe", "--schema")
    assert ended == 0
    assert {"msgspec", "numpy"} <= HEAVY & modules


@pytest.mark.parametrize("package", ["cleaner", "cleaner.output", "cleaner.reprints"])
def test_every_public_name_is_there_when_it_is_asked_for(package: str) -> None:
    module = importlib.import_module(package)
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nothing'"):
        _ = module.nothing
