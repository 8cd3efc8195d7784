"""The structure of the code is the one that CONTRIBUTING shows."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE, LONGEST_FUNCTION = 300, 50  # lines
PACKAGE = ROOT / "cleaner"
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


NAMES = {name_of(path) for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """Give the modules of the package that a module imports, without `cleaner.`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "cleaner":
            base = (node.module or "")[len("cleaner.") :]
            for alias in node.names:
                whole = f"{base}.{alias.name}".strip(".")
                yield whole if whole in NAMES else base
        elif isinstance(node, ast.Import):
            yield from (
                a.name[len("cleaner.") :] for a in node.names if a.name.startswith("cleaner.")
            )


def picture() -> dict[str, int]:
    """Return the floor of each room, the ground is 0."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(r"```imports\n(.*?)```", text, re.S)
    assert found, "CONTRIBUTING.md has no picture of the imports"
    floors = [line.split() for line in reversed(found[1].splitlines()) if line]
    return {room: floor for floor, rooms in enumerate(floors) for room in rooms}


FLOORS = picture()


def room_of(module: str) -> str:
    """Return the smallest room that a module is in."""
    while module not in FLOORS:
        assert "." in module, f"{module} stands in no room of CONTRIBUTING's picture"
        module = module.rpartition(".")[0]
    return module


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_rooms_below_its_own(path: Path) -> None:
    me = name_of(path)
    if me in ("", "__main__"):
        return
    here = room_of(me)
    wrong = [
        other
        for other in imports(path)
        if other and room_of(other) != here and FLOORS[room_of(other)] >= FLOORS[here]
    ]
    assert not wrong, f"{me} ({here}) imports {wrong}"


@pytest.mark.parametrize(
    "path", [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda p: p.stem
)
def test_nobody_imports_what_another_folder_keeps_to_itself(path: Path) -> None:
    inside = path.is_relative_to(PACKAGE)
    folder = ".".join(path.parent.relative_to(PACKAGE).parts) if inside else None
    for other in imports(path):
        home, _, leaf = other.rpartition(".")
        private = leaf.startswith("_") and leaf != "_version"
        assert not private or home == folder, f"{path.name} imports {other}"


def test_no_module_comes_back_to_itself_by_what_it_imports() -> None:
    imported = {name_of(path): set(imports(path)) - {name_of(path)} for path in MODULES}

    def below(module: str) -> set[str]:
        seen: set[str] = set()
        left = [module]
        while left:
            fresh = imported.get(left.pop(), set()) - seen
            seen |= fresh
            left += fresh
        return seen

    assert [module for module in imported if module and module in below(module)] == []


def test_every_room_of_the_picture_exists() -> None:
    assert [room for room in FLOORS if room not in NAMES] == []


# What may bear one name: the parts of a protocol, which are found by it; one thing told of a format
# by who reads it and by who writes it; one call, as the command, as the library's and on a cluster.
PARALLEL_MODULES = {
    "clean", "dedupe", "markdown", "page", "parquet", "text",
}  # fmt: skip
PARALLEL_NAMES = {
    "article_id", "clean", "dedupe", "detect", "drop_ids", "extract", "main", "open_format",
    "render", "run", "unwrap",
}  # fmt: skip


def test_no_name_of_a_module_stands_for_two_things() -> None:
    last = Counter(name.rpartition(".")[2] for name in NAMES)
    assert {name for name, count in last.items() if count > 1} == PARALLEL_MODULES


def test_no_name_of_a_class_or_function_stands_for_two_things() -> None:
    defined = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    )
    assert {name for name, count in defined.items() if count > 1} == PARALLEL_NAMES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_and_each_of_its_functions_can_be_read_at_once(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, f"{node.name} has {lines} lines"
