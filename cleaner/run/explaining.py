"""How a record came about, for people: what `--explain` shows."""

from __future__ import annotations

import msgspec

from cleaner.article import Article
from cleaner.compose.composing import Trace
from cleaner.evidence import Label, Told
from cleaner.messages import marked
from cleaner.readers.sites import sites


class Gone(msgspec.Struct, frozen=True):
    """A piece of the input that is not in the body, and as what it went."""

    label: Label
    text: str


class RecordExplanation(msgspec.Struct, frozen=True, kw_only=True):
    """How one record came about.

    `votes` are the sites' answers, `told` says for each field what gave it, `kept` and `cut` are
    characters.
    """

    wrapper: str
    encoding: str | None
    encoding_why: str | None
    site: str | None
    template: str | None
    votes: dict[str, str]
    told: dict[str, Told]
    cuts: list[Gone]
    kept: int
    cut: int

    @property
    def share(self) -> float:
        """The share of the container's text that was cut, from 0 to 1."""
        return self.cut / whole if (whole := self.kept + self.cut) else 0.0


def explain_record(article: Article, trace: Trace) -> RecordExplanation:
    """Put together what a record's trace tells."""
    cuts = [Gone(cut.label, cut.text) for cut in trace.body.cuts] if trace.body else []
    return RecordExplanation(
        wrapper=article.wrapper,
        encoding=article.encoding,
        encoding_why=trace.encoding_why,
        site=article.site,
        template=article.template,
        votes=_votes(trace),
        told=trace.told,
        cuts=cuts,
        kept=len(article.body),
        cut=sum(len(gone.text) for gone in cuts),
    )


def _votes(trace: Trace) -> dict[str, str]:
    answers = {}
    for site in sites():
        said = marked("yes") if site.NAME in trace.claims else marked("no")
        answers[site.NAME] = said if site.NAME in trace.asked else marked("not asked")
    return answers
