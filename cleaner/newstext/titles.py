"""Headlines: which of a page's candidates is the one, and where the site's suffix begins.

The title element holds the headline and, behind separators, keywords, channel and site. What the
page shows as its headline is one of the title's beginnings, so the two are compared; only where
nothing shown fits is the suffix taken off by what it says.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from cleaner.evidence import By
from cleaner.lazy import regex
from cleaner.newstext import header_line
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold, squash

# From the certain to the doubtful: bars stand in no headline, a dash may.
_SEPARATOR = regex(
    r"(?:(?<!\s)\s++)?(?:[_|｜丨¦]+|--+|—+|–|―+)\s*|(?<!\s)\s++[-·»«]\s+|-"
    r"|(?:(?<!\s)\s++)?(?:<<|>>|«|»|﹣|－)\s*"
)
_SITE = regex(
    r"(?:网|網|网站|在线|频道|新闻|财经|日报|晚报|时报|早报|晨报|都市报|商报|周刊|周报|杂志|传媒|门户|官网|平台|"
    r"社区|论坛|博客|客户端|资讯|要闻|滚动|快讯|正文|首页|中心|公司新闻|栏目|导报|之窗|专栏|头条|通讯社|[Aa][Pp][Pp]|"
    r"\.(?:com|cn|net|org)(?:\.cn)?)[)）]?\Z"
)
_LONGEST_SITE = 18
_BAR = regex(r"(?<!\s)\s*+[_|｜丨]")
_CHANNEL = regex(  # what sites call their sections, and no headline ends in behind a dash
    r"\s*(?:宏观|股票|股市|基金|债券|期货|外汇|黄金|理财|保险|银行|证券|公司|产经|产业|地产|房产|汽车|科技|互联网|国内|国际"
    r"|社会|时政|评论|观点|金融|经济|港股|美股|新三板|图片|视频|体育|娱乐|教育|健康|文化|军事|旅游|法治|民生)\s*"
)
_INSTITUTION = regex(
    r"[\u4e00-\u9fff·（）()]{2,20}(?:人民政府|[委党]办?|局|厅|委员会|大学|学院|学校|医院|公司|集团|协会|学会|联合会|银行"
    r"|法院|检察院|办公室|中心|研究[院所]|博物馆|图书馆|出版社)"
)
_NO_HEADLINE = regex(
    r"(?:新闻|文章|资讯|正文|详情|内容|详细|首页|无标题(?:文档)?|untitled|home|index"
    r"|新闻详情|详细内容|新闻中心|文章详情|内容页)\Z",
    re.I,
)
_NEAR = 72.0  # of 100: as near as a headline to the shortened form of itself
_SHORTEST_CUT = 8
_BARE_DASH = regex(r"[-—–―－﹣]+\Z")  # without blanks around it
_SHORTEST_HOUSE, _SHORTEST_SURE = 3, 5
_LONGEST = 300
_LONGEST_CHANNEL = 6
_UNKNOWN = 2  # segments behind a house that name no site
_FIRST_HEADING = 4  # the weight of an <h1>


class ShownLine(NamedTuple):
    """A line that the page shows, and how much it looks like a headline (0: not at all).

    Several lines of one heading are offered as one line, too, `joined`: the headline if the title
    element names it exactly; else the second may be a subtitle.
    """

    text: str
    weight: int
    joined: bool = False


class Headline(NamedTuple):
    """The headline, which of the shown lines it is (None: none), and what gave it."""

    text: str
    place: int | None
    by: By


@functools.lru_cache(maxsize=4096)
def compared(text: str) -> str:
    """Return a text as headlines are compared: without white space, widths folded."""
    return squash(unicodedata.normalize("NFKC", text)).casefold()


def is_headline(text: str | None) -> bool:
    """Tell whether a text can be a headline: not a bare 新闻详情, a site's name, a dated header."""
    text = fold(text or "")
    if len(text) < 2 or _NO_HEADLINE.match(text) or house(text) is not None:
        return False
    return header_line.header_line(text) is None


