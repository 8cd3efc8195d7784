"""Every regular expression that the package compiles, and how each is applied.

Run in a process of its own (`python -m tests.collect_patterns`), so that `re` is watched before the
first module is imported. What is compiled later (in functions, from data) is met by reading the
samples. Prints a JSON list of `[where, pattern, flags, methods]`.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import pkgutil
import re
import sys
import warnings
from pathlib import Path
from types import FrameType
from typing import Any

from cleaner import lazy

HOME = Path(__file__).parents[1]
PACKAGE = HOME / "cleaner"
METHODS = frozenset("match fullmatch search sub subn split findall finditer".split())
# Who is handed a pattern, or hands it on, and how it is applied then.
HANDED = {"assigned": "match"}
MADE = {"cleaner.newstext.furniture.patterns": "fullmatch"}
Key = tuple[str, int]


class Watched:
    """What was compiled, where, and by which function of `re` at once."""

    def __init__(self) -> None:
        self.places: dict[Key, set[str]] = {}
        self.methods: dict[Key, set[str]] = {}
        self._compile = re._compile  # type: ignore[attr-defined]

    def compile(self, pattern: Any, flags: Any) -> Any:
        """Compile as `re` does, and note it if the package asked."""
        made = self._compile(pattern, flags)
        called: FrameType | None = sys._getframe(1)
        method = called.f_code.co_name if called else ""
        while called is not None and called.f_code.co_filename == re.__file__:
            called = called.f_back
        if called is not None and Path(called.f_code.co_filename).is_relative_to(PACKAGE):
            key = made.pattern, made.flags
            if isinstance(made.pattern, str):
                place = place_of(called)
                self.places.setdefault(key, set()).add(place)
                how = {MADE.get(place, method)}
                self.methods.setdefault(key, set()).update(how & METHODS)
        return made


def place_of(called: FrameType) -> str:
    """Return which function compiles a pattern, or where in its module that happens."""
    code = called.f_code
    module = ".".join(Path(code.co_filename).relative_to(HOME).with_suffix("").parts)
    function = code.co_qualname.partition(".<locals>")[0]
    return f"{module}.{function}" if function != "<module>" else f"{module}:{called.f_lineno}"


def calls() -> dict[str, set[str]]:
    """Return by `module.name` of a pattern the methods that are called on it."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(HOME).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                owner = node.value.func if isinstance(node.value, ast.Call) else node.value
                name = ast.unparse(owner).split(".")[-1]
                found.setdefault(f"{module}.{name}", set()).add(node.attr)
                found.setdefault(f"*.{name}", set()).add(node.attr)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in HANDED:
                for given in node.args:
                    if isinstance(given, ast.Name):
                        how = HANDED[ast.unparse(node.func)]
                        found.setdefault(f"{module}.{given.id}", set()).add(how)
    return found


def names() -> dict[Key, set[str]]:
    """Return the names, `module.name`, of the patterns that modules hold."""
    found: dict[Key, set[str]] = {}
    for module_name, module in [*sys.modules.items()]:
        if module_name.split(".")[0] == "cleaner":
            for name, value in [*vars(module).items()]:
                if isinstance(value, re.Pattern):
                    found.setdefault((value.pattern, value.flags), set()).add(
                        f"{module_name}.{name}"
                    )
    return found


def load() -> None:
    """Import every module, and read the samples."""
    import cleaner

    for info in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        if info.name.split(".")[-1] != "__main__":
            with contextlib.suppress(ImportError):  # of an extra that is not there
                importlib.import_module(info.name)
    for path in (HOME / "samples").rglob("*"):
        with contextlib.suppress(cleaner.CleanerError):
            cleaner.clean(path)


def main() -> None:
    """Print the list."""
    watched = Watched()
    re._compile = watched.compile  # type: ignore[attr-defined]
    lazy.regex = re.compile  # at once, in the module that holds the pattern
    warnings.simplefilter("ignore")
    load()
    used, named = calls(), names()
    rows = []
    for key, places in watched.places.items():
        methods = set(watched.methods[key])
        for place in places:  # a function that makes it
            methods |= used.get(place, set())
        for name in named.get(key, ()):
            _, _, last = name.rpartition(".")
            private = last.startswith("_")
            methods |= used.get(name if private else f"*.{last}", set())
        where = ", ".join(sorted(named.get(key, ()) or places))
        rows.append([where, *key, sorted(methods) or ["search"]])
    sys.stdout.write(json.dumps(sorted(rows)))


if __name__ == "__main__":
    main()
