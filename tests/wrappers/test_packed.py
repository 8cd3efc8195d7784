"""ZIP and TAR archives of saved pages are read like folders."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cleaner import Article, NoArticleError, UnreadableError, clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, Source, wrapper_of

Files = dict[str, bytes]


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Files, mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


PACKS = [zipped, tarred, lambda files: tarred(files, "w:gz")]


@pytest.fixture
def files(wrapped_in: dict[str, str]) -> Files:
    two = "\n".join(
        json.dumps({"title": f"泵站{n}", "content": "试运行。", "date": "2024-03-02"})
        for n in (1, 2)
    )
    return {
        "pages/a.html": wrapped_in["html"].encode("gb18030"),
        "pages/a_files/frame.html": wrapped_in["html"].encode(),
        "b.jsonl": two.encode(),
        "c.txt": wrapped_in["text"].encode(),
        "photo.jpg": b"\xff\xd8\xff\xe0",
        "list.html": b"<html><body><a href=1>1</a></body></html>",
        "../../etc/d.md": wrapped_in["jekyll"].encode(),
    }


def found(data: bytes | Path, path: str | None = None) -> tuple[list[Article], list[str]]:
    got = list(read(data, path=path))
    assert all(g.passed_over for g in got if isinstance(g, FailedPart))
    return [g[0] for g in got if isinstance(g, tuple)], [
        str(g) for g in got if isinstance(g, FailedPart)
    ]


@pytest.mark.parametrize("pack", PACKS)
def test_each_file_is_read_as_what_it_is(pack: Callable[[Files], bytes], files: Files) -> None:
    articles, others = found(pack(files), "x.zip")
    assert [a.path for a in articles] == [
        "x.zip/pages/a.html",
        "x.zip/b.jsonl",
        "x.zip/b.jsonl",
        "x.zip/c.txt",
        "x.zip/../../etc/d.md",
    ]
    assert articles[0].wrapper == "html"
    assert [a.id for a in articles[1:3]] == ["x.zip/b.jsonl#1", "x.zip/b.jsonl#2"]
    assert [line.split(":")[0] for line in others] == [
        "pages/a_files/frame.html",
        "photo.jpg",
        "list.html",
    ]


@pytest.mark.parametrize("pack", PACKS)
def test_a_file_reads_as_its_bytes(
    pack: Callable[[Files], bytes], files: Files, tmp_path: Path
) -> None:
    data = pack(files)
    assert wrapper_of(Source(data))[0] == "packed"
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    assert [a.body for a in clean(path)] == [a.body for a in clean(data)]


def test_names_that_windows_wrote_in_its_own_encoding_are_told_right(
    wrapped_in: dict[str, str],
) -> None:
    name = "新闻/泵站.html"
    data = zipped({"x" * len(name.encode("gb18030")): wrapped_in["html"].encode()})
    data = data.replace(b"x" * len(name.encode("gb18030")), name.encode("gb18030"))
    (article,) = clean(data)
    assert article.path == name


def test_a_damaged_member_keeps_back_no_other(files: Files) -> None:
    whole = zipped({"1.html": files["pages/a.html"], "2.html": files["pages/a.html"]})
    at = whole.index(b"1.html") + 40
    got = list(read(whole[:at] + bytes(b ^ 0xFF for b in whole[at : at + 30]) + whole[at + 30 :]))
    assert [isinstance(g, FailedPart) for g in got] == [True, False]
    assert str(got[0]).startswith("1.html: damaged in its archive")


def test_a_member_that_its_archive_points_past_keeps_back_no_other(files: Files) -> None:
    page = files["pages/a.html"]
    whole = zipped({"1.html": page, "2.html": page})
    at = whole.index(b"1.html") + 40
    got = list(read(whole[:at] + whole[at + 100 :]))  # all places in it are now wrong by 100
    assert str(got[0]) == "1.html: damaged in its archive: it would begin before the archive does"
    assert isinstance(got[1], tuple)


def test_a_member_without_a_name_is_read_like_any(files: Files) -> None:
    data = zipped({"1.html": files["pages/a.html"], "@@@": files["pages/a.html"]})
    data = data.replace(b"@@@", b"\0@@")  # a name ends before a NUL
    assert [article.path for article in clean(data, path="x.zip")] == ["x.zip/1.html", "x.zip"]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(
    ("bad", "passed_over"),
    [(b"", False), (b" \n", False), (b"\x7fELF\0\0", True), (b"\x1f\x8b\x08broken", False)],
)
def test_a_member_that_is_no_text_at_all_keeps_back_no_other(
    bad: bytes, passed_over: bool, pack: Callable[[Files], bytes], files: Files
) -> None:
    page = files["pages/a.html"]
    first, second, third = read(pack({"1.html": page, "2.dat": bad, "3.html": page}))
    assert isinstance(first, tuple)
    assert isinstance(second, FailedPart)
    assert isinstance(third, tuple)
    assert (second.place, second.passed_over) == ("2.dat", passed_over)


def test_archives_of_files_behind_one_another_are_each_read(files: Files) -> None:
    page = files["pages/a.html"]
    both = tarred({"1.html": page}) + tarred({"2.html": page})
    assert [article.path for article in clean(both)] == ["1.html", "2.html"]


@pytest.mark.parametrize("pack", PACKS)
def test_an_archive_that_breaks_off_is_told(pack: Callable[[Files], bytes], files: Files) -> None:
    data = pack(files)
    try:
        got = list(read(data[: len(data) // 2]))
    except UnreadableError:
        return
    assert isinstance(got[-1], FailedPart)
    assert not got[-1].passed_over


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, files: Files) -> None:
    monkeypatch.setattr("cleaner.wrappers.archives.packed.LARGEST", 50_000)
    bomb = zipped({"a.html": b"<p>" * 100_000, "b.html": files["pages/a.html"]})
    first, second = read(bomb)
    assert "larger than" in str(first)
    assert isinstance(second, tuple)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_of_too_many_files_gives_those_before_and_tells_the_rest(
    monkeypatch: pytest.MonkeyPatch, files: Files, pack: Callable[[Files], bytes]
) -> None:
    monkeypatch.setattr("cleaner.wrappers.archives.packed._MOST_MEMBERS", 5)
    page = files["pages/a.html"]
    first, *_, last = read(pack({f"{i}.html": page for i in range(9)}))
    assert not isinstance(first, FailedPart)
    assert isinstance(last, FailedPart)
    assert "more than 5 files" in str(last.error)
    assert len(list(read(pack({f"{i}.html": page for i in range(5)})))) == 5


@pytest.mark.parametrize("pack", PACKS)
def test_an_archive_in_an_archive_is_read(files: Files, pack: Callable[[Files], bytes]) -> None:
    alone, _ = found(pack(files))
    articles, others = found(zipped({"in.zip": pack(files), "a.html": files["pages/a.html"]}))
    assert [a.body for a in articles[:-1]] == [a.body for a in alone]
    assert [a.path for a in articles[:-1]] == [f"in.zip/{a.path}" for a in alone]
    assert not any("archive" in line for line in others)


def test_an_archive_three_deep_is_a_failure_of_its_own(files: Files) -> None:
    deepest = zipped({"c.zip": zipped({"b.zip": zipped(files)}), "a.html": files["pages/a.html"]})
    failed, page = read(deepest)
    assert isinstance(page, tuple)
    assert isinstance(failed, FailedPart)
    assert str(failed) == "c.zip, b.zip: more than 2 archives inside one another"
    assert isinstance(failed.error, UnreadableError)
    assert not failed.passed_over


def test_a_workbook_in_an_archive_is_read() -> None:
    book = openpyxl.Workbook()
    for row in (("标题", "正文"), ("松湖泵站试运行", "泵站今天开始试运行，明年完工。")):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    articles, others = found(zipped({"day.xlsx": made.getvalue()}))
    assert [a.title for a in articles] == ["松湖泵站试运行"]
    assert others == []


def test_an_archive_without_a_file_has_no_article() -> None:
    with pytest.raises(NoArticleError):
        clean(tarred({"a.txt": b"x"}))


@pytest.mark.parametrize(
    "mark", [b"xl/", b"xl/workbook.xml", b"[Content_Types].xml", b"mimetype", b"PK\x03\x04xl/"]
)
def test_what_packed_bytes_hold_by_chance_makes_no_document_of_an_archive(
    mark: bytes, files: Files
) -> None:
    page = files["pages/a.html"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.html", b"<!-- " + mark + b" -->" + page)
        archive.writestr("b.html", page)
    assert wrapper_of(Source(out.getvalue()))[0] == "packed"
    assert len(clean(out.getvalue())) == 2


@pytest.mark.parametrize("name", ["xl/a.html", "xl/content.xml", "my[Content_Types].xml.html"])
def test_a_saved_site_whose_folder_is_named_like_a_part_of_a_workbook_is_read(
    name: str, files: Files
) -> None:
    articles, _ = found(zipped({name: files["pages/a.html"], **files}))
    assert len(articles) == 6


def test_a_word_across_the_place_of_a_mark_makes_no_archive_of_a_page(files: Files) -> None:
    page = files["pages/a.html"].decode("gb18030").encode()
    begin = b"<!--".ljust(256, b"x") + b"mustard-->"
    assert wrapper_of(Source(begin + page))[0] == "html"
    assert wrapper_of(Source(tarred({"a.html": page})))[0] == "packed"