def names_a_site(segment: str, names: Collection[str] = ()) -> bool:
    """Tell whether a segment of a title is a site's or a channel's name.

    Args:
        segment: what stands between two separators.
        names: what the page calls itself elsewhere.

    """
    segment = segment.strip(" ()（）")
    if not segment:
        return True
    if house(segment) or any(compared(segment) == compared(name) for name in names):
        return True
    return len(segment) <= _LONGEST_SITE and _SITE.search(segment) is not None


def names_an_institution(text: str) -> bool:
    """Tell a title that only says whose page it is: 某市人民政府, 某大学, 某某股份有限公司."""
    return _INSTITUTION.fullmatch(text.strip()) is not None


def beginnings(title: str) -> list[str]:
    """Return the beginnings of a title that end at a separator, shortest first, the whole last."""
    cuts = [found.start() for found in _SEPARATOR.finditer(title) if found.start()]
    return list(dict.fromkeys([*(title[:cut].rstrip() for cut in cuts[:12]), title]))


def suffixes(title: str, names: Collection[str] = ()) -> list[str]:
    """Return the names of sites and channels at a title's end, the last first.

    Behind a house may stand a word or two that are none: `…_澎湃新闻-The Paper`.
    """
    found: list[str] = []
    title = title[-_LONGEST:]
    unknown = 0
    while match := _last_separator(title):
        segment = title[match.end() :].strip()
        if not (house(segment) if unknown else names_a_site(segment, names)):
            unknown += 1
            if found or unknown > _UNKNOWN:
                break
        elif segment:
            found.append(segment)
        title = title[: match.start()].rstrip()
    return found


def without_suffix(title: str, names: Collection[str] = ()) -> str:
    """Take the site's suffix off a title.

    What stands before the first bar is the headline as soon as the title ends in a site's name:
    between them stand keywords and channels. A few characters before a bar are a column's name, and
    the next one counts. A dash is cut only before such a name, and before a channel's beside it.
    """
    title = fold(title)[:_LONGEST]
    whole = title
    ended, dashes = False, ""
    while match := _last_separator(title):
        if not names_a_site(title[match.end() :], names):
            break
        title = title[: match.start()].rstrip()
        ended = True
        dashes = match[0]
    if len(dashes) > 1 and (match := _last_separator(title)) and match[0] == dashes:
        channel = len(title) - match.end() <= _LONGEST_CHANNEL
        title = (
            title[: match.start()].rstrip() if channel and match.start() >= _SHORTEST_CUT else title
        )
    if ended and (match := _last_separator(title)) and _CHANNEL.fullmatch(title[match.end() :]):
        title = title[: match.start()].rstrip() if match.start() >= _SHORTEST_CUT else title
    bars = (bar.start() for bar in _BAR.finditer(title)) if ended else ()
    title = title[: next((at for at in bars if at >= _SHORTEST_CUT), len(title))]
    return title if is_headline(title) else whole


def title_without_house(title: str) -> str:
    """Take the site's suffix off a title that ends in the name of a known house.

    That is for titles beside which no page stands that could tell what the headline is. A name of
    two characters may be the story's own (京东-腾讯), and before a name may stand a rubric alone
    (对话 | 腾讯新闻): then the title stays.
    """
    title = fold(title)
    match = _last_separator(title)
    if match is None or len(title) > _LONGEST:
        return title
    name = title[match.end() :].strip()
    if house(name) is None:
        return title
    dash = bool(_BARE_DASH.match(match[0]))
    if dash and len(name) < _SHORTEST_HOUSE:
        return title
    bare = without_suffix(title)
    sure = not dash and len(name) >= _SHORTEST_HOUSE
    return bare if len(bare) >= (_SHORTEST_SURE if sure else _SHORTEST_CUT) else title


def _last_separator(title: str) -> re.Match[str] | None:
    last = None
    for last in _SEPARATOR.finditer(title):  # noqa: B007 - the last one is wanted
        pass
    return last if last and last.start() else None


