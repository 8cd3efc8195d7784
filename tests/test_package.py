"""What the package shows to who imports it."""

from __future__ import annotations

import importlib.resources
import inspect
import io
import pydoc
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import cleaner
from cleaner import Article, Version, clean, compare, dedupe
from tests import reference

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "reprints"
COMMANDS = Path(cleaner.__file__).parent / "commands"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [article for path in sorted(SAMPLES.iterdir()) for article in clean(path)]


def test_what_is_public_is_listed_before_it_is_imported() -> None:
    told = "import cleaner, sys; print(*dir(cleaner)); print('lxml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60
    )
    names, imported = done.stdout.splitlines()
    assert set(cleaner.__all__) <= set(names.split())
    assert imported == "False"


def test_help_tells_of_every_public_name() -> None:
    page = io.StringIO()
    pydoc.Helper(output=page).help(cleaner)
    text = re.sub(".\b", "", page.getvalue())
    for name in set(cleaner.__all__) - {"__version__"}:
        assert re.search(rf"\b{name}\b", text), name


def public_things() -> Iterator[tuple[str, Any]]:
    for package in map(importlib.import_module, reference.PUBLIC):
        listed = getattr(package, "__all__", None)
        for name in vars(package) if listed is None else listed:
            thing = getattr(package, name)
            own = listed is not None or getattr(thing, "__module__", "") == package.__name__
            if name.startswith("_") or not own or not isinstance(thing, type | FunctionType):
                continue
            yield f"{package.__name__}.{name}", thing
            for method in vars(thing) if inspect.isclass(thing) else ():
                if not method.startswith("_") and inspect.isroutine(getattr(thing, method)):
                    yield f"{package.__name__}.{name}.{method}", getattr(thing, method)


def test_what_is_public_says_what_it_is_and_what_each_of_several_arguments_means() -> None:
    for name, thing in public_things():
        told = inspect.getdoc(thing) if inspect.isroutine(thing) else thing.__doc__
        assert told, name
        if inspect.isroutine(thing):
            arguments = [one for one in inspect.signature(thing).parameters if one != "self"]
            missing = [one for one in arguments if f"\n    {one}: " not in told]
            assert len(arguments) < 2 or not missing, f"{name}: {missing}"


def test_what_the_docs_tell_to_import_is_in_the_reference() -> None:
    told = [path.read_text("utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))]
    pattern = re.compile(r"^from (cleaner[\w.]*) import", re.M)
    homes = {home for text in told for home in pattern.findall(text)}
    assert homes
    assert homes <= set(reference.PUBLIC)


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cleen'"):
        _ = cleaner.cleen  # type: ignore[attr-defined]


def test_a_record_is_told_in_one_short_line(articles: list[Article]) -> None:
    for article in articles:
        told = repr(article)
        assert article.id in told
        assert "\n" not in told
        assert len(told) < len(article.id) + 120


def test_a_cluster_is_told_in_one_short_line(articles: list[Article]) -> None:
    result = dedupe(articles)
    assert repr(result) == f"<Result: {result.compared} articles, {len(result.clusters)} clusters>"
    first = result.clusters[0]
    told = f"<Cluster {first.cluster!r}: {first.size} articles, original {first.original!r}>"
    assert repr(first) == told


def test_articles_are_compared_as_they_are(articles: list[Article]) -> None:
    by_id = {article.id: article for article in articles}
    first, other = by_id["a1-original"], by_id["a3-edited"]
    read: dict[str, Any] = {name: getattr(first, name) for name in Version.__struct_fields__}
    diff = compare(first, other)
    assert diff.summary.differs == "text"
    assert compare(Version(**read), other) == diff


def test_the_package_says_that_it_is_typed() -> None:
    assert importlib.resources.files("cleaner").joinpath("py.typed").is_file()


def test_options_reach_the_commands_as_records() -> None:
    for path in COMMANDS.rglob("*.py"):
        text = path.read_text("utf-8")
        assert 'given["' not in text, path
        assert path.name == "typed.py" or "dict[str, Any]" not in text, path
