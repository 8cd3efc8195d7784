"""Securities and boards as the sites link them: address or code in, code and market out."""

from __future__ import annotations

import re
from typing import NamedTuple


class Link(NamedTuple):
    """What a link of the page points to: a security (`market` set) or a board (`BK…`)."""

    code: str
    market: str | None
    name: str

    @property
    def is_board(self) -> bool:
        """Whether it is a sector or concept and no security."""
        return self.code.startswith("BK")


# eastmoney writes market.code in addresses and ids, market,code in data-code.
_EASTMONEY = re.compile(
    r"(?:/r/|quote/stock/|/bk/(?=90\.BK)|data-code=|stock_|bk_|\A)(?P<market>0|1|90|10[567]|116|153)[.,](?P<code>[A-Z0-9]\w*(?:\.[A-Z](?!\w))?)"
)
_LETTERS = re.compile(
    r"(?:stockcode=|/quotes?/(?:index/)?|/company/|/concept/|/s/|com/|code=)(?P<market>s[hz]|bj|(?<=stockcode=)hk(?=\d{5}(?!\d)))"
    r"(?P<code>\d{6}|(?<=hk)\d{5})(?!\d)",
    re.I,
)
# eastmoney's older mobile quotes: the code and a digit for its market.
_QUOTA = re.compile(r"/quota/\w+/index/(?P<code>\d{6}|\d{5}|[A-Z]{1,5})(?P<market>[1257])(?!\w)")
_QUERY = re.compile(
    r"/quota/hq/stock\?(?=.{0,500}\bid=(?P<code>[A-Z0-9]+))"
    r"(?=.{0,500}\bmk=(?P<market>0|1|90|10[567]|116|153)\b)"
)
_QUOTA_MARKETS = {"1": "SH", "2": "SZ", "5": "HK", "7": "US"}
# A bare code below the name of its board, an index, a fund that an exchange lists (others have
# codes that are stocks', too), or a code asked for; elsewhere six digits may be a date.
_PLACE = re.compile(
    r"//quote\.eastmoney\.com/(?:(?:kcb|cyb|bj)/(?P<board>\d{6})|zs(?P<index>(?:000|399)\d{3}))\.html"
    r"|(?://fund\.eastmoney\.com/|/fund/quotes/)(?P<fund>(?:1[568]|5\d)\d{4})(?!\d)"
    r"|/suggest/lookup\w*\.php\?(?:[^#]*&)?q=(?P<asked>\d{6})(?!\w)"
)
_HONG_KONG = re.compile(r"/hk(?:stock)?/(?:quotes/)?(?P<code>\d{5})(?!\d)")
_PRINTED_HONG_KONG = re.compile(r"(?<![A-Za-z0-9.])(\d{1,5})\.HK(?![A-Za-z0-9])", re.I)
_UNITED_STATES = re.compile(r"/us(?:stock)?/(?:quotes/)?(?P<code>[A-Z][A-Z.]{0,5})(?:[./?]|\Z)")
_BARE = re.compile(r"\A(?:(?P<prefix>s[hz]|bj))?(?P<code>\d{6})\Z", re.I)
_PREFIXES = {"105": "US", "106": "US", "107": "US", "153": "US", "116": "HK", "1": "SH"}


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
        if found := _EASTMONEY.search(text) or _QUERY.search(text):
            return _eastmoney(found["market"], found["code"], name)
        if found := _LETTERS.search(text):
            return Link(found["code"], found["market"].upper(), name)
        if found := _QUOTA.search(text):
            return Link(found["code"], _QUOTA_MARKETS[found["market"]], name)
        if found := _HONG_KONG.search(text):
            return Link(found["code"], "HK", name)
        if ("quote." in text or "fund" in text or "lookup" in text) and (
            found := _PLACE.search(text)
        ):
            listed = found[found.lastindex or 0]
            # As a stock's, 000001 is of Shenzhen.
            market = "SH" if found["index"] and listed[0] == "0" else mainland_market(listed)
            return Link(listed, market, name)
        if found := _UNITED_STATES.search(text):
            return Link(found["code"].rstrip("."), "US", name)
        if found := _BARE.match(text):
            prefix = found["prefix"]
            return Link(
                found["code"], prefix.upper() if prefix else mainland_market(found["code"]), name
            )
    return None


def _eastmoney(market: str, code: str, name: str) -> Link | None:
    if market == "90":
        return Link(code, None, name)
    if market in ("0", "1") and re.fullmatch(r"\d{6}", code):
        return Link(code, mainland_market(code) if market == "0" else "SH", name)
    return Link(code, _PREFIXES.get(market), name)
