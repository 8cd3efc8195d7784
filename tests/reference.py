"""Writes the reference of the API, from its docstrings: `python -m tests.reference FOLDER`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

PUBLIC = (
    "cleaner",
    "cleaner.diff",
    "cleaner.errors",
    "cleaner.ledger",
    "cleaner.mutations",
    "cleaner.newstext.securities_list",
    "cleaner.reprints",
)


def main() -> None:
    import pdoc  # it has an extra of its own

    for package in PUBLIC:
        module = importlib.import_module(package)
        for name in getattr(module, "__all__", ()):
            getattr(module, name)  # what is imported when it is first used, is now
    pdoc.render.configure(docformat="google")
    pdoc.pdoc(*PUBLIC, output_directory=Path(sys.argv[1]))


if __name__ == "__main__":
    main()
