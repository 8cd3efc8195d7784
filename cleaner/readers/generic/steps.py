"""One page of an unknown site, step by step: headline, furniture, container, header, body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleaner.evidence import MORE_PAGES, By, Label, Told
from cleaner.messages import phrase
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Block, Cut
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.readers.generic import (
    crumbs,
    facts,
    header_lines,
    headline,
    metadata,
    no_article,
    story_blocks,
    story_vote,
    suspect_verdicts,
)
from cleaner.readers.generic.header_date import HeaderFacts
from cleaner.readers.generic.page_lines import Box, Line
from cleaner.readers.generic.page_walk import PageLines
from cleaner.readers.reading import Reading

_LEAD = 20  # lines below the headline in which a lead box stands
_SHORT = 30
_LINKED = 0.5
_LOST = 0.35
_PAGER = frozenset(
    "下一页 下页 末页 尾页 后一页 余下全文 阅读全文 下一页> 下一页>> 下一页»".split()
)


class PageReader:
    """One page under reading."""

    def __init__(self, page: Page, shown: PageLines) -> None:
        self.page = page
        self.all = shown
        self.reading = Reading(template="generic", url=metadata.page_address(page))
        self.ld: list[dict[str, Any]] = list(metadata.ld_articles(page))
        self.headline: Line | None = None

    @property
    def lines(self) -> list[Line]:
        """The lines of the page."""
        return self.all.lines

    @property
    def place(self) -> int | None:
        """The place of the headline among the lines; None where it is not shown."""
        return None if self.headline is None else self.headline.place

    def read(self) -> tuple[Reading, list[Block], list[Cut]]:
        """Read the page."""
        self._headline()
        suspect_verdicts.settle(self.all, self.headline)
        shown = [line for line in self.lines if not line.hidden]
        box = self._box(shown)
        self._headline_above(shown)
        inside = [] if box is None else [x for x in shown if box.start <= x.place < box.end]
        title = squash(self.reading.title or "")
        found = [line for line in inside if line.found and line.key != title]
        below = [line for line in found if line.place > (-1 if self.place is None else self.place)]
        text = next((line.place for line in (*(x for x in below if x.prose), *below)), None)
        header = header_lines.read_header(self.lines, self.place, text)
        blocks, cuts = self._blocks(box, inside, header, title)
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
        outlet, told = metadata.outlet(self.page, self.lines, self.ld)
        self.reading.outlet = outlet
        if told is not None:
            self.reading.told["outlet"] = told
        found = headline.choose_headline(self.page, self.all, self.ld, [outlet] if outlet else [])
        if found is not None:
            self.reading.title, self.headline, self.reading.told["title"] = found

    def _headline_above(self, shown: Sequence[Line]) -> None:
        """Look above the story where nothing else told its headline."""
        title, names = self.reading.title, [self.reading.outlet] if self.reading.outlet else []
        if self.headline is not None or (title and not headline.names_no_story(title, names)):
            return
        story = next((line.place for line in shown if line.found), 0)
        found = headline.above_story(self.lines, story, names)
        if found is not None:
            self.reading.title, self.headline, self.reading.told["title"] = found

    def _box(self, shown: list[Line]) -> Box | None:
        """Return the box that holds the story, its lines marked as found."""
        place = -1 if self.place is None else self.place
        voters = [
            line
            for line in shown
            if not (place < line.place <= place + _LEAD and header_lines.is_abstract(line))
        ]
        if not any(line.prose for line in voters):  # the lead is all there is
            voters = shown
        chosen = story_vote.vote_for_box(self.all, voters, self.headline)
        if chosen is None:
            return None
        self.reading.told["body"] = Told(chosen.by, chosen.sums)
        if self.headline is not None:
            story_vote.without_others(shown, self.headline, chosen.box)
        return chosen.box

    def _blocks(
        self, box: Box | None, inside: list[Line], header: HeaderFacts, title: str
    ) -> tuple[list[Block], list[Cut]]:
        if box is None:
            return [], []
        judged = {mark.element: mark.label if mark.stands else None for mark in self.all.marks}
        blocks, cuts = read_tree(box.element, judged=judged)
        heads = [self.lines[i] for i in header.lines]
        if self.headline is not None:  # it may show more than the headline
            heads.append(self.headline)
        outside = story_blocks.outside(inside, heads, title)
        blocks, more = story_blocks.without(blocks, inside, outside)
        return blocks, cuts + more

    def _fill(self, header: HeaderFacts) -> None:
        if column := crumbs.column(self.lines, self.place, self.reading.title):
            self.reading.column, self.reading.told["column"] = column, Told(By.CRUMBS)
        facts.fill(self.reading, self.page, header, self.lines, self.ld)

    def _warn(self, blocks: Sequence[Block], cuts: Sequence[Cut], end: int) -> None:
        warnings = self.reading.warnings
        kept = sum(len(block.text) for block in blocks)
        lost = sum(
            len(c.text)
            for c in cuts
            if c.label in (Label.ABOVE_TEXT, Label.BELOW_TEXT) and len(c.text) > 60
        )
        if kept and lost > _LOST * (kept + lost):
            warnings.append(
                phrase("much text beside the article was left out: look at what was cut")
            )
        if 0 < kept < _SHORT:
            warnings.append(phrase("the text is very short"))
        linked = sum(len(block.text) for block in blocks if block.all_link)
        if kept and linked > _LINKED * kept:
            warnings.append(phrase("most of the text is links"))
        near = self.lines[max(0, end - 2) : end + 12]
        if any(text in _PAGER for line in near if line.all_link for text, _ in line.pieces):
            warnings.append(MORE_PAGES)
