"""The blocks of a parsed element: works on anything, and defines what is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from cleaner.evidence import Label
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.blocks import (
    CLOSE,
    OPEN,
    SENTENCE,
    SILENT,
    WITHOUT_SENTENCES,
    Block,
    Cut,
    Walk,
)
from cleaner.page.opening_tag import Items, Tag, read_tag
from cleaner.page.tree import Element, shown_text, walked


def read_tree(
    container: Element,
    drops: Mapping[str, Label] | None = None,
    judged: Mapping[Element, Label | None] | None = None,
) -> tuple[list[Block], list[Cut]]:
    """Read a container.

    Args:
        container: the element that holds the article; the tree is not changed.
        drops: the site's furniture: a class or an id, and as what it is cut.
        judged: elements of which it is known as what they are cut, or that they stay (None),
            whatever their attributes say.

    Returns:
        The blocks in page order, and what was set aside.
    """
    drops, judged = drops or {}, judged or {}
    walk = Walk()
    marks: list[tuple[Element, object]] = []  # what opening an element left for its end
    walker = walked(container)
    skipped = None  # the element whose inside was passed over; its end comes next
    for event, element in walker:
        if event == "start":
            tag = read_tag(element.tag, cast("Items", tuple(element.items())))
            label = None
            if element is not container:
                label = judged.get(element, _named_label(element, tag, drops))
            if label is not None or tag.name in SILENT:
                if label is not None and tag.name not in SILENT:
                    _set_aside(walk, element, tag, label, inline=element in judged)
                walker.skip_subtree()
                skipped = element
                continue
            mark = None if element is container else _open(walk, element, tag)
            if mark is not None:
                marks.append((element, mark))
            text = element.text
        else:
            if element is skipped:
                skipped = None
            elif element is not container:
                mark = marks.pop()[1] if marks and marks[-1][0] is element else None
                _close(walk, element.tag, mark)
            text = None if element is container else element.tail
        if text:
            walk.parts.append(text)
            if walk.bold:
                walk.strong += len(text)
    walk.flush()
    return walk.blocks, walk.cuts


def _set_aside(walk: Walk, element: Element, tag: Tag, label: Label, *, inline: bool) -> None:
    if inline and _parts_a_word(walk, element):
        walk.cuts.append(Cut(label, fold_markup(shown_text(element))))
    else:
        walk.set_aside(tag, label, shown_text(element))


def _parts_a_word(walk: Walk, element: Element) -> bool:
    """Tell whether an advert stands in the middle of a line, so that it does not end it."""
    before = walk.parts[-1][-1:] if walk.parts else ""
    return before.isalnum() and (element.tail or "")[:1].isalnum()


def _open(walk: Walk, element: Element, tag: Tag) -> object:
    if tag.name == "tr":
        if walk.row or not _is_row(element):
            walk.boundary()
            return None
        walk.open_row()
        return "row"
    opened = OPEN.get(tag.name)
    return opened(walk, tag) if opened is not None else None


def _close(walk: Walk, name: str, mark: object) -> None:
    if name == "tr":
        if mark == "row":
            walk.close_row()
        else:
            walk.boundary()
    elif (closed := CLOSE.get(name)) is not None:
        closed(walk, name, mark)


def _named_label(element: Element, tag: Tag, drops: Mapping[str, Label]) -> Label | None:
    label = tag.label or next((drops[name] for name in tag.names if name in drops), None)
    if label in WITHOUT_SENTENCES and SENTENCE.search(shown_text(element)):
        return None
    return label


def _is_row(row: Element) -> bool:
    """Tell a row of cells from a table that only lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or row.find(".//table") is not None:
        return False
    return all(len(cell.findall(".//p")) < 4 for cell in cells)
