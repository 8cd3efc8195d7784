"""Securities and boards as the sites link them: address or code in, code and market out."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cleaner.lazy import regex
from cleaner.site_marks import site_marks


class Link(NamedTuple):
    """What a link of the page points to: a security (`market` set) or a board (`BK…`)."""

    code: str
    market: str | None
    name: str

    @property
    def is_board(self) -> bool:
        """Whether it is a sector or concept and no security."""
        return self.code.startswith("BK")


_LETTERS = regex(
    r"(?:stockcode=|/quotes?/(?:index/)?|/company/|/concept/|/s/|com/|code=)(?P<market>s[hz]|bj|(?<=stockcode=)hk(?=\d{5}(?!\d)))"
    r"(?P<code>\d{6}|(?<=hk)\d{5})(?!\d)",
    re.I,
)
_HONG_KONG = regex(r"/hk(?:stock)?/(?:quotes/)?(?P<code>\d{5})(?!\d)")
_PRINTED_HONG_KONG = regex(r"(?<![A-Za-z0-9.])(\d{1,5})\.HK(?![A-Za-z0-9])", re.I)
_UNITED_STATES = regex(r"/us(?:stock)?/(?:quotes/)?(?P<code>[A-Z][A-Z.]{0,5})(?:[./?]|\Z)")
_SIX = regex(r"\d{6}\Z")
_BARE = regex(r"\A(?:(?P<prefix>s[hz]|bj))?(?P<code>\d{6})\Z", re.I)
_BY_NUMBER = "by number"


def mainland_market(code: str) -> str:
    """Return the exchange that a six-digit mainland code belongs to: SH, BJ or SZ."""
    if code[0] in "569" and not code.startswith("92"):
        return "SH"
    return "BJ" if code[0] in "48" or code.startswith("92") else "SZ"


def is_named(code: str, text: str, market: str | None = None) -> bool:
    """Tell whether a text prints a code: as a whole, and not as part of a number or a word.

    A code of Hong Kong is often printed without all of its zeros, but with the market: 0999.HK.
    """
    start = text.find(code)
    part = str.isdigit if code.isdigit() else _is_alphanumeric  # SZ300024 prints 300024
    while start >= 0:
        around = text[max(start - 1, 0) : start], text[start + len(code) : start + len(code) + 1]
        if not any(map(part, around)):
            return True
        start = text.find(code, start + 1)
    if market != "HK" or not (".HK" in text or ".hk" in text):
        return False
    bare = code.lstrip("0")
    return any(found[1].lstrip("0") == bare for found in _PRINTED_HONG_KONG.finditer(text))


def _is_alphanumeric(character: str) -> bool:
    return character.isascii() and character.isalnum()


def parse_link(address: str | None, code: str | None, name: str) -> Link | None:
    """Read what a link points to.

    Args:
        address: the link's `href`.
        code: what a `code` or `data-code` attribute says.
        name: the linked words.

    """
    for text in (address, code):
        if not text:
            continue
        if (link := _as_sites_link(text, name)) is not None:
            return link
        if found := _LETTERS.search(text):
            return Link(found["code"], found["market"].upper(), name)
        if found := _HONG_KONG.search(text):
            return Link(found["code"], "HK", name)
        if found := _UNITED_STATES.search(text):
            return Link(found["code"].rstrip("."), "US", name)
        if found := _BARE.match(text):
            prefix = found["prefix"]
            return Link(
                found["code"], prefix.upper() if prefix else mainland_market(found["code"]), name
            )
    return None


def _as_sites_link(text: str, name: str) -> Link | None:
    """Read an address or a code as one of the sites writes it."""
    for pattern, markets in _shapes():
        if found := pattern.search(text):
            market = markets.get(found["market"]) if markets else _BY_NUMBER
            if market == _BY_NUMBER:
                market = mainland_market(found["code"]) if _SIX.match(found["code"]) else None
            return Link(found["code"], market, name)
    return None


@functools.cache
def _shapes() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    return tuple((re.compile(shape.pattern), shape.markets) for shape in site_marks().link)
