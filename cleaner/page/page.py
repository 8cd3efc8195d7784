"""Looking into markup: small selectors, answered from a slice of the text where that is safe.

Parsing a whole saved page costs several times more than reading its article. So an element that is
asked for is first cut out of the text: its opening tag is found, its end by counting tags of its
name, and only that slice is parsed. Where the cut is not certain the whole page is parsed instead,
and both ways give the same element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias
from urllib.parse import unquote

from cleaner.lazy import lazy, regex
from cleaner.newstext import entities
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.head import Head
from cleaner.page.hosts import host_of, is_under
from cleaner.page.tags import OPEN_TAG, Selector, find_end, find_tag, parse_selector, text_between
from cleaner.page.tree import Element, names_in, parse_markup, select, spaced_text, text_of

_SAVED_FROM = regex(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")
_AGAIN = 4_000  # near an article, how far apart two elements of one class may stand

Span: TypeAlias = tuple[int, int]


class Page:
    """A page, or a fragment of one, to be asked for its parts.

    Args:
        markup: the text of the markup.
        url: its address, where the wrapper knows it.
        fragment: it is the article's body and no whole page, so that the whole of it may be read.

    Where a method takes `within`, only elements that begin in that span of the markup are looked
    at; to look for what is not there costs as much as the span is long.

    """

    def __init__(self, markup: str, *, url: str | None = None, fragment: bool = False) -> None:
        self.markup = markup
        self.fragment = fragment
        self._url = url
        self._starts: dict[tuple[Selector, Span | None], int | None] = {}
        self._ends: dict[int, int] = {}
        self._cuts: dict[Span, Element | None] = {}

    @lazy
    def head(self) -> Head:
        """Return what the page says in its head."""
        return Head(self.markup)

    def meta(self, *names: str) -> str | None:
        """Return what the first of these meta tags (by `name` or `property`) says, or None."""
        return next(filter(None, map(self.head.meta, names)), None)

    @lazy
    def title(self) -> str | None:
        """Return the text of the title element."""
        return self.head.title

    @lazy
    def url(self) -> str | None:
        """Return the page's own address: as the wrapper says, else as its head does."""
        url = self._url or self.meta("og:url") or self.head.canonical or self._saved_from()
        return unquote(url) if url and url.lower().startswith(("http%3a", "https%3a")) else url

    def _saved_from(self) -> str | None:
        """Return the address that a browser noted when it saved the page."""
        found = _SAVED_FROM.search(self.markup, 0, 2_000)
        return found[1] if found else None

    @lazy
    def host(self) -> str:
        """Return the host of the address, "" where none is known."""
        return host_of(self.url)

    def under(self, *domains: str) -> bool:
        """Tell whether the address lies in one of these domains (not-a.cn is not a.cn's)."""
        return is_under(self.host, *domains)

    def signed(self, *names: str) -> bool:
        """Tell whether the page's title ends with one of these names, as a site's own pages do."""
        return (self.title or "").endswith(names)

    @lazy
    def tree(self) -> Element | None:
        """Return the whole page, parsed."""
        return parse_markup(self.markup)

    @lazy
    def names(self) -> frozenset[str]:
        """Return the classes and ids of the page's elements; parses the whole page."""
        return frozenset() if self.tree is None else names_in(self.tree)

    def has(self, selector: str) -> bool:
        """Tell whether the page has such an element."""
        steps = parse_selector(selector)
        if len(steps) == 1 and steps[0].value is not None:
            return self._start(steps[0], None) is not None
        return self.one(selector) is not None

    def one(self, selector: str, within: Span | None = None) -> Element | None:
        """Return the first element that a selector names, or None."""
        return next(self.each(selector, within), None)

    def each(self, selector: str, within: Span | None = None) -> Iterator[Element]:
        """Give the elements that a selector names, in page order, the first ones from a slice."""
        steps = parse_selector(selector)
        if self._is_absent(steps, within):
            return iter(())
        return iter(self.all(selector)) if steps[0].value is None else self._each(selector, within)

    def _each(self, selector: str, within: Span | None) -> Iterator[Element]:
        steps = parse_selector(selector)
        outer = self._cut(steps[0], within)
        if outer is None:
            return
        found = [outer] if len(steps) == 1 else select(steps[1:], outer, inside=True)
        yield from found
        if (steps[0].attribute != "id" or not found) and self._again(steps[0], within):
            yield from self.all(selector)[len(found) :]

    def _is_absent(self, steps: tuple[Selector, ...], within: Span | None) -> bool:
        """Tell whether no element can fit a selector."""
        outer = steps[0]
        if outer.value is None:
            return False
        start = self._start(outer, within)
        if start is None:
            return True
        inner = steps[1].value if len(steps) > 1 else None
        if inner is None or (end := self._end(start)) < 0:
            return False
        return self.markup.find(inner, start + 1, end) < 0 and not self._again(outer, within)

    def _again(self, step: Selector, within: Span | None) -> bool:
        """Tell whether another element may fit a step, after the first."""
        start = self._start(step, within) or 0
        opened = OPEN_TAG.match(self.markup, start)
        start = opened.end() if opened else start + 1
        stop = min(within[1], start + _AGAIN) if within else len(self.markup)
        return self.markup.find(step.value or "", start, stop) >= 0

    def all(self, selector: str) -> list[Element]:
        """Return every element that a selector names, in page order; parses the whole page."""
        if self.tree is None:
            return []
        return select(parse_selector(selector), self.tree)

    def texts(
        self, selector: str, within: Span | None = None, *, spaced: bool = False
    ) -> Iterator[str]:
        """Give the texts of the elements that a selector names, in page order.

        With `spaced`, a <br> in them is a blank.
        """
        absent = self._is_absent(parse_selector(selector), within)
        read = spaced_text if spaced else text_of
        return iter(()) if absent else self._texts(selector, within, read)

    def _texts(
        self, selector: str, within: Span | None, read: Callable[[Element], str]
    ) -> Iterator[str]:
        plain = self._plain_text(parse_selector(selector), within)
        if plain is not None:
            yield plain
        for i, element in enumerate(self.each(selector, within)):
            if i or plain is None:
                yield read(element)

    def _plain_text(self, steps: tuple[Selector, ...], within: Span | None) -> str | None:
        """Return the text of the first element if there is nothing in it that must be parsed."""
        *outer, last = steps
        for step in outer:  # the next is looked for inside this one
            span = self._span(step, within) if step.value is not None else None
            if span is None or span[1] < 0:
                return None
            within = span[0] + 1, span[1]
        start = self._start(last, within) if last.value is not None else None
        opened = OPEN_TAG.match(self.markup, start) if start is not None else None
        if start is None or opened is None:
            return None
        closed = self.markup.find("<", opened.end())
        if self.markup.startswith(f"</{opened[1]}>", closed):
            return fold_markup(entities.unescape(self.markup[opened.end() : closed]))
        inside = self.inside((start, self._end(start)))
        text = None if inside is None else text_between(inside, opened[1].lower())
        return None if text is None else fold_markup(text)

    def span(self, selector: str, within: Span | None = None) -> Span | None:
        """Return from where to where the first element of a selector's first step reaches.

        It reaches to -1 where its end is not certain; None where there is no such element.
        """
        step = parse_selector(selector)[0]
        return self._span(step, within) if step.value is not None else None

    def inside(self, span: Span) -> str | None:
        """Return the markup inside an element, or None where its end is not certain."""
        if span[1] < 0:
            return None
        opened = OPEN_TAG.match(self.markup, span[0])
        closed = self.markup.rfind("</", span[0], span[1])
        return self.markup[opened.end() : closed] if opened and closed >= opened.end() else None

    def around(self, span: Span | None, before: int, after: int) -> Span | None:
        """Return the span from `before` characters above an element to `after` below its end."""
        if span is None:
            return None
        start, end = span
        return max(0, start - before), len(self.markup) if end < 0 else end + after

    def _span(self, step: Selector, within: Span | None) -> Span | None:
        """Return from where to where an element reaches; to -1 where its end is not certain."""
        start = self._start(step, within)
        return None if start is None else (start, self._end(start))

    def _start(self, step: Selector, within: Span | None) -> int | None:
        """Return where the first element begins that a step names, or None."""
        key = step, within
        if key not in self._starts:
            if within is not None and (step, None) in self._starts:
                first = self._starts[step, None]
                if first is None or within[0] <= first < within[1]:
                    return first
            known = vars(self).get("names")  # where the page is parsed, it need not be searched
            absent = known is not None and step.value not in known
            self._starts[key] = None if absent else find_tag(self.markup, step, *(within or ()))
        return self._starts[key]

    def _end(self, start: int) -> int:
        """Return where the element ends that begins at a place; -1 where that is not certain."""
        if start not in self._ends:
            end = find_end(self.markup, start)
            self._ends[start] = -1 if end is None else end
        return self._ends[start]

    def _cut(self, step: Selector, within: Span | None) -> Element | None:
        span = self._span(step, within)
        if span is None:
            return None
        if span not in self._cuts:
            self._cuts[span] = self._parse(step, span)
        return self._cuts[span]

    def _parse(self, step: Selector, span: Span) -> Element | None:
        start, end = span
        tree = None if end < 0 else parse_markup(self.markup[start:end])
        found = [] if tree is None else select((step,), tree)
        if not found and self.tree is not None:
            found = select((step,), self.tree)
        return found[0] if found else None
