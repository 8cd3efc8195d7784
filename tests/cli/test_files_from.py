"""Lists of inputs: `--files-from`, a name a line or zero-separated."""

from __future__ import annotations

import os
from pathlib import Path

import click.testing
import pytest

from cleaner.commands.clean import main as clean
from cleaner.commands.dedupe import main as dedupe

RECORD = (
    '{"id": "%s", "title": "甲乙", "body": "河西老街改造历时十一个月，近日收官，街坊陆续搬回。"}\n'
)


def run(command: str, *arguments: str, given: bytes = b"") -> click.testing.Result:
    main = clean if command == "clean" else dedupe
    return click.testing.CliRunner().invoke(main, [*arguments, "-j", "1"], input=given)


@pytest.fixture
def names(tmp_path: Path) -> list[bytes]:
    """Return files with names that a list may get wrong."""
    found = [os.fsencode(tmp_path) + b"/" + name for name in (b"a b.jsonl", b"\xff.jsonl", b"-")]
    for name in found:
        Path(os.fsdecode(name)).write_text(RECORD % name[-9:].hex(), "utf-8")
    return found


@pytest.mark.parametrize("command", ["clean", "dedupe"])
@pytest.mark.parametrize(("end", "options"), [(b"\n", ()), (b"\r\n", ()), (b"\0", ("-0",))])
def test_a_list_names_the_inputs_as_the_command_line_does(
    tmp_path: Path, names: list[bytes], command: str, end: bytes, options: tuple[str, ...]
) -> None:
    (tmp_path / "list").write_bytes(end.join(names) + end)
    expected = run(command, *map(os.fsdecode, names))
    listed = run(command, "--files-from", str(tmp_path / "list"), *options)
    piped = run(command, "--files-from", "-", *options, given=end.join(names))
    assert expected.stdout_bytes
    assert listed.stdout_bytes == piped.stdout_bytes == expected.stdout_bytes
    assert listed.exit_code == expected.exit_code == 0


def test_a_name_with_a_line_end_needs_zero_bytes(tmp_path: Path) -> None:
    odd = tmp_path / "two\nlines.jsonl"
    odd.write_text(RECORD % "odd", "utf-8")
    assert (
        b"odd" in run("clean", "--files-from", "-", "--null", given=os.fsencode(odd)).stdout_bytes
    )
    assert run("clean", "--files-from", "-", given=os.fsencode(odd)).exit_code == 1


def test_a_list_adds_to_the_command_line_and_an_empty_one_reads_nothing(
    tmp_path: Path, names: list[bytes]
) -> None:
    (tmp_path / "list").write_bytes(names[0])
    both = run("clean", os.fsdecode(names[1]), "--files-from", str(tmp_path / "list"))
    assert len(both.stdout_bytes.splitlines()) == 2
    (tmp_path / "list").write_bytes(b"")
    nothing = run("clean", "--files-from", str(tmp_path / "list"), given=b"not read")
    assert (nothing.exit_code, nothing.stdout_bytes) == (0, b"")


@pytest.mark.parametrize(
    "arguments", [("--null", "x"), ("--files-from", "-", "-"), ("--files-from", "missing")]
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert run("clean", *arguments).exit_code == 2
