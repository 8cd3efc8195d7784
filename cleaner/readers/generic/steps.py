"""One page of an unknown site, step by step: headline, furniture, container, header, body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleaner.newstext import dates, titles
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Block, Cut
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.page.shown_headline import told_headline
from cleaner.page.tree import Element
from cleaner.readers.generic import header_lines, metadata, no_article, prune, story_blocks
from cleaner.readers.generic.header_date import Header
from cleaner.readers.generic.page_lines import Line, heading_spans, is_within, joined
from cleaner.readers.reading import MORE_PAGES, Reading

_TITLE_CLASS = ("title", "tit", "headline", "bt", "biaoti", "subject", "h1", "activity-name")
_NEAR_TOP = 80  # lines below the headline in which the story begins
_LEAD = 20  # lines below the headline in which a lead box stands
_SHORT = 30
_LINKED = 0.5
_LOST = 0.35
_PAGER = frozenset(
    "下一页 下页 末页 尾页 后一页 余下全文 阅读全文 下一页> 下一页>> 下一页»".split()
)


def weight(line: Line) -> int:
    """Return how much a line looks like a headline: 0 not at all, 4 a first heading."""
    if len(line.text) > 120 or len(line.key) < 2 or (line.prose and len(line.key) > 60):
        return 0
    if line.heading == "h1":
        return 4
    if line.all_link:
        return 1 if line.heading else 0
    if line.heading in ("h2", "h3"):
        return 3
    names = f"{line.element.get('class') or ''} {line.element.get('id') or ''}".lower()
    return 2 if line.heading or any(n.endswith(_TITLE_CLASS) for n in names.split()) else 1


class Reader:
    """One page under reading; `root` is the reader's own copy of its tree."""

    def __init__(self, page: Page, root: Element, lines: list[Line]) -> None:
        self.page = page
        self.root = root
        self.lines = lines
        self.reading = Reading(template="generic", url=metadata.address(page))
        self.ld: list[dict[str, Any]] = list(metadata.ld_articles(page))
        self.place: int | None = None  # of the headline among the lines
        self.shown: list[Line] = []  # the lines that are no furniture by their element
        self.paragraphs: list[str] = []  # as the extractor found them

    def read(self) -> tuple[Reading, list[Block], list[Cut]]:
        """Read the page."""
        self._headline()
        self._prune()
        container = self._container()
        inside = [
            x for x in self.shown if container is not None and is_within(x.element, container)
        ]
        title = squash(self.reading.title or "")
        found = [line for line in inside if line.found and line.key != title]
        below = [line for line in found if line.place > (-1 if self.place is None else self.place)]
        text = next((line.place for line in (*(x for x in below if x.prose), *below)), None)
        header = header_lines.read_header(self.lines, self.place, text)
        blocks, cuts = self._blocks(container, inside, header, title)
        end = found[-1].place + 1 if found else len(self.lines)
        header_lines.read_tail(self.lines[end:], header)
        self._fill(header)
        no_article.refuse(
            self.page, self.lines, blocks, self.reading, headline=self.place, ld=self.ld
        )
        self._warn(blocks, cuts, end)
        return self.reading, blocks, cuts

    def header(self) -> Reading:
        """Read only what stands around the headline."""
        self._headline()
        self._fill(header_lines.read_header(self.lines, self.place, None))
        return self.reading

    def _headline(self) -> None:
        outlet, rule = metadata.outlet(self.page, self.lines, self.ld)
        self.reading.outlet = outlet
        if outlet:
            self.reading.rules["outlet"] = rule
        metas = [self.page.meta(name) for name in ("og:title", "articletitle", "twitter:title")]
        lds = [t for item in self.ld if isinstance(t := item.get("headline"), str)]
        names = [outlet] if outlet else []
        spans = list(heading_spans(self.lines))
        wholes = [joined(self.lines[start:end]) for start, end in spans]
        shown = [titles.Shown(line.text, weight(line)) for line in self.lines]
        shown += [titles.Shown(line.text, weight(line), joined=True) for line in wholes]
        chosen = titles.choose(self.page.title, [*metas, *lds], shown, names=names)
        if chosen is None:
            return
        self.reading.title, self.place = chosen.text, chosen.place
        self.reading.rules["title"] = chosen.rule
        if self.place is None:
            return
        if self.place >= len(self.lines):
            i = self.place - len(self.lines)
            self._join(spans[i], wholes[i])
        pieces = self.lines[self.place].pieces
        told = told_headline(chosen.text, self.page.title, lambda: pieces, names)
        if told is not None:
            self.reading.title = told
            self.reading.rules["title"] += ", by the title element"

    def _join(self, span: tuple[int, int], line: Line) -> None:
        """Make the lines of the headline one."""
        self.lines[span[0] : span[1]] = [line]
        for place, other in enumerate(self.lines):
            other.place = place
        self.place = line.place

    def _prune(self) -> None:
        keep = [self.lines[self.place].element] if self.place is not None else []
        marked = prune.marks(self.root, self.lines, keep)
        hidden = {line.place for line in self.lines if _in_any(line.element, marked)}
        shown = [line for line in self.lines if line.place not in hidden]
        if not any(line.prose for line in shown):
            marked, shown = {}, list(self.lines)
        prune.apply(self.root, marked)
        self.shown = shown

    def _container(self) -> Element | None:
        """Return the element that holds the story, and mark its lines as found."""
        self.paragraphs = story_blocks.extracted(self.root)
        story_blocks.match(self.shown, self.paragraphs)
        place = -1 if self.place is None else self.place
        if not self.paragraphs:  # it found nothing, or the page is too large or too deep for it
            for line in self.shown:
                line.found = line.prose and line.place > place
        for line in self.shown:
            if (
                line.found
                and place < line.place <= place + _LEAD
                and header_lines.is_abstract(line)
            ):
                line.found = False
        title = squash(self.reading.title or "")
        found = [x for x in self.shown if x.found and x.place != self.place and x.key != title]
        story = [line for line in found if line.prose] or found
        fence = [self.lines[place].element] if place >= 0 else []
        after = [line for line in self.shown if line.place > place]
        first = next((x for x in after[:_NEAR_TOP] if x.prose), None)
        if first is not None and place >= 0 and _is_other(first, found, after):
            own = self._own(first, after, fence)
            if not any(is_within(line.element, own) for line in story):
                for line in self.shown:
                    line.found = line.prose and is_within(line.element, own)
                self.reading.rules["body"] = "what follows the headline"
                return own
        if first is not None and place >= 0:
            story = self._before_others(story, first, after)
        container = story_blocks.deepest(self.root, story)
        if container is None:
            return None
        self.reading.rules["body"] = "trafilatura" if self.paragraphs else "where the prose stands"
        return story_blocks.grown(container, self.shown, fence, self.root)

    def _before_others(self, story: list[Line], first: Line, after: Sequence[Line]) -> list[Line]:
        """Return the story without the teasers of other stories that the extractor took with it.

        They begin where links or linked headings stand between two paragraphs that only the
        headline's own surroundings hold together.
        """
        around = set(self.lines[self.place or 0].element.iterancestors())
        ancestors = {first.element, *first.element.iterancestors()}
        links = 0
        for line in after[after.index(first) :]:
            if line.prose:
                shared = next(
                    (a for a in (line.element, *line.element.iterancestors()) if a in ancestors),
                    None,
                )
                sibling = line.element.getparent() is first.element.getparent()
                if links >= 2 and shared in around and not sibling:
                    rest = [x for x in story if x.place < line.place]
                    if any(x.prose for x in rest):
                        for x in self.shown:
                            x.found = x.found and x.place < line.place
                        return rest
                links = 0
            elif story_blocks.heads_list(line):
                links += 2
            elif line.all_link:
                links += 2 if line.heading else 1
        return story

    def _own(self, first: Line, after: Sequence[Line], fence: Sequence[Element]) -> Element:
        """Return the element around the first prose below the headline that holds its story."""
        own = story_blocks.grown(first.element, self.shown, fence, self.root)
        parent = own.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return own
        # The headline may stand among the paragraphs: then no element holds these alone.
        siblings = [x for x in after if x.prose and x.element.getparent() is parent]
        return parent if len(siblings) > 1 else own

    def _blocks(
        self, container: Element | None, inside: list[Line], header: Header, title: str
    ) -> tuple[list[Block], list[Cut]]:
        if container is None:
            return [], []
        blocks, cuts = read_tree(container, prune.DROPS)
        heads = [self.lines[i] for i in header.lines]
        if self.place is not None:  # it may show more than the headline
            heads.append(self.lines[self.place])
        outside = story_blocks.outside(inside, heads, title)
        blocks, more = story_blocks.without(blocks, inside, outside)
        return blocks, cuts + more

    def _fill(self, header: Header) -> None:
        """Choose every field: what the page shows goes before what its head says."""
        reading = self.reading
        raw, rule = metadata.meta_date(self.page, self.ld)
        script = None if raw or header.date_raw else metadata.script_date(self.page)
        for value, name in (
            (header.date_raw, header.rules.get("date", "")),
            (raw, rule),
            (script, "a script's variable"),
            (header.yearless, "a line of the header that names no year"),
        ):
            if value:
                reading.date_raw, reading.rules["date"] = value, name
                break
        if raw and header.date_raw and _refines(raw, header.date_raw):
            reading.date_raw, reading.rules["date"] = raw, f"{rule}, on the day that the page shows"
        for name in ("source", "author", "editor", "summary"):
            if value := getattr(header, name):
                setattr(reading, name, value)
                reading.rules[name] = header.rules[name]
        if reading.source is None and (source := metadata.meta_source(self.page)):
            reading.source, reading.rules["source"] = source, "metadata"
        if reading.author is None and (author := metadata.meta_author(self.page, self.ld)):
            reading.author, reading.rules["author"] = author, "metadata"
        reading.keywords = metadata.keywords(self.page)

    def _warn(self, blocks: Sequence[Block], cuts: Sequence[Cut], end: int) -> None:
        warnings = self.reading.warnings
        kept = sum(len(block.text) for block in blocks)
        lost = sum(
            len(c.text)
            for c in cuts
            if c.label in ("above the text", "below the text") and len(c.text) > 60
        )
        if kept and lost > _LOST * (kept + lost):
            warnings.append("much text beside the article was left out: look at what was cut")
        if 0 < kept < _SHORT:
            warnings.append("the text is very short")
        linked = sum(len(block.text) for block in blocks if block.all_link)
        if kept and linked > _LINKED * kept:
            warnings.append("most of the text is links")
        near = self.lines[max(0, end - 2) : end + 12]
        if any(text in _PAGER for line in near if line.all_link for text, _ in line.pieces):
            warnings.append(MORE_PAGES)


def _in_any(element: Element | None, marked: dict[Element, str]) -> bool:
    while element is not None:
        if element in marked:
            return True
        element = element.getparent()
    return False


def _is_other(first: Line, found: Sequence[Line], after: Sequence[Line]) -> bool:
    """Tell whether the story below the headline is another text than the one that was found.

    It is where nothing of a story was found, where all that was found stands above the headline,
    where more prose was passed over than found, or where headings and lists stand between the two.
    """
    if first.found:
        return False
    start = next((i for i, line in enumerate(after) if line.found and line.prose), None)
    if start is None:
        return True
    gap = after[after.index(first) : start]
    if sum(len(x.key) for x in gap if x.prose) > sum(len(x.key) for x in found if x.prose):
        return True
    return sum(line.all_link or bool(line.heading) for line in gap) >= 2


def _refines(raw: str, shown: str) -> bool:
    """Tell whether metadata gives the time of the day that the page shows."""
    one, other = dates.find(raw), dates.find(shown)
    return bool(one and other and len(other.iso) == 10 and one.iso.startswith(other.iso + "T"))
