"""The headline of a page of which nothing is known, and who publishes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from cleaner.evidence import By, Label, Told
from cleaner.newstext import titles
from cleaner.page.page import Page
from cleaner.page.shown_headline import told_headline
from cleaner.readers.generic.page_lines import Line, PageLines, heading_spans, joined

_TITLE_CLASS = ("title", "tit", "headline", "bt", "biaoti", "subject", "h1", "activity-name")
_LONGEST, _LONGEST_PROSE = 120, 60


class Headline(NamedTuple):
    """The headline, the line that shows it (None: none does), and what gave it."""

    text: str
    line: Line | None
    told: Told


def find(
    page: Page, shown: PageLines, ld: Sequence[dict[str, Any]], names: Collection[str]
) -> Headline | None:
    """Find the headline; where several lines of a heading are it, they are made one.

    Args:
        page: the page.
        shown: its lines.
        ld: its JSON-LD articles.
        names: what the page calls its site.

    """
    metas = [page.meta(name) for name in ("og:title", "articletitle", "twitter:title")]
    lds = [t for item in ld if isinstance(t := item.get("headline"), str)]
    lines = shown.lines
    spans = list(heading_spans(lines))
    wholes = [joined(lines[start:end]) for start, end in spans]
    candidates = [titles.Shown(line.text, weight(line)) for line in lines]
    candidates += [titles.Shown(line.text, weight(line), joined=True) for line in wholes]
    chosen = titles.choose(page.title, [*metas, *lds], candidates, names=names)
    if chosen is None:
        return None
    if chosen.place is None:
        return Headline(chosen.text, None, Told(chosen.by))
    if chosen.place < len(lines):
        line = _above_text(lines, lines[chosen.place])
    else:
        i = chosen.place - len(lines)
        line = wholes[i]
        shown.join(*spans[i], line)
    whole = told_headline(chosen.text, page.title, lambda: line.pieces, names)
    if whole is not None:
        return Headline(whole, line, Told(chosen.by).and_by(By.TITLE_ELEMENT))
    return Headline(chosen.text, line, Told(chosen.by))


def weight(line: Line) -> int:
    """Return how much a line looks like a headline: 0 not at all, 4 a first heading."""
    size = len(line.key)
    if not size >= 2 or len(line.text) > _LONGEST or (size > _LONGEST_PROSE and line.prose):
        return 0
    if line.heading == "h1":
        return 4
    if line.all_link:
        return 1 if line.heading else 0
    if line.heading in ("h2", "h3"):
        return 3
    if line.heading:
        return 2
    names = f"{line.element.get('class') or ''} {line.element.get('id') or ''}".lower()
    return 2 if any(n.endswith(_TITLE_CLASS) for n in names.split()) else 1


def _above_text(lines: Sequence[Line], chosen: Line) -> Line:
    """Return the one of a headline's showings below which the story begins.

    Pages show it again in a bar that scrolls along, for another width, or to be shared.
    """
    same = [x for x in lines if x.key == chosen.key and weight(x) >= weight(chosen)]
    same = [x for x in same if x.mark is None or x.mark.label != Label.HIDDEN] or same
    text = next((line.place for line in lines if line.prose), 0)
    return next((x for x in reversed(same) if x.place < text), same[0])
