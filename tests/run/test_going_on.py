"""A run that was cut off goes on to the same output, in every format and in shards."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cleaner.errors import WrongUseError
from cleaner.output.formats import chosen
from cleaner.output.sharding import Sharding
from cleaner.pipeline import Options
from cleaner.run import checkpoints, runner
from cleaner.run.job import Job, Silent

OUTPUTS = [
    ("out.jsonl", None),
    ("out.jsonl.gz", None),
    ("out.jsonl.zst", None),
    ("out.csv", None),
    ("out.json", None),
    ("out.parquet", None),
    ("out.md/", None),
    ("out.jsonl", Sharding(files=3)),
    ("out.csv.gz", Sharding(files=2)),
    ("out.jsonl", Sharding(size=2_000)),
    ("out.parquet", Sharding(size=3_000)),
]


class _Cut(Exception):  # noqa: N818 - it stands for a power cut
    pass


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(8):
        record = {
            "title": f"图书馆公告第{number}号",
            "body": f"示例市文化局第{number}次通报说，新馆将在年内开放。",
            "date": "2022-03-01 10:00",
            "url": f"http://news.example.com/{number}.html",
        }
        lines = [json.dumps(record, ensure_ascii=False), "{broken"]
        (folder / f"{number}.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def _run(inputs: Path, folder: Path, out: str, sharding: Sharding | None, **asked: Any) -> None:
    folder.mkdir(exist_ok=True)
    kind = "markdown" if out.endswith("/") else chosen(None, out) or ""
    job = Job(
        paths=(str(inputs),),
        options=Options(),
        out=f"{folder}/{out}",
        kind=kind,
        jobs=1,
        sharding=sharding,
        rejected=f"{folder}/rejected.jsonl",
        **asked,
    )
    runner.run_job(job, Silent(), stdin=None, stdout=io.BytesIO())


def _content(folder: Path) -> dict[str, Any]:
    """Return what stands in the files, by their names."""
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.suffix == ".parquet":
            found[name] = duckdb.read_parquet(str(path)).fetchall()
        elif path.suffix == ".gz":
            found[name] = duckdb.read_csv(str(path)).fetchall() if "csv" in name else _gunzip(path)
        elif path.suffix == ".zst":
            found[name] = _unzstd(path)
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def _gunzip(path: Path) -> bytes:
    import gzip

    return gzip.decompress(path.read_bytes())


def _unzstd(path: Path) -> bytes:
    import zstandard

    with zstandard.open(path, "rb") as file:
        return bytes(file.read())


@pytest.mark.parametrize(("out", "sharding"), OUTPUTS, ids=str)
def test_whatever_was_written_a_run_goes_on_to_the_same(
    inputs: Path, tmp_path: Path, out: str, sharding: Sharding | None
) -> None:
    _run(inputs, tmp_path / "whole", out, sharding)
    whole = _content(tmp_path / "whole")
    assert len(whole["rejected.jsonl"].splitlines()) == 8
    keep = runner.Run._keep
    for stop in (1, 3, 5, 8):
        folder = tmp_path / f"cut{stop}"
        left = [stop]

        def cut(self: Any, *given: Any, left: list[int] = left) -> None:
            if not left[0]:
                raise _Cut
            left[0] -= 1
            keep(self, *given)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(checkpoints, "_EVERY", 0.0)
            patch.setattr(checkpoints, "_SHARE", 0)
            patch.setattr(runner.Run, "_keep", cut)
            if stop < 8:
                with pytest.raises(_Cut):
                    _run(inputs, folder, out, sharding)
        _run(inputs, folder, out, sharding, resume=True)
        assert _content(folder) == whole


def test_shards_of_another_run_are_not_mixed_with_ours(inputs: Path, tmp_path: Path) -> None:
    _run(inputs, tmp_path / "a", "out.jsonl", Sharding(files=3))
    _run(inputs, tmp_path / "a", "out.jsonl", Sharding(files=3))  # replaces its own
    with pytest.raises(WrongUseError, match="is there from another run"):
        _run(inputs, tmp_path / "a", "out.jsonl", Sharding(files=2))
    with pytest.raises(WrongUseError, match="is there from another run"):
        _run(inputs, tmp_path / "a", "out.jsonl", Sharding(size=2_000))


def test_what_an_interrupted_run_left_is_not_in_a_fresh_one(inputs: Path, tmp_path: Path) -> None:
    _run(inputs, tmp_path / "whole", "out.jsonl", Sharding(size=2_000))
    (tmp_path / "a").mkdir()
    for number in range(3):
        (tmp_path / "a" / f"out-{number:05}.jsonl.partial").write_text("left behind")
    _run(inputs, tmp_path / "a", "out.jsonl", Sharding(size=2_000))
    assert _content(tmp_path / "a") == _content(tmp_path / "whole")


def test_shards_hold_every_record_once(inputs: Path, tmp_path: Path) -> None:
    for sharding in (Sharding(files=3), Sharding(size=2_000)):
        folder = tmp_path / str(sharding.count)
        _run(inputs, folder, "out.jsonl", sharding)
        parts = [p.read_bytes().splitlines() for p in sorted(folder.glob("out-*.jsonl"))]
        assert len(parts) > 1
        ids = [json.loads(line)["id"] for part in parts for line in part]
        assert len(ids) == len(set(ids)) == 8