def choose(
    title: str | None,
    others: Iterable[str | None],
    shown: Sequence[ShownLine],
    *,
    names: Collection[str] = (),
) -> Headline | None:
    """Choose a page's headline.

    Args:
        title: the title element.
        others: what metadata calls the headline, most trusted first.
        shown: the lines that the page shows, in its order.
        names: what the page calls its site.

    """
    metas = [fold(t)[:_LONGEST] for t in others if t and is_headline(t)]
    title = fold(title or "")[:_LONGEST]
    told = [b for t in [*metas, title] if t for b in beginnings(t)]
    told = [t for t in dict.fromkeys(told) if is_headline(t) and len(compared(t)) >= 2]
    plain = [t for t in told if not _ends_in_a_site(t, names)]
    place = _exact(plain, shown, names)
    if place is None and len(plain) < len(told):  # the page shows its title element as it is
        place = _exact(told, shown, names)
        if place is not None:
            return Headline(without_suffix(shown[place].text, names), place, By.SHOWN_HEADLINE)
    if place is None:
        place = _near(plain or told, shown)
    if place is not None:
        return Headline(shown[place].text, place, By.SHOWN_HEADLINE)
    for text in metas:
        return Headline(without_suffix(text, names), None, By.METADATA)
    first = [i for i, line in enumerate(shown) if line.weight >= _FIRST_HEADING and not line.joined]
    if len(first) == 1 and len(text := shown[first[0]].text) >= _SHORTEST_CUT and is_headline(text):
        return Headline(text, first[0], By.ONLY_HEADING)
    if (
        title
        and is_headline(bare := without_suffix(title, names))
        and not names_a_site(bare, names)
    ):
        return Headline(bare, None, By.TITLE_ELEMENT)
    best = max((s.weight for s in shown), default=0)
    for i, line in enumerate(shown):
        if line.joined:
            continue
        if line.weight == best > 1 and is_headline(line.text) and len(line.text) > 4:
            return Headline(line.text, i, By.FIRST_HEADING)
    return None


def _ends_in_a_site(told: str, names: Collection[str]) -> bool:
    """Tell a beginning of a title that ends with the name of a site or a channel."""
    match = _last_separator(told)
    return match is not None and names_a_site(told[match.end() :], names)


def _exact(told: Sequence[str], shown: Sequence[ShownLine], names: Collection[str]) -> int | None:
    """Return the shown line that is one of the title's beginnings: the longest, the weightiest."""
    lengths = {
        compared(text): len(text)
        for text in told
        if not names_a_site(text, names) or len(text) > 12
    }
    most = 2 * max(lengths.values(), default=0)
    best: tuple[int, int, int] | None = None
    for i, line in enumerate(shown):
        if not line.weight or len(line.text) > most:
            continue
        length = lengths.get(compared(line.text))
        if length is not None:
            rank = (length, line.weight, -i)
            best = max(best, rank) if best else rank
    return -best[2] if best else None


def _near(told: Sequence[str], shown: Sequence[ShownLine]) -> int | None:
    """Return the heading that is nearest to one of the title's beginnings, if near enough."""
    from rapidfuzz import fuzz  # only pages without an exact match pay for the import

    best: tuple[float, int, int] | None = None
    for i, line in enumerate(shown):
        if line.weight < 2 or line.joined or not is_headline(line.text):
            continue
        key = compared(line.text)
        score = max((_nearness(key, compared(t), fuzz.ratio) for t in told), default=0.0)
        if score >= _NEAR:
            rank = (score, line.weight, -i)
            best = max(best, rank) if best else rank
    return -best[2] if best else None


def _nearness(key: str, told: str, ratio: Callable[[str, str], float]) -> float:
    bare = told.rstrip(".…")
    if len(bare) >= _SHORTEST_CUT and key.startswith(bare):  # the title element was cut short
        return 95.0
    return ratio(key, told)
