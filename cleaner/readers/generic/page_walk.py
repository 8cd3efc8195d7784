"""One walk over a page's tree: its lines, its block elements, and those that are suspect."""

from __future__ import annotations

from cleaner.evidence import Label
from cleaner.newstext.whitespace import fold_markup, squash
from cleaner.page.tree import Element, walked
from cleaner.readers.generic.page_lines import Box, Line, Mark
from cleaner.readers.generic.suspects import suspect

_SILENT, _BLOCK, _INLINE = "silent", "block", "inline"
_LINK, _BOLD, _SPAN, _BREAK = "link", "bold", "span", "break"  # inline ones that say something
_KINDS = {
    **dict.fromkeys(
        "script style noscript template iframe object embed select option button textarea input"
        " svg canvas head title link meta audio map".split(),
        _SILENT,
    ),
    **dict.fromkeys(
        "abbr bdi bdo big cite code del dfn em font i img ins kbd label mark o:p q rp rt ruby s"
        " samp small strike sub sup time tt u var wbr nobr source".split(),
        _INLINE,
    ),
    "a": _LINK,
    "b": _BOLD,
    "strong": _BOLD,
    "span": _SPAN,
    "br": _BREAK,
}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MOST = 20_000
_APART = "\x1f"  # an icon between two texts: they are two things


class PageLines:
    """The lines, boxes and marks below an element, each in page order."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.boxes: list[Box] = [Box(root, None, None, 0)]
        self._walk()

    def join(self, start: int, end: int, line: Line) -> None:
        """Put one line in the place of several."""
        self.lines[start:end] = [line]
        for place, other in enumerate(self.lines):
            other.place = place
        less = end - start - 1
        for box in self.boxes:
            box.start -= min(less, max(0, box.start - start))
            box.end -= min(less, max(0, box.end - start - 1))

    def _walk(self) -> None:
        box, mark, line_mark = self.boxes[0], None, None  # the innermost that are open
        runs: list[tuple[str, Element]] = []  # of the open line
        links = bolds = linked = strong = 0
        walker = walked(self.root)
        for event, element in walker:
            tag = element.tag
            kind = _KINDS.get(tag, _BLOCK)
            starts = event == "start"
            if kind is _SILENT:
                if starts:
                    walker.skip_subtree()
                    continue
            elif kind is _BLOCK or kind is _BREAK:
                if runs:
                    self._close(runs, box, line_mark, linked, strong)
                    runs, linked, strong = [], 0, 0
                if kind is _BREAK:
                    pass
                elif starts:
                    if (label := suspect(element, tag)) is not None:
                        mark = self._marked(element, label, mark)
                    box = self._boxed(element, box, mark)
                elif box.parent is not None:
                    box.end = len(self.lines)
                    box = box.parent
            elif kind is _LINK:
                links += 1 if starts else -1
            elif kind is _BOLD:
                bolds += 1 if starts else -1
            elif kind is _SPAN and starts and (label := suspect(element, tag)) is not None:
                mark = self._marked(element, label, mark)
            if not starts and mark is not None and mark.element is element:
                mark = mark.outer
            if starts and runs and tag == "i" and _is_icon(element):
                runs.append((_APART, element))
            text = element.text if starts else element.tail if element is not self.root else None
            if not text or (not runs and text.isspace()):
                continue
            if not runs:
                line_mark = mark
            elif line_mark is not mark and not text.isspace():
                line_mark = box.mark
            runs.append((text, element if starts else element.getparent()))
            linked += len(squash(text)) if links else 0
            strong += len(squash(text)) if bolds else 0
        self._close(runs, box, line_mark, linked, strong)
        self.boxes[0].end = len(self.lines)

    def _close(
        self,
        runs: list[tuple[str, Element]],
        box: Box,
        mark: Mark | None,
        linked: int,
        strong: int,
    ) -> None:
        """End a line."""
        text = "".join([text for text, _ in runs])
        if _APART in text:
            text = " ".join(fold_markup(part) for part in text.split(_APART))
        text = fold_markup(text)
        place = len(self.lines)
        if text and place < _MOST:
            key = squash(text) if " " in text else text
            self.lines.append(
                Line(place, text, key, box, mark, runs, linked, strong, _heading(box))
            )

    def _boxed(self, element: Element, outer: Box, mark: Mark | None) -> Box:
        box = Box(element, outer, mark, len(self.lines))
        self.boxes.append(box)
        return box

    def _marked(self, element: Element, label: Label, outer: Mark | None) -> Mark:
        mark = Mark(element, label, outer)
        self.marks.append(mark)
        return mark


def _is_icon(element: Element) -> bool:
    """Tell an empty element that a font of icons draws a picture for."""
    return bool(element.get("class")) and not len(element) and not (element.text or "").strip()


def _heading(box: Box | None) -> str | None:
    for _ in range(3):
        if box is None:
            return None
        if box.element.tag in _HEADINGS:
            return str(box.element.tag)
        box = box.parent
    return None
