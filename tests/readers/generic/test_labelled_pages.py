"""The labelled pages of a known site, read as if nobody knew it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner import Article, clean, pipeline
from cleaner.readers.which_site import SiteVote

PAGES = Path(__file__).parents[4] / "shared" / "corpus" / "pages"
if not PAGES.is_dir():
    pytest.skip("the labelled pages are not beside the checkout", allow_module_level=True)

GOLDS = [g for g in json.loads((PAGES / "gold.json").read_text("utf-8")) if "sina/" in g["path"]]


def plain(text: str) -> str:
    """Return a text without white space and without the widget that may stand after a name."""
    return "".join(text.split()).replace("（维权）", "")


def read(gold: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Article:
    monkeypatch.setattr(pipeline, "_choose", lambda *_: (None, SiteVote()))
    (article,) = clean(PAGES / gold["path"])
    return article


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold["path"])
def test_a_page_of_an_unknown_site_is_read_as_well_as_that_of_a_known_one(
    gold: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = read(gold, monkeypatch)
    assert article.title == gold["title"]
    assert (article.date or "")[:16].replace("T", " ") in gold["dates"]
    assert article.source in [*gold["source"], *gold.get("source_optional", [])]
    assert not [text for text in gold.get("junk", []) if text in article.body]
    body, wanted = plain(article.body), plain("".join(gold["body"]))
    for text in sorted(map(plain, gold.get("optional", [])), key=len, reverse=True):
        if len(text) > 1 and text not in wanted:
            body = body.replace(text, "", 1)
    assert body == wanted
