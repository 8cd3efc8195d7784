"""What told a field is a value: no record hangs on the words that an explanation prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from cleaner import evidence
from cleaner.article import Article
from cleaner.evidence import By, Label, Told
from cleaner.pipeline import Options, read
from cleaner.readers import user_rules
from cleaner.render import evidence_words, explanation
from cleaner.run.explaining import explain_record
from cleaner.run.ids import hash_parts
from cleaner.run.joining import Pages
from cleaner.run.work import Cleaned, encode
from cleaner.wrappers import FailedPart
from tests.test_samples import NAMES, SAMPLES

PAGE = (
    '<html><head><title>{0}</title><link rel=canonical href="https://www.qingxi.example/{1}.html">'
    "</head><body><h1>{0}</h1><p>2022-10-05 09:30 来源：青溪日报</p><div id=text>"
    "<p>青溪县{1}日宣布，全县出口比上年同期增长一成，其中机电产品占六成以上，纺织品占两成。</p><p>分析认为，"
    "第{1}季度仍将保持增长。</p></div><a href=b.html>下一页</a></body></html>"
)


def test_every_kind_and_every_label_has_words_of_its_own() -> None:
    assert set(evidence_words.KINDS) == set(By)
    assert set(evidence_words.LABELS) == set(Label)
    for words in (evidence_words.KINDS, evidence_words.LABELS):
        assert len(set(words.values())) == len(words)


def test_a_place_and_whoever_else_had_a_say_are_said() -> None:
    told = Told(By.SELECTOR, "h1.main").and_by(By.TITLE_ELEMENT)
    assert evidence_words.in_words(told) == "h1.main, by the title element"
    assert evidence_words.in_words(Told(By.USER_RULE, "a.example")) == "the rule of a.example"
    assert evidence_words.in_words(Told(By.METADATA)) == "metadata"


def told(name: str) -> Iterator[tuple[Article, list[str]]]:
    """Give each record of a sample with its drawn explanation."""
    for given in read(SAMPLES / name, path=name):
        if isinstance(given, FailedPart):
            continue
        article, trace = given
        lines = explanation.explanation_lines(name, encode(article), explain_record(article, trace))
        yield article, list(lines)


@pytest.mark.parametrize("name", NAMES)
def test_other_words_change_the_explanation_and_no_record(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(told(name))
    for words in (evidence_words.KINDS, evidence_words.LABELS):
        for key in list(words):
            monkeypatch.setitem(words, key, f"<{key.name} {{}}>")  # type: ignore[misc]
    after = list(told(name))
    assert [article for article, _ in after] == [article for article, _ in before]
    for (article, one), (_, other) in zip(before, after, strict=True):
        assert one != other or not article.title


@pytest.mark.parametrize("words", [evidence.MORE_PAGES, "本文分页"])
def test_a_pager_s_warning_steers_whatever_its_words(
    words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("cleaner") and hasattr(module, "MORE_PAGES"):
            monkeypatch.setattr(module, "MORE_PAGES", words)
    file = tmp_path / "rules.toml"
    file.write_text('["qingxi.example"]\nbody = "#text"\n', "utf-8")
    options = Options(rules=user_rules.load_rules(file))
    pages = Pages()
    for address in ("s", "s_2"):
        (given,) = read(PAGE.format("青溪出口增长一成", address), options)
        assert not isinstance(given, FailedPart)
        article = given[0]
        assert article.warnings == [words]
        pages.add(
            Cleaned(
                line=encode(article),
                id=article.id,
                text=hash_parts(article.title or "", article.body),
                site=None,
                host="",
                warnings=1,
            )
        )
    (joined,) = pages.results()
    assert joined.pages == 1
    assert msgspec.json.decode(joined.item.line)["warnings"] == []
