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

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner.evidence import By, Label
from cleaner.lazy import regex
from cleaner.newstext import dates, furniture
from cleaner.newstext.credits import is_credit
from cleaner.readers.generic.page_lines import Box, Line
from cleaner.readers.generic.page_walk import PageLines
from cleaner.readers.generic.story_box import PARAGRAPHS, core, grown

_ABOVE = 0.2  # what prose above the headline counts
_FADE = 0.4  # what is left of prose behind a list of links
_MOST_FADES = 4
_LINKS = 0.5  # what a line of links counts against a box
_LIST = 3  # lines of links, or boxes alike, in a row
_LONG_LINK = 6  # characters of a teaser's headline
_SHORT = 40  # characters of the line under a comment that tells who and when
_DAY = regex(r"\d[-/.年月:：时時小分天]|日")  # what a date has


class BoxVote(NamedTuple):
    """Which box holds the story, by what, and how it stood against the next one."""

    box: Box
    by: By
    sums: str


def vote_for_box(page: PageLines, shown: Sequence[Line], head: Line | None) -> BoxVote | None:
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
    sums = _sums(page, shown, set(story), headline)
    best = _best(page, sums)
    count = _count(page, sums, best)
    if best is None:  # links outweigh a short story wherever it stands
        story = _first_run(story, shown, -1 if headline is None else headline)
        best = story[0].box
    box = grown(core(best, page, story), page.lines, head)
    inside = [line for line in story if box.start <= line.place < box.end]
    for line in _without_promotion(inside, page.lines):
        line.found = True
    return BoxVote(box, by, count)


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


def _may_be_text(line: Line) -> bool:
    """Tell a line that a poem, a table or a notice may have."""
    return (
        not line.linked
        and not line.heading
        and len(line.key) >= 4
        and not line.foot
        and furniture.label(line.text) is None
        and dates.find_date(line.text) is None
        and not is_credit(line.text)
    )


def _sums(
    page: PageLines, shown: Sequence[Line], story: set[Line], headline: int | None
) -> dict[Box, float]:
    """Return what the lines in each box say for it, and their links against it."""
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
    for box in reversed(page.boxes):  # the inner ones first
        if box.parent is not None:
            sums[box.parent] += sums[box]
    return sums


def _best(page: PageLines, sums: Mapping[Box, float]) -> Box | None:
    """Return the box with the greatest sum, the innermost of those that are equal."""
    best, most = None, 0.0
    for box in reversed(page.boxes):
        if sums[box] > most and box.element.tag not in PARAGRAPHS:
            best, most = box, sums[box]
    return best


def _count(page: PageLines, sums: Mapping[Box, float], best: Box | None) -> str:
    """Tell the sums of the best box and of the next one that shares no line with it."""
    if best is None:
        return "no box outweighs its links"
    apart = (x for x in page.boxes if x.end <= best.start or x.start >= best.end)
    following = max(apart, key=sums.__getitem__, default=None)
    told = f"{best} {sums[best]:.0f}"
    if following is not None and sums[following] > 0:
        told += f", next {following} {sums[following]:.0f}"
    return told


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
    return len(text) <= _SHORT and bool(_DAY.search(text)) and dates.find_date(text) is not None


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
