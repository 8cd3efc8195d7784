"""Every sample reads as its golden says.

A sample `samples/articles/SITE/NAME` has its golden in `tests/goldens/articles/SITE/NAME.json`: the
list of its records. Goldens were written by hand from the page's source; a field that the cleaner
reads wrongly today stands in `tests/goldens/differences.toml`, with the reason.
"""

from __future__ import annotations

import email
import email.policy
import gzip
import html
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean
from cleaner.article import FIELDS
from cleaner.page.page import Page
from cleaner.readers.sites import sites
from cleaner.wrappers import Wrapped, unwrap
from cleaner.wrappers.source import Source

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "articles"
GOLDENS = ROOT / "tests" / "goldens" / "articles"
UPDATE = "pytest tests/test_samples.py --update-goldens"

NAMES = sorted(str(f.relative_to(SAMPLES)) for f in SAMPLES.rglob("*") if f.is_file())
DIFFERENCES: dict[str, dict[str, str]] = tomllib.loads(
    (GOLDENS.parent / "differences.toml").read_text("utf-8")
)
SITES = [site.NAME for site in sites()]
PASSING = ("input_sha256", "cleaner_version")  # what changes with every edit and release

WIDGETS = re.compile(r"[（(\[](?:维权|微博)[）)\]]")  # what stands within a sentence and goes

Record = dict[str, Any]


def golden_path(name: str) -> Path:
    return GOLDENS / f"{name}.json"


def golden(name: str) -> list[Record]:
    if not golden_path(name).exists():
        pytest.fail(f"{name} has no golden: run `{UPDATE}`, then check it by hand", pytrace=False)
    records: list[Record] = json.loads(golden_path(name).read_text("utf-8"))
    return records


def read(name: str) -> list[Record]:
    file = SAMPLES / name
    return [
        {k: v for k, v in article.to_dict().items() if k not in PASSING}
        for article in clean(file, path=file.relative_to(ROOT).as_posix())
    ]


# Marks of Markdown that a text loses: bold, highlights, escapes, links between notes, footnotes.
MARKDOWN = re.compile(r"\*\*|==|\\(?=[^\w\s])|\[\[(?:[^\]|\n]*\|)?|\]\]|\[\^\d+\]")


def squashed(text: str) -> str:
    """Take away white space (U+3000 and the like are white space, too)."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


def words_of(name: str, encoding: str | None) -> str:
    """Return all that a sample says, read without any help of the cleaner."""
    data = (SAMPLES / name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    if name.endswith((".mhtml", ".mht")):
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part.get_payload(decode=True) or b"" for part in message.walk()]
        data = b"\n".join(part for part in parts if isinstance(part, bytes))
    text = re.sub(r"<[^<>]*>", "", data.decode(encoding or "utf-8", "replace"))
    if name.endswith(".md"):
        text = MARKDOWN.sub("", text)
    return WIDGETS.sub("", squashed(html.unescape(text)))


def check_records(name: str, records: list[Record]) -> None:
    """Check what must hold for any golden, and so also for a renewed one."""
    assert records, f"{name} has no record"
    for record in records:
        words = words_of(name, record["encoding"])
        for paragraph in record["body"].split("\n"):
            assert squashed(paragraph) in words, f"{name} does not hold: {paragraph}"
        assert record["title"] or "untitled" in name, f"{name} has no title"
        if name not in DIFFERENCES:
            assert set(record) >= set(FIELDS) - set(PASSING), f"{name} leaves fields out"


def fields_that_differ(name: str, got: list[Record], want: list[Record]) -> dict[str, str]:
    if len(got) != len(want):
        return {"records": f"{len(got)} instead of {len(want)}"}
    return {
        field: f"got {g.get(field)!r}, want {w.get(field)!r}"
        for g, w in zip(got, want, strict=True)
        for field in w
        if g.get(field) != w[field]
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_as_its_golden_says(name: str, update_goldens: bool) -> None:
    known = DIFFERENCES.get(name, {})
    try:
        got = read(name)
    except Exception:
        if "records" in known:
            return  # the test of that difference shows it
        raise
    if update_goldens and "records" not in known:
        kept = golden(name) if golden_path(name).exists() else []
        if known:  # what it reads wrongly stays out
            pairs = zip(got, kept, strict=True)
            got = [{k: w if k in known else g[k] for k, w in old.items()} for g, old in pairs]
        check_records(name, got)
        golden_path(name).parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(got, ensure_ascii=False, indent=1) + "\n"
        golden_path(name).write_text(text, "utf-8")
        return
    wrong = fields_that_differ(name, got, golden(name))
    wrong = {field: said for field, said in wrong.items() if field not in known}
    lines = "\n".join(f"  {field}: {said}" for field, said in wrong.items())
    assert not wrong, f"{name} reads differently; if it is right so, run `{UPDATE}`\n{lines}"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        pytest.param(name, field, marks=pytest.mark.xfail(strict=True, reason=reason))
        for name, fields in DIFFERENCES.items()
        for field, reason in fields.items()
    ],
)
def test_a_known_difference_is_mended(name: str, field: str) -> None:
    assert field not in fields_that_differ(name, read(name), golden(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_says_nothing_that_its_sample_does_not_hold(name: str) -> None:
    check_records(name, golden(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_claimed_by_its_own_site_and_by_no_other(name: str) -> None:
    folder = name.split("/", 1)[0]
    if "site" in DIFFERENCES.get(name, {}) or "records" in DIFFERENCES.get(name, {}):
        pytest.xfail("its site is a known difference")
    given = [found for found in unwrap(Source(SAMPLES / name)) if isinstance(found, Wrapped)]
    for wrapped, record in zip(given, golden(name), strict=False):
        if wrapped.markup is None:
            continue
        page = Page(wrapped.markup, url=wrapped.url, fragment=wrapped.fragment)
        claims = [site.NAME for site in sites() if site.detect(page)]
        if folder in SITES:
            assert claims == [folder]
            assert record["site"] == folder
        else:
            assert claims in ([], [record["site"]])


@pytest.mark.parametrize("site", SITES)
def test_a_site_has_a_sample_and_a_golden(site: str) -> None:
    samples = [name for name in NAMES if name.startswith(f"{site}/")]
    assert samples, f"cleaner/readers/sites/{site}.py has no sample in samples/articles/{site}/"
    for name in samples:
        assert golden(name)


def test_a_golden_has_a_sample() -> None:
    goldens = {str(f.relative_to(GOLDENS))[: -len(".json")] for f in GOLDENS.rglob("*.json")}
    assert goldens == set(NAMES)


def test_a_known_difference_speaks_of_a_sample() -> None:
    assert set(DIFFERENCES) <= set(NAMES)


def test_the_worked_example_of_contributing_works() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (module,) = re.findall(r"```python\n(.*?)```", text, re.S)
    (markup,) = re.findall(r"```html\n(.*?)```", text, re.S)
    site: dict[str, Any] = {}
    exec(module, site)  # noqa: S102 - what a contributor is told to write
    page = Page(markup)
    assert site["detect"](page)
    reading = site["extract"](page)
    assert (reading.title, reading.date_raw) == ("河西老街改造收官", "2024-06-12 09:35")
    assert reading.container is not None
    assert site["article_id"]("https://hexiribao.example/news/2024/0612/88213.html") == "88213"
