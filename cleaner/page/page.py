"""Looking into markup: small selectors, answered from a slice of the text where that is safe.

Parsing a whole saved page costs several times more than reading its article. So an element that is
asked for is first cut out of the text: its opening tag is found, its end by counting tags of its
name, and only that slice is parsed. Where the cut is not certain the whole page is parsed instead,
and both ways give the same element.
"""

from __future__ import annotations

import functools
import html as entities
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias, cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from cleaner.reading.text import fold_markup

Element: TypeAlias = etree._Element

_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:(?P<kind>[#.])(?P<value>[\w-]+))?\Z")
_OPEN_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_META = re.compile(r"""<meta\s((?:[^>"']|"[^"]*+"|'[^']*+')*+)>""", re.I)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)
_CANONICAL = re.compile(r"""<link\s[^>]*rel\s*=\s*["']?canonical["']?[^>]*>""", re.I)
_HEAD_END = re.compile(r"</head\s*>|<body[\s>]", re.I)
# An HTML parser takes <script …/> for an opening tag and swallows the text after it.
_SELF_CLOSED = re.compile(r"<(?:script|iframe|style|textarea)\b[^<>]*/>", re.I)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEAD_LIMIT = 60_000

_PARSER = etree.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
)


class Selector(NamedTuple):
    """One step of a selector: `div`, `#id`, `.class`, `div.class`."""

    tag: str | None
    attribute: str | None
    value: str | None

    @property
    def xpath(self) -> str:
        """The same step in XPath."""
        name = f"descendant-or-self::{self.tag or '*'}"
        if self.attribute == "id":
            return f"{name}[@id='{self.value}']"
        if self.attribute == "class":
            return f"{name}[contains(concat(' ',normalize-space(@class),' '),' {self.value} ')]"
        return name


@functools.cache
def parse_selector(text: str) -> tuple[Selector, ...]:
    """Parse `div.infos .item`: simple selectors, each below the one before.

    Raises:
        ValueError: it is no selector of this small language.

    """
    steps = []
    for step in text.split():
        found = _SIMPLE.match(step)
        if not found or not step:
            raise ValueError(f"not a selector: {text!r}")
        attribute = {"#": "id", ".": "class", None: None}[found["kind"]]
        steps.append(Selector(found["tag"], attribute, found["value"]))
    return tuple(steps)


@functools.cache
def _compiled(steps: tuple[Selector, ...]) -> etree.XPath:
    first, *rest = (step.xpath for step in steps)
    return etree.XPath("/".join([first, *(s.replace("-or-self", "", 1) for s in rest)]))


def _select(steps: tuple[Selector, ...], below: Element) -> list[Element]:
    return cast("list[Element]", _compiled(steps)(below))


