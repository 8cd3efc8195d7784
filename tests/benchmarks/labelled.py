"""What `clean` and the other extractors read of labelled pages of other sites: right or not.

`python -m tests.benchmarks.labelled [GOLD.json]`: without a file the golds are those of
../shared/corpus/generic. A body is scored by F1 over character bigrams without white space, after
passages that a gold leaves open (captions, bylines) are taken out of it; a title and a source by
equality without white space, a date by its day and to the minute in Beijing time. Where a page has
no date or names no source, to tell none is right. A page that an extractor refuses counts 0.
"""

from __future__ import annotations

import datetime
import importlib
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.table import Table

from tests.benchmarks.extractors import text_of

GOLDS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "generic" / "gold.json"
_BEIJING = datetime.timezone(datetime.timedelta(hours=8))


class Answer(NamedTuple):
    """What an extractor tells of a page."""

    title: str | None = None
    date: str | None = None
    source: str | None = None
    body: str = ""


class Score(NamedTuple):
    """How much of a page was read: shares from 0 to 1."""

    title: float = 0
    day: float = 0
    minute: float = 0
    source: float = 0
    body: float = 0


Read = Callable[[bytes], Answer]


def _clean() -> Read:
    clean = importlib.import_module("cleaner.library.clean").clean

    def read(data: bytes) -> Answer:
        (article, *_) = clean(data)
        return Answer(article.title, article.date, article.source, article.body)

    return read


def _trafilatura() -> Read:
    extract = importlib.import_module("trafilatura").bare_extraction

    def read(data: bytes) -> Answer:
        found = extract(data, with_metadata=True)
        return Answer(found.title, found.date, found.sitename, found.text)

    return read


def _newspaper() -> Read:
    newspaper = importlib.import_module("newspaper")

    def read(data: bytes) -> Answer:
        article = newspaper.Article(url="", language="zh", fetch_images=False)
        article.download(input_html=text_of(data))
        article.parse()
        when = article.publish_date
        return Answer(article.title, str(when) if when else None, None, article.text)

    return read


def _readability() -> Read:
    document = importlib.import_module("readability").Document
    parse = importlib.import_module("lxml.html").fromstring

    def read(data: bytes) -> Answer:
        found = document(text_of(data))
        return Answer(found.short_title(), body=parse(found.summary()).text_content())

    return read


def _gne() -> Read:
    extract = importlib.import_module("gne").GeneralNewsExtractor().extract

    def read(data: bytes) -> Answer:
        found = extract(text_of(data))
        return Answer(found["title"], found["publish_time"], None, found["content"])

    return read


def _resiliparse() -> Read:
    from tests.benchmarks.extractors import EXTRACTORS

    extract = EXTRACTORS["resiliparse"].load()
    return lambda data: Answer(body=str(extract(data)))


READERS: dict[str, Callable[[], Read]] = {
    "clean": _clean,
    "newspaper4k": _newspaper,
    "readability-lxml": _readability,
    "trafilatura": _trafilatura,
    "GNE": _gne,
    "resiliparse": _resiliparse,
}


def score(answer: Answer, gold: dict[str, Any]) -> Score:
    """Compare what an extractor tells of a page with what is right."""
    sources = [*gold["source"], *gold.get("source_optional", [])]
    return Score(
        title=_squash(answer.title) == _squash(gold["title"]),
        day=_day(answer.date) in map(_day, gold["dates"] or [None]),
        minute=_minute(answer.date) in (gold["dates"] or [None]),
        source=answer.source in sources if gold["source"] else answer.source in [None, *sources],
        body=_f1(_squash(answer.body), _squash("".join(gold["body"])), gold.get("optional", [])),
    )


def _squash(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def _minute(date: str | None) -> str | None:
    """Return a date as the golds have it: a day, or a day and a minute in Beijing time."""
    try:
        when = datetime.datetime.fromisoformat(date.strip()) if date else None
    except ValueError:
        return None
    if when is None or date is None or len(date.strip()) == 10:
        return date
    zoned = when.astimezone(_BEIJING) if when.tzinfo else when
    return zoned.strftime("%Y-%m-%d %H:%M")


def _day(date: str | None) -> str | None:
    return (_minute(date) or "")[:10] or None


def _f1(got: str, want: str, optional: list[str]) -> float:
    for text in sorted(map(_squash, optional), key=len, reverse=True):
        if len(text) > 1 and got.count(text) > want.count(text):
            got = got.replace(text, "", 1)
    ours, theirs = (Counter(map("".join, itertools.pairwise(t))) for t in (got, want))
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total()) if common else 0.0


def _row(read: Read, golds: list[dict[str, Any]], folder: Path) -> tuple[list[Score], int]:
    scores, refused = [], 0
    for gold in golds:
        try:
            scores.append(score(read((folder / gold["path"]).read_bytes()), gold))
        except Exception:  # a tool may refuse a page in any way
            scores.append(Score())
            refused += 1
    return scores, refused


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), default=GOLDS)
def main(gold: Path) -> None:
    """Print how much each extractor reads rightly of the pages of GOLD."""
    golds = json.loads(gold.read_text("utf-8"))
    table = Table(title=f"{len(golds)} labelled pages")
    for name in ("", "title", "day", "minute", "source", "body F1", "refused"):
        table.add_column(name, justify="left" if not name else "right")
    for name, load in READERS.items():
        try:
            read = load()
        except Exception as error:  # not installed, or without something that it needs
            table.add_row(name, f"not available: {type(error).__name__}")
            continue
        scores, refused = _row(read, golds, gold.parent)
        right = [sum(column) for column in zip(*scores, strict=True)]
        counts = [f"{count:.0f}" for count in right[:4]]
        table.add_row(name, *counts, f"{right[4] / len(golds):.3f}", str(refused))
    Console().print(table)


if __name__ == "__main__":
    main()
