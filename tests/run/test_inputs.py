"""The walk over inputs: its order, what it passes over, and what it never does twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.run.inputs import measure_inputs, printable, walk


def _tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def _read(root: Path) -> list[str]:
    found = walk([str(root)])
    return [str(Path(f.path).relative_to(root)) for f in found if not (f.skip or f.ends)]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    _tree(tmp_path, "b/2", "b/10", "a", "c", "B", "b.txt")
    assert _read(tmp_path) == ["B", "a", "b/10", "b/2", "b.txt", "c"]


def test_paths_are_read_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    _tree(tmp_path, "a", "b")
    paths = [str(tmp_path / "b"), "-", str(tmp_path / "a")]
    assert [f.path for f in walk(paths)] == paths


@pytest.mark.parametrize(
    "name",
    [".hidden", ".git/a.html", "CVS/a.html", "node_modules/a.html", "a.JPG", "a.js", "a.woff2"],
)
def test_assets_and_the_folders_of_tools_are_passed_over(tmp_path: Path, name: str) -> None:
    _tree(tmp_path, name)
    assert _read(tmp_path) == []
    assert measure_inputs([str(tmp_path)])[0] == 2  # it, and the folder's end


@pytest.mark.parametrize(
    "name", ["a.html", "a", "js", "a.js.html", "git/a.html", "a.jpg.txt", "page_files/a.html"]
)
def test_what_only_looks_like_an_asset_is_read(tmp_path: Path, name: str) -> None:
    _tree(tmp_path, name)
    assert _read(tmp_path) == [name]


@pytest.mark.parametrize("companion", ["page_files", "page.files", "page_文件"])
def test_the_folder_of_a_saved_page_is_passed_over(tmp_path: Path, companion: str) -> None:
    _tree(tmp_path, "page.html", f"{companion}/frame.html")
    assert _read(tmp_path) == ["page.html"]


def test_a_linked_folder_is_read_once(tmp_path: Path) -> None:
    _tree(tmp_path, "a/x", "z")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert _read(tmp_path) == ["a/x", "z"]


def test_folders_below_folders_below_folders_are_read(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(200):
        deep = deep / "d"
        deep.mkdir()
    (deep / "x").write_text("x")
    found = _read(tmp_path)
    (deep / "x").unlink()
    while deep != tmp_path:  # pytest's own clearing away is recursive, and would not get through
        deep.rmdir()
        deep = deep.parent
    assert len(found) == 1


def test_bytes_that_are_no_text_stay_apart_in_a_name() -> None:
    assert printable("a\udcff") == "a\\xff"
    assert printable("图") == "图"