def parse_markup(markup: str) -> Element | None:
    """Parse a page or a fragment; None where nothing is in it."""
    if "/>" in markup:
        markup = _SELF_CLOSED.sub("", markup)
    if "\0" in markup:
        markup = markup.replace("\0", "")
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), _PARSER)
    except etree.XMLSyntaxError:  # an empty document
        return None


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of an opening tag's inside, names in lower case."""
    return {
        name.lower(): entities.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def text_of(element: Element) -> str:
    """Return the text of an element on one line, without scripts and styles."""
    return fold_markup("".join(cast("Iterator[str]", element.itertext())))


def own_text(element: Element) -> str:
    """Return the text of an element without that of its children."""
    return fold_markup("".join([element.text or "", *(child.tail or "" for child in element)]))


class Page:
    """A page, or a fragment of one, to be asked for its parts.

    Args:
        markup: the text of the markup.
        url: its address, where the wrapper knows it.
        fragment: it is the article's body and no whole page, so that the whole of it may be read.

    """

    def __init__(self, markup: str, *, url: str | None = None, fragment: bool = False) -> None:
        self.markup = markup
        self.fragment = fragment
        self._url = url
        self._cuts: dict[Selector, Element | None] = {}

    @functools.cached_property
    def head(self) -> str:
        """The text up to the end of the head."""
        end = _HEAD_END.search(self.markup, 0, _HEAD_LIMIT)
        return self.markup[: end.start() if end else min(len(self.markup), _HEAD_LIMIT)]

    @functools.cached_property
    def metas(self) -> dict[str, str]:
        """The meta tags by `name` or `property` in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        for inside in _META.findall(self.head):
            pairs = attributes(inside)
            name = pairs.get("property") or pairs.get("name") or pairs.get("itemprop")
            if name and "content" in pairs:
                found.setdefault(name.lower(), pairs["content"].strip())
        return found

    def meta(self, *names: str) -> str | None:
        """Return the first meta tag of these names that says something."""
        return next((value for name in names if (value := self.metas.get(name))), None)

    @functools.cached_property
    def title(self) -> str | None:
        """The text of the title element."""
        found = _TITLE.search(self.head)
        return fold_markup(entities.unescape(found[1])) or None if found else None

    @functools.cached_property
    def url(self) -> str | None:
        """The page's own address: as the wrapper says, else as its head does."""
        url = self._url or self.meta("og:url") or self._canonical()
        return unquote(url) if url and url.lower().startswith(("http%3a", "https%3a")) else url

    def _canonical(self) -> str | None:
        found = _CANONICAL.search(self.head)
        return attributes(found[0]).get("href") if found else None

    @functools.cached_property
    def host(self) -> str:
        """The host of the address, "" where none is known."""
        url = self.url or ""
        try:
            return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
        except ValueError:
            return ""

    def under(self, *domains: str) -> bool:
        """Tell whether the address lies in one of these domains (notsina.com.cn is not sina's)."""
        return any(self.host == d or self.host.endswith("." + d) for d in domains)

    @functools.cached_property
    def tree(self) -> Element | None:
        """The whole page, parsed."""
        return parse_markup(self.markup)

    def has(self, selector: str) -> bool:
        """Tell whether the page has such an element."""
        return self.one(selector) is not None

    def one(self, selector: str) -> Element | None:
        """Return the first element that a selector names, or None."""
        steps = parse_selector(selector)
        if steps[0].value is None:
            return next(iter(self.all(selector)), None)
        outer = self._cut(steps[0])
        if outer is None or len(steps) == 1:
            return outer
        if inner := _select(steps[1:], outer):
            return inner[0]
        if self.markup.count(steps[0].value) == 1:  # there is no other that could hold it
            return None
        return next(iter(self.all(selector)), None)

    def each(self, selector: str) -> Iterator[Element]:
        """Give the elements that a selector names, in page order, the first one from its slice."""
        steps = parse_selector(selector)
        found = self.one(selector)
        if found is None:
            return
        yield found
        last = steps[-1]
        if last.attribute != "id" and (last.value is None or self.markup.count(last.value) > 1):
            yield from self.all(selector)[1:]

    def all(self, selector: str) -> list[Element]:
        """Return every element that a selector names, in page order; parses the whole page."""
        if self.tree is None:
            return []
        return _select(parse_selector(selector), self.tree)

    def text(self, *selectors: str) -> str | None:
        """Return the text of the first element of these selectors that has any."""
        for selector in selectors:
            element = self.one(selector)
            if element is not None and (text := text_of(element)):
                return text
        return None

    def _cut(self, step: Selector) -> Element | None:
        if step not in self._cuts:
            self._cuts[step] = self._find(step)
        return self._cuts[step]

    def _find(self, step: Selector) -> Element | None:
        start = find_tag(self.markup, step)
        if start is None:
            return None
        end = find_end(self.markup, start)
        tree = None if end is None else parse_markup(self.markup[start:end])
        found = [] if tree is None else _select((step,), tree)
        if not found and self.tree is not None:
            found = _select((step,), self.tree)
        return found[0] if found else None


def find_tag(markup: str, step: Selector) -> int | None:
    """Return where the first opening tag that `step` names begins, or None."""
    value = step.value or ""
    at = markup.find(value)
    while at >= 0:
        start = markup.rfind("<", 0, at)
        found = _OPEN_TAG.match(markup, start) if start >= 0 else None
        if found and found.end() > at and (step.tag is None or found[1].lower() == step.tag):
            given = attributes(found[2]).get(step.attribute or "", "")
            if (
                value in given.split() if step.attribute == "class" else value == given.strip()
            ) and (_is_shown(markup, start)):
                return start
        at = markup.find(value, at + len(value))
    return None


def _is_shown(markup: str, at: int) -> bool:
    """Tell whether a place of the text is markup, and not inside a comment or a script."""
    for opening, closing in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        begun = markup.rfind(opening, 0, at)
        if begun >= 0 and markup.find(closing, begun, at) < 0:
            return False
    return True


def find_end(markup: str, start: int) -> int | None:
    """Return where the element that opens at `start` ends; None where its tags do not balance."""
    opened = _OPEN_TAG.match(markup, start)
    if opened is None:
        return None
    name = opened[1].lower()
    if name in _VOID:
        return opened.end()
    depth, at = 1, opened.end()
    for found in _tags_of(name).finditer(markup, at):
        if found[0].startswith("</"):
            depth -= 1
            if depth == 0:
                return found.end()
        elif not found[0].startswith("<!") and found[1]:
            depth += 1
    return None


@functools.cache
def _tags_of(name: str) -> re.Pattern[str]:
    """Match comments and scripts, to be passed over, and the opening and closing tags of a name."""
    return re.compile(
        rf"<!--.*?(?:-->|\Z)|<script\b(?![^<>]*/>).*?(?:</script\s*>|\Z)|</{name}\s*>|<({name})(?=[\s/>])",
        re.I | re.S,
    )
