"""One competitor over one prepared corpus, in a process of its own.

`python -m tests.benchmarks.matchers NAME FOLDER` writes `FOLDER/NAME.pairs`, packed, and prints one
JSON object: seconds, processor seconds (of the process and those it starts) and peak memory, or
what is missing. Imports are not timed, reading is.
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from tests.benchmarks.memory import Peak

THRESHOLD, HASHES, GRAM = 0.5, 128, 5
BANDS = 32  # rensa does not choose: 32 bands of 4 rows meet at 0.42, before the estimate is checked
PARTNERS = 200  # an article reports no more; only the popular story has more true ones
BATCH = 5_000
CHUNK = 32  # articles that `dedupe` normalises together
SHARED_FROM = 1 << 16  # articles behind which it has processes normalise them
UNTYPED = "reprint"
RELATIONS = (UNTYPED, "full", "edited", "excerpt", "partial")
TEXT_DEDUP_PYTHON = "TEXT_DEDUP_PYTHON"  # its pins call for an environment of its own

Found = Iterator[tuple[int, int, str]]  # places of two articles and the relation
Matcher = Callable[[Path], Found]


def texts(folder: Path) -> Iterator[str]:
    """Yield the corpus's normalised texts."""
    with (folder / "texts.txt").open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def _grams(text: str) -> list[str]:
    return [text[i : i + GRAM] for i in range(max(1, len(text) - GRAM + 1))]


def _load_dedupe(pairs: str = "all") -> Matcher:
    dedupe: Any = importlib.import_module("cleaner").dedupe
    decode = msgspec.json.Decoder(_given()).decode  # as the command does

    def match(folder: Path) -> Found:
        with (folder / "records.jsonl").open("rb") as lines:
            result = dedupe(map(decode, lines), jobs=_cores(), pairs=pairs)
        for pair in result.pairs:
            yield int(pair.left[1:]), int(pair.right[1:]), str(pair.relation)
        # A story's pairs may be too many to list; how each member relates to the first is told.
        for cluster in result.clusters:
            first = cluster.original or cluster.candidates[0]
            for member in cluster.members:
                if member.id != first and member.relation in RELATIONS:
                    yield int(first[1:]), int(member.id[1:]), str(member.relation)

    return match


def _given() -> Any:
    return importlib.import_module("cleaner.reprints.corpus").CorpusRecord


def _cores() -> int:
    return os.cpu_count() or 1


def _seconds_to_normal_form(folder: Path) -> float:
    """Return what `dedupe` needs to read the records and normalise them, which the others skip.

    Timed in one process; `dedupe` shares this work between all cores behind the first articles.
    """
    prepare: Any = importlib.import_module("cleaner.reprints.texts.prepared").prepare_many
    decode = msgspec.json.Decoder(_given()).decode
    start = time.perf_counter()
    size = 0
    with (folder / "records.jsonl").open("rb") as lines:
        articles = map(decode, lines)
        while chunk := list(itertools.islice(articles, CHUNK)):
            prepare(chunk)
            size += len(chunk)
    seconds = time.perf_counter() - start
    shared = max(0, size - SHARED_FROM) / max(1, size)
    return seconds * (1 - shared + shared / _cores())


def _load_gaoya() -> Matcher:
    minhash: Any = importlib.import_module("gaoya.minhash")

    def match(folder: Path) -> Found:
        index = minhash.MinHashStringIndex(
            hash_size=32,
            jaccard_threshold=THRESHOLD,
            num_bands=None,
            band_size=None,
            num_hashes=HASHES,
            analyzer="char",
            ngram_range=(GRAM, GRAM),
        )
        for start, batch in _batches(texts(folder)):
            index.par_bulk_insert_docs(list(range(start, start + len(batch))), batch)
        for start, batch in _batches(texts(folder)):
            for place, partners in enumerate(index.par_bulk_query(batch), start):
                yield from _of_one(place, partners)

    return match


def _load_rensa() -> Matcher:
    rensa: Any = importlib.import_module("rensa")

    def match(folder: Path) -> Found:
        index = rensa.RMinHashLSH(threshold=THRESHOLD, num_perm=HASHES, num_bands=BANDS)
        signatures = []
        for place, text in enumerate(texts(folder)):
            signature = rensa.RMinHash(num_perm=HASHES, seed=1)
            signature.update(_grams(text))
            index.insert(place, signature)
            signatures.append(signature)
        for place, signature in enumerate(signatures):
            near = (
                other
                for other in index.query(signature)
                if other != place and signature.jaccard(signatures[other]) >= THRESHOLD
            )
            yield from _of_one(place, near)

    return match


