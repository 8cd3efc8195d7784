"""Where the story stands on a page of which nothing is known.

An extractor finds paragraphs but loses some, splits and joins them. So it is only asked where the
text is: the deepest element that holds nearly all of what it found is read by our own reader. What
stands first below the headline is a second witness, since an extractor takes the longest text and a
story may be one sentence.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Mapping, Sequence
from configparser import ConfigParser

from lxml import etree

from cleaner.newstext import dates, furniture, people, sources
from cleaner.newstext.whitespace import fold, squash
from cleaner.page.blocks import Block, Cut
from cleaner.page.tree import Element
from cleaner.readers.generic.page_lines import Line
from cleaner.readers.generic.prune import slim

_NEARLY_ALL = 0.85  # of the found text must stand in the container
_HALF = 0.5
_SENTENCE_END = re.compile(r".{30}[。！？][”’」』）)]*\Z")
_LIST = 3  # links in a row that are a list
_EDGE = 16  # characters by which a paragraph is known that was found in part
_MARKUP_LIMIT = 4_000_000  # characters of pruned markup that the extractor is given
_DEEPEST = 400


def extracted(root: Element) -> list[str]:
    """Return the paragraphs that trafilatura finds, without white space; none where it fails.

    trafilatura: Barbaresi (2021), "Trafilatura: A Web Scraping Library and Command-Line Tool for
    Text Discovery and Extraction", ACL Demonstrations.
    """
    if _depth(root) > _DEEPEST:
        return []
    markup = slim(root)
    if len(markup) > _MARKUP_LIMIT:
        return []
    import trafilatura  # only here: its import costs more than most pages
    from trafilatura.settings import DEFAULT_CONFIG

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    config["DEFAULT"]["min_extracted_size"] = "40"  # a Chinese flash has no 250 characters
    try:
        found = trafilatura.bare_extraction(
            markup, favor_precision=True, include_comments=False, include_tables=True, config=config
        )
    except (ValueError, RecursionError, AttributeError, TypeError, etree.LxmlError):
        return []
    text = found.text if found is not None else ""
    return [key for line in (text or "").splitlines() if (key := squash(fold(line)))]


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def match(lines: Sequence[Line], paragraphs: Sequence[str]) -> None:
    """Mark the lines that stand in the found paragraphs, whole or by an edge."""
    text = "\n".join(paragraphs)
    whole = frozenset(paragraphs)
    for line in lines:
        key = line.key
        if line.foot:
            continue
        if len(key) < 8:
            line.found = key in whole
        else:
            line.found = key in text or (
                len(key) > 2 * _EDGE and (key[:_EDGE] in text or key[-_EDGE:] in text)
            )


def weigh(lines: Sequence[Line]) -> dict[Element, int]:
    """Return for each element how much text of these lines stands in it."""
    weights: dict[Element, int] = {}
    for line in lines:
        element: Element | None = line.element
        while element is not None:
            weights[element] = weights.get(element, 0) + len(line.key)
            element = element.getparent()
    return weights


def deepest(root: Element, lines: Sequence[Line]) -> Element | None:
    """Return the deepest element that holds nearly all of these lines."""
    weights = weigh(lines)
    total = weights.get(root, 0)
    if not total:
        return None
    element = root
    while True:
        child = next((c for c in element if weights.get(c, 0) >= _NEARLY_ALL * total), None)
        if child is None:
            return element
        element = child


_PARAGRAPHS = frozenset("p span font strong b em i a".split())


def grown(
    element: Element, lines: Sequence[Line], fence: Collection[Element], root: Element
) -> Element:
    """Return the widest element around `element` that adds text of the story and little else.

    `fence` are the elements of the headline and its header: what holds one of them is too wide,
    but for what holds the paragraphs themselves: a single paragraph is no container.
    """
    while element.tag in _PARAGRAPHS and element is not root:
        parent = element.getparent()
        if parent is None or parent.tag == "html":
            break
        element = parent
    total = weigh(lines)
    prose = weigh([line for line in lines if line.prose or is_credit(line.text)])
    fenced = {a for e in fence for a in (e, *e.iterancestors())}
    while True:
        parent = element.getparent()
        if parent is None or element is root or parent in fenced or parent.tag in ("body", "html"):
            return element
        added = total.get(parent, 0) - total.get(element, 0)
        if added and prose.get(parent, 0) - prose.get(element, 0) < _HALF * added:
            return element
        element = parent


def is_credit(text: str) -> bool:
    """Tell a line that is nothing but a credit."""
    return len(text) <= 160 and (
        sources.source_line(text) is not None
        or sources.original_title(text) is not None
        or people.editor_line(text) is not None
        or people.byline(text) is not None
        or sources.paper_line(text) is not None
        or bool(text[0] in "（(" and sources.closing_bracket(text))
    )


def _signature(element: Element) -> tuple[object, str]:
    return element.tag, element.get("class") or ""


def outside(lines: Sequence[Line], header: Collection[Line], title: str) -> dict[int, str]:
    """Return which of a container's lines are no part of the story, by their place, and as what."""
    found = [i for i, line in enumerate(lines) if line.found and not _is_head(line, header, title)]
    if not found:
        return {}
    homes = {lines[i].element for i in found}
    kin = homes | {p for i in found if (p := lines[i].element.getparent()) is not None}
    alike = {_signature(e) for e in homes}
    is_kin = [
        line.element in homes
        or (line.element.getparent() in kin and line.element.tag not in ("ul", "ol"))
        for line in lines
    ]
    cut: dict[int, str] = {}
    _head(lines, found[0], is_kin, header, title, cut)
    _middle(lines, found, is_kin, cut)
    _tail(lines, found[-1], is_kin, alike, cut)
    return cut


