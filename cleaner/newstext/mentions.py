"""Which listed securities a text mentions, by a user's list of codes and names.

Most names say what they are. A short one is often a common word too (机器人, 太阳能, 新产业): it is
a mention only where a sign stands beside it, its code, a word that only a listed company has
(股份, 涨停, 公告), or another mention in the same enumeration. Digits are a code only with a
market, in brackets, behind 代码, or behind the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.article import Mention, Place
from cleaner.lazy import regex
from cleaner.messages import phrase

SHORT = 3
"""Characters up to which a name is taken for a word that may mean something else."""

_CODE = regex(
    r"(?<![A-Za-z0-9.])(?:(?P<before>SH|SZ|BJ|HK)[.:：]?)?(?P<digits>\d{4,6})"
    r"(?:\.(?P<after>SH|SZ|SS|BJ|HK|XSHG|XSHE))?(?![A-Za-z0-9]|\.\d|[万亿])",
    re.I,
)
_LETTERS = regex(
    r"(?<![A-Za-z0-9])(?:(?:NASDAQ|NYSE|AMEX|US|纳斯达克|纳指|纽交所|美股)\s*[:：.]\s*(?P<told>[A-Z]{1,5})"
    r"|(?P<suffixed>[A-Z]{1,5})\.(?:US|N|O|OQ)|(?<=[（(])(?P<alone>[A-Z]{2,5})(?=[)）]))(?![A-Za-z0-9])"
)
_OPENS = regex(r"(?:[（(【\[]|代码(?:为|是)?\s*[：:]?|[（(][^（）()]{0,20}[:：,，;；、/]\s*)\s*\Z")
_CLOSES = regex(r"\s*[)）】\]、，,;；/]|\Z")
_SIGN = regex(
    r"\s*(?:[（(](?:SH|SZ|BJ|HK)?[.:：]?(?:\d{4,6}|[A-Z]{2,5})\b"
    r"|股份|股价|市值|涨停(?!潮)|跌停(?!潮)|停牌|复牌|公告|[AH]股|[（(](?:股票|证券)代码"
    r"|(?:收)?[涨跌]\s*\d+(?:\.\d+)?\s*[%％])"
)
_SIGN_BEFORE = regex(r"(?:\*?ST|证券简称\s*[：:]?|股票简称\s*[：:]?)\s*\Z", re.I)
_OTHER = regex(r"(?:网|客户端|日报)")  # 云岭网 is a page, and not the share of 云岭
_LETTER = regex(r"[A-Za-z0-9]")
_LISTED = regex(r"\A(?:(SH|SZ|BJ|HK|US)[.:]?)?([0-9A-Z]+)(?:\.([A-Z]+))?\Z")
_MARKETS = {"SS": "SH", "XSHG": "SH", "XSHE": "SZ", "N": "US", "O": "US", "OQ": "US"}


class ListedSecurity(NamedTuple):
    """A row of a list: a security, and what it is called."""

    code: str  # as the list writes it
    name: str
    aliases: tuple[str, ...] = ()
    common: bool | None = (
        None  # whether its name is a word with other meanings; None: by its length
    )


class _Found(NamedTuple):
    start: int
    end: int
    rows: tuple[int, ...]
    certain: bool


class Securities:
    """A list of securities, made ready to look for them.

    Args:
        rows: the list.

    Raises:
        ValueError: a row has no code that can be read, or a name of less than two characters.
    """

    def __init__(self, rows: Sequence[ListedSecurity]) -> None:
        self._rows = tuple(rows)
        self._names: dict[str, dict[str, list[int]]] = {}  # by their first two characters
        self._codes: dict[str, list[int]] = {}
        self._markets: list[str | None] = []
        for number, row in enumerate(self._rows):
            market, bare = read_code(row.code)
            self._markets.append(market)
            self._codes.setdefault(bare, []).append(number)
            for name in dict.fromkeys((row.name, *row.aliases)):
                if len(name) < 2:
                    raise ValueError(
                        phrase(
                            "{code}: a name has two characters or more: {name}",
                            code=row.code,
                            name=repr(name),
                        )
                    )
                same = self._names.setdefault(name[:2], {}).setdefault(name, [])
                same.append(number)

    def __len__(self) -> int:
        return len(self._rows)

    def mentions(self, title: str | None, body: str) -> list[Mention]:
        """Return the securities that an article mentions, in the order in which it does.

        Args:
            title: the headline.
            body: the text; its first paragraph is the lead.
        """
        lead, _, rest = body.partition("\n")
        counts: dict[int, int] = {}
        places: dict[int, list[Place]] = {}
        zones: Mapping[Place, str] = {"title": title or "", "lead": lead, "body": rest}
        for place, text in zones.items():
            for found in self._certain(text):
                for number in found.rows:
                    counts[number] = counts.get(number, 0) + 1
                    where = places.setdefault(number, [])
                    if place not in where:
                        where.append(place)
        return [
            Mention(
                code=self._rows[number].code,
                name=self._rows[number].name,
                where=places[number],
                count=count,
            )
            for number, count in counts.items()
        ]

    def _certain(self, text: str) -> Iterator[_Found]:
        """Give what is certainly a mention; a name with its code behind it is one."""
        names = list(self._named(text))
        codes = list(self._coded(text, names))
        taken = {code.start for code in codes}
        ends = {code.start: code.rows for code in codes}
        found = []
        for name in names:
            beside = next((ends[at] for at in taken if 0 < at - name.end <= _GAP), ())
            both = tuple(row for row in name.rows if row in beside)
            found.append(name._replace(certain=True, rows=both) if both else name)
        found = _enumerated(found, text)
        behind = [name for name in found if name.certain]
        alone = [
            code
            for code in codes
            if not any(
                set(code.rows) & set(n.rows) and 0 < code.start - n.end <= _GAP for n in behind
            )
        ]
        yield from sorted([*behind, *alone])

    def _named(self, text: str) -> Iterator[_Found]:
        """Give where names stand, the longest of those that begin at one place."""
        at = 0
        while at < len(text) - 1:
            known = self._names.get(text[at : at + 2], {})
            name = max((n for n in known if text.startswith(n, at)), key=len, default=None)
            if name is None or not _is_whole(text, at, at + len(name)):
                at += 1
                continue
            end = at + len(name)
            yield _Found(at, end, tuple(known[name]), self._is_certain(text, name, known[name], at))
            at = end

    def _is_certain(self, text: str, name: str, rows: Sequence[int], at: int) -> bool:
        row = self._rows[rows[0]]
        common = len(name) <= SHORT
        if row.common is not None and (row.common is False or name == row.name):
            common = row.common
        if not common:
            return True
        end = at + len(name)
        return bool(_SIGN.match(text, end) or _SIGN_BEFORE.search(text[max(at - 8, 0) : at]))

    def _coded(self, text: str, names: Sequence[_Found]) -> Iterator[_Found]:
        """Give where codes stand: digits that nothing marks as a code are a number."""
        for found in _CODE.finditer(text):
            market = _market(found["before"] or found["after"])
            opened = _OPENS.search(text[max(found.start() - 30, 0) : found.start()])
            marked = market is not None or (opened and _CLOSES.match(text, found.end()))
            before = [n.rows for n in names if 0 <= found.start() - n.end <= 1]
            if rows := self._with_code(found["digits"], market, before, marked=bool(marked)):
                yield _Found(found.start(), found.end(), rows, certain=True)
        for found in _LETTERS.finditer(text):
            letters = found["told"] or found["suffixed"] or found["alone"]
            if letters in self._codes:
                yield _Found(found.start(), found.end(), tuple(self._codes[letters]), certain=True)

    def _with_code(
        self, digits: str, market: str | None, before: Sequence[Sequence[int]], *, marked: bool
    ) -> tuple[int, ...]:
        bare = digits.zfill(5) if market == "HK" else digits
        rows = [
            number
            for number in self._codes.get(bare, ())
            if market is None or self._markets[number] in (None, market)
        ]
        named = [number for number in rows if any(number in names for names in before)]
        if named:
            return tuple(named)
        return tuple(rows) if marked and len(rows) == 1 else ()


_GAP = 12  # characters between a name and its code: （股票代码：


def read_code(code: str) -> tuple[str | None, str]:
    """Return the market that a list's code tells, if any, and the code without it.

    Raises:
        ValueError: it is no code.
    """
    found = _LISTED.match(code.strip().upper())
    if found is None:
        raise ValueError(phrase("no code of a security: {code}", code=repr(code)))
    market = _market(found[1] or found[3])
    bare = found[2]
    if bare.isdigit() and (market == "HK" or len(bare) == 5):
        return "HK", bare.zfill(5)
    return market, bare


def _market(text: str | None) -> str | None:
    return None if text is None else _MARKETS.get(text.upper(), text.upper())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands by itself: Latin letters go on, and a 网 makes it another's."""
    if _LETTER.match(text[start]) and start and _LETTER.match(text[start - 1]):
        return False
    if _LETTER.match(text[end - 1]) and _LETTER.match(text[end : end + 1]):
        return False
    return _OTHER.match(text, end) is None


def _enumerated(found: list[_Found], text: str) -> list[_Found]:
    """Make certain what stands in one enumeration with a mention: 甲股份、乙、丙."""
    for order in (1, -1):
        last: _Found | None = None
        for place in range(len(found))[::order]:
            here = found[place]
            if last is not None and not here.certain and last.certain:
                between = text[last.end : here.start] if order == 1 else text[here.end : last.start]
                if re.fullmatch(r"(?:[（(][^（）()]{1,20}[）)])?(?:股份)?[、和及]", between):
                    here = found[place] = here._replace(certain=True)
            last = here
    return found
