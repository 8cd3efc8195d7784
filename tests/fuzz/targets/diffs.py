"""What differs between two versions of a story."""

from __future__ import annotations

import itertools
import re
import unicodedata
import zlib
from typing import Any

from cleaner.diff import Diff, Version, compare
from tests.diff.versions import left_body, right_body
from tests.fuzz.invariants import Broken
from tests.fuzz.targets.heaps import articles_of, heap, mutated

__all__ = ["check", "mutated", "seeds"]

_DIGITS = re.compile(r"[0-9]+")
_SELDOM = 11  # of so many heaps one has both its articles compared in all ways, the others in one
_READ = ("title", "body", "source", "date")


def seeds() -> list[bytes]:
    """Return small heaps, of which the first two articles are compared."""
    return [heap(seed) for seed in range(40)]


def check(data: bytes) -> None:
    """Check that the sides of a diff are the two texts, and that a text is what it is."""
    versions = [_version(article) for article in articles_of(data)[:2]]
    ways = [*itertools.product(versions, versions, (False, True))]
    if not ways:
        return
    chance = zlib.crc32(data)
    if chance % _SELDOM:
        ways = [ways[chance % len(ways)]]
    for left, right, punctuation in ways:
        _check(left, right, compare(left, right, punctuation=punctuation))


def _version(article: dict[str, Any]) -> Version:
    texts = {
        name: article[name]
        for name in ("title", "source", "date")
        if isinstance(article.get(name), str)
    }
    return Version(id=article["id"], body=article["body"], **texts)


def _digits(version: Version) -> list[str]:
    return _DIGITS.findall(unicodedata.normalize("NFKC", version.body))


def _check(left: Version, right: Version, found: Diff) -> None:
    if left_body(found.rows) != left.body or right_body(found.rows) != right.body:
        raise Broken("the sides of a diff are the two texts", repr((left, right)))
    for row in found.rows:
        sides = (
            "".join(span.left for span in row.spans),
            "".join(span.right for span in row.spans),
        )
        if sides != (row.left, row.right):
            raise Broken("the spans of a row are its sides", repr(row))
    for change in found.summary.values:
        if change.left not in f"{left.title}\n{left.body}":
            raise Broken("a changed value stands in its text", repr(change))
        if change.right not in f"{right.title}\n{right.body}":
            raise Broken("a changed value stands in its text", repr(change))
    if found.summary.differs == "nothing" and _digits(left) != _digits(right):
        raise Broken("no changed figure is untold", f"{_digits(left)}, {_digits(right)}")
    same = all(getattr(left, name) == getattr(right, name) for name in _READ)
    if same and found.summary.differs != "nothing":
        raise Broken("a text does not differ from itself", repr(found.summary))