def _load_datasketch() -> Matcher:
    datasketch: Any = importlib.import_module("datasketch")

    def match(folder: Path) -> Found:
        index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=HASHES)
        signatures = []
        for place, text in enumerate(texts(folder)):
            signature = datasketch.MinHash(num_perm=HASHES)
            signature.update_batch([gram.encode() for gram in _grams(text)])
            index.insert(place, signature)
            signatures.append(signature)
        for place, signature in enumerate(signatures):
            yield from _of_one(place, index.query(signature))

    return match


def _load_text_dedup() -> Matcher:
    python = os.environ.get(TEXT_DEDUP_PYTHON, sys.executable)
    probe = "import text_dedup.minhash"
    tried = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise ImportError(tried.stderr.strip().rpartition("\n")[2])

    def match(folder: Path) -> Found:
        # It splits at what is no letter, so letters set apart are its character 5-grams.
        with (folder / "spaced.jsonl").open("w", encoding="utf-8") as spaced:
            for text in texts(folder):
                spaced.write(json.dumps({"text": " ".join(text)}, ensure_ascii=False) + "\n")
        run = f"--path json --data_files {folder}/spaced.jsonl --split train --column text"
        run += f" --cache_dir {folder}/cache --output {folder}/text-dedup --debug --num_proc 2"
        run += f" --ngram {GRAM} --num_perm {HASHES} --threshold {THRESHOLD} --min_length 1"
        subprocess.run(
            [python, "-m", "text_dedup.minhash", *run.split()],
            check=True,
            capture_output=True,
            env={**os.environ, "HF_DATASETS_OFFLINE": "1"},
        )
        told = [python, "-c", _TELL_ROOTS, str(folder / "text-dedup" / "uf.pkl")]
        roots = json.loads(subprocess.run(told, capture_output=True, check=True).stdout)
        yield from _of_clusters(roots)

    return match


# Its union-find is pickled as a class of its own, which only that environment can load.
_TELL_ROOTS = """
import json, pickle, sys
roots = pickle.load(open(sys.argv[1], "rb"))
print(json.dumps([[place, roots.find(place)] for place in sorted(roots.parent)]))
"""


def _of_clusters(roots: Iterable[tuple[int, int]]) -> Found:
    """Yield the pairs of each cluster, given each member with its cluster's root."""
    clusters: dict[int, list[int]] = {}
    for place, root in roots:
        clusters.setdefault(root, []).append(place)
    for cluster in clusters.values():
        for place in cluster:
            yield from _of_one(place, cluster[:PARTNERS])


def _batches(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    batch: list[str] = []
    start = 0
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            yield start, batch
            start, batch = start + BATCH, []
    yield start, batch


def _of_one(place: int, partners: Iterable[int]) -> Found:
    for other in sorted(partners)[:PARTNERS]:
        if other != place:
            yield place, other, UNTYPED


def pack(found: Found) -> array[int]:
    """Return the pairs as numbers of 64 bits, so that holding them weighs nothing."""
    codes = {relation: code for code, relation in enumerate(RELATIONS)}
    return array(
        "q",
        (
            (min(left, right) << 28 | max(left, right)) << 3 | codes[relation]
            for left, right, relation in found
        ),
    )


def unpack(numbers: Iterable[int]) -> Found:
    """Yield what was packed."""
    for number in numbers:
        places = number >> 3
        yield places >> 28, places & (1 << 28) - 1, RELATIONS[number & 7]


CLUSTERS = "dedupe clusters"  # as the command does where no pairs are asked for
MATCHERS: dict[str, Callable[[], Matcher]] = {
    "dedupe": _load_dedupe,
    CLUSTERS: lambda: _load_dedupe("none"),
    "gaoya": _load_gaoya,
    "rensa": _load_rensa,
    "datasketch": _load_datasketch,
    "text-dedup": _load_text_dedup,
}


def processor_seconds() -> float:
    """Return what this process and those it started, as far as they have ended, have worked."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in used)


def main(name: str, folder: Path) -> None:
    """Run one competitor and report."""
    try:
        match = MATCHERS[name]()
    except (ImportError, AttributeError) as missing:
        print(json.dumps({"missing": f"{type(missing).__name__}: {missing}"}))  # noqa: T201
        return
    with Peak() as peak:
        start, used = time.perf_counter(), processor_seconds()
        found = pack(match(folder))
        seconds, used = time.perf_counter() - start, processor_seconds() - used
    report = {
        "seconds": seconds,
        "processor": used,
        "peak_bytes": peak.bytes,
        "pairs": len(found),
    }
    if name == "dedupe":
        report["to_normal_form"] = _seconds_to_normal_form(folder)
    (folder / f"{name}.pairs").write_bytes(found.tobytes())
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
