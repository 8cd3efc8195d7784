"""Pages of sites that have no module.

The page is walked once (`page_lines`). Its lines tell the headline, vote where the story stands
(`story_vote`), and what is above and below it. Whatever is doubtful is said in `warnings`; what is
no article (a home page, a list) is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.errors import NoArticleError
from cleaner.evidence import By, Label, Told
from cleaner.messages import phrase
from cleaner.newstext import dates
from cleaner.page.blocks import Block, Cut
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.readers import families, script_story
from cleaner.readers.generic import header_lines
from cleaner.readers.generic.header_date import HeaderFacts
from cleaner.readers.generic.page_walk import PageLines
from cleaner.readers.generic.steps import PageReader as _Reader
from cleaner.readers.reading import Reading

_LARGEST = 16_000_000  # characters of markup that are looked at
_HEAD = 60  # lines among which the headline of a page stands
_TOP = 3  # lines: so near to the top a lesser heading is a headline, and its date to that
_AROUND = {Label.NAVIGATION, Label.COMMENTS, Label.RELATED_LINKS, Label.PAGE_CONTROL}
_SHORT = 300  # characters of a text beside which a script's is looked for
_LEAST = 60  # characters of a text in the element that a family names
_MUCH_LONGER = 3  # times: what was voted for is then a part of that element, or beside it
_LONGER = 2  # times as long as what is shown the script's has to be


def extract(page: Page) -> tuple[Reading, list[Block], list[Cut]]:
    """Read a page of an unknown site; what its family's markup names goes before what is guessed.

    Raises:
        NoArticleError: it is a list, a home page, or has neither a headline nor prose.

    """
    family = None if page.fragment else families.read_family(page)
    try:
        reading, blocks, cuts = _shown_or_scripted(page)
    except NoArticleError:
        if family is None or family.container is None or not family.title:
            raise
        blocks, cuts = family.container.read(family.drops)
        if _length(blocks) < _LEAST:
            raise
        fill_header(page, family)
        return family, blocks, cuts
    if family is None or reading.template not in ("generic", "script"):
        return reading, blocks, cuts
    if family.container is not None:
        own, own_cuts = family.container.read(family.drops)
        if _length(own) > _MUCH_LONGER * _length(blocks):
            blocks, cuts = own, own_cuts
            reading.told["body"] = family.told["body"]
    families.join_family(family, reading)
    return reading, blocks, cuts


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _shown_or_scripted(page: Page) -> tuple[Reading, list[Block], list[Cut]]:
    """Read what a page shows, or the story that stands in a script alone."""
    try:
        reading, blocks, cuts = _shown(page)
    except NoArticleError:
        story = script_story.find_script_story(page)
        if story is None:
            raise
    else:
        length = _length(blocks)
        if length > _SHORT or page.fragment or "<script" not in page.markup:
            return reading, blocks, cuts
        story = script_story.find_script_story(page)
        if story is None or story.length < _LONGER * length:
            return reading, blocks, cuts
    told = script_story.read_script_story(story, page)
    fill_header(page, told[0])
    return told


def _shown(page: Page) -> tuple[Reading, list[Block], list[Cut]]:
    """Read what a page shows."""
    cut = len(page.markup) > _LARGEST
    if cut:
        page = Page(page.markup[:_LARGEST], url=page.url, fragment=page.fragment)
    if page.tree is None:
        raise NoArticleError(phrase("an empty page"))
    shown = PageLines(page.tree)
    if page.fragment and not _is_a_page(shown):
        blocks, cuts = read_tree(page.tree)
        return Reading(template="fragment", told={"body": Told(By.WHOLE_FRAGMENT)}), blocks, cuts
    reading, blocks, cuts = _Reader(page, shown).read()
    if cut:
        reading.warnings.append(
            phrase("only the first {count} characters were read", count=format(_LARGEST, ","))
        )
    return reading, blocks, cuts


def fill_header(page: Page, reading: Reading) -> None:
    """Fill the headline, date, source and author that a site's template did not find on a page."""
    if page.tree is None:
        return
    found = _Reader(page, PageLines(page.tree)).header()
    for name in ("title", "date_raw", "source", "author", "outlet"):
        if getattr(reading, name) is None and (value := getattr(found, name)):
            setattr(reading, name, value)
            key = name.removesuffix("_raw")
            told = found.told.get(key)
            reading.told[key] = told.and_by(By.GENERIC) if told else Told(By.GENERIC)


def _is_a_page(shown: PageLines) -> bool:
    """Tell a page whose <html> is missing, or an article with its header, from a body alone.

    It has a first heading with a header below, or furniture of more than one kind around the text.
    A lesser heading begins a part of a body, too: below it the header says a source, or a time.
    """
    if len({mark.label for mark in shown.marks} & _AROUND) > 1:
        return True
    for i, line in enumerate(shown.lines[:_HEAD]):
        if line.heading == "h1":
            return any(header_lines.read_header(shown.lines, i, None).lines)
        if (
            line.heading
            and i < _TOP
            and _is_dated(header_lines.read_header(shown.lines, i, None), i)
        ):
            return True
    return False


def _is_dated(header: HeaderFacts, heading: int) -> bool:
    """Tell a header whose date, right below the heading, has a time of day or a source by it."""
    when = dates.find_date(header.date_raw)
    if when is None or header.date_place is None or header.date_place > heading + _TOP:
        return False
    return "T" in when.iso or header.source is not None
