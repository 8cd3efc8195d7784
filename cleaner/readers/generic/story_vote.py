"""The vote which lines of a page are the story.

Every line speaks for or against the boxes that it stands in: prose for them by its length, a line
of links against them. The box with the greatest sum holds the story. That is the text density of
Sun, Song and Liao (2011), "DOM Based Content Extraction via Text Density" (CETD), as a sum instead
of a quotient, so that one pass over the boxes finds its maximum; as in Mozilla's Readability, names
of classes are a hint. Added is what news pages have in common: the story begins below its headline,
so that prose counts less behind each list of links; and what repeats the same few lines again and
again, each with a link or a time, is a list of teasers or of comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.evidence import By, Label
from cleaner.newstext import dates, furniture
from cleaner.newstext.credits import is_credit
from cleaner.page.tree import Element
from cleaner.readers.generic.page_lines import Box, Line, Mark, PageLines

_MOST_PROSE, _MOST_COMMENTS = 0.5, 0.95  # a suspect with a greater share of the prose is none
_ABOVE = 0.2  # what prose above the headline counts
_FADE = 0.4  # what is left of prose behind a list of links
_MOST_FADES = 4
_LINKS = 0.5  # what a line of links counts against a box
_LIST = 3  # lines of links, or boxes alike, in a row
_NEARLY_ALL = 0.85
_HALF = 0.5
_LONG_LINK = 6  # characters of a teaser's headline
_SHORT = 40  # characters of the line under a comment that tells who and when
_DAY = re.compile(r"\d[-/.年月:：时時小分天]|日")  # what a date has
_PARAGRAPHS = frozenset("p span font strong b em i a".split())


class Vote(NamedTuple):
    """Which box holds the story, and by what."""

    box: Box
    by: By


def settle(page: PageLines, headline: Line | None) -> None:
    """Decide which suspects are what they seem: not who holds the headline or much of the prose."""
    prose: dict[Mark, int] = {}
    total = 0
    for line in page.lines:
        if line.prose:
            total += len(line.key)
            for mark in _around(line.mark):
                prose[mark] = prose.get(mark, 0) + len(line.key)
    held = _held(headline)
    for mark in page.marks:
        most = _MOST_COMMENTS if mark.label == Label.COMMENTS else _MOST_PROSE
        share = prose.get(mark, 0) / total if total else 0.0
        mark.stands = share < most and mark.element not in held
    if total and not any(line.prose and not line.hidden for line in page.lines):
        for mark in page.marks:
            mark.stands = False


def _held(headline: Line | None) -> set[Element]:
    """Return the elements that hold the headline."""
    innermost = [] if headline is None else [element for _, element in headline.runs]
    return {outer for inner in innermost for outer in (inner, *inner.iterancestors())}


def _around(mark: Mark | None) -> Iterator[Mark]:
    while mark is not None:
        yield mark
        mark = mark.outer


def vote(page: PageLines, shown: Sequence[Line], head: Line | None) -> Vote | None:
    """Choose the box of the story, and mark its lines as found; None where no line is text.

    Args:
        page: the page's lines and boxes.
        shown: its lines without those of suspects that are what they seem.
        head: the headline, or None.

    """
    headline = None if head is None else head.place
    items = _items(page, shown)
    story = [line for line in shown if line.prose and line.box not in items]
    by = By.BELOW_HEADLINE if headline is not None else By.PROSE
    if not any(headline is None or line.place > headline for line in story):
        lively = [line for line in shown if line.prose]  # a live blog: all of it are entries
        story = [x for x in lively if headline is None or x.place > headline] or story
        by = By.ENTRIES
    if not story:
        story = [line for line in shown if _may_be_text(line)]
        by = By.TEXT
    if not story:
        return None
    best = _best(page, shown, set(story), headline)
    if best is None:  # links outweigh a short story wherever it stands
        story = _first_run(story, shown, -1 if headline is None else headline)
        best = story[0].box
    box = grown(_core(best, page, story), page.lines, head)
    inside = [line for line in story if box.start <= line.place < box.end]
    for line in _without_promotion(inside, page.lines):
        line.found = True
    return Vote(box, by)


def _first_run(story: Sequence[Line], shown: Sequence[Line], headline: int) -> list[Line]:
    """Return the first lines of text below the headline, up to a list of links."""
    first = next((line for line in story if line.place > headline), story[0])
    among = set(story)
    run: list[Line] = []
    links = 0
    for line in shown:
        if line.place < first.place:
            continue
        if line in among:
            run.append(line)
            links = 0
        elif line.all_link:
            links += 1
            if links == _LIST:
                break
    return run


def _without_promotion(story: list[Line], lines: Sequence[Line]) -> list[Line]:
    """Return the story without a first line in a box of its own that links part from the rest."""
    if len(story) < _LIST:
        return story
    first, second = story[:2]
    between = lines[first.place + 1 : second.place]
    apart = first.box.parent is not second.box.parent and first.box not in second.box.around()
    return story[1:] if apart and any(line.all_link for line in between) else story


def _core(box: Box, page: PageLines, story: Sequence[Line]) -> Box:
    """Return the innermost box in this one that holds nearly all of the story.

    What stands outside it is the story's only where nothing stands between: a lead is, and a
    promotion above a row of pictures is not.
    """
    inside = [line for line in story if box.start <= line.place < box.end]
    total = sum(len(line.key) for line in inside)
    inner = box
    for other in page.boxes:  # the outer ones first
        if other.parent is inner and other.element.tag not in _PARAGRAPHS:
            held = [line for line in inside if other.start <= line.place < other.end]
            if sum(len(line.key) for line in held) < _NEARLY_ALL * total:
                continue
            rest = [line for line in inside if line not in held]
            if rest and _adjoins(rest, held):
                return inner
            inner, inside = other, held
    return inner


def _adjoins(rest: Sequence[Line], held: Sequence[Line]) -> bool:
    """Tell whether one of the lines stands right above or right below those that the box holds."""
    edges = held[0].place - 1, held[-1].place + 1
    return any(line.place in edges for line in rest)


def _may_be_text(line: Line) -> bool:
    """Tell a line that a poem, a table or a notice may have."""
    return (
        not line.linked
        and not line.heading
        and len(line.key) >= 4
        and not line.foot
        and furniture.label(line.text) is None
        and dates.find(line.text) is None
        and not is_credit(line.text)
    )


def _best(
    page: PageLines, shown: Sequence[Line], story: set[Line], headline: int | None
) -> Box | None:
    """Return the box with the greatest sum, the innermost of those that are equal."""
    sums = dict.fromkeys(page.boxes, 0.0)
    top = -1 if headline is None else headline
    fades = run = 0
    for line in shown:
        if line in story:
            run = 0
            factor = _FADE**fades if line.place > top else _ABOVE
            sums[line.box] += factor * len(line.key)
        elif line.all_link and line.place != top:
            sums[line.box] -= _LINKS * (_FADE**fades) * len(line.key)
            run += 1
            if line.place > top and run % _LIST == 0 and fades < _MOST_FADES:
                fades += 1
    best, most = None, 0.0
    for box in reversed(page.boxes):  # the inner ones first
        total = sums[box]
        if total > most and box.element.tag not in _PARAGRAPHS:
            best, most = box, total
        if box.parent is not None:
            sums[box.parent] += total
    return best


def _items(page: PageLines, shown: Sequence[Line]) -> set[Box]:
    """Return the boxes of lists whose items have a text and a link or a time each."""
    telling: dict[Box, int] = {}  # 1: has prose, 2: has a link or a time
    for line in shown:
        kind = 1 if line.prose else 2 if _tells_an_item(line) else 0
        if kind:
            telling[line.box] = telling.get(line.box, 0) | kind
    for box in reversed(page.boxes):
        if box.parent is not None and (kind := telling.get(box, 0)):
            telling[box.parent] = telling.get(box.parent, 0) | kind
    alike: dict[tuple[Box, str, str], list[Box]] = {}
    for box, kind in telling.items():
        if kind == 3 and box.parent is not None:
            key = box.parent, str(box.element.tag), box.element.get("class") or ""
            alike.setdefault(key, []).append(box)
    tops = {box for boxes in alike.values() if len(boxes) >= _LIST for box in boxes}
    return {box for box in page.boxes if tops and any(b in tops for b in box.around())}


def _tells_an_item(line: Line) -> bool:
    if line.all_link:
        return len(line.key) >= _LONG_LINK
    text = line.text
    return len(text) <= _SHORT and bool(_DAY.search(text)) and dates.find(text) is not None


def grown(box: Box, lines: list[Line], headline: Line | None) -> Box:
    """Return the widest box around `box` that adds text of the story and little else.

    What holds the headline is too wide, but for what holds the paragraphs themselves: a single
    paragraph is no container.
    """
    while box.element.tag in _PARAGRAPHS and box.parent is not None:
        if box.parent.element.tag == "html":
            break
        box = box.parent
    fenced = set() if headline is None else set(headline.box.around())
    while True:
        parent = box.parent
        if parent is None or parent in fenced or parent.element.tag in ("body", "html"):
            return box
        added = lines[parent.start : box.start] + lines[box.end : parent.end]
        total = sum(len(line.key) for line in added if not line.hidden)
        text = sum(len(x.key) for x in added if not x.hidden and (x.prose or is_credit(x.text)))
        if total and text < _HALF * total:
            return box
        box = parent


def without_others(shown: Sequence[Line], headline: Line, box: Box) -> None:
    """Take the teasers of other stories off the found lines.

    They begin where links or linked headings stand between two paragraphs that only the headline's
    own surroundings hold together.
    """
    after = [x for x in shown if x.place > headline.place and box.start <= x.place < box.end]
    start = next((i for i, line in enumerate(after) if line.found), None)
    if start is None:
        return
    first = after[start]
    around, own = set(headline.box.around()), set(first.box.around())
    links = 0
    for line in after[start + 1 :]:
        if line.prose:
            shared = next(b for b in line.box.around() if b in own)
            if links >= 2 and shared in around and line.box.parent is not first.box.parent:
                for other in shown:
                    other.found = other.found and other.place < line.place
                return
            links = 0
        elif heads_list(line):
            links += 2
        elif line.all_link:
            links += 2 if line.heading else 1


def heads_list(line: Line) -> bool:
    """Tell the head of a list of other stories."""
    label = furniture.label(line.text)
    return label == Label.RELATED_LINKS or furniture.opens_other_article(line.text)
