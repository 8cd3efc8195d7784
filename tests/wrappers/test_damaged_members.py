"""What is damaged in an archive costs its own file alone, and is told."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from cleaner.errors import UnreadableError
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart
from tests.wrappers.test_packed import PACKS, Files, tarred, zipped

_BLOCK = 512
_BAD = {
    "empty": b"",
    "blank": b" \n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(90),
    "unwritten": bytes(900),
    "cut gzip": gzip.compress(b"<p>" * 900)[:-9],
    "gzip twice": gzip.compress(gzip.compress(b"<p>")),
    "damaged zip": b"PK\x03\x04" + bytes(40),
    "braces": b"{" * 9_000,
    "damaged Parquet": b"PAR1" + bytes(90),
}


def told(data: bytes) -> tuple[list[str], list[str]]:
    """Return the names of the files that were read, and what was said of the others."""
    given = list(read(data, path="x"))
    return (
        [str(g[0].path).removeprefix("x/") for g in given if not isinstance(g, FailedPart)],
        [str(g) for g in given if isinstance(g, FailedPart)],
    )


@pytest.fixture
def files(wrapped_in: dict[str, str]) -> Files:
    return {f"{number}.html": wrapped_in["html"].encode() for number in range(6)}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("bad", _BAD.values(), ids=_BAD)
def test_a_file_that_nothing_wraps_costs_no_other(
    pack: Callable[[Files], bytes], files: Files, bad: bytes
) -> None:
    names, failed = told(pack(files | {"2.html": bad}))
    assert names == ["0.html", "1.html", "3.html", "4.html", "5.html"]
    assert [line.split(":")[0] for line in failed] == ["2.html"]


def _places(data: bytes) -> list[int]:
    """Return where the headers of a TAR stand."""
    return [at for at in range(0, len(data), _BLOCK) if data[at + 257 : at + 262] == b"ustar"]


@pytest.mark.parametrize("at", [0, 124, 148, 156])  # its name, size, sum and kind
@pytest.mark.parametrize("which", [0, 2, 3])
def test_a_damaged_header_of_a_tar_hides_its_own_file_alone(
    files: Files, which: int, at: int
) -> None:
    data = bytearray(tarred(files))
    begin = _places(bytes(data))[which] + at
    data[begin : begin + 4] = b"\xfe!zz"
    names, failed = told(bytes(data))
    assert names == [name for name in files if name != f"{which}.html"]
    where = f"behind {which - 1}.html" if which else "the beginning"
    assert [line.split(":")[0] for line in failed] == [where]
    assert "damaged in its archive" in failed[0]


def test_the_last_header_is_no_other(files: Files) -> None:
    data = bytearray(tarred(files))
    data[_places(bytes(data))[-1]] ^= 1
    names, failed = told(bytes(data))
    assert (len(names), len(failed)) == (5, 1)


def test_two_archives_behind_one_another_are_both_read(files: Files) -> None:
    others = {f"b{name}": data for name, data in files.items()}
    assert told(tarred(files) + tarred(others)) == ([*files, *others], [])
    assert told(gzip.compress(tarred(files)) + gzip.compress(tarred(others)))[1] == []


def test_an_archive_with_much_padding_ends_there(files: Files) -> None:
    assert told(tarred(files) + bytes(_BLOCK * 300)) == ([*files], [])
    assert told(tarred(files) + bytes(3_000_000)) == ([*files], [])


def test_what_stands_behind_an_archive_and_is_none_is_told(files: Files) -> None:
    names, failed = told(tarred(files) + b"x" * _BLOCK * 40 + bytes(_BLOCK * 2))
    assert names == [*files]
    assert [line.split(":")[0] for line in failed] == ["behind 5.html"]


def test_a_tar_of_damaged_headers_alone_is_damaged(files: Files) -> None:
    data = bytearray(tarred(files))
    for place in _places(bytes(data)):
        data[place] ^= 1
    with pytest.raises(UnreadableError, match="damaged"):
        told(bytes(data))


def test_a_zip_whose_first_file_is_empty_is_read(files: Files) -> None:
    assert told(zipped({"a.html": b""} | files)) == ([*files], ["a.html: empty"])
