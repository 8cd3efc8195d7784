"""A user's own selectors for a host, where a site is not worth a module.

A TOML file holds a table for each domain (its subdomains are meant, too); ``"*"`` holds for pages
of every other address and of none. Each key is optional, each value a CSS selector or a list of
them in order of trust; ``selector@attribute`` takes an attribute instead of the text::

    ["example.com"]
    title = "h1.headline"
    date = [".meta time@datetime", ".meta .time"]
    source = ".meta .from"
    body = "div.story"
    drop = [".ad", ".related"]      # furniture inside the body
    outlet = "Example"              # a name, and no selector

The fields are title, date, source, column, author, editor, original_title, summary, keywords and
body. A rule wins over a site's module and over the generic reading; what it does not name is read
by them, and so is a field whose selector finds nothing, with a warning.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from cleaner.errors import NoArticleError, WrongUseError
from cleaner.evidence import MORE_PAGES, By, Label, Told
from cleaner.field_table import BY_RULES
from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import dates, sources
from cleaner.newstext.whitespace import fold_markup
from cleaner.page.blocks import Block, Cut
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.page.tree import parse_markup
from cleaner.readers.reading import Reading

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

Read = tuple[Reading, list[Block], list[Cut]]

_KEYS = (*BY_RULES, "body", "drop", "outlet")
_ATTRIBUTE = regex(r"(?P<selector>.*[^\s@])@(?P<name>[\w:-]+)\s*\Z", re.S)
_DOMAIN = regex(r"(?:[\w-]+\.)*[\w-]+\Z")
_YEARLESS = regex(r"\d{1,2}[-/月]\d{1,2}")
_ANY = "*"
_LARGEST = 16_000_000  # characters of markup that are looked at
_LONGEST = 1_000  # characters of a selector: matching one goes as deep as it does


class RulesError(WrongUseError):
    """A file of rules that cannot be used; the message names the file and the key."""


class SelectorPlace(msgspec.Struct, frozen=True):
    """Where a value stands: a CSS selector, and an attribute (None: the text)."""

    selector: str
    attribute: str | None = None


class Rule(msgspec.Struct, frozen=True):
    """The rule of one domain."""

    domain: str
    fields: Mapping[str, tuple[SelectorPlace, ...]] = {}
    body: tuple[SelectorPlace, ...] = ()
    drop: tuple[SelectorPlace, ...] = ()
    outlet: str | None = None


class Rules(msgspec.Struct, frozen=True):
    """The rules of a file, by domain."""

    by_domain: Mapping[str, Rule]

    def rule_for(self, host: str) -> Rule | None:
        """Return the rule of a host: that of its narrowest domain, else the one for all others."""
        labels = host.lower().split(".")
        for i in range(len(labels)):
            if (rule := self.by_domain.get(".".join(labels[i:]))) is not None:
                return rule
        return self.by_domain.get(_ANY)


def load_rules(path: Path) -> Rules:
    """Read a file of rules.

    Raises:
        RulesError: it cannot be read, is no TOML, has an unknown key or a selector that is none.

    """
    try:
        text = path.read_text("utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise RulesError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RulesError(phrase("{path}: not UTF-8", path=path)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RulesError(phrase("{path}: no TOML: {reason}", path=path, reason=error)) from error
    if not tables:
        raise RulesError(phrase("{path}: it holds no rules", path=path))
    rules = {}
    for domain, table in tables.items():
        rules[domain.lower()] = _rule(domain, table, f"{path}: {domain}")
    return Rules(rules)


def _rule(domain: str, table: object, where: str) -> Rule:
    if domain != _ANY and not _DOMAIN.match(domain):
        raise RulesError(
            phrase("{where}: not a domain; write it bare, as example.com", where=where)
        )
    if not isinstance(table, dict):
        raise RulesError(phrase('{where}: a rule is a table, as ["example.com"]', where=where))
    for key in table:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            told = {"where": where, "key": key}
            if near:
                text = phrase(
                    "{where}: no such key: {key}; did you mean {near}?", near=near[0], **told
                )
                raise RulesError(text)
            raise RulesError(
                phrase(
                    "{where}: no such key: {key}; keys are {keys}", keys=", ".join(_KEYS), **told
                )
            )
    outlet = table.get("outlet")
    if outlet is not None and not (isinstance(outlet, str) and outlet.strip()):
        raise RulesError(phrase("{where}: outlet: a name is wanted", where=where))
    places = {k: _places(v, f"{where}: {k}") for k, v in table.items() if k != "outlet"}
    body, drop = places.pop("body", ()), places.pop("drop", ())
    if any(place.attribute for place in (*body, *drop)):
        raise RulesError(
            phrase("{where}: body and drop name elements, and no attributes", where=where)
        )
    return Rule(domain, places, body, drop, outlet)


def _places(value: object, where: str) -> tuple[SelectorPlace, ...]:
    texts = value if isinstance(value, list) else [value]
    named = [text for text in texts if isinstance(text, str) and text.strip()]
    if not texts or len(named) < len(texts):
        raise RulesError(
            phrase("{where}: a selector or a list of selectors is wanted", where=where)
        )
    return tuple(_place(text, where) for text in named)


def _place(text: str, where: str) -> SelectorPlace:
    import soupsieve  # of beautifulsoup4; only a run with rules pays for its import

    found = _ATTRIBUTE.match(text)
    place = SelectorPlace(found["selector"], found["name"]) if found else SelectorPlace(text)
    if len(place.selector) > _LONGEST:
        raise RulesError(
            phrase(
                "{where}: a selector of more than {count} characters", where=where, count=_LONGEST
            )
        )
    try:
        soupsieve.compile(place.selector)
    # The last three are what it says of a pseudo-element, of a number of many digits and of depth.
    except (
        *(soupsieve.SelectorSyntaxError, NotImplementedError, ValueError),
        RecursionError,
    ) as error:
        reason = str(error).splitlines()[0]
        raise RulesError(
            phrase(
                "{where}: not a selector: {text}: {reason}", where=where, text=text, reason=reason
            )
        ) from error
    return place


def apply(rule: Rule, page: Page, otherwise: Callable[[], Read]) -> Read:
    """Read a page by a rule.

    Args:
        rule: the rule of the page's host.
        page: the page.
        otherwise: reads the page as if there were no rule.

    Raises:
        NoArticleError: the rule finds no body, and without it the page is no article.

    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page.markup[:_LARGEST], "lxml")
    body = _body(rule, soup)
    try:
        reading, blocks, cuts = otherwise()
    except NoArticleError:
        if body is None:
            raise
        reading, blocks, cuts = Reading(url=page.url), [], []
    warnings: list[str] = []
    told = Told(By.USER_RULE, rule.domain)
    if body is not None:
        blocks, cuts = body
        # What the other reading doubted is its body, which is not used.
        reading.warnings = [w for w in reading.warnings if w == MORE_PAGES]
        reading.container = None
        reading.told["body"] = told
    elif rule.body and not page.fragment:
        warnings.append(_nothing(rule, "body", rule.body))
    for name, places in rule.fields.items():
        value = next((v for p in places if (v := _value(soup, p)) and _fits(name, v)), None)
        if value is not None:
            _set(reading, name, value)
            reading.told[name] = told
        elif not page.fragment:
            warnings.append(_nothing(rule, name, places))
    if rule.outlet:
        reading.outlet = rule.outlet
        reading.told["outlet"] = told
    reading.template = "rules"
    reading.warnings += warnings
    return reading, blocks, cuts


