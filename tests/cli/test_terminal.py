"""What a terminal is shown: readable, and nothing that it would obey."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from cleaner.render import reporter
from cleaner.run.job import Progress
from cleaner.run.tally import Tally
from tests.terminal import read_terminal

_STYLE = re.compile(r"\x1b\[[\d;]*m")  # what rich itself writes
_EVIL = "\x1b[31m红\x1b]0;换标题\x07\x9b2J\u202e[bold]倒[/bold]"


@pytest.fixture
def on_terminal(start: Any) -> Any:
    """Run `clean` with a terminal as its standard output (or error); return what it showed."""

    def run(*args: object, stream: str = "stdout", term: str = "dumb", **more: str) -> str:
        ours, theirs = os.openpty()
        streams = dict.fromkeys(("stdout", "stderr"), theirs)
        if stream != "both":
            streams["stderr" if stream == "stdout" else "stdout"] = subprocess.DEVNULL
        env = {**os.environ, "TERM": term, "COLUMNS": "80", "NO_COLOR": "1", "PAGER": "cat"}
        env |= more
        env["PYTHONPATH"] = str(Path(__file__).parents[2])
        process = start(*args, **streams, env=env)
        os.close(theirs)
        shown = read_terminal(ours)
        process.wait(60)
        return shown

    return run


def _controls(text: str) -> set[str]:
    text = _STYLE.sub("", text).replace("\r\n", "\n")
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs")} - {"\n"}


def test_one_article_is_shown_readably(on_terminal: Any, post: Any, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(post(1), "utf-8")
    shown = on_terminal("a.md")
    assert "第1号公告：示例市新建十座图书馆" in shown
    assert '"title"' not in shown
    assert "2022-03-02T10:00:00+08:00" in shown


def test_many_articles_are_a_table_with_a_row_each(on_terminal: Any, posts: Path) -> None:
    head, *rows = on_terminal(posts).splitlines()
    assert head.split() == ["time", "source", "outlet", "headline"]
    assert sum(row.startswith("2022-03-") for row in rows) == 40
    assert "{" not in "".join(rows)


def test_the_fields_that_are_named_are_the_columns(on_terminal: Any, posts: Path) -> None:
    head, first, *_ = on_terminal(posts, "--fields", "title,date").splitlines()
    assert head.split() == ["title", "date"]
    assert first.split()[-2:] == ["2022-03-01", "10:00"]


def test_a_pager_gets_the_table_after_all_was_read(on_terminal: Any, posts: Path) -> None:
    (posts / "broken.pdf.md").write_bytes(b"")
    shown = on_terminal(posts, PAGER="sed s/^/paged:/")
    assert sum(line.startswith("paged:2022-03-") for line in shown.splitlines()) == 40


def test_how_to_get_the_records_is_told_below_a_table_alone(
    on_terminal: Any, clean: Any, posts: Path
) -> None:
    assert b"--format jsonl" not in clean(posts).stderr
    drawn = on_terminal(posts, stream="both")
    assert drawn.rindex("--format jsonl writes the whole records") > drawn.rindex("2022-03-")
    assert "--format jsonl" not in on_terminal(next(posts.rglob("*.md")), stream="both")


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
@pytest.mark.parametrize(
    "args", [[], ["--format", "text"], ["--format", "markdown"], ["--explain"]]
)
def test_a_title_cannot_command_the_terminal(
    on_terminal: Any, record: Any, tmp_path: Path, args: list[str], term: str
) -> None:
    body = f"示例市文化局通报{_EVIL}说，新馆将在年内全部开放。"
    (tmp_path / "a.json").write_bytes(record(1, title=f"图书馆{_EVIL}公告", body=body))
    shown = on_terminal("a.json", *args, term=term)
    assert "图书馆" in shown
    assert "\x1b[31m" not in shown
    assert "[bold]" in shown.replace("\\", "")  # shown as it is, and not obeyed
    assert not _controls(shown)


@pytest.mark.parametrize("args", [["--format", "jsonl"], ["--format", "json"]])
def test_json_on_a_terminal_means_the_same_and_commands_nothing(
    on_terminal: Any, clean: Any, record: Any, records: Any, tmp_path: Path, args: list[str]
) -> None:
    (tmp_path / "a.jsonl").write_bytes(record(1, title=f"图书馆{_EVIL}公告") + record(2))
    shown = on_terminal("a.jsonl", *args)
    assert not _controls(shown)
    lines = [line.rstrip(",") for line in shown.splitlines() if line.startswith("{")]
    assert records("\n".join(lines).encode()) == records(clean("a.jsonl").stdout)


class Terminal(io.StringIO):
    """A terminal that remembers all that it was sent."""

    def isatty(self) -> bool:
        return True


def test_the_progress_bar_is_gone_before_anything_is_written_below_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("_LONG", "_REFRESH"):
        monkeypatch.setattr(reporter, name, 0.0)
    watch = reporter.Reporter(())
    for _ in watch.until_read([b"1", b"2"]):
        watch.advanced(Progress(1, 10, Tally()))
        assert "0 cleaned" in terminal.getvalue()
    drawn = terminal.getvalue()
    assert drawn.rindex("\x1b[2K") > drawn.rindex("0 cleaned")  # the line is empty again
    watch.inform("all is read")
    assert terminal.getvalue() == drawn + "clean: all is read\n"


def test_a_file_name_cannot_command_the_terminal(on_terminal: Any) -> None:
    name = "no\x1b[31m\x9b\n\u202esuch"
    shown = on_terminal(name, "-q", stream="stderr")
    assert not _controls(shown)
    assert shown.count("\n") == 1
    assert shown.startswith("clean: no\\x1b[31m\\x9b\\x0a\\u202esuch: no such file")


@pytest.mark.parametrize(
    "args", [("--fields", "x%s"), ("--site", "x%s"), ("--files-from", "x%s"), ("--rules", "r.toml")]
)
def test_what_a_wrong_use_quotes_cannot_command_the_terminal(
    clean: Any, tmp_path: Path, args: tuple[str, str]
) -> None:
    evil = "\x1b[31m\x9b\n\u202e"
    (tmp_path / "r.toml").write_text(f'["*"]\n{json.dumps(f"x{evil}")} = "p"\n', "utf-8")
    done = clean("a.html", *(arg.replace("%s", evil) for arg in args))
    assert done.returncode == 2
    assert "x\\x1b[31m\\x9b\\x0a\\u202e" in done.stderr.decode().splitlines()[-1]


def test_names_that_begin_with_a_dash_are_names(clean: Any, record: Any, tmp_path: Path) -> None:
    for number, name in enumerate(("-a.json", "--help")):
        (tmp_path / name).write_bytes(record(number))
    by_name = clean("--", "-a.json", "--help")
    listed = clean("--files-from", "-", stdin=b"-a.json\n--help\n")
    found = clean(tmp_path)
    for done in (by_name, listed, found):
        assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    assert by_name.stdout == listed.stdout


def test_an_error_line_is_one_line_also_in_a_pipe(clean: Any, tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/a\nb\xff.md", os.O_CREAT | os.O_WRONLY))
    done = clean(tmp_path, "-q")
    assert done.stderr.decode().splitlines() == [f"clean: {tmp_path}/a\\x0ab\\xff.md: empty"]
