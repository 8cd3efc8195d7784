"""What bzip2, xz and zstandard compressed is read as what it holds, and bounded."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from cleaner import Article, UnreadableError, clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, source

Pack = Callable[[bytes], bytes]
PACKS: list[Pack] = [bz2.compress, lzma.compress, zstandard.ZstdCompressor().compress]
LINES = b"".join(
    json.dumps(
        {"title": f"云海第{n}座泵站", "content": f"云海市水务局宣布，第{n}座泵站试运行。"}
    ).encode()
    + b"\n"
    for n in range(2_000)
)

pytestmark = pytest.mark.parametrize("pack", PACKS)


def told(data: bytes | Path | io.BytesIO) -> tuple[list[Article], list[str]]:
    given = list(read(data))
    return [g[0] for g in given if isinstance(g, tuple)], [
        str(g) for g in given if isinstance(g, FailedPart)
    ]


def test_a_page_reads_as_its_bytes_from_wherever_it_comes(
    pack: Pack, wrapped_in: dict[str, str], tmp_path: Path
) -> None:
    data = wrapped_in["html"].encode()
    (tmp_path / "a").write_bytes(pack(data))
    plain = clean(data)
    assert clean(pack(data)) == clean(pack(gzip.compress(data))) == plain
    assert told(io.BytesIO(pack(data)))[0] == plain
    assert [article.body for article in clean(tmp_path / "a")] == [plain[0].body]


def test_lines_are_read_one_by_one_also_out_of_several_streams(pack: Pack) -> None:
    whole = told(LINES)
    assert len(whole[0]) == 2_000
    assert told(pack(LINES)) == whole
    assert told(pack(LINES[:7_001]) + pack(b"") + pack(LINES[7_001:])) == whole


@pytest.mark.parametrize("damage", ["cut", "behind"])
def test_what_stands_before_a_damage_is_read_and_the_damage_is_told(
    pack: Pack, damage: str
) -> None:
    packed = pack(LINES) + pack(LINES)
    articles, failed = told(packed[:-40] if damage == "cut" else packed + b"else")
    assert len(articles) >= 2_000
    assert len(failed) == 1
    assert "compressed file" in failed[0]


def test_an_archive_and_its_files_may_be_compressed(pack: Pack, wrapped_in: dict[str, str]) -> None:
    page = pack(wrapped_in["html"].encode())
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("1.html.xz", "2.html.zst"):
            info = tarfile.TarInfo(name)
            info.size = len(page)
            archive.addfile(info, io.BytesIO(page))
    assert [a.path for a in clean(pack(out.getvalue()))] == ["1.html.xz", "2.html.zst"]


def test_a_folder_s_compressed_files_are_read(pack: Pack, tmp_path: Path) -> None:
    for suffix in ("bz2", "xz", "zst"):
        (tmp_path / f"a.jsonl.{suffix}").write_bytes(pack(b"".join(LINES.splitlines(True)[:9])))
    assert len(clean(tmp_path)) == 3 * 9


def test_what_unpacks_to_too_much_is_refused(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 2**20)
    with pytest.raises(UnreadableError, match="larger than 1 MiB"):
        clean(pack(b"<html><body><p>" + b" " * 2**22))


def test_compressed_twice_is_refused(pack: Pack) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        clean(pack(pack(LINES)))