def _nothing(rule: Rule, name: str, places: tuple[SelectorPlace, ...]) -> str:
    tried = ", ".join(place.selector for place in places)
    return phrase(
        "the rule of {domain} finds no {name}: {tried}", domain=rule.domain, name=name, tried=tried
    )


def _body(rule: Rule, soup: BeautifulSoup) -> tuple[list[Block], list[Cut]] | None:
    """Return the blocks of the first element with text that the rule names as the body."""
    for place in rule.body:
        tag = soup.select_one(place.selector)
        if tag is None:
            continue
        dropped = [Cut(Label.USER_DROP, text) for text in _drop(rule, tag) if text]
        container = parse_markup(str(tag))
        if container is None:
            continue
        blocks, cuts = read_tree(container)
        if any(block.text for block in blocks):
            return blocks, dropped + cuts
    return None


def _drop(rule: Rule, tag: Tag) -> list[str]:
    """Take the rule's furniture out of an element; return its text."""
    texts = []
    for place in rule.drop:
        for element in tag.select(place.selector):
            if not element.decomposed:
                texts.append(fold_markup(element.get_text()))
                element.decompose()
    return texts


def _value(soup: BeautifulSoup, place: SelectorPlace) -> str | None:
    """Return what stands at a place: of the first element that says something there."""
    for tag in soup.select(place.selector, limit=20):
        raw: Any = tag.get(place.attribute) if place.attribute else tag.get_text()
        text = fold_markup(" ".join(raw) if isinstance(raw, list) else raw or "")
        if text:
            return text
    return None


def _fits(name: str, value: str) -> bool:
    if name == "date":
        return dates.find_date(value) is not None or _YEARLESS.search(value) is not None
    return name != "source" or sources.source_name(value) is not None


def _set(reading: Reading, name: str, value: str) -> None:
    if name == "keywords":
        reading.keywords = [w for word in re.split(r"[,，;；、|]", value) if (w := word.strip())]
    else:
        setattr(reading, "date_raw" if name == "date" else name, value)
