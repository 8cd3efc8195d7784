"""Records parted into originals and reprints."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from cleaner.article import Article


def split(articles: Iterable[Article], reprints: Collection[str], folder: Path) -> None:
    """Write originals.jsonl and reprints.jsonl; both appear when they are whole.

    An id that several records share is written once, the first of them.
    """
    dropped = frozenset(reprints)
    seen: set[str] = set()
    encode = msgspec.json.Encoder().encode
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        made = Path(name)
        with (
            (made / "originals.jsonl").open("wb") as keep,
            (made / "reprints.jsonl").open("wb") as drop,
        ):
            for article in articles:
                if article.id not in seen:
                    seen.add(article.id)
                    target = drop if article.id in dropped else keep
                    target.write(encode(article.to_dict()) + b"\n")
        for path in ("originals.jsonl", "reprints.jsonl"):
            (made / path).replace(folder / path)
