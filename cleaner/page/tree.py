"""Parsed markup: the elements, their text, and what a selector chooses among them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias, cast

from cleaner.html_parser import html_parser
from cleaner.lazy import regex
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.blocks import SILENT
from cleaner.page.tags import SELF_CLOSED, Selector

if TYPE_CHECKING:
    from lxml import etree

Element: TypeAlias = "etree._Element"

_MOST = 2_000  # attributes of an element
_LONG_TAG = 2 * _MOST  # characters, of a tag with as many
_LONG = regex(rf"(<[A-Za-z][\w:-]*+)[^<>]{{{_LONG_TAG},}}+")
_PAGE_END = regex(r"</(?:body|html|BODY|HTML)")
_PAGE_ENDS = regex(r"</(?:body|html)\s*>", re.I)
_UNSHOWN = SILENT - {"title"}  # which a browser shows, though not on the page


def parse_markup(markup: str) -> Element | None:
    """Parse a page or a fragment; None where nothing is in it."""
    from lxml import etree  # many a page is read without a parser

    if len(markup) > _LONG_TAG:
        markup = _LONG.sub(_bounded, markup)
    if "/>" in markup:
        markup = SELF_CLOSED.sub("<!---->", markup)  # which joins no two pieces of an entity
    end = _PAGE_END.search(markup)
    if end is not None:
        # A stray one ends the parser's page; in a browser what follows it is shown all the same.
        markup = markup[: end.start()] + _PAGE_ENDS.sub("<!---->", markup[end.start() :])
    if "\0" in markup:
        markup = markup.replace("\0", "")
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), html_parser())
    except etree.XMLSyntaxError:  # an empty document
        return None


def _bounded(found: re.Match[str]) -> str:
    """Return a long tag without its attributes where they are too many for the parser.

    It compares each with all others. A long value, such as a picture, is one attribute.
    """
    return found[0] if len(found[0].split(None, _MOST)) <= _MOST else found[1]


@functools.cache
def _compiled(steps: tuple[Selector, ...], inside: bool) -> etree.XPath:
    from lxml import etree

    first, *rest = (step.xpath for step in steps)
    below = [step.replace("-or-self", "", 1) for step in (first, *rest)]
    return etree.XPath("/".join(below if inside else [first, *below[1:]]))


def select(steps: tuple[Selector, ...], top: Element, *, inside: bool = False) -> list[Element]:
    """Return what is selected below `top`; without `inside` that may be `top` itself."""
    return cast("list[Element]", _compiled(steps, inside)(top))


@functools.cache
def _all_names() -> etree.XPath:
    from lxml import etree

    return etree.XPath("//@class | //@id", smart_strings=False)


def names_in(top: Element) -> frozenset[str]:
    """Return the classes and ids of the elements of a page."""
    return frozenset(" ".join(cast("list[str]", _all_names()(top))).split())


def text_of(element: Element) -> str:
    """Return the text of an element on one line; scripts and the like have none."""
    if element.tag in _UNSHOWN:
        return ""
    return fold_markup(shown_text(element) if len(element) else element.text or "")


def shown_text(element: Element) -> str:
    """Return the text below an element, without scripts and the like."""
    if element.tag in SILENT:
        return ""
    return "".join(text for text, _ in runs(element, line_break=""))


def walked(top: Element) -> etree.iterwalk[tuple[str, Element]]:
    """Walk an element and all below it: each is met at its "start" and at its "end"."""
    from lxml import etree

    return etree.iterwalk(top, events=("start", "end"))


def runs(element: Element, *, line_break: str = " ") -> Iterator[tuple[str, Element]]:
    """Give the runs of text in an element, each with the element that it stands in itself.

    A <br> is a `line_break`; scripts and the like give none.
    """
    walker = walked(element)
    for event, inner in walker:
        if event == "start":
            if inner is not element and inner.tag in SILENT:
                walker.skip_subtree()
            else:
                yield line_break if inner.tag == "br" else inner.text or "", inner
        elif inner is not element and inner.tail:
            parent = inner.getparent()
            yield inner.tail, element if parent is None else parent


def spaced_text(element: Element) -> str:
    """Return the text of an element on one line, where a <br> is a blank."""
    if element.find(".//br") is None:
        return text_of(element)
    return fold_markup("".join(text for text, _ in runs(element)))


def own_text(element: Element) -> str:
    """Return the text of an element without that of its children."""
    return fold_markup("".join([element.text or "", *(child.tail or "" for child in element)]))
