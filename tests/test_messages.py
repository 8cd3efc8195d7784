"""What people read is in their language, all of it; data is the same in every language."""

from __future__ import annotations

import ast
import builtins
import ctypes
import gettext
import json
import os
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import click.testing
import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from hypothesis import given
from hypothesis import strategies as st

from cleaner import messages
from cleaner.commands.clean import main as clean
from cleaner.commands.dedupe import main as dedupe
from cleaner.commands.newsdiff import main as newsdiff
from cleaner.diff import diff_model
from cleaner.errors import WrongUseError
from cleaner.field_table import FACTS
from cleaner.ledger import ledger_model
from cleaner.messages import in_language, language, phrase, speaking
from cleaner.newstext.values.value import ValueKind
from cleaner.output import Projection
from cleaner.render import data_words
from cleaner.render.article_view import article_lines
from cleaner.reprints import result
from tests import catalogues

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
LANGUAGES = catalogues.LANGUAGES
CATALOGUES = {name: catalogues.read(name) for name in LANGUAGES}


def texts(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def places(text: str) -> set[str]:
    percent = re.findall(r"%\(\w+\)s", text)
    if percent:
        return set(percent)
    try:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}
    except ValueError:  # braces that are no places
        return set()


def every(name: str) -> Iterator[Message]:
    return (message for message in CATALOGUES[name] if message.id)


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_text_is_missing_in_a_catalogue_and_none_is_stale(name: str) -> None:
    held = catalogues.po_path(name).read_text("utf-8")
    assert catalogues.written(catalogues.updated(name), name) == held, (
        "python -m tests.catalogues brings it up to date"
    )


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_text_is_translated(name: str) -> None:
    assert [m.id for m in every(name) if not all(translations(m)) or m.fuzzy] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_translation_has_the_places_of_its_text_and_no_others(name: str) -> None:
    for message in every(name):
        wanted = [places(text) for text in texts(message)]
        for translation in translations(message):
            assert places(translation) <= set().union(*wanted), message.id
            assert translation.count("{}") == texts(message)[0].count("{}"), message.id
            assert wanted[0] <= places(translation) or len(wanted) > 1, message.id


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_compiled_is_what_is_written(name: str) -> None:
    with catalogues.po_path(name).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    held = {(m.context, *texts(m)[:1]): translations(m) for m in every(name)}
    assert {(m.context, *texts(m)[:1]): translations(m) for m in compiled if m.id} == held


def test_chinese_has_its_own_punctuation() -> None:
    wrong = re.compile(r"[\u4e00-\u9fff][,:;?!]|[,;?!][\u4e00-\u9fff]|[\u4e00-\u9fff] \d")
    assert [t for m in every("zh") for t in translations(m) if wrong.search(t)] == []


