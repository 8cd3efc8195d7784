"""The command line as a user runs it, and invented articles to run it on."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click.testing
import pytest

from cleaner.commands.clean import main as clean_command
from cleaner.render import reporter

ROOT = Path(__file__).parents[2]
Clean = Callable[..., subprocess.CompletedProcess[bytes]]


def environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "cleaner", "clean", *map(str, args)]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start `clean` in an empty folder; it is ended with the test."""
    with contextlib.ExitStack() as started:

        def run(*args: object, **options: Any) -> subprocess.Popen[bytes]:
            given = {"stdin": subprocess.DEVNULL, "cwd": tmp_path, "env": environment()} | options
            process = subprocess.Popen(command(*args), **given)
            started.callback(_end, process)
            return process

        yield run


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clean:
    """Run `clean` to its end in an empty folder, in this process."""

    def run(*args: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        # What is told to an output that broke must not reach the one of the tests.
        monkeypatch.setattr(reporter, "detach_stdout", lambda: None)
        given = list(map(str, args))
        with monkeypatch.context() as there:
            there.chdir(tmp_path)
            done = click.testing.CliRunner().invoke(clean_command, given, input=stdin)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(
            given, done.exit_code, done.stdout_bytes, done.stderr_bytes
        )

    return run


@pytest.fixture
def process(tmp_path: Path) -> Clean:
    """Run `clean` to its end in an empty folder, in a process of its own."""

    def run(
        *args: object, stdin: bytes = b"", **options: Any
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command(*args),
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(),
            timeout=100,
            check=False,
            **options,
        )

    return run


@pytest.fixture(name="post")
def _post() -> Callable[..., str]:
    return post


@pytest.fixture(name="record")
def _record() -> Callable[..., bytes]:
    return record


@pytest.fixture(name="records")
def _records() -> Callable[[bytes], list[dict[str, Any]]]:
    return records


def post(number: int = 1, text: str = "", title: str = "") -> str:
    """Return a post with an address of its own, in a mirror's shape."""
    headline = title or f"第{number}号公告：示例市新建十座图书馆"
    return (
        f"---\nlayout: post\ntitle: '{headline}'\ndate: 2022-03-0{number % 9 + 1} 10:00:00 +0800\n"
        f"categories: 示例\n---\n\n"
        f"<p>示例市文化局第{number}次通报说，新馆将在年内全部开放。{text}</p>"
        f"<p>市民可以凭身份证免费借书，每次最多五本。</p>\n\n"
        f"<http://finance.eastmoney.com/a/20220301{number:010d}.html>\n"
    )


def record(number: int = 1, **fields: Any) -> bytes:
    """Return a record of somebody else's, as a JSON line."""
    known = {
        "title": f"第{number}号公告：示例市新建十座图书馆",
        "body": f"示例市文化局第{number}次通报说，新馆将在年内全部开放。",
        "date": "2022-03-01 10:00",
        "url": f"http://news.example.com/{number}.html",
    }
    return json.dumps(known | fields, ensure_ascii=False).encode() + b"\n"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A folder of forty posts in two folders."""
    for number in range(40):
        folder = tmp_path / "posts" / f"{number % 2}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:02d}.md").write_text(post(number), "utf-8")
    return tmp_path / "posts"


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]
