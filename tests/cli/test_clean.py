"""`clean` as a user runs it: what goes where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cleaner import __version__
from cleaner.article import FIELDS


def test_a_file_becomes_one_json_line_and_the_summary_stands_apart(
    clean: Any, post: Any, records: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(post(1), "utf-8")
    done = clean("a.md")
    (found,) = records(done.stdout)
    assert list(found) == list(FIELDS)
    assert found["title"] == "第1号公告：示例市新建十座图书馆"
    assert found["path"] == "a.md"
    assert done.stderr == b"clean: read 1, cleaned 1, skipped 0, failed 0, warned 0\n"
    assert done.returncode == 0


def test_standard_input_is_read_when_no_path_is_given_and_when_it_is_named(
    clean: Any, post: Any, records: Any
) -> None:
    bare = clean(stdin=post(1).encode())
    named = clean("-", stdin=post(1).encode())
    assert bare.stdout == named.stdout
    assert records(bare.stdout)[0]["path"] is None
    assert bare.returncode == 0


def test_a_bad_file_is_told_and_the_others_are_cleaned(
    clean: Any, post: Any, records: Any, tmp_path: Path
) -> None:
    (tmp_path / "1.md").write_text(post(1), "utf-8")
    (tmp_path / "2.md").write_bytes(b"")
    (tmp_path / "3.md").write_text(post(3), "utf-8")
    done = clean("1.md", "2.md", "3.md", "4.md", "-q")
    assert [r["path"] for r in records(done.stdout)] == ["1.md", "3.md"]
    assert done.stderr.decode().splitlines() == [
        "clean: 2.md: empty",
        "clean: 4.md: no such file or folder",
    ]
    assert done.returncode == 1


def test_a_bad_line_is_told_by_its_number_and_the_others_are_cleaned(
    clean: Any, record: Any, records: Any
) -> None:
    done = clean("-q", stdin=record(1) + b"{broken\n" + record(2))
    assert len(records(done.stdout)) == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("clean: -: line 2: ")
    assert done.returncode == 1


def test_fail_fast_stops_at_the_first_failure(clean: Any, posts: Path) -> None:
    done = clean("missing", posts, "--fail-fast", "-q", "-o", "out.jsonl")
    assert done.returncode == 1
    assert not (posts.parent / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("tolerate", "code"),
    [("0", 1), ("1", 1), ("2", 0), ("4.7%", 1), ("4.8%", 0), ("100%", 0)],
)
def test_failures_are_tolerated_by_number_or_share(
    clean: Any, posts: Path, tolerate: str, code: int
) -> None:
    done = clean(posts, "missing", "other", "--tolerate", tolerate)  # 2 of 42: 4.76 %
    assert done.returncode == code


@pytest.mark.parametrize(
    "args",
    [
        ["--no-such-option"],
        ["--fields", "titel", "x"],
        ["--format", "parquet", "-"],
        ["--resume", "x"],
        ["--resume", "--join-pages", "-o", "y", "x"],
        ["--format", "csv", "-o", "y.jsonl", "x"],
        ["-o", "y.parquet.gz", "x"],
        ["--shards", "2", "x"],
        ["--shards", "none", "-o", "y.jsonl", "x"],
        ["--shards", "2", "-o", "y.md", "x"],
        ["--tolerate", "many", "x"],
        ["--tolerate", "1", "--fail-fast", "x"],
        ["--tolerate", "101%", "x"],
        ["--encoding", "hex", "x"],
        ["--site", "nowhere", "x"],
        ["-j", "0", "x"],
        ["-", "-"],
        ["--format", "csv", "-o", ".", "x"],
        ["-o", "folder/", "x"],
    ],
)
def test_wrong_usage_exits_2_and_writes_nothing_to_stdout(clean: Any, args: list[str]) -> None:
    done = clean(*args)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Error: " in done.stderr


def test_no_path_on_a_terminal_is_wrong_usage(start: Any) -> None:
    ours, theirs = os.openpty()
    process = start(stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    _, said = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 2
    assert b"standard input is a terminal" in said


def test_help_and_version_go_to_stdout(clean: Any) -> None:
    assert clean("--version").stdout.decode() == f"clean, version {__version__}\n"
    for option in ("-h", "--help"):
        assert b"--join-pages" in clean(option).stdout


def test_what_is_no_article_is_skipped_in_a_folder_and_an_error_when_named(
    clean: Any, post: Any, records: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "a.md").write_text(post(5), "utf-8")
    (folder / "a.md").write_text(post(1), "utf-8")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "unnamed").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "site.css").write_text("p { color: red }")
    (folder / "notes.txt").write_text("只是几句随手写下的话，没有标题也没有日期。" * 4, "utf-8")
    (folder / "data.json").write_text('{"name": "x"}')
    done = clean("mixed")
    assert [r["path"] for r in records(done.stdout)] == ["mixed/a.md"]
    assert b"cleaned 1, skipped 6, failed 0" in done.stderr
    assert done.returncode == 0
    for name in ("unnamed", "notes.txt", "data.json"):
        assert clean(folder / name).returncode == 1


def test_the_files_of_a_saved_page_are_skipped_unless_the_page_is_gone(
    clean: Any, post: Any, records: Any, tmp_path: Path
) -> None:
    companion = tmp_path / "d" / "page_files"
    companion.mkdir(parents=True)
    (companion / "frame.md").write_text(post(2), "utf-8")
    (tmp_path / "d" / "page.html").write_text(post(1), "utf-8")
    assert len(records(clean("d").stdout)) == 1
    (tmp_path / "d" / "page.html").unlink()
    assert len(records(clean("d").stdout)) == 1


def test_a_folder_without_an_article_is_an_error(clean: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = clean("none", "-q")
    assert done.stderr == b"clean: none: no article in this folder\n"
    assert done.returncode == 1


def test_links_that_lead_back_and_broken_ones_do_no_harm(
    clean: Any, posts: Path, records: Any
) -> None:
    (posts / "again").symlink_to(posts)
    (posts / "gone").symlink_to(posts / "nowhere")
    (posts / "self").symlink_to(posts / "self")
    done = clean(posts, "-q")
    assert len(records(done.stdout)) == 40
    told = done.stderr.decode().splitlines()
    assert told[0].endswith("/posts/gone: a broken link")
    assert told[1].endswith("/posts/self: too many levels of symbolic links")
    assert done.returncode == 1


def test_special_files_are_refused_and_never_waited_for(clean: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    here = os.open(tmp_path, os.O_RDONLY)
    os.chdir(here)
    listener.bind("socket")
    done = clean("pipe", "socket", "/dev/zero", "-q")
    listener.close()
    os.close(here)
    assert done.stderr.decode().splitlines() == [
        "clean: pipe: a named pipe, and no file",
        "clean: socket: a socket, and no file",
        "clean: /dev/zero: a device, and no file",
    ]
    assert done.returncode == 1


def test_an_unreadable_file_and_folder_are_told(clean: Any, posts: Path, records: Any) -> None:
    (posts / "0" / "00.md").chmod(0)
    (posts / "1").chmod(0)
    try:
        if os.access(posts / "1", os.R_OK):
            pytest.skip("this user may read everything")
        done = clean(posts, "-q")
    finally:
        (posts / "1").chmod(0o700)
    assert len(records(done.stdout)) == 19
    assert done.stderr.count(b"permission denied") == 2
    assert done.returncode == 1


def test_the_output_is_not_read_when_it_stands_in_the_folder(
    clean: Any, posts: Path, records: Any
) -> None:
    out = posts / "out.jsonl"
    for _ in range(2):
        done = clean(posts, "-o", out)
        assert b"read 40, cleaned 40, skipped 0" in done.stderr
    assert len(records(out.read_bytes())) == 40
    assert sorted(p.name for p in posts.iterdir()) == ["0", "1", "out.jsonl"]


def test_one_id_and_one_text_are_one_article_and_another_text_gets_a_number(
    clean: Any, record: Any, records: Any
) -> None:
    other = record(1, body="更正后的通报说，新馆将在明年开放，市民可以先在网上登记。")
    third = record(1, body="第二次更正后的通报说，开放的日期还没有确定，请等候通知。")
    done = clean(stdin=record(1) + other + record(1) + third + other + record(2))
    found = records(done.stdout)
    base = "http://news.example.com/1.html"
    assert [r["id"] for r in found] == [base, f"{base}#2", f"{base}#3", base.replace("1", "2")]
    assert found[1]["warnings"] == [f"another article has the id {base}: this one is {base}#2"]
    assert b"cleaned 4, duplicates 2" in done.stderr


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_output_and_messages_do_not_depend_on_the_number_of_processes(
    clean: Any, post: Any, posts: Path, jobs: int
) -> None:
    (posts / "0" / "bad.md").write_bytes(b"")
    # One id and two texts, far apart: which is first decides over the ids.
    (posts / "1" / "99.md").write_text(post(0, "后来又有补充。"), "utf-8")
    alone = clean(posts, "-j", 1)
    done = clean(posts, "-j", jobs)
    assert (done.stdout, done.stderr) == (alone.stdout, alone.stderr)
    assert b"#2" in done.stdout


def test_fields_are_chosen_and_ordered(clean: Any, record: Any) -> None:
    done = clean("--fields", "title,id,extra", stdin=record(1, channel="文化"))
    assert list(json.loads(done.stdout)) == ["title", "id", "channel"]
    assert list(json.loads(clean("--fields", "id", stdin=record(1)).stdout)) == ["id"]


def test_a_list_of_no_fields_is_wrong_usage(clean: Any, record: Any) -> None:
    done = clean("--fields", " , ", stdin=record(1))
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_closed_pipe_ends_quietly(start: Any, posts: Path) -> None:
    process = start(posts, "-j", 1, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("args", [[], ["-o", "/dev/full"], ["--format", "csv"], ["--explain"]])
def test_a_full_disk_is_an_error(start: Any, posts: Path, args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        process = start(posts, "-q", *args, stdout=full, stderr=subprocess.PIPE)
    _, said = process.communicate(timeout=60)
    assert b"no space left on device" in said
    assert said.count(b"\n") == 1
    assert process.returncode == 1


def test_an_interrupt_exits_130_and_speaks_of_resume(
    start: Any, record: Any, tmp_path: Path
) -> None:
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    # A background job of a script inherits that interrupts are ignored, and would hand it on.
    process = start(
        "-o", "out.jsonl", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), **pipes
    )
    process.stdin.write(record(1))
    process.stdin.flush()
    while not (tmp_path / "out.jsonl.journal").exists() and process.poll() is None:
        os.sched_yield()
    process.send_signal(signal.SIGINT)
    said = process.stderr.read()
    assert process.wait(60) == 130
    assert said == b"clean: interrupted; --resume goes on from here\n"


def test_the_manifest_counts_the_run(clean: Any, record: Any, tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_bytes(record(1) + record(2) + record(2))
    clean("two.jsonl", "missing", "--manifest", "m.json", "-q")
    found = json.loads((tmp_path / "m.json").read_bytes())
    assert found["versions"]["cleaner"] == __version__
    assert found["options"]["paths"] == ["two.jsonl", "missing"]
    assert found["counts"]["cleaned"] == 2
    assert found["counts"]["duplicates"] == 1
    assert found["failures"] == [{"path": "missing", "reason": "no such file or folder"}]
    assert found["hosts"]["news.example.com"]["articles"] == 2
    assert found["hosts"]["news.example.com"]["generic_share"] == 1.0
    assert found["complete"] is True


def test_an_explanation_takes_the_place_of_the_record(
    clean: Any, post: Any, tmp_path: Path, records: Any
) -> None:
    (tmp_path / "a.md").write_text(post(1), "utf-8")
    told = clean("a.md", "--explain").stdout.decode()
    for word in ("wrapper    jekyll", "utf-8: valid UTF-8", "eastmoney", "title", "cut  "):
        assert word in told
    both = clean("a.md", "--explain", "-o", "out.jsonl")
    assert both.stdout.decode() == told
    assert len(records((tmp_path / "out.jsonl").read_bytes())) == 1


def test_pages_of_a_story_are_joined_only_when_asked(clean: Any, record: Any, records: Any) -> None:
    address = "http://news.example.com/story{}.html"
    pages = [
        record(
            9,
            url=address.format(mark),
            title="示例市图书馆百年",
            body=f"这是第{mark or 1}页的文字，说的是馆史。",
        )
        for mark in ("", "_2", "_3")
    ]
    given = record(1) + pages[0] + record(2) + pages[2] + pages[1]
    assert len(records(clean(stdin=given).stdout)) == 5
    done = clean("--join-pages", stdin=given)
    found = records(done.stdout)
    assert [r["url"] for r in found][1] == address.format("")
    assert found[1]["body"].count("\n") == 2
    assert found[1]["body"].index("第_2页") < found[1]["body"].index("第_3页")
    assert len(found) == 3
    assert b"joined 2" in done.stderr


def test_the_command_can_be_found_by_its_name(process: Any) -> None:
    assert b"Usage: python -m cleaner clean" in process("-h").stdout


def test_a_name_that_is_no_utf_8_is_written_out_everywhere(
    clean: Any, record: Any, records: Any, tmp_path: Path
) -> None:
    name = os.fsdecode(b"\xff.jsonl")
    (tmp_path / name).write_bytes(record(1))
    done = clean(name, "-o", "out.jsonl", "--manifest", "m.json")
    assert done.returncode == 0, done.stderr
    assert records((tmp_path / "out.jsonl").read_bytes())[0]["path"] == "\\xff.jsonl"
    assert json.loads((tmp_path / "m.json").read_bytes())["options"]["paths"] == ["\\xff.jsonl"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_in_any_bytes_pass_between_processes(
    process: Any, record: Any, records: Any, tmp_path: Path, jobs: str
) -> None:
    (tmp_path / "in").mkdir()
    names = ["新闻.jsonl".encode("gb18030"), "新聞.jsonl".encode("big5"), b"a\nb .jsonl"]
    for n, name in enumerate(names, 1):
        path = os.path.join(os.fsencode(tmp_path), b"in", name)
        Path(os.fsdecode(path)).write_bytes(record(n))
    done = process("-j", jobs, "in")
    assert done.returncode == 0, done.stderr
    assert len(records(done.stdout)) == 3


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_an_explanation_is_written_in_whatever_encoding_the_output_has(
    process: Any, post: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    (tmp_path / "a.md").write_text(post(1), "utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = process("a.md", "--explain")
    assert done.returncode == 0, done.stderr
    assert "示例市".encode(encoding, "backslashreplace") in done.stdout


def test_a_file_of_rules_that_cannot_be_used_is_named_once(clean: Any, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("[x")
    done = clean("a.html", "--rules", "rules.toml")
    assert done.returncode == 2
    assert done.stderr.count(b"rules.toml") == 1
