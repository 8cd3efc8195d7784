"""`clean` and the other extractors, each behind one function from bytes to whatever it gives.

`python -m tests.benchmarks.extractors NAME FILE… [-- OTHER…]` is a worker: it imports an extractor,
reads the files, goes through them once to warm up and then answers each line on standard input by
one more round, told in JSON, before which it goes through the others unmeasured. A worker lives as
long as its group, so that its peak memory is its own.
"""

from __future__ import annotations

import functools
import gc
import importlib
import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.memory import peak_bytes

Extract = Callable[[bytes], object]
FLOOR = "lxml.html.fromstring"


class Extractor(NamedTuple):
    """One competitor: the distribution that it comes from, what it is given, how it is loaded."""

    distribution: str
    note: str
    load: Callable[[], Extract]


def text_of(data: bytes) -> str:
    """Decode for the tools that take text only, in the cheapest way that reads our files."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _load_clean() -> Extract:
    return importlib.import_module("cleaner.library.clean").clean  # type: ignore[no-any-return]


def _load_floor() -> Extract:
    return importlib.import_module("lxml.html").fromstring  # type: ignore[no-any-return]


def _load_trafilatura() -> Extract:
    extract = importlib.import_module("trafilatura").bare_extraction
    return lambda data: extract(data, favor_precision=True, with_metadata=True)


def _load_resiliparse() -> Extract:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    parse = importlib.import_module("resiliparse.parse.html").HTMLTree.parse_from_bytes
    detect = importlib.import_module("resiliparse.parse.encoding").detect_encoding
    return lambda data: extract(parse(data, detect(data)), main_content=True)


def _load_gne() -> Extract:
    extract = importlib.import_module("gne").GeneralNewsExtractor().extract
    return lambda data: extract(text_of(data))


def _load_newspaper() -> Extract:
    newspaper = importlib.import_module("newspaper")

    def extract(data: bytes) -> object:
        # It would fetch the page's pictures to measure them.
        article = newspaper.Article(url="", language="zh", fetch_images=False)
        article.download(input_html=text_of(data))
        article.parse()
        return article.text

    return extract


def _load_readability() -> Extract:
    document = importlib.import_module("readability").Document

    def extract(data: bytes) -> object:
        read = document(data)
        return read.title(), read.summary()

    return extract


EXTRACTORS: dict[str, Extractor] = {
    FLOOR: Extractor("lxml", "the parse alone", _load_floor),
    "clean": Extractor("chinese-news-cleaner", "the full record, with all its fields", _load_clean),
    "resiliparse": Extractor(
        "Resiliparse", "its own encoding detection; main_content=True", _load_resiliparse
    ),
    "trafilatura": Extractor("trafilatura", "favor_precision; with metadata", _load_trafilatura),
    "readability-lxml": Extractor("readability-lxml", "title and summary", _load_readability),
    "GNE": Extractor("gne", "given text", _load_gne),
    "newspaper4k": Extractor("newspaper4k", "given text; language zh", _load_newspaper),
}


def version(name: str) -> str | None:
    """Return the version of an extractor's distribution, or None where it is not installed."""
    try:
        return importlib.metadata.version(EXTRACTORS[name].distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def caches() -> list[Any]:
    """Return every bounded cache that a library keeps.

    Bounded ones are keyed by what documents hold. They are emptied before each round, and filled by
    other documents: in life a document comes once, and after many of its kind. No tool shall gain
    from having seen it in the round before, nor pay in each document for the first of a run.
    """
    return [
        found
        for found in gc.get_objects()
        if isinstance(found, functools._lru_cache_wrapper)
        and found.__module__.partition(".")[0] not in sys.stdlib_module_names
        and found.cache_parameters()["maxsize"] is not None
    ]


def go_through(extract: Extract, documents: Iterable[bytes]) -> dict[str, Any]:
    """Give every document to an extractor once; tell its processor time and how many it refused."""
    failed = 0
    begun = time.process_time()  # other processes do not count
    for data in documents:
        try:
            extract(data)
        except Exception:  # a tool may refuse a document in any way
            failed += 1
    return {"seconds": time.process_time() - begun, "failed": failed}


def work(name: str, paths: list[str], others: list[str]) -> None:
    """Serve rounds until standard input ends, each with caches that only the others have filled."""
    answer = sys.stdout
    sys.stdout = sys.stderr  # some tools print
    try:
        extract = EXTRACTORS[name].load()
    except Exception as error:  # not installed, or without something that it needs
        print(json.dumps({"missing": str(error).strip().splitlines()[0]}), file=answer, flush=True)
        return
    documents = [Path(path).read_bytes() for path in paths]
    fillers = [Path(path).read_bytes() for path in others]
    before = peak_bytes()
    print(json.dumps(go_through(extract, documents)), file=answer, flush=True)
    told = {"before": before, "peak": peak_bytes()}
    known = caches()
    for _ in sys.stdin:
        for cache in known:
            cache.cache_clear()
        go_through(extract, fillers)
        print(json.dumps(go_through(extract, documents) | told), file=answer, flush=True)


if __name__ == "__main__":
    end = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    work(sys.argv[1], sys.argv[2:end], sys.argv[end + 1 :])
