"""What the package shows to who imports it."""

from __future__ import annotations

import importlib.resources
import io
import pydoc
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner import Article, Version, clean, compare, dedupe

SAMPLES = Path(__file__).parents[1] / "samples" / "reprints"
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