def _is_head(line: Line, header: Collection[Line], title: str) -> bool:
    return line in header or line.key == title


def _head(
    lines: Sequence[Line],
    first: int,
    is_kin: Sequence[bool],
    header: Collection[Line],
    title: str,
    cut: dict[int, str],
) -> None:
    last = -1
    for i in range(first):
        dated = (
            len(lines[i].text) <= 80
            and not lines[i].prose
            and dates.find(lines[i].text) is not None
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
            cut[i] = "above the text"


def _middle(
    lines: Sequence[Line], found: Sequence[int], is_kin: Sequence[bool], cut: dict[int, str]
) -> None:
    """Cut the lists of links inside the text, with their heads, and links of another make."""
    run: list[int] = []
    for i in range(found[0], found[-1] + 2):
        line = lines[i] if i < len(lines) else None
        if line is not None and ((line.all_link and not line.found) or heads_list(line)):
            run.append(i)
            continue
        headed = bool(run) and heads_list(lines[run[0]]) and len(run) > 1
        for j in run:
            if headed or len(run) >= _LIST or (not is_kin[j] and lines[j].all_link):
                cut[j] = "related links"
        run.clear()


def heads_list(line: Line) -> bool:
    """Tell the head of a list of other stories."""
    label = furniture.label(line.text)
    return label == "related links" or furniture.opens_other_article(line.text)


def _tail(
    lines: Sequence[Line],
    last: int,
    is_kin: Sequence[bool],
    alike: Collection[tuple[object, str]],
    cut: dict[int, str],
) -> None:
    ended = False
    links = 0
    for i in range(last + 1, len(lines)):
        line = lines[i]
        label = furniture.label(line.text)
        links = links + 1 if line.all_link else 0
        if (
            label in ("related links", "page control")
            or furniture.opens_other_article(line.text)
            or links > 1
        ):
            ended = True
            if links > 1 and i - 1 not in cut:
                cut[i - 1] = "related links"
        if is_credit(line.text):
            continue
        if ended:
            cut[i] = "below the text"
        elif line.all_link:
            if not is_kin[i]:
                cut[i] = "related links"
        elif not is_kin[i] and not (line.prose and _signature(line.element) in alike):
            cut[i] = "below the text"


def without(
    blocks: Sequence[Block], lines: Sequence[Line], outside: Mapping[int, str]
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