def calls() -> Iterator[tuple[str, str, ast.expr]]:
    """Give each text that the code words or marks, and where."""
    for path in sorted((ROOT / "cleaner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = (
                node.func.id
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                else ""
            )
            if isinstance(node, ast.Call) and name in ("_", "ngettext", "marked", "phrase"):
                yield path.relative_to(ROOT).as_posix(), name, node.args[0]


def test_every_text_that_is_worded_is_a_literal_of_the_catalogue() -> None:
    for path, function, text in calls():
        if path in ("cleaner/messages.py", "cleaner/report/page_words.py") or (
            function == "_" and not isinstance(text, ast.Constant)
        ):
            continue  # a word of the data or of the page, held to be in the catalogue elsewhere
        assert isinstance(text, ast.Constant), f"{path}:{text.lineno}: {ast.unparse(text)}"
        context = "phrase" if function == "phrase" else None
        assert CATALOGUES["zh"].get(text.value, context), f"{path}:{text.lineno}: {text.value}"


def of_letters(text: ast.expr) -> bool:
    """Tell a text with words of its own, and no place and reason alone: `{path}: {error}`."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    letters = [part.value for part in parts if isinstance(part, ast.Constant)]
    return any(re.search("[a-z]", part) for part in letters if isinstance(part, str))


def test_every_error_that_people_are_told_is_a_phrase() -> None:
    for path in sorted((ROOT / "cleaner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func).rpartition(".")[2]
                told = name.endswith("Error") or name == "BadParameter"
                told &= path.parent.name != "served"  # a server speaks to programs
                if told and not hasattr(builtins, name):
                    where = f"{path.name}:{node.lineno}: {ast.unparse(node)}"
                    assert not of_letters(node.args[0]), where


def test_no_function_that_words_a_text_has_another_use_for_the_underscore() -> None:
    for path in sorted((ROOT / "cleaner").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names = [n for n in ast.walk(node) if isinstance(n, ast.Name) and n.id == "_"]
                other = [n for n in names if isinstance(n.ctx, ast.Store)]
                other += [arg for arg in ast.walk(node.args) if getattr(arg, "arg", "") == "_"]
                words = any(isinstance(n.ctx, ast.Load) for n in names)
                assert not (words and other), f"{path.name}: {node.name}"


@pytest.mark.parametrize(
    ("values", "worded"),
    [
        (get_args(result.Role), data_words.RELATIONS),
        (get_args(diff_model.Furniture), data_words.FURNITURE),
        (FACTS, data_words.FIELDS),
        (get_args(ledger_model.Kind), data_words.LEDGERS),
        (tuple(set(get_args(ledger_model.PassageKind)) - {"old"}), data_words.PASSAGES),
    ],
)
def test_every_value_that_people_are_shown_has_words(values: Any, worded: tuple[str, ...]) -> None:
    assert set(values) <= set(worded)


def test_every_kind_of_value_has_words() -> None:
    from cleaner.render.diff_head import VALUES

    assert set(get_args(ValueKind)) == set(VALUES)


ENVIRONMENTS: list[tuple[dict[str, str], str]] = [
    ({}, "en"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_TW"}, "zh"),
    ({"LANG": "zh-Hans-CN"}, "zh"),
    ({"LANG": "C.UTF-8"}, "en"),
    ({"LANG": "fr_FR.UTF-8"}, "en"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
    ({"LC_ALL": "zh_CN.GB18030", "LC_MESSAGES": "en_US"}, "zh"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:en:zh"}, "en"),
    ({"LANGUAGE": "zh"}, "zh"),
    ({"LANGUAGE": "zh", "LC_ALL": "C"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "CLEANER_LANG": "en"}, "en"),
    ({"LC_ALL": "C", "CLEANER_LANG": "zh"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "CLEANER_LANG": "fr"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "CLEANER_LANG": ""}, "zh"),
]
_VARIABLES = ("CLEANER_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No variable asks for a language."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(("environment", "expected"), ENVIRONMENTS, ids=str)
def test_the_environment_chooses_the_language(
    environment: dict[str, str], expected: str, bare: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        bare.setenv(name, value)
    assert language() == expected


@pytest.mark.parametrize(("code", "expected"), [(0x0804, "zh"), (0x0409, "en"), (0x7FFF, "en")])
def test_windows_speaks_as_its_user_reads_where_no_variable_is_set(
    code: int, expected: str, bare: pytest.MonkeyPatch
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: code)
    bare.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    bare.setattr(sys, "platform", "win32")
    assert language() == expected
    bare.setenv("LANG", "zh_CN")
    assert language() == "zh"


def test_a_choice_ends_with_its_block(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("LANGUAGE", "fr")
    before, domain = dict(os.environ), gettext.textdomain()
    with speaking("zh"):
        assert language() == "zh"
        assert gettext.gettext("Options") == "选项"
    assert dict(os.environ) == before
    assert gettext.textdomain() == domain


PHRASES = [m for m in every("zh") if m.context == "phrase"]
_VALUES = st.text("ab中文{}/.1-", min_size=1)


@given(st.data())
def test_a_phrase_is_known_again_whatever_stands_in_it(data: st.DataObject) -> None:
    message = data.draw(st.sampled_from(PHRASES))
    value = data.draw(_VALUES)
    values = dict.fromkeys(places(message.id), value)
    values |= {name: "1,200" for name in ("count", "number") if name in values}
    with speaking("zh"):
        assert in_language(phrase(message.id, **values)) == message.string.format(**values)
    assert in_language(phrase(message.id, **values)) == message.id.format(**values)


@given(st.text("ab 中文:;,{}1/", min_size=1))
def test_what_is_no_phrase_stays_as_it_is(text: str) -> None:
    with speaking("zh"):
        assert in_language(text) == text
        assert in_language("full") == "full"  # a word of a table


def test_a_phrase_is_known_behind_what_it_is_about_and_inside_another() -> None:
    with speaking("zh"):
        told = "a: b.zip: line 3: damaged in its archive: the gzip archive breaks off"
        assert in_language(told) == "a：b.zip：第3行：在压缩包里已损坏：gzip 压缩包不完整"
        assert in_language("a: b: who knows") == "a: b: who knows"


def test_no_place_of_a_phrase_is_formatted_by_its_template() -> None:
    for message in PHRASES:
        parts = list(string.Formatter().parse(message.id))
        assert not any(spec or conversion for _, _, spec, conversion in parts), message.id


def test_errors_are_in_chinese_for_people_and_english_for_programs(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    given = (
        tmp_path / "x.html",
        tmp_path / "none.html",
        SAMPLES / "articles/sina/2013_gb2312.html",
    )
    rejected = tmp_path / "rejected.jsonl"
    told = run(clean, *given, "--rejected", rejected, speak="zh").stderr
    assert f"clean: {given[0]}：二进制文件：PNG 图片\n" in told
    assert f"clean: {given[1]}：没有这个文件或文件夹\n" in told
    assert "clean: 读2个、清洗1篇、跳过0个、失败2个" in told
    assert "binary: a PNG image" in rejected.read_text("utf-8")
    for_programs = run(clean, *given, "--log", "json", speak="zh").stderr
    assert "binary: a PNG image" in for_programs
    assert "read 2, cleaned 1" in for_programs


def test_an_explanation_is_in_chinese() -> None:
    page = SAMPLES / "articles/sina/2013_gb2312.html"
    told = run(clean, "--explain", page, speak="zh").stdout
    assert re.search(r"^  编码       gb18030：", told, re.M)
    assert re.search(r"^  删去       \d+字中的\d+字（", told, re.M)
    assert re.findall(r"[a-z]+ [a-z]+ [a-z]+", told) == []


def test_a_wrong_command_is_told_in_chinese() -> None:
    told = run(clean, "--fields", "tittle", speak="zh").stderr
    assert told.startswith("用法：main [选项] [PATH]...\n")
    assert "错误：'--fields' 的值不对：没有这个字段：tittle（是不是 title？）" in told
    assert "错误：需要两篇文章：LEFT 和 RIGHT" in run(newsdiff, "one", speak="zh").stderr


def test_an_exception_for_a_program_is_english_in_every_language() -> None:
    with speaking("zh"), pytest.raises(WrongUseError, match="no such field: tittle"):
        Projection(("tittle",))


def test_warnings_of_a_record_are_english_and_shown_in_chinese(tmp_path: Path) -> None:
    told = {"title": "示例市图书馆开放", "content": "市民可以借书。", "date": "Invalid Date"}
    page = tmp_path / "page.json"
    page.write_text(json.dumps(told), "utf-8")
    record = json.loads(run(clean, page, "--format", "jsonl", speak="zh").stdout)
    assert "the date could not be read: Invalid Date" in record["warnings"]
    shown = "\n".join("".join(piece.text for piece in line) for line in article_lines(record, 80))
    assert "the date could not be read" in shown
    with speaking("zh"):
        lines = article_lines(record, 80)
        assert "日期读不出：Invalid Date" in "\n".join(
            "".join(p.text for p in line) for line in lines
        )


def run(command: click.Command, *args: object, speak: str) -> click.testing.Result:
    done = click.testing.CliRunner().invoke(command, [*map(str, args), "--messages", speak])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def test_the_list_of_stories_is_in_chinese() -> None:
    told = run(dedupe, SAMPLES / "reprints", "--format", "terminal", speak="zh")
    assert "原稿 · 最早刊发" in told.stdout
    assert "晚1小时45分 · 标题、电头" in told.stdout
    assert (
        "dedupe: 比较17篇：2组转载；未参与比较：1篇空白、1篇过短；跳过0个，失败0个" in told.stderr
    )
    assert not re.search(r"original|later|title|carried", told.stdout.replace("c1-digest", ""))


def test_a_diff_is_headed_in_chinese() -> None:
    folder = SAMPLES / "newsdiff"
    told = run(newsdiff, folder / "first.json", folder / "reprint.json", speak="zh").stdout
    assert "标题        云江" in told
    assert "保留        左篇的89%；右篇的89%出自左篇" in told
    assert "作者        林可 → （无）" in told
    assert "由第4段移来：" in told


@pytest.mark.parametrize("kind", ["jsonl", "json", "csv"])
def test_data_is_the_same_in_every_language(kind: str) -> None:
    for asked in ((), ("--pairs",)):
        one, two = (
            run(dedupe, SAMPLES / "reprints", *asked, "--format", kind, speak=name)
            for name in messages.LANGUAGES
        )
        assert one.stdout_bytes == two.stdout_bytes
    folder = SAMPLES / "newsdiff"
    pair = (folder / "first.json", folder / "reprint.json")
    one, two = (run(newsdiff, *pair, "--format", kind, speak=name) for name in messages.LANGUAGES)
    assert one.stdout_bytes == two.stdout_bytes


def test_the_option_counts_wherever_it_stands_and_goes_before_the_environment(
    bare: pytest.MonkeyPatch,
) -> None:
    bare.setenv("LANG", "zh_CN.UTF-8")
    runner = click.testing.CliRunner()
    assert runner.invoke(dedupe, ["--help"]).stdout.startswith("用法：")
    for args in (["--help", "--messages", "en"], ["--messages=en", "--help"]):
        assert runner.invoke(dedupe, args).stdout.startswith("Usage:")
    refused = runner.invoke(dedupe, ["--messages", "fr"])
    assert refused.exit_code == 2
    assert "--messages" in refused.stderr
