"""The headline of a page of which nothing is known, and who publishes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from cleaner.evidence import By, Label, Told
from cleaner.newstext import dates, titles
from cleaner.page.page import Page
from cleaner.page.shown_headline import told_headline
from cleaner.readers.generic.header_names import labels
from cleaner.readers.generic.page_lines import Line, heading_spans, join_heading
from cleaner.readers.generic.page_walk import PageLines

_TITLE_CLASS = ("title", "tit", "headline", "bt", "biaoti", "subject", "h1", "activity-name")
_LONGEST, _LONGEST_PROSE = 120, 60
_CHANNEL = 6
_HEADER = 6  # lines above the story among which its date stands
_HEADING, _SHORTEST = 2, 8  # the weight and the length of a headline that nothing else names


class PageHeadline(NamedTuple):
    """The headline, the line that shows it (None: none does), and what gave it."""

    text: str
    line: Line | None
    told: Told


def choose_headline(
    page: Page, shown: PageLines, ld: Sequence[dict[str, Any]], names: Collection[str]
) -> PageHeadline | None:
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
    wholes = [join_heading(lines[start:end]) for start, end in spans]
    candidates = [titles.ShownLine(line.text, weight(line)) for line in lines]
    candidates += [titles.ShownLine(line.text, weight(line), joined=True) for line in wholes]
    chosen = titles.choose(page.title, [*metas, *lds], candidates, names=names)
    if chosen is None or names_no_story(chosen.text, names):
        above = _above_prose(lines, names)
        if above is not None:
            return PageHeadline(above.text, above, Told(By.FIRST_HEADING))
    if chosen is None:
        return None
    if chosen.place is None:
        return PageHeadline(chosen.text, None, Told(chosen.by))
    text = chosen.text
    if chosen.place < len(lines):
        line = _above_text(lines, lines[chosen.place])
        if (both := _with_subtitle(lines, line, page.title or "")) is not None:
            shown.join(line.place, line.place + 2, both)
            text, line = both.text, both
    else:
        i = chosen.place - len(lines)
        line = wholes[i]
        shown.join(*spans[i], line)
    whole = told_headline(text, page.title, lambda: line.pieces, names)
    if whole is not None:
        return PageHeadline(whole, line, Told(chosen.by).and_by(By.TITLE_ELEMENT))
    return PageHeadline(text, line, Told(chosen.by))


def names_no_story(text: str, names: Collection[str]) -> bool:
    """Tell what names a house or, by its length, a channel: 公司动态."""
    return (
        len(text) <= _CHANNEL
        or titles.names_an_institution(text)
        or titles.names_a_site(text, names)
    )


def _above_prose(lines: Sequence[Line], names: Collection[str]) -> Line | None:
    """Return the weightiest heading above the first prose, the last of several."""
    text = next((line.place for line in lines if line.prose), 0)
    best: tuple[int, Line] | None = None
    for line in lines[:text]:
        rank = weight(line)
        if (
            rank >= _HEADING
            and len(line.key) >= _SHORTEST
            and titles.is_headline(line.text)
            and not names_no_story(line.text, names)
            and (best is None or rank >= best[0])
        ):
            best = rank, line
    return best[1] if best else None


def above_story(lines: Sequence[Line], story: int, names: Collection[str]) -> PageHeadline | None:
    """Return the line above the date of the header as the headline of a page that names none.

    Args:
        lines: the lines of the page.
        story: the place of the first line of the text.
        names: what the page calls its site.

    """
    for line in lines[max(1, story - _HEADER) : story]:
        above = lines[line.place - 1]
        if (
            not line.linked
            and len(line.text) <= _LONGEST
            and dates.find_date(line.text) is not None
            and _SHORTEST <= len(above.key) <= _LONGEST_PROSE
            and not above.linked
            and not above.prose
            and not names_no_story(above.text, names)
        ):
            return PageHeadline(above.text, above, Told(By.ABOVE_DATE))
    return None


def _with_subtitle(lines: Sequence[Line], first: Line, title: str) -> Line | None:
    """Return a headline with its subtitle as one line where the title element names both."""
    if first.place + 1 >= len(lines) or len(title) <= len(first.text):
        return None
    both = join_heading([first, following := lines[first.place + 1]])
    if titles.compared(both.text) not in map(titles.compared, titles.beginnings(title)):
        return None
    if following.text.startswith("—"):  # —— needs no blank before it
        both.text = first.text + following.text
    return both


def weight(line: Line) -> int:
    """Return how much a line looks like a headline: 0 not at all, 4 a first heading."""
    if line.linked and line.heading is None and line.all_link:
        return 0
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
    get = line.element.get
    if any(map(_names_a_title, (get("class"), get("id")))):
        return 2
    if len(pieces := line.pieces) == 1 and any(map(_names_a_title, labels(pieces[0][1]))):
        return 2
    return 1


def _names_a_title(names: str | None) -> bool:
    """Tell classes or ids one of which says that its element is a headline."""
    return any(name.endswith(_TITLE_CLASS) for name in (names or "").lower().split())


def _above_text(lines: Sequence[Line], chosen: Line) -> Line:
    """Return the one of a headline's showings below which the story begins.

    Pages show it again in a bar that scrolls along, for another width, or to be shared.
    """
    same = [x for x in lines if x.key == chosen.key and weight(x) >= weight(chosen)]
    same = [x for x in same if x.mark is None or x.mark.label != Label.HIDDEN] or same
    text = next((line.place for line in lines if line.prose), 0)
    return next((x for x in reversed(same) if x.place < text), same[0])
