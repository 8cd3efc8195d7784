"""What of the story's box is the story: its lines are parted from what stands with them there."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import dates, furniture
from cleaner.newstext.credits import is_credit
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Block, Cut
from cleaner.readers.generic.page_lines import Box, Line
from cleaner.readers.generic.story_vote import heads_list

_SENTENCE_END = regex(r".{30}[。！？][”’」』）)]*\Z")
_FULL_STOP = regex(r"[。！？][”’」』）)]*\Z")
_ONE_OTHER = 2  # a head and one headline, below which another article follows
_LIST = 3  # links in a row that are a list
_EDGE = 16  # characters by which a paragraph is known that was found in part


def _signature(box: Box) -> tuple[object, str]:
    return box.element.tag, box.element.get("class") or ""


def outside(lines: Sequence[Line], header: Collection[Line], title: str) -> dict[int, Label]:
    """Return which of a container's lines are no part of the story, by their place, and as what."""
    found = [i for i, line in enumerate(lines) if line.found and not _is_head(line, header, title)]
    if not found:
        return {}
    homes = {lines[i].box for i in found}
    kin = homes | {parent for home in homes if (parent := home.parent) is not None}
    alike = {_signature(home) for home in homes}
    is_kin = [
        line.box in homes or (line.box.parent in kin and line.element.tag not in ("ul", "ol"))
        for line in lines
    ]
    cut = dict.fromkeys(_link_boxes(lines), Label.RELATED_LINKS)
    _head(lines, found[0], is_kin, header, title, cut)
    _middle(lines, found, is_kin, cut)
    _tail(lines, found[-1], is_kin, alike, cut)
    return cut


def _link_boxes(lines: Sequence[Line]) -> Iterator[int]:
    """Give the lines of the boxes inside the story's that hold links and nothing of it."""
    story: set[Box] = set()
    for line in lines:
        if line.found:
            story.update(itertools.takewhile(lambda box: box not in story, line.box.around()))
    outer: dict[Box, list[int]] = {}
    for i, line in enumerate(lines):
        if line.box not in story:
            box = line.box
            while box.parent is not None and box.parent not in story:
                box = box.parent
            outer.setdefault(box, []).append(i)
    for places in outer.values():
        links = [i for i in places if lines[i].all_link]
        size = sum(len(lines[i].key) for i in places)
        if len(links) >= _LIST and 2 * sum(len(lines[i].key) for i in links) > size:
            yield from places


def _is_head(line: Line, header: Collection[Line], title: str) -> bool:
    return line in header or line.key == title


def _head(
    lines: Sequence[Line],
    first: int,
    is_kin: Sequence[bool],
    header: Collection[Line],
    title: str,
    cut: dict[int, Label],
) -> None:
    last = -1
    for i in range(first):
        dated = (
            len(lines[i].text) <= 80
            and not lines[i].prose
            and dates.find_date(lines[i].text) is not None
        )
        if _is_head(lines[i], header, title) or (dated and not is_credit(lines[i].text)):
            last = i
    for i in range(first):
        line = lines[i]
        # A lead in a box of its own has no links; what has them there is an advert or a teaser.
        stays = (
            is_credit(line.text)
            or (is_kin[i] and (not line.all_link or _SENTENCE_END.search(line.text)))
            or (line.prose and not line.linked)
        )
        if i <= last or not stays:
            cut[i] = Label.ABOVE_TEXT


def _middle(
    lines: Sequence[Line], found: Sequence[int], is_kin: Sequence[bool], cut: dict[int, Label]
) -> None:
    """Cut the lists of links inside the text, with their heads, and links of another make."""
    run: list[int] = []
    for i in range(found[0], found[-1] + 2):
        line = lines[i] if i < len(lines) else None
        if line is not None and ((line.all_link and not line.found) or heads_list(line)):
            run.append(i)
            continue
        headed = bool(run) and heads_list(lines[run[0]]) and len(run) > 1
        if headed and len(run) == _ONE_OTHER and line is not None and line.prose:
            cut.update(dict.fromkeys(range(run[0], len(lines)), Label.OTHER_ARTICLE))
            return
        for j in run:
            if headed or len(run) >= _LIST or (not is_kin[j] and lines[j].all_link):
                cut[j] = Label.RELATED_LINKS
        run.clear()


def _tail(
    lines: Sequence[Line],
    last: int,
    is_kin: Sequence[bool],
    alike: Collection[tuple[object, str]],
    cut: dict[int, Label],
) -> None:
    ended = False
    links = 0
    for i in range(last + 1, len(lines)):
        line = lines[i]
        label = furniture.label(line.text)
        links = links + 1 if line.all_link else 0
        if (
            label in (Label.RELATED_LINKS, Label.PAGE_CONTROL)
            or furniture.opens_other_article(line.text)
            or links > 1
        ):
            ended = True
            if links > 1 and i - 1 not in cut:
                cut[i - 1] = Label.RELATED_LINKS
        if is_credit(line.text):
            continue
        if i == last + 1 and not line.linked and _FULL_STOP.search(line.text) and label is None:
            continue  # a short last sentence, in whatever box
        if ended:
            cut[i] = Label.BELOW_TEXT
        elif line.all_link:
            if not is_kin[i] or not (_FULL_STOP.search(line.text) or line.text.startswith("附件")):
                cut[i] = Label.RELATED_LINKS
        elif not is_kin[i] and not (line.prose and _signature(line.box) in alike):
            cut[i] = Label.BELOW_TEXT


def without(
    blocks: Sequence[Block], lines: Sequence[Line], outside: Mapping[int, Label]
) -> tuple[list[Block], list[Cut]]:
    """Take the lines outside the story off its blocks; both stand in page order."""
    if not outside:
        return list(blocks), []
    text = "".join(line.key for line in lines)
    owner: list[int] = []
    for i, line in enumerate(lines):
        owner += [i] * len(line.key)
    kept: list[Block] = []
    cuts: list[Cut] = []
    at = 0
    for block in blocks:
        key = squash(block.text)
        if not key:
            kept.append(block)
            continue
        place = text.find(key, at)
        if place < 0:  # a widget was taken out of it: known by its start
            place = text.find(key[:_EDGE], at)
        if place < 0:
            kept.append(block)
            continue
        at = min(place + len(key), len(text))
        label = outside.get(owner[place])
        if label is not None and outside.get(owner[at - 1]) is not None:
            cuts.append(Cut(label, block.text))
        else:
            kept.append(block)
    return kept, cuts
